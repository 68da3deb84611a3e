using WorkPlan.Assignments.People;
using WorkPlan.ServiceDefaults.Security;
using WorkPlan.SharedKernel;

namespace WorkPlan.Assignments.Digests;

internal static class DigestEndpoints
{
    public static void MapDigests(this IEndpointRouteBuilder routes) =>
        routes.MapGet("/people/{code}/work-digest", GetDigest).WithTags("Work records").RequirePermission(AssignmentsPermissions.Read);

    /// <summary>Of a month that lasts, up to today; without a month, of the present one.</summary>
    private static async Task<WorkDigestView> GetDigest(
        string code, string? month, PersonRegister register, DigestReader reader, TimeProvider clock, CancellationToken cancellationToken)
    {
        var today = VietnamTime.Today(clock);
        var asked = month is null ? DigestMonth.Containing(today) : DigestMonth.Of(month);
        if (asked.From > today)
            throw DigestRules.NotYet(asked.Period.Code);
        var person = await register.FindAsync(code, cancellationToken);
        return (await reader.ReadAsync([person], asked, today, cancellationToken))[0];
    }
}
