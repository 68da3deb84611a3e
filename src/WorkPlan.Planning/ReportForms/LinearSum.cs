using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Text;

namespace WorkPlan.Planning.ReportForms;

/// <summary>A sum of cells as forms print it: <c>1+2+8-9</c>.</summary>
internal sealed record LinearSum(IReadOnlyList<LinearTerm> Terms)
{
    private const int MostTerms = 60;

    public IEnumerable<string> Cells => Terms.Select(term => term.Cell);

    public static bool TryParse(string? text, [NotNullWhen(true)] out LinearSum? sum)
    {
        sum = null;
        var terms = new List<LinearTerm>();
        var (plus, code) = (true, new StringBuilder());
        foreach (var sign in $"{text}+")
        {
            if (sign is '+' or '-' or '−')
            {
                if (code.Length == 0 || terms.Count == MostTerms)
                    return false;
                terms.Add(new LinearTerm(plus, code.ToString()));
                code.Clear();
                plus = sign == '+';
            }
            else if (char.IsAsciiLetterOrDigit(sign) || sign is '.' or '_')
                code.Append(sign);
            else if (!char.IsWhiteSpace(sign))
                return false;
        }
        sum = new LinearSum(terms);
        return true;
    }

    /// <summary>Null when a cell of it is not filled in.</summary>
    public long? Of(IReadOnlyDictionary<string, long> cells)
    {
        var total = 0L;
        foreach (var term in Terms)
        {
            if (!cells.TryGetValue(term.Cell, out var value))
                return null;
            total += term.Plus ? value : -value;
        }
        return total;
    }

    /// <summary>With the figures in place of the cells: 12 + 30 − 8.</summary>
    public string With(IReadOnlyDictionary<string, long> cells)
    {
        var text = new StringBuilder();
        foreach (var term in Terms)
            text.Append(text.Length == 0 ? (term.Plus ? "" : "−") : term.Plus ? " + " : " − ").Append(cells[term.Cell].ToString(CultureInfo.InvariantCulture));
        return text.ToString();
    }

    public override string ToString()
    {
        var text = new StringBuilder();
        foreach (var term in Terms)
            text.Append(text.Length == 0 ? (term.Plus ? "" : "−") : term.Plus ? "+" : "−").Append(term.Cell);
        return text.ToString();
    }
}

internal sealed record LinearTerm(bool Plus, string Cell);

internal enum BalanceRelation
{
    Equal,
    AtMost,
    AtLeast,
}

/// <summary>A condition between cells that a form prints: <c>10 = 1+2+8-9</c>, or <c>4 &lt;= 3</c> for "of which".</summary>
internal sealed record BalanceEquation(LinearSum Left, BalanceRelation Relation, LinearSum Right)
{
    public IEnumerable<string> Cells => Left.Cells.Concat(Right.Cells);

    public static bool TryParse(string? text, [NotNullWhen(true)] out BalanceEquation? equation)
    {
        equation = null;
        var (sign, relation) = text switch
        {
            null => ("", BalanceRelation.Equal),
            _ when text.Contains("<=", StringComparison.Ordinal) => ("<=", BalanceRelation.AtMost),
            _ when text.Contains(">=", StringComparison.Ordinal) => (">=", BalanceRelation.AtLeast),
            _ => ("=", BalanceRelation.Equal),
        };
        if (text?.Split(sign) is not [var left, var right] || !LinearSum.TryParse(left, out var leftSum) || !LinearSum.TryParse(right, out var rightSum))
            return false;
        equation = new BalanceEquation(leftSum, relation, rightSum);
        return true;
    }

    /// <summary>Null when a cell is not filled in.</summary>
    public bool? Holds(IReadOnlyDictionary<string, long> cells)
    {
        if (Left.Of(cells) is not { } left || Right.Of(cells) is not { } right)
            return null;
        return Relation switch
        {
            BalanceRelation.AtMost => left <= right,
            BalanceRelation.AtLeast => left >= right,
            _ => left == right,
        };
    }

    public override string ToString() => $"{Left} {Sign} {Right}";

    private string Sign => Relation switch
    {
        BalanceRelation.AtMost => "<=",
        BalanceRelation.AtLeast => ">=",
        _ => "=",
    };
}
