namespace WorkPlan.SharedKernel;

/// <summary>
/// The part of a document's number after the figure: QĐ-VKSTC-VP is the type QĐ, the issuer VKSTC and the drafting unit VP.
/// </summary>
public sealed record DocumentSymbol
{
    private DocumentSymbol(string? typeCode, string issuer, string? unit)
    {
        TypeCode = typeCode;
        Issuer = issuer;
        Unit = unit;
    }

    /// <summary>Null where the symbol has no type: official letters and the National Assembly's resolutions and laws.</summary>
    public string? TypeCode { get; }

    public string Issuer { get; }

    /// <summary>The unit that drafted it, or where it is filed.</summary>
    public string? Unit { get; }

    /// <summary>Reads the parts between the hyphens and slashes; null when one of them is no abbreviation.</summary>
    internal static DocumentSymbol? From(IReadOnlyList<string> parts)
    {
        if (parts.Count == 0 || !parts.All(IsAbbreviation)) return null;
        var type = parts.Count > 1 && DocumentTypeCodes.IsKnown(parts[0]) ? parts[0] : null;
        var rest = type is null ? parts : [.. parts.Skip(1)];
        return type is not null && DocumentTypeCodes.IsJoint(type)
            ? new DocumentSymbol(type, string.Join('-', rest), null)
            : new DocumentSymbol(type, rest[0], rest.Count > 1 ? string.Join('-', rest.Skip(1)) : null);
    }

    private static bool IsAbbreviation(string part) =>
        part.Length is > 0 and <= 20 && char.IsLetter(part[0]) && part.All(letter => char.IsLetterOrDigit(letter));
}
