using WorkPlan.Emulation.Clusters;
using WorkPlan.Inspections.Contracts;
using WorkPlan.Planning.Contracts;
using WorkPlan.SharedKernel;
using WorkPlan.Testing;
using WorkPlan.Testing.Http;

namespace WorkPlan.Emulation.Tests.Messaging;

/// <summary>Whatever the order in which messages come, and however often, the score is that of the newest facts.</summary>
public sealed class KeepingFacts : IAsyncLifetime
{
    private readonly EmulationApp _app = new();
    private ClusterView _cluster = null!;

    public async Task InitializeAsync() => _cluster = await _app.HasCluster();

    public async Task DisposeAsync() => await _app.DisposeAsync();

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public async Task A_score_does_not_depend_on_the_order_or_number_of_messages(int seed)
    {
        var random = new Random(seed);
        var campaign = Guid.CreateVersion7();
        (Guid Id, Func<Guid, Task> Send)[] messages =
        [
            Told(EmulationApp.Outcomes(EmulationApp.Unit, 1, ("A", "met"), ("B", "met"), ("C", "met"))),
            Told(EmulationApp.Outcomes(EmulationApp.Unit, 2, ("A", "notMet"))),
            Told(EmulationApp.Outcomes(EmulationApp.Unit, 3, ("A", "exceeded"), ("C", null))),
            Told(EmulationApp.Conclusion(EmulationApp.Unit, campaign, "basicallyMet", findings: 4)),
            Told(Escalated(step: 1)),
            Told(Escalated(step: 2)),
        ];
        messages = [.. messages, messages[0], messages[2], messages[4]];
        random.Shuffle(messages);
        foreach (var (id, send) in messages)
            await send(id);

        // 90 × (1.2 + 1) / 2 for A and B, 3 − 4 × 0.25 for the inspection, −0.5 for one overdue obligation.
        Assert.Equal(99m + 2m - 0.5m, (await _app.ScoreOf(_cluster, EmulationApp.Unit)).Points);
    }

