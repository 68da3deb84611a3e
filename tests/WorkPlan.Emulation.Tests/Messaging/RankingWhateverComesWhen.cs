using FsCheck;
using FsCheck.Fluent;
using WorkPlan.Emulation.Clusters;
using WorkPlan.Emulation.Scoring;
using WorkPlan.Planning.Contracts;
using WorkPlan.Testing.Http;

namespace WorkPlan.Emulation.Tests.Messaging;

/// <summary>
/// Histories of corrections, told by the bus in any order and some of it several times, end in the ranking that the newest word on each
/// target gives: a law over the service itself, with a work year of its own for each history.
/// </summary>
public sealed class RankingWhateverComesWhen : IAsyncLifetime
{
    private const int Histories = 12;
    private const int Targets = 4;
    private static readonly string?[] Outcomes = ["met", "exceeded", "notMet", "notArisen", null];
    private readonly EmulationApp _app = new();
    private ClusterView _cluster = null!;
    private int _workYear = 2021;

    public async Task InitializeAsync() => _cluster = await _app.HasCluster();

    public async Task DisposeAsync() => await _app.DisposeAsync();

    [Fact]
    public void A_ranking_follows_from_what_is_true_and_not_from_the_order_or_number_of_messages() =>
        Prop.ForAll(Gen.Choose(0, int.MaxValue).ToArbitrary(), FollowsAsync)
            .Check(Config.QuickThrowOnFailure.WithMaxTest(Histories));

    private async Task<bool> FollowsAsync(int seed)
    {
        var random = new Random(seed);
        var year = ++_workYear;
        TargetOutcomesChanged[] told = [.. EmulationApp.ClusterUnits.SelectMany(unit => History(unit, year, random))];
        var expected = EmulationApp.ClusterUnits.Select(unit => (Unit: unit, Points: PointsOf(told.Where(message => message.UnitCode == unit)))).ToList();

        // Each once in any order, and a third of them once more: some with the same id as a broker does, some as a publisher that sends again.
        (Guid Id, TargetOutcomesChanged Message)[] sent = [.. told.Select(message => (Guid.CreateVersion7(), message))];
        sent = [.. sent, .. sent.Where(_ => random.Next(3) == 0).Select(again => (random.Next(2) == 0 ? again.Id : Guid.CreateVersion7(), again.Message))];
        random.Shuffle(sent);
        foreach (var (id, message) in sent)
            await _app.Bus.Deliver(message, id);

        var ranked = (await _app.AsProvince.Read<ClusterScoresView>($"{EmulationApp.Api}/scores?cluster={_cluster.Id}&workYear={year}")).Units;
        return ranked.Count == expected.Count && ranked.All(row => Math.Abs(row.Points - expected.Single(unit => unit.Unit == row.UnitCode).Points) <= 0.01m
            && row.Rank == 1 + ranked.Count(other => other.Points > row.Points))
            // Every change took out one fact and put in another; all facts read anew have to give the same.
            && (await _app.As("systemAdministrator").Create($"{EmulationApp.Api}/scores/recompute", new { workYear = year }).ShouldBeOk<RecomputedView>()).Changed == 0;
    }

    private static IEnumerable<TargetOutcomesChanged> History(string unit, int year, Random random) =>
        Enumerable.Range(1, random.Next(1, 5)).Select(version => EmulationApp.Outcomes(
            unit, version,
            [.. Enumerable.Range(0, Targets).Where(_ => random.Next(2) == 0).Select(target => ($"T{target}", Outcomes[random.Next(Outcomes.Length)]))]) with
        {
            StreamKey = $"outcomes:{unit}:{year}",
            WorkYear = year,
        });

    /// <summary>90 points for what arose and was met, 1.2 times as much for what was exceeded: the last word on each target counts.</summary>
    private static decimal PointsOf(IEnumerable<TargetOutcomesChanged> history)
    {
        var last = history.OrderBy(message => message.Version).SelectMany(message => message.Targets)
            .GroupBy(target => target.TargetCode).Select(target => target.Last().Outcome).ToList();
        var arose = last.Count(outcome => outcome is "met" or "exceeded" or "notMet");
        return arose == 0 ? 0 : 90 * (last.Count(outcome => outcome == "met") + (1.2m * last.Count(outcome => outcome == "exceeded"))) / arose;
    }
}
