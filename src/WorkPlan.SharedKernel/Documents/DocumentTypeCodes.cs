using System.Collections.Frozen;

namespace WorkPlan.SharedKernel;

/// <summary>
/// The abbreviations of document types that stand first in a symbol. A symbol that begins with anything else names its issuer
/// first: 01/VKS-VP has the form of an official letter, 96/2019/QH14 that of a resolution or law of the National Assembly.
/// </summary>
public static class DocumentTypeCodes
{
    // Decree 30/2020/NĐ-CP, annex III, the law on legal documents, the Party's guidance on its documents, the procuracy's own forms.
    private static readonly FrozenSet<string> Known = new[]
    {
        "NQ", "QĐ", "CT", "QC", "QYĐ", "TC", "TB", "HD", "CTR", "KH", "PA", "ĐA", "DA", "BC", "BB", "TTR", "HĐ", "CĐ", "BGN", "BTT",
        "GUQ", "GM", "GGT", "GNP", "PG", "PC", "PB", "CV", "L", "PL", "NĐ", "TT", "TTLT", "NQLT", "VBHN", "SL", "KL", "QĐI", "LT",
        "KN", "KNPT", "QĐKN", "QĐKNPT", "YC",
    }.ToFrozenSet(StringComparer.OrdinalIgnoreCase);

    /// <summary>Several issuers sign these together; all of them belong to the issuer part.</summary>
    private static readonly FrozenSet<string> Joint = new[] { "TTLT", "NQLT", "QCPH" }.ToFrozenSet(StringComparer.OrdinalIgnoreCase);

    public static bool IsKnown(string code) => Known.Contains(code) || IsJoint(code);

    public static bool IsJoint(string code) => Joint.Contains(code);
}
