using Microsoft.EntityFrameworkCore;
using WorkPlan.Emulation.Eligibility;
using WorkPlan.Emulation.Policies;

namespace WorkPlan.Emulation.Titles;

/// <summary>The places of a quota in one pool, and how many of them are taken.</summary>
internal sealed record QuotaPlaces(string PoolCode, QuotaCount Count, int Taken)
{
    public long Left => Math.Max(0, Count.Places - Taken);
}

/// <summary>Counts quotas over what was conferred and, before that, over what a council has passed.</summary>
internal sealed class QuotaDesk(EmulationDbContext db, QuotaPools pools)
{
    /// <summary>While councils sit: who has passed counts like who has the title, in the basis as among those who take a place.</summary>
    public Task<QuotaPlaces> BeforeConferralAsync(TitleQuota quota, string unitCode, int workYear, CancellationToken cancellationToken) =>
        CountAsync(quota, unitCode, workYear, passed: true, cancellationToken);

    /// <summary>For a decision: only what is conferred counts.</summary>
    public Task<QuotaPlaces> ConferredAsync(TitleQuota quota, string unitCode, int workYear, CancellationToken cancellationToken) =>
        CountAsync(quota, unitCode, workYear, passed: false, cancellationToken);

    /// <summary>Places that are left and that nobody waits for: equals who wait for another ballot come first.</summary>
    public async Task<(QuotaPlaces Places, long Free)> FreeAsync(TitleQuota quota, string unitCode, int workYear, CancellationToken cancellationToken)
    {
        var places = await BeforeConferralAsync(quota, unitCode, workYear, cancellationToken);
        var (_, units) = await pools.OfAsync(quota.Pool, unitCode, cancellationToken);
        var waiting = await db.TitleProposals.CountAsync(
            known => known.WorkYear == workYear && known.Title == quota.Title && known.State == ProposalState.TiedAtQuota && units.Contains(known.UnitCode),
            cancellationToken);
        return (places, places.Left - waiting);
    }

    private async Task<QuotaPlaces> CountAsync(
        TitleQuota quota, string unitCode, int workYear, bool passed, CancellationToken cancellationToken)
    {
        var (code, units) = await pools.OfAsync(quota.Pool, unitCode, cancellationToken);
        var basis = await HoldersAsync(quota.ShareOf, units, workYear, passed, cancellationToken);
        var taken = await HoldersAsync(quota.Title, units, workYear, passed, cancellationToken);
        return new QuotaPlaces(code, new QuotaCount(quota, basis), taken);
    }

    private async Task<int> HoldersAsync(
        EmulationTitle title, IReadOnlyCollection<string> units, int workYear, bool passed, CancellationToken cancellationToken)
    {
        var conferred = await db.Titles.CountAsync(
            known => known.WorkYear == workYear && known.Title == title && known.State != TitleState.Revoked && units.Contains(known.UnitCode),
            cancellationToken);
        return passed
            ? conferred + await db.TitleProposals.CountAsync(
                known => known.WorkYear == workYear && known.Title == title && known.State == ProposalState.Passed && units.Contains(known.UnitCode),
                cancellationToken)
            : conferred;
    }
}
