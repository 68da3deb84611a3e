using WorkPlan.ServiceDefaults.Problems;
using WorkPlan.SharedKernel;

namespace WorkPlan.Planning.ReportForms;

/// <summary>Every way in which a form is refused.</summary>
internal static class FormRules
{
    public static RuleException Invalid(IReadOnlyList<FormFault> faults) =>
        new("report-form-invalid", $"{faults[0].Where} ({faults[0].Fault})", faults.Count) { Items = faults };

    public static RuleException FollowsTooEarly(string code, DateOnly since) => new("report-form-follows-too-early", code, VietnamTime.Format(since));

    public static RuleException Unknown(string code, string period) => new("report-form-unknown", code, period);
}
