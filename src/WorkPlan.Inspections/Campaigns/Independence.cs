using Microsoft.EntityFrameworkCore;
using WorkPlan.Inspections.People;
using WorkPlan.Inspections.Units;
using WorkPlan.ServiceDefaults.Security;

namespace WorkPlan.Inspections.Campaigns;

/// <summary>Why a person should not inspect a unit: it served there, or in a unit that went into it, in the examined period.</summary>
/// <param name="PersonCode">Who.</param>
/// <param name="FullName">The name.</param>
/// <param name="UnitCode">The unit to be inspected.</param>
/// <param name="ServedIn">The unit of that service: the inspected one or a predecessor.</param>
/// <param name="Led">Whether the person led it, or was a deputy there.</param>
/// <param name="From">Since when.</param>
/// <param name="To">Until when; null while it lasts.</param>
public sealed record IndependenceConflict(
    string PersonCode, string FullName, string UnitCode, string ServedIn, bool Led, DateOnly From, DateOnly? To);

/// <summary>No one inspects a unit that they led or served in during the examined period, unless that was overridden with a reason.</summary>
internal sealed class Independence(InspectionsDbContext db, UnitLineage lineage, UnitScope scope, CurrentUser user)
{
    private string Person => user.PersonCode ?? throw CampaignRules.InspectorNotAPerson();

    /// <summary>Every conflict of these people with these units of the campaign that nobody overrode.</summary>
    public async Task<IReadOnlyList<IndependenceConflict>> ConflictsAsync(
        InspectionCampaign campaign, IReadOnlyCollection<string> people, IReadOnlyCollection<string> units, CancellationToken cancellationToken)
    {
        var records = await db.OfficeRecords.AsNoTracking().Where(record => people.Contains(record.PersonCode)).ToListAsync(cancellationToken);
        if (records.Count == 0)
            return [];
        var names = await db.People.AsNoTracking().Where(person => people.Contains(person.Code))
            .ToDictionaryAsync(person => person.Code, person => person.FullName, cancellationToken);
        var ancestry = await lineage.AllAsync(cancellationToken);
        return
        [
            .. from person in records.GroupBy(record => record.PersonCode)
               from service in ServiceHistory.Within(person, campaign.ExaminedFrom, campaign.ExaminedTo)
               from unit in units
               where ancestry.Of(unit).Contains(service.UnitCode) && !campaign.Overrides(person.Key, unit)
               orderby person.Key, unit
               select new IndependenceConflict(
                   person.Key, names.GetValueOrDefault(person.Key, person.Key), unit, service.UnitCode, service.Led, service.From, service.To),
        ];
    }

    /// <summary>Refuses the caller who served in the unit, and an account behind which there is no person of whom that could be known.</summary>
    public async Task DemandOfCallerAsync(InspectionCampaign campaign, string unitCode, CancellationToken cancellationToken)
    {
        if ((await ConflictsAsync(campaign, [Person], [unitCode], cancellationToken)) is [var conflict, ..])
            throw CampaignRules.InspectorNotIndependent(conflict);
    }

    /// <summary>
    /// As of any caller, except of who heads the inspecting unit or what it is part of: the signature under a conclusion is the office's. A deputy is
    /// no exception, because the head can sign instead.
    /// </summary>
    public async Task DemandOfSignatoryAsync(InspectionCampaign campaign, string unitCode, CancellationToken cancellationToken)
    {
        _ = Person;
        if (!(await scope.UnitsAsync(InspectionsPermissions.HeadOffice, cancellationToken)).Contains(campaign.ConductingUnitCode))
            await DemandOfCallerAsync(campaign, unitCode, cancellationToken);
    }

    /// <summary>Refuses a team of which somebody served in one of the units.</summary>
    public async Task DemandOfTeamAsync(InspectionCampaign campaign, IReadOnlyCollection<string> units, CancellationToken cancellationToken)
    {
        string[] people = [.. campaign.Team.Select(member => member.PersonCode)];
        if (await ConflictsAsync(campaign, people, units, cancellationToken) is { Count: > 0 } conflicts)
            throw CampaignRules.TeamNotIndependent(conflicts);
    }
}
