using MassTransit;
using Microsoft.EntityFrameworkCore;
using WorkPlan.Emulation.Clusters;
using WorkPlan.Emulation.Conferences;
using WorkPlan.Emulation.Pledges;
using WorkPlan.Emulation.Rankings;
using WorkPlan.SharedKernel;

namespace WorkPlan.Emulation.Units;

/// <summary>
/// Hands over what a closed unit had still to do: its place in a cluster, signatures under its pledges, a conference that was called. What
/// it scored and was given stays its own. Looks at what is there, so that doing it again changes nothing.
/// </summary>
internal sealed class SuccessionHandOver(
    EmulationDbContext db, UnitLineage lineage, ClusterMemberships memberships, Joining joining, IPublishEndpoint events, TimeProvider clock)
{
    /// <summary>From the unit to its heir, and on to the heir's heir where that one is known already.</summary>
    public async Task FollowAsync(string unitCode, CancellationToken cancellationToken)
    {
        var seen = new HashSet<string>();
        for (var at = unitCode; seen.Add(at);)
        {
            if (await lineage.HeirLinkOfAsync(at, cancellationToken) is not { } link)
                return;
            await memberships.EndWithUnitAsync(at, link.LegalBasis, cancellationToken);
            await PlaceAsync(link, cancellationToken);
            await PledgesAsync(link, cancellationToken);
            await ConferencesAsync(link, cancellationToken);
            await db.SaveChangesAsync(cancellationToken);
            at = link.SuccessorCode;
        }
    }

    /// <summary>
    /// The heir takes the place in the cluster, and the lead, if it is in none by then and all whom it goes on for were in the same one;
    /// where one was in another or in none, whoever forms clusters decides.
    /// </summary>
    private async Task PlaceAsync(UnitSuccession link, CancellationToken cancellationToken)
    {
        var (heir, lastDay) = (link.SuccessorCode, link.EffectiveOn.AddDays(-1));
        var predecessors = await db.Successions
            .Where(known => known.SuccessionId == link.SuccessionId && known.SuccessorCode == heir && known.IsHeir)
            .Select(known => known.PredecessorCode).ToListAsync(cancellationToken);
        var members = await db.ClusterMembers.Where(member => predecessors.Contains(member.UnitCode))
            .ToDictionaryAsync(member => member.UnitCode, member => member.ClusterOn(lastDay), cancellationToken);
        var places = predecessors.Select(predecessor => members.GetValueOrDefault(predecessor)).Distinct().ToList();
        if (places is not [{ } place])
            return;
        var cluster = await db.Clusters.SingleAsync(known => known.Id == place, cancellationToken);
        var member = await memberships.OfAsync(heir, cancellationToken);
        if (!member.IsInAnyFrom(link.EffectiveOn) && cluster.IsInForce(link.EffectiveOn) && await joining.IsBelowAsync(cluster, heir, cancellationToken))
        {
            var names = await db.Units.Where(unit => unit.Code == heir || predecessors.Contains(unit.Code))
                .ToDictionaryAsync(unit => unit.Code, unit => unit.Name, StringComparer.Ordinal, cancellationToken);
            var cause = RankingCause.OfHeir(
                names.GetValueOrDefault(heir, heir),
                string.Join(", ", predecessors.Order(StringComparer.Ordinal).Select(code => names.GetValueOrDefault(code, code))), link.EffectiveOn, link.LegalBasis);
            await memberships.ChangeAsync([member], known => known.Join(place, link.EffectiveOn), cause, cancellationToken);
        }
        if (cluster.HeadOn(lastDay) is { } head && predecessors.Contains(head) && member.ClusterOn(link.EffectiveOn) == place
            && cluster.Heads.All(known => known.From < link.EffectiveOn))
        {
            await memberships.LeadAsync(cluster, heir, link.EffectiveOn, cancellationToken);
            db.Touch(cluster);
        }
    }

    /// <summary>
    /// A pledge ends with its unit and keeps its signatures. Where the heir has none of the campaign it goes on with the same words, and
    /// whoever signed them has signed; where it has one of its own, whoever comes along is asked for a signature under that one.
    /// </summary>
    private async Task PledgesAsync(UnitSuccession link, CancellationToken cancellationToken)
    {
        var (heir, day) = (link.SuccessorCode, link.EffectiveOn);
        var (year, present) = (WorkYear.Containing(day).Year, WorkYear.Containing(VietnamTime.Today(clock)).Year);
        var open = await db.Pledges
            .Where(pledge => pledge.UnitCode == link.PredecessorCode && pledge.WorkYear >= year && pledge.EndedOn == null)
            .OrderBy(pledge => pledge.Id).ToListAsync(cancellationToken);
        foreach (var pledge in open)
        {
            pledge.End(day.AddDays(-1));
            db.Touch(pledge);
            // Told long after: nobody is asked to promise anything of a year that is over.
            if (pledge.WorkYear < present)
                continue;
            var codes = pledge.Signers.Select(signer => signer.PersonCode).ToList();
            // The register may have moved them already, or be about to.
            var along = await db.Staff
                .Where(person => codes.Contains(person.Code) && (person.UnitCode == link.PredecessorCode || person.UnitCode == heir)
                    && (person.ServesTo == null || person.ServesTo >= day.AddDays(-1)))
                .Select(person => person.Code).ToHashSetAsync(cancellationToken);
            if (along.Count == 0)
                continue;
            var theirs = await db.Pledges.SingleOrDefaultAsync(
                known => known.CampaignId == pledge.CampaignId && known.UnitCode == heir, cancellationToken);
            if (theirs is null)
                await GoOnAsync(pledge.ContinuedIn(heir, day, along), cancellationToken);
            else if (theirs.AskAlso(pledge.Signers.Where(signer => along.Contains(signer.PersonCode))))
                await TellAsync(theirs, cancellationToken);
        }
    }

    private async Task GoOnAsync(EmulationPledge pledge, CancellationToken cancellationToken)
    {
        db.Pledges.Add(pledge);
        await events.Publish(PledgeMessages.Opened(pledge, pledge.OpenedOn, clock), cancellationToken);
        await db.SaveChangesAsync(cancellationToken);
        await TellAsync(pledge, cancellationToken);
    }

    private async Task TellAsync(EmulationPledge pledge, CancellationToken cancellationToken)
    {
        db.Touch(pledge);
        if (pledge.LastAnsweredOn is { } last)
            await events.Publish(PledgeMessages.Signed(pledge, last, clock), cancellationToken);
        await db.SaveChangesAsync(cancellationToken);
    }

    /// <summary>A conference that was called and not held is the heir's to hold, with its own trade union; where the heir has called one, it lapses.</summary>
    private async Task ConferencesAsync(UnitSuccession link, CancellationToken cancellationToken)
    {
        var (heir, year) = (link.SuccessorCode, WorkYear.Containing(link.EffectiveOn).Year);
        var called = await db.Conferences
            .Where(known => known.UnitCode == link.PredecessorCode && known.WorkYear >= year && known.State == ConferenceState.Called)
            .ToListAsync(cancellationToken);
        foreach (var conference in called)
        {
            if (await db.Conferences.AnyAsync(known => known.UnitCode == heir && known.WorkYear == conference.WorkYear, cancellationToken))
                conference.Lapse();
            else
                conference.HandOverTo(heir);
            await db.SaveChangesAsync(cancellationToken);
        }
    }
}