    [Fact]
    public async Task Of_a_self_report_the_first_counts_and_one_of_an_unknown_inspection_waits_for_it()
    {
        var campaign = Guid.CreateVersion7();
        await _app.Bus.Publish(Submitted(campaign, version: 4, late: true));
        await _app.Bus.Publish(Submitted(campaign, version: 2, late: false));
        await _app.Bus.Publish(Submitted(campaign, version: 2, late: true, unit: EmulationApp.Second));
        await _app.Bus.Deliver(Announced(campaign));

        await Eventually.Equal(-0.5m, async () => (await _app.ScoreOf(_cluster, EmulationApp.Second)).Points);
        await _app.Bus.SettleAsync();
        await Eventually.Equal(0m, async () => (await _app.ScoreOf(_cluster, EmulationApp.Unit)).Points);
        var line = Assert.Single((await _app.ScoreOf(_cluster, EmulationApp.Second)).Lines);
        Assert.Equal(("BAO-CAO", "late", "Kiểm tra năm 2022"), (line.RuleCode, line.Value, line.What));
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task A_self_report_that_never_comes_is_late_and_one_that_came_in_time_on_paper_is_not(bool overdueLast)
    {
        var campaign = Guid.CreateVersion7();
        await _app.Bus.Deliver(Announced(campaign));
        await _app.Bus.Deliver(Overdue(campaign, EmulationApp.Second));
        await _app.Bus.Deliver(Overdue(campaign, EmulationApp.Second));
        if (!overdueLast)
            await _app.Bus.Deliver(Overdue(campaign, EmulationApp.Unit));
        await _app.Bus.Deliver(Submitted(campaign, version: 2, late: false));
        if (overdueLast)
            await _app.Bus.Deliver(Overdue(campaign, EmulationApp.Unit));

        Assert.Equal((0m, -0.5m), ((await _app.ScoreOf(_cluster, EmulationApp.Unit)).Points, (await _app.ScoreOf(_cluster, EmulationApp.Second)).Points));
        var line = Assert.Single((await _app.ScoreOf(_cluster, EmulationApp.Second)).Lines);
        Assert.Equal(("BAO-CAO", "late", "Kiểm tra năm 2022"), (line.RuleCode, line.Value, line.What));
        // Each deadline of a remedy counts by itself.
        foreach (var month in new[] { 7, 8 })
        {
            await _app.Bus.Deliver(Overdue(campaign, EmulationApp.Unit) with
            {
                Kind = "remediate",
                SubjectId = campaign,
                DueAt = VietnamTime.At(new DateOnly(2022, month, 1), new TimeOnly(17, 0)),
            });
        }
        Assert.Equal(-1m, (await _app.ScoreOf(_cluster, EmulationApp.Unit)).Points);
    }

    private static InspectionDutyOverdue Overdue(Guid campaign, string unit) => new()
    {
        StreamKey = $"inspection-obligation:{unit}",
        Version = 2,
        OccurredAt = VietnamTime.At(new DateOnly(2022, 6, 15), new TimeOnly(17, 0)),
        CampaignId = campaign,
        Kind = "selfInspect",
        SubjectId = campaign,
        UnitCode = unit,
        WorkYear = 2022,
        What = "Kiểm tra năm 2022",
        DueAt = VietnamTime.At(new DateOnly(2022, 6, 15), new TimeOnly(16, 0)),
    };

    [Fact]
    public async Task Whether_an_answer_was_in_time_is_its_own_to_say_whatever_looked_overdue_meanwhile()
    {
        await _app.Bus.Deliver(Escalated(step: 1));
        Assert.Equal(-0.5m, (await _app.ScoreOf(_cluster, EmulationApp.Unit)).Points);
        // Decided in time, entered later.
        await _app.Bus.Deliver(Answered(inTime: true));
        await _app.Bus.Deliver(Answered(inTime: true));
        await _app.Bus.Deliver(Escalated(step: 2));
        Assert.Equal(0m, (await _app.ScoreOf(_cluster, EmulationApp.Unit)).Points);
        // Owed again after a correction it counts anew; and late is late though nobody escalated it.
        await _app.Bus.Deliver(Answered(inTime: false, round: 1));
        Assert.Equal(-0.5m, (await _app.ScoreOf(_cluster, EmulationApp.Unit)).Points);
        var line = Assert.Single((await _app.ScoreOf(_cluster, EmulationApp.Unit)).Lines);
        Assert.Equal(("late", "01/CT-VKSTC ngày 10/12/2021"), (line.Value, line.What));
    }

    [Fact]
    public async Task What_a_person_owes_and_additional_targets_that_nobody_adopted_score_nothing()
    {
        await _app.Bus.Deliver(Escalated(step: 1) with { Obligation = Owed() with { DebtorKind = "person" } });
        await _app.Bus.Deliver(EmulationApp.Outcomes(EmulationApp.Unit, 1) with { Targets = [EmulationApp.Line("A", "notMet", counted: false)] });

        var score = await _app.ScoreOf(_cluster, EmulationApp.Unit);

        Assert.Equal((0m, 0), (score.Points, score.Lines.Count));
    }

    [Fact]
    public async Task What_was_known_before_the_unit_had_a_cluster_counts_when_it_joins()
    {
        await _app.Bus.Deliver(EmulationApp.UnitState("HT.NX", EmulationApp.Province, "district"));
        await _app.Bus.Deliver(EmulationApp.Outcomes("HT.NX", 1, ("A", "met")));
        var path = $"{EmulationApp.Api}/clusters/{_cluster.Id}";
        var read = await _app.AsProvince.GetAsync(new Uri(path, UriKind.Relative));
        await _app.AsProvinceOfficer.Change(HttpMethod.Post, $"{path}/members", read.Etag(), new { unitCode = "HT.NX", from = "2022-01-01" })
            .ShouldBeOk<ClusterView>();

        Assert.Equal(90m, (await _app.ScoreOf(_cluster, "HT.NX")).Points);
    }

    private (Guid Id, Func<Guid, Task> Send) Told<T>(T message) where T : class => (Guid.NewGuid(), id => _app.Bus.Deliver(message, id));

    private static ObligationLine Owed() => new()
    {
        ObligationId = Guid.Parse("0191e0f0-0000-7000-8000-000000000001"),
        Kind = "supplement",
        DebtorKind = "unit",
        DebtorCode = EmulationApp.Unit,
        UnitCode = EmulationApp.Unit,
        WorkYear = 2022,
        DocumentId = Guid.Parse("0191e0f0-0000-7000-8000-000000000002"),
        Document = "01/CT-VKSTC ngày 10/12/2021",
        DueAt = VietnamTime.At(new DateOnly(2022, 1, 20), new TimeOnly(17, 0)),
    };

    private static ObligationEscalated Escalated(int step) => new()
    {
        StreamKey = $"obligation-notice:{step}",
        Version = 1,
        OccurredAt = VietnamTime.At(new DateOnly(2022, 1, 21), new TimeOnly(8, 0)),
        NoticeId = Guid.NewGuid(),
        Obligation = Owed(),
        Rule = "0wd",
        Step = step,
        ToUnitCode = EmulationApp.Province,
    };

    private static SupplementAnswered Answered(bool inTime, int round = 0) => new()
    {
        StreamKey = "supplement-answers:1",
        Version = 7 + round,
        OccurredAt = VietnamTime.At(new DateOnly(2022, 1, 25), new TimeOnly(8, 0)),
        PlanId = Guid.Parse("0191e0f0-0000-7000-8000-000000000003"),
        UnitCode = EmulationApp.Unit,
        WorkYear = 2022,
        AnsweredOn = new DateOnly(2022, 1, 19),
        VersionNumber = 2,
        Documents =
        [
            new AnsweredDocument { DocumentId = Owed().DocumentId, InTime = inTime, ObligationId = Owed().ObligationId, Name = Owed().Document, Round = round },
        ],
    };

    private static SelfInspectionSubmitted Submitted(Guid campaign, long version, bool late, string unit = EmulationApp.Unit) => new()
    {
        StreamKey = $"unit-inspection:{campaign}:{unit}",
        Version = version,
        OccurredAt = VietnamTime.At(new DateOnly(2022, 6, 15), new TimeOnly(16, 1)),
        CampaignId = campaign,
        UnitCode = unit,
        SubmittedAt = VietnamTime.At(new DateOnly(2022, 6, 15), new TimeOnly(16, 1)),
        Late = late,
    };

    private static InspectionAnnounced Announced(Guid campaign) => new()
    {
        StreamKey = $"inspection-campaign:{campaign}",
        Version = 1,
        OccurredAt = VietnamTime.At(new DateOnly(2022, 5, 1), new TimeOnly(8, 0)),
        CampaignId = campaign,
        Title = "Kiểm tra năm 2022",
        WorkYear = 2022,
        ByUnitCode = EmulationApp.Province,
        SelfReportDueAt = VietnamTime.At(new DateOnly(2022, 6, 15), new TimeOnly(16, 0)),
        Units = [],
    };
}
