using WorkPlan.SharedKernel;

namespace WorkPlan.Planning.ReportForms;

/// <param name="Code">As the form prints it: 1, 10, 4a.</param>
/// <param name="Name">What it counts.</param>
/// <param name="OpensFrom">For an opening balance: the cell whose figure in the last period's report it repeats.</param>
public sealed record FormCell(string Code, string Name, string? OpensFrom = null);

/// <summary>Which figures of a target the form's cells make, as sums of cells: a share's numerator and denominator, or a count.</summary>
public sealed record FormFeed(string TargetCode, string? Numerator = null, string? Denominator = null, string? Count = null);

/// <param name="Cells">In the order in which they are printed.</param>
/// <param name="Equations">Conditions as the form prints them: <c>10 = 1+2+8-9</c>, <c>4 &lt;= 3</c>.</param>
/// <param name="Feeds">The targets whose figures come from it.</param>
internal sealed record FormContent(IReadOnlyList<FormCell> Cells, IReadOnlyList<string> Equations, IReadOnlyList<FormFeed> Feeds)
{
    /// <summary>Refuses a form that contradicts itself, with everything that is wrong in it.</summary>
    public void Check(PeriodKind periodKind)
    {
        var known = Cells.Select(cell => cell.Code).ToHashSet(StringComparer.Ordinal);
        var faults = new List<FormFault>();
        faults.AddRange(Cells.GroupBy(cell => cell.Code).Where(same => same.Count() > 1).Select(same => new FormFault("cell-twice", same.Key)));
        faults.AddRange(Cells.Where(cell => !LinearSum.TryParse(cell.Code, out var sum) || sum.Terms.Count != 1)
            .Select(cell => new FormFault("cell-code-unreadable", cell.Code)));
        faults.AddRange(Cells.Where(cell => cell.OpensFrom is { } closing && !known.Contains(closing))
            .Select(cell => new FormFault("cell-unknown", cell.OpensFrom!)));
        foreach (var text in Equations)
        {
            if (!BalanceEquation.TryParse(text, out var equation))
                faults.Add(new FormFault("equation-unreadable", text));
            else
                faults.AddRange(equation.Cells.Where(cell => !known.Contains(cell)).Select(cell => new FormFault("cell-unknown", $"{cell}: {text}")));
        }
        if (periodKind == PeriodKind.Week)
            faults.AddRange(Feeds.Select(feed => new FormFault("feed-by-week", feed.TargetCode)));
        foreach (var feed in Feeds)
        {
            if ((feed.Numerator is null) != (feed.Denominator is null) || (feed.Numerator is null) == (feed.Count is null))
                faults.Add(new FormFault("feed-incomplete", feed.TargetCode));
            foreach (var text in new[] { feed.Numerator, feed.Denominator, feed.Count }.OfType<string>())
            {
                if (!LinearSum.TryParse(text, out var sum))
                    faults.Add(new FormFault("feed-unreadable", text));
                else
                    faults.AddRange(sum.Cells.Where(cell => !known.Contains(cell)).Select(cell => new FormFault("cell-unknown", $"{cell}: {text}")));
            }
        }
        if (faults.Count > 0)
            throw FormRules.Invalid(faults);
    }
}

/// <param name="Fault">What is wrong: a code.</param>
/// <param name="Where">The cell, equation or target.</param>
internal sealed record FormFault(string Fault, string Where);
