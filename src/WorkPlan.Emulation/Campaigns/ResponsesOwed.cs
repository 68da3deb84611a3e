using System.Text.Json.Serialization;
using Microsoft.EntityFrameworkCore;
using WorkPlan.Emulation.Eligibility;
using WorkPlan.Emulation.Units;
using WorkPlan.ServiceDefaults.Security;
using WorkPlan.SharedKernel;

namespace WorkPlan.Emulation.Campaigns;

/// <summary>How a unit stands with its answer to a campaign.</summary>
[JsonConverter(typeof(CamelCaseEnumConverter<ResponseStanding>))]
public enum ResponseStanding
{
    InTime = 1,
    Late = 2,

    /// <summary>Not yet answered; the last day is not over.</summary>
    Awaited = 3,

    /// <summary>Not answered, and the last day is over.</summary>
    Missing = 4,
}

/// <param name="AnsweredByUnitCode">Another unit, for which this one goes on and which answered; null where it answered itself or not at all.</param>
public sealed record OwedResponseView(
    string UnitCode, string? UnitName, ResponseStanding Standing, DateOnly? RespondedOn, string? AnsweredByUnitCode = null);

/// <summary>
/// Who owes a campaign an answer: the units below the launching one that are in a cluster on the last day, for they are scored. What a unit
/// answered before it ended is its heir's answer.
/// </summary>
internal sealed class ResponsesOwed(EmulationDbContext db, CampaignAccess access, UnitLineage lineage)
{
    public Task<IReadOnlyList<string>> DebtorsAsync(EmulationCampaign campaign, CancellationToken cancellationToken) =>
        DebtorsAsync(campaign, campaign.ResponseDueOn, cancellationToken);

    /// <summary>Of whom a campaign asks something by a day.</summary>
    public async Task<IReadOnlyList<string>> DebtorsAsync(EmulationCampaign campaign, DateOnly due, CancellationToken cancellationToken)
    {
        var scored = await db.ClusterMembers
            .Where(member => member.Spells.Any(spell => spell.From <= due && (spell.To == null || spell.To >= due)))
            .Select(member => member.UnitCode).OrderBy(code => code).ToListAsync(cancellationToken);
        var addressed = await access.AddressedAsync(campaign, cancellationToken);
        var launching = await lineage.LineFromAsync(campaign.LaunchedByUnitCode, cancellationToken);
        return [.. scored.Where(unit => !launching.Contains(unit) && addressed.Contains(unit))];
    }

    /// <summary>Of those who owe an answer, who has given none.</summary>
    public async Task<IReadOnlyList<string>> MissingAsync(EmulationCampaign campaign, CancellationToken cancellationToken)
    {
        var answered = await db.Responses.Where(response => response.CampaignId == campaign.Id).Select(response => response.UnitCode)
            .ToListAsync(cancellationToken);
        var predecessors = await PredecessorsAsync(campaign, cancellationToken);
        return [.. (await DebtorsAsync(campaign, cancellationToken)).Where(unit => !predecessors[unit].Prepend(unit).Any(answered.Contains))];
    }

    /// <summary>Everybody who owes an answer or has given one, as it stands on a day.</summary>
    public async Task<IReadOnlyList<OwedResponseView>> StandingAsync(
        EmulationCampaign campaign, UnitSet visible, DateOnly today, CancellationToken cancellationToken)
    {
        var answers = await db.Responses.AsNoTracking().Where(response => response.CampaignId == campaign.Id)
            .ToDictionaryAsync(response => response.UnitCode, StringComparer.Ordinal, cancellationToken);
        var codes = (await DebtorsAsync(campaign, cancellationToken)).Union(answers.Keys, StringComparer.Ordinal)
            .Where(visible.Contains).Order(StringComparer.Ordinal).ToList();
        var names = await db.Units.AsNoTracking().Where(unit => codes.Contains(unit.Code))
            .ToDictionaryAsync(unit => unit.Code, unit => unit.Name, cancellationToken);
        var predecessors = await PredecessorsAsync(campaign, cancellationToken);
        return
        [
            .. codes.Select(code => predecessors[code].Prepend(code).Select(answers.GetValueOrDefault).FirstOrDefault(known => known is not null) is { } answer
                ? new OwedResponseView(
                    code, names.GetValueOrDefault(code), answer.Late ? ResponseStanding.Late : ResponseStanding.InTime, answer.RespondedOn,
                    answer.UnitCode == code ? null : answer.UnitCode)
                : new OwedResponseView(
                    code, names.GetValueOrDefault(code), today > campaign.ResponseDueOn ? ResponseStanding.Missing : ResponseStanding.Awaited, null)),
        ];
    }

    /// <summary>Of each unit those whose heir it is and that ended within the campaign's year: what they did, it has done.</summary>
    public Task<ILookup<string, string>> PredecessorsAsync(EmulationCampaign campaign, CancellationToken cancellationToken)
    {
        var year = EligibilityReader.YearOf(campaign.WorkYear);
        return lineage.PredecessorsAsync(year.From, year.To, cancellationToken);
    }
}
