using WorkPlan.ServiceDefaults.Problems;
using WorkPlan.SharedKernel;

namespace WorkPlan.Planning.PrincipleFiles;

/// <summary>Every way in which principle files refuse.</summary>
internal static class PrincipleFileRules
{
    public static RuleException RequiredTwice(string code) => new("required-document-twice", code);

    public static RuleException NotRequired(string fieldCode, string code) => new("document-not-required", fieldCode, code);

    public static RuleException NotFiled(string code) => new("document-not-filed", code);

    public static RuleException NeedsDocumentOrName() => new("filed-document-needs-name");

    public static RuleException DocumentUnknown(Guid id) => new("filed-document-unknown", id);

    public static RuleException FiledInFuture(DateOnly on) => new("filed-in-future", VietnamTime.Format(on));
}
