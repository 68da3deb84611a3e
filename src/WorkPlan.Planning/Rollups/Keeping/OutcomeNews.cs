using MassTransit;
using Microsoft.EntityFrameworkCore;
using WorkPlan.Planning.Contracts;
using WorkPlan.Planning.Plans;
using WorkPlan.Planning.Rollups.States;

namespace WorkPlan.Planning.Rollups.Keeping;

/// <summary>
/// Tells the others which outcomes of the year as a whole changed, in the transaction that changes them. The version is the number of
/// changes of the work year, which its writers hold one after the other, so that it rises for every unit.
/// </summary>
internal sealed class OutcomeNews(PlanningDbContext db, IPublishEndpoint events, TimeProvider clock)
{
    private const int MaxTargets = 150;
    private const int WholeYear = 0;
    private readonly List<TargetState> _changed = [];

    /// <summary>Notes a state that is not as it was, if what is told of it differs.</summary>
    public void Note(TargetState state, Standing before, string? ruleBefore)
    {
        var differs = before.Outcomes[WholeYear] != state.Outcomes[WholeYear] || before.Counted != state.Counted
            || before.FieldCode != state.FieldCode || ruleBefore != state.RuleText;
        var concerns = OutcomeLetters.Read(before.Outcomes[WholeYear]) is not null || OutcomeLetters.Read(state.Outcomes[WholeYear]) is not null;
        if (differs && concerns)
            _changed.Add(state);
    }

    /// <summary>Before the save of the states; nobody else changes the year until the transaction ends.</summary>
    public async Task PublishAsync(int workYear, CancellationToken cancellationToken)
    {
        if (_changed.Count == 0)
            return;
        var version = await db.RollupYears.Where(year => year.WorkYear == workYear).Select(year => year.Changes).SingleAsync(cancellationToken);
        var units = _changed.GroupBy(state => state.UnitCode).ToList();
        var codes = units.ConvertAll(unit => unit.Key);
        var own = (await db.Plans.AsNoTracking()
            .Where(plan => codes.Contains(plan.UnitCode) && plan.WorkYear == workYear)
            .SelectMany(
                plan => plan.Commitments.Where(commitment => commitment.Kind != CommitmentKind.Mandatory),
                (plan, commitment) => new { plan.UnitCode, commitment.TargetCode })
            .ToListAsync(cancellationToken)).ToLookup(commitment => commitment.UnitCode, commitment => commitment.TargetCode);
        foreach (var unit in units)
        {
            foreach (var part in unit.Chunk(MaxTargets))
                await events.Publish(Message(unit.Key, workYear, version, part, [.. own[unit.Key]]), cancellationToken);
        }
        _changed.Clear();
    }

    private TargetOutcomesChanged Message(string unitCode, int workYear, long version, TargetState[] states, HashSet<string> own) => new()
    {
        StreamKey = $"outcomes:{unitCode}:{workYear}",
        Version = version,
        OccurredAt = clock.GetUtcNow(),
        UnitCode = unitCode,
        WorkYear = workYear,
        Targets =
        [
            .. states.Select(state => new TargetOutcomeLine
            {
                TargetCode = state.TargetCode,
                From = state.From,
                FieldCode = state.FieldCode,
                Name = state.Name,
                Outcome = state.Outcomes[WholeYear] switch
                {
                    OutcomeLetters.Met => "met",
                    OutcomeLetters.Exceeded => "exceeded",
                    OutcomeLetters.NotMet => "notMet",
                    OutcomeLetters.NotArisen => "notArisen",
                    _ => null,
                },
                Counted = state.Counted,
                Stretch = own.Contains(state.TargetCode),
            }),
        ],
    };
}
