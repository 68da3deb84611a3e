using WorkPlan.ServiceDefaults.Security;
using WorkPlan.SharedKernel;

namespace WorkPlan.Assignments.Suitability;

internal static class LegalRuleEndpoints
{
    public static void MapLegalRules(this IEndpointRouteBuilder routes) =>
        routes.MapGet("/legal-rules", ListLegalRules).WithTags("Legal rules").RequirePermission(AssignmentsPermissions.Read);

    /// <summary>The rules in force on a day, so that whoever is refused can read them all.</summary>
    private static IReadOnlyList<LegalRule> ListLegalRules(DateOnly? asOf, LegalRuleBook book, TimeProvider clock)
    {
        var day = asOf ?? VietnamTime.Today(clock);
        return [.. book.Rules.Where(rule => new Validity(rule.ValidFrom, rule.ValidTo).IsInForce(day))];
    }
}
