using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using WorkPlan.ServiceDefaults.Problems;

namespace WorkPlan.Planning.Plans;

/// <summary>Reading the versions of a plan and what is different between them.</summary>
internal static class PlanVersions
{
    public static async Task<Ok<IReadOnlyList<PlanVersionSummary>>> List(Guid id, PlanAccess access, CancellationToken cancellationToken)
    {
        var plans = (await access.ReadableAsync(cancellationToken)).IgnoreQueryFilters().AsNoTracking().Where(plan => plan.Id == id);
        if (!await plans.AnyAsync(cancellationToken))
            throw new NotFoundException();
        var versions = await plans.SelectMany(plan => plan.Versions).OrderBy(version => version.VersionNumber)
            .Select(version => new PlanVersionSummary(
                version.VersionNumber, version.Number, version.DecidedOn, version.RecordedAt, version.DecidedBy, version.BasedOn))
            .ToListAsync(cancellationToken);
        return TypedResults.Ok<IReadOnlyList<PlanVersionSummary>>(versions);
    }

    public static async Task<Ok<PlanVersionView>> Get(Guid id, int n, PlanAccess access, CancellationToken cancellationToken)
    {
        var version = await FindAsync(access, id, n, cancellationToken);
        return TypedResults.Ok(new PlanVersionView(
            version.VersionNumber, version.Number, version.DecidedOn, version.RecordedAt, version.DecidedBy, version.BasedOn, version.Content));
    }

    public static async Task<Ok<PlanDiff>> Diff(
        Guid id, int from, int to, PlanAccess access, Texts texts, CancellationToken cancellationToken) =>
        TypedResults.Ok(PlanDiff.Between(
            await FindAsync(access, id, from, cancellationToken), await FindAsync(access, id, to, cancellationToken)).InWords(texts));

    private static async Task<PlanVersion> FindAsync(PlanAccess access, Guid id, int number, CancellationToken cancellationToken) =>
        await (await access.ReadableAsync(cancellationToken)).IgnoreQueryFilters().AsNoTracking().Where(plan => plan.Id == id)
            .SelectMany(plan => plan.Versions)
            .SingleOrDefaultAsync(version => version.VersionNumber == number, cancellationToken) ?? throw new NotFoundException();
}

internal sealed record PlanVersionSummary(
    int VersionNumber, string? Number, DateOnly DecidedOn, DateTimeOffset RecordedAt, string DecidedBy, IReadOnlyList<ContentBasis> BasedOn);

internal sealed record PlanVersionView(
    int VersionNumber, string? Number, DateOnly DecidedOn, DateTimeOffset RecordedAt, string DecidedBy, IReadOnlyList<ContentBasis> BasedOn,
    PlanContent Content);
