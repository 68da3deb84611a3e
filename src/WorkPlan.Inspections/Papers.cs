using WorkPlan.ServiceDefaults.Problems;
using WorkPlan.SharedKernel;

namespace WorkPlan.Inspections;

/// <summary>How the papers that inspections name are named: by a number with its symbol, as <see cref="DocumentNumber"/> reads it.</summary>
internal static class Papers
{
    /// <summary>The number in its normal form; what cannot be read, or has no number yet, is refused.</summary>
    public static string NumberOf(string text)
    {
        var number = DocumentNumber.Parse(text);
        return number.HasNumber ? number.Text : throw new RuleException("paper-not-numbered", text);
    }

    /// <summary>The number of a decision (QĐ) in its normal form.</summary>
    public static string DecisionNumberOf(string text) =>
        DocumentNumber.TryParse(text, out var number) && number is { HasNumber: true, TypeCode: "QĐ" }
            ? number.Text
            : throw new RuleException("paper-not-a-decision", text);
}
