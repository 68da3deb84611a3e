using Microsoft.EntityFrameworkCore;
using WorkPlan.Emulation.Campaigns;
using WorkPlan.ServiceDefaults.Http;
using WorkPlan.ServiceDefaults.Security;
using WorkPlan.SharedKernel;

namespace WorkPlan.Emulation.Conferences;

/// <summary>What a unit owes by a campaign: to hold its civil servants' conference of the work year.</summary>
/// <param name="SubjectId">The campaign that asks for it.</param>
/// <param name="Subject">Its title.</param>
/// <param name="ConferenceId">The conference that was called or held; null while none is.</param>
/// <param name="CalledFor">The day for which it is called.</param>
/// <param name="Late">Whether it was held after the day.</param>
public sealed record OwedConferenceView(
    ObligationKind Kind, string UnitCode, string? UnitName, int WorkYear, Guid SubjectId, string Subject, ObligationStanding State,
    DateTimeOffset DueAt, DateOnly DueOn, DateOnly? SatisfiedOn, bool Late, Guid? ConferenceId, DateOnly? CalledFor);

/// <summary>
/// Obligations to hold conferences: kept nowhere, they follow from the campaigns that name a last day, the units that are scored on it, and
/// the conferences that were held; by a unit that ended within the year, also for its heir. Of several campaigns the earliest day counts.
/// </summary>
internal sealed class ConferencesOwed(EmulationDbContext db, ResponsesOwed owed, TimeProvider clock)
{
    public async Task<IReadOnlyList<OwedConferenceView>> ListAsync(int workYear, UnitSet visible, CancellationToken cancellationToken)
    {
        var campaigns = await db.Campaigns.AsNoTracking()
            .Where(campaign => campaign.WorkYear == workYear && campaign.State == CampaignState.Launched && campaign.ConferenceDueOn != null)
            .OrderBy(campaign => campaign.ConferenceDueOn).ThenBy(campaign => campaign.Id).ToListAsync(cancellationToken);
        var conferences = (await db.Conferences.AsNoTracking()
            .Where(conference => conference.WorkYear == workYear && conference.State != ConferenceState.Lapsed).ToListAsync(cancellationToken))
            .ToDictionary(conference => conference.UnitCode, StringComparer.Ordinal);
        var found = new Dictionary<string, OwedConferenceView>(StringComparer.Ordinal);
        foreach (var campaign in campaigns)
        {
            var predecessors = await owed.PredecessorsAsync(campaign, cancellationToken);
            foreach (var unit in (await owed.DebtorsAsync(campaign, campaign.ConferenceDueOn!.Value, cancellationToken)).Where(visible.Contains))
            {
                var known = predecessors[unit].Prepend(unit).Select(conferences.GetValueOrDefault).OfType<CivilServantConference>()
                    .OrderByDescending(conference => conference.State == ConferenceState.Held).FirstOrDefault();
                found.TryAdd(unit, Show(unit, campaign, known));
            }
        }
        var codes = found.Keys.ToList();
        var names = await db.Units.AsNoTracking().Where(unit => codes.Contains(unit.Code))
            .ToDictionaryAsync(unit => unit.Code, unit => unit.Name, cancellationToken);
        return
        [
            .. found.Values.Select(view => view with { UnitName = names.GetValueOrDefault(view.UnitCode) })
                .OrderBy(view => view.DueOn).ThenBy(view => view.UnitCode, StringComparer.Ordinal),
        ];
    }

    private OwedConferenceView Show(string unit, EmulationCampaign campaign, CivilServantConference? conference)
    {
        var due = campaign.ConferenceDueOn!.Value;
        var obligation = Obligation.Open(
            ObligationKind.HoldConference, Debtor.Unit(unit), $"{campaign.Id}", new ObligationSource("EmulationCampaignLaunched", $"{campaign.Id}"),
            Deadline.Explicit(due));
        if (conference?.HeldOn is { } heldOn)
            obligation = obligation.Satisfy(conference.UnitCode, VietnamTime.EndOf(heldOn));
        return new OwedConferenceView(
            obligation.Kind, unit, null, campaign.WorkYear, campaign.Id, campaign.Title, obligation.StandingAt(clock.GetUtcNow()),
            obligation.Deadline.DueAt, due, conference?.HeldOn, obligation.WasLate, conference?.Id, conference?.CalledFor);
    }
}

internal static class ObligationEndpoints
{
    public static void MapObligations(this IEndpointRouteBuilder routes) =>
        routes.MapGet("/obligations", List).WithTags("Obligations").RequirePermission(EmulationPermissions.Read);

    private static async Task<IReadOnlyList<OwedConferenceView>> List(
        int workYear, string? unit, Choice<ObligationStanding>? state, ConferencesOwed owed, UnitScope scope, CancellationToken cancellationToken)
    {
        var found = await owed.ListAsync(workYear, await scope.UnitsAsync(EmulationPermissions.Read, cancellationToken), cancellationToken);
        return [.. found.Where(view => (unit is null || view.UnitCode == unit) && (state?.Value is not { } wanted || view.State == wanted))];
    }
}
