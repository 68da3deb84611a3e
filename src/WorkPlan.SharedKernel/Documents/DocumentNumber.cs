using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Text.Json.Serialization;
using System.Text.RegularExpressions;

namespace WorkPlan.SharedKernel;

/// <summary>
/// The number and symbol of a document in every form in use: 01/CT-VKSTC, 01/VKS-VP, 190/QĐ-VKSTC-VP, 808/QĐ/VKSTC-TTr,
/// 96/2019/QH14, 30/2020/NĐ-CP, 10-CT/TU of the Party, and a symbol still without a number. QĐ is not QD: marks decide identity;
/// upper and lower case do not. A number alone does not identify a document: see <see cref="DocumentIdentity"/>.
/// </summary>
[JsonConverter(typeof(DocumentNumberJsonConverter))]
public sealed partial class DocumentNumber : IEquatable<DocumentNumber>, IParsable<DocumentNumber>
{
    private const int MaxLength = 100;

    private DocumentNumber(int? figure, string suffix, int? year, string symbolText, DocumentSymbol? symbol, char separator)
    {
        Figure = figure;
        Suffix = suffix;
        Year = year;
        SymbolText = symbolText;
        Symbol = symbol;
        Separator = separator;
    }

    /// <summary>Neither number nor symbol, as on a first draft.</summary>
    public static DocumentNumber None { get; } = new(null, "", null, "", null, '/');

    public int? Figure { get; }

    /// <summary>The letter of a number that was inserted later: a in 12a/KH-VKS.</summary>
    public string Suffix { get; }

    /// <summary>Legal documents carry their year; other documents do not.</summary>
    public int? Year { get; }

    public DocumentSymbol? Symbol { get; }

    public string? TypeCode => Symbol?.TypeCode;

    public string? Issuer => Symbol?.Issuer;

    public string? Unit => Symbol?.Unit;

    public bool HasNumber => Figure is not null;

    /// <summary>The Party writes its number before the type: 10-CT/TU.</summary>
    public bool IsPartyStyle => Separator == '-';

    /// <summary>The normal form: NFC, two digits at least, no spaces, plain hyphens. Empty for <see cref="None"/>.</summary>
    public string Text
    {
        get
        {
            if (Symbol is null) return "";
            var year = Year is null ? "" : string.Create(CultureInfo.InvariantCulture, $"/{Year:0000}");
            return string.Create(CultureInfo.InvariantCulture, $"{Figure:00}{Suffix}{year}{Separator}{SymbolText}");
        }
    }

    private string SymbolText { get; }

    private char Separator { get; }

    public static DocumentNumber Parse(string? text) =>
        TryParse(text, out var number) ? number : throw new DomainRuleException("document-number-unreadable", text);

    public static bool TryParse(string? text, [NotNullWhen(true)] out DocumentNumber? number)
    {
        number = null;
        var plain = Plain(text);
        if (plain.Length > MaxLength) return false;
        if (plain.Length == 0 || NotYetNumbered().IsMatch(plain))
        {
            number = None;
            return true;
        }

        if (Form().Match(plain) is not { Success: true } form) return false;
        var symbolText = form.Groups["symbol"].Value;
        if (DocumentSymbol.From(symbolText.Split('-', '/')) is not { } symbol) return false;
        var separator = form.Groups["separator"].Value[0];
        // With a hyphen after the number only the Party's form is meant: type, slash, issuer.
        if (separator == '-' && (symbol.TypeCode is null || symbolText.Count(letter => letter == '/') != 1)) return false;
        number = new DocumentNumber(
            Whole(form.Groups["figure"]),
            form.Groups["suffix"].Value.ToLowerInvariant(),
            Whole(form.Groups["year"]),
            symbolText,
            symbol,
            separator);
        return number.Figure is not 0;
    }

    static DocumentNumber IParsable<DocumentNumber>.Parse(string s, IFormatProvider? provider) =>
        TryParse(s, out var number) ? number : throw new FormatException($"'{s}' is no number of a document.");

    public static bool TryParse(
        [NotNullWhen(true)] string? s, IFormatProvider? provider, [MaybeNullWhen(false)] out DocumentNumber result) => TryParse(s, out result);

    /// <summary>The number given when the document is issued; a number once given is never changed.</summary>
    public DocumentNumber Numbered(int figure)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(figure);
        if (Symbol is null) throw new DomainRuleException("document-symbol-missing");
        if (HasNumber) throw new DomainRuleException("document-already-numbered", Text);
        return new DocumentNumber(figure, Suffix, Year, SymbolText, Symbol, Separator);
    }

    public bool Equals(DocumentNumber? other) => other is not null && string.Equals(Text, other.Text, StringComparison.OrdinalIgnoreCase);

    public override bool Equals(object? obj) => Equals(obj as DocumentNumber);

    public override int GetHashCode() => StringComparer.OrdinalIgnoreCase.GetHashCode(Text);

    public override string ToString() => Text;

    private static int? Whole(Group digits) =>
        digits.Length == 0 ? null : int.Parse(digits.Value, NumberStyles.None, CultureInfo.InvariantCulture);

    // What people and converters leave around a number: "Số:", dotted lines for a number to come, spaces, typographic dashes.
    private static string Plain(string? text)
    {
        if (string.IsNullOrWhiteSpace(text) || text.Length > 4 * MaxLength) return text?.Trim() ?? "";
        var normal = Dashes().Replace(VietnameseText.Clean(text), "-");
        normal = Label().Replace(normal, "");
        return Gaps().Replace(normal, "${mark}").Trim();
    }

    [GeneratedRegex(@"[\u2010-\u2015\u2212]")]
    private static partial Regex Dashes();

    [GeneratedRegex(@"^số\s*:?\s*", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Label();

    [GeneratedRegex(@"\s*(?<mark>[-/])\s*")]
    private static partial Regex Gaps();

    [GeneratedRegex(@"^((không|chưa có) số|[.…_]+)$", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex NotYetNumbered();

    // Dots or a figure with its letter, perhaps a year, then the symbol.
    [GeneratedRegex(
        @"^([.…_ ]*|(?<figure>[0-9]{1,6})(?<suffix>[a-zA-Z]?))(/(?<year>(19|20)[0-9]{2}))?(?<separator>[-/])(?<symbol>[^\s].*)$",
        RegexOptions.CultureInvariant)]
    private static partial Regex Form();
}
