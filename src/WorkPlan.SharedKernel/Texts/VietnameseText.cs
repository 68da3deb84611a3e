using System.Globalization;
using System.Text;

namespace WorkPlan.SharedKernel;

/// <summary>What Vietnamese text needs in one place: one form for storing, one for searching, one order for names.</summary>
public static class VietnameseText
{
    /// <summary>Composed form (NFC), with the look-alikes of Đ replaced by the letter itself; identity is compared on this.</summary>
    public static string Normalize(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        return text.Normalize(NormalizationForm.FormC)
            .Replace('\u00D0', 'Đ').Replace('\u0189', 'Đ') // Icelandic eth and African D, as old fonts and converters leave them
            .Replace('\u00F0', 'đ').Replace('\u0256', 'đ');
    }

    /// <summary>Without marks, lower case, single spaces: "hoang" finds "Hoằng". Never compare identities by it.</summary>
    public static string SearchKey(string? text)
    {
        if (string.IsNullOrWhiteSpace(text)) return "";
        var key = new StringBuilder(text.Length);
        foreach (var letter in Normalize(text).Normalize(NormalizationForm.FormD))
        {
            if (char.GetUnicodeCategory(letter) is UnicodeCategory.NonSpacingMark or UnicodeCategory.Format or UnicodeCategory.Control
                && !char.IsWhiteSpace(letter)) continue;
            if (!char.IsWhiteSpace(letter)) key.Append(WithoutStroke(char.ToLowerInvariant(letter)));
            else if (key.Length > 0 && key[^1] != ' ') key.Append(' ');
        }

        return key.ToString().TrimEnd();
    }

    /// <summary>Composed form with the spaces that people type by accident removed.</summary>
    public static string Clean(string text) =>
        string.Join(' ', Normalize(text).Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));

    // Đ does not decompose into D and a mark.
    private static char WithoutStroke(char letter) => letter == 'đ' ? 'd' : letter;
}
