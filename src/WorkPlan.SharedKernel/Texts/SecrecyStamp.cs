using System.Text.RegularExpressions;

namespace WorkPlan.SharedKernel;

/// <summary>
/// Recognises the stamps MẬT, TỐI MẬT, TUYỆT MẬT in text. Classified text must not even be drafted on a machine in a network, so it is
/// refused before anything is stored or logged.
/// </summary>
public static partial class SecrecyStamp
{
    private const string Law = "Luật Bảo vệ bí mật nhà nước; Quyết định 1180/QĐ-TTg ngày 04/8/2020";

    /// <summary>The only classification whose content a networked system takes.</summary>
    public const string Unclassified = "Không mật";

    public static bool IsOn(string? text) =>
        !string.IsNullOrEmpty(text) && VietnameseText.Normalize(text) is var plain
        && (High().IsMatch(plain) || Plain().IsMatch(plain) || Label().IsMatch(plain));

    /// <summary>The refusal of classified content, with the law that it follows.</summary>
    public static DomainRuleException Refusal() => new("classified-content-refused") { Citation = Law };

    public static void Refuse(params ReadOnlySpan<string?> texts)
    {
        foreach (var text in texts)
        {
            if (IsOn(text))
                throw Refusal();
        }
    }

    [GeneratedRegex(@"(?<!\p{L})(TUYỆT|TỐI)\s+MẬT(?!\p{L})", RegexOptions.CultureInvariant)]
    private static partial Regex High();

    // Alone, it is a stamp; after these words it is half of an ordinary one: bí mật, bảo mật, không mật, cơ mật.
    [GeneratedRegex(@"(?<!\p{L})(?<!(?i:bí|bảo|không|cơ)\s+)MẬT(?!\p{L})", RegexOptions.CultureInvariant)]
    private static partial Regex Plain();

    [GeneratedRegex(@"độ\s+mật\s*:?\s*((tuyệt|tối)\s+)?mật(?!\p{L})", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Label();
}
