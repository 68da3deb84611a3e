using Microsoft.EntityFrameworkCore;
using WorkPlan.Inspections.Facts;
using WorkPlan.Planning.Contracts;
using WorkPlan.SharedKernel;

namespace WorkPlan.Inspections.Tests.Messaging;

public sealed class KeepingFacts : IAsyncLifetime
{
    private const string Unit = InspectionsApp.HuongSon;
    private static readonly DateOnly Until = new(2022, 5, 31);
    private readonly InspectionsApp _app = new();

    public Task InitializeAsync() => Task.CompletedTask;

    public async Task DisposeAsync() => await _app.DisposeAsync();

    [Fact]
    public async Task An_older_version_that_comes_late_changes_nothing()
    {
        var newest = OtherServices.Briefings(Unit, held: 19, expected: 20, version: 19);
        var id = await _app.Bus.Deliver(newest);
        await _app.Bus.Deliver(newest, id);
        await _app.Bus.Deliver(OtherServices.Briefings(Unit, held: 18, expected: 19, version: 18));

        var fact = await _app.Database(db => db.Facts.SingleAsync());

        Assert.Equal((19L, id), (fact.SourceVersion, fact.MessageId));
        Assert.Equal(["19", "20"], (await Read(FactKind.WeeklyBriefings))!.Arguments);
    }

    [Fact]
    public async Task Weekly_and_monthly_briefings_are_two_facts()
    {
        await _app.Bus.Deliver(OtherServices.Briefings(Unit, held: 19, expected: 20));
        await _app.Bus.Deliver(OtherServices.Briefings(Unit, held: 5, expected: 5, kind: "monthly"));

        await _app.Bus.Deliver(OtherServices.Briefings(Unit, held: 1, expected: 2, kind: "quarterly"));

        Assert.Equal(("fact.quarterly-briefings", 1), (await Said(FactKind.QuarterlyBriefings)));
        Assert.Equal(("fact.weekly-briefings", 19), (await Said(FactKind.WeeklyBriefings)));
        Assert.Equal(("fact.monthly-briefings", 5), (await Said(FactKind.MonthlyBriefings)));
    }

    [Fact]
    public async Task A_supplement_replaces_the_plan_and_the_first_issue_that_comes_after_it_does_not()
    {
        var plan = Guid.CreateVersion7();
        await _app.Bus.Deliver(OtherServices.Supplemented(OtherServices.Plan(plan, Unit, version: 2, breakthroughs: 2)));
        await _app.Bus.Deliver(OtherServices.Issued(OtherServices.Plan(plan, Unit)));

        Assert.Equal(["1", "2"], (await Read(FactKind.PlanHasKeyTasks))!.Arguments);
        Assert.Equal(["1", "1", "2"], (await Read(FactKind.HigherTargets))!.Arguments);
        Assert.Equal(("fact.plan-issued-in-time", 1), await Said(FactKind.PlanIssuedInTime));
    }

    [Fact]
    public async Task A_recalled_plan_is_no_fact_any_more_also_when_its_issue_comes_late()
    {
        var plan = Guid.CreateVersion7();
        await _app.Bus.Deliver(OtherServices.Issued(OtherServices.Plan(plan, Unit)));
        var recalled = new PlanWithdrawn
        {
            StreamKey = $"plan:{plan}",
            Version = 99,
            OccurredAt = _app.Clock.GetUtcNow(),
            PlanId = plan,
            UnitCode = Unit,
            WorkYear = 2022,
            Title = "Kế hoạch công tác năm 2022",
            WithdrawnOn = new(2022, 3, 1),
            Reason = "Sai thể thức",
        };
        var id = await _app.Bus.Deliver(recalled);
        await _app.Bus.Deliver(recalled, id);
        await _app.Bus.Deliver(OtherServices.Issued(OtherServices.Plan(plan, Unit)));
        Assert.Null(await Read(FactKind.PlanIssuedInTime));

        await _app.Bus.Deliver(OtherServices.Issued(OtherServices.Plan(Guid.CreateVersion7(), Unit)));
        Assert.Equal(("fact.plan-issued-in-time", 1), await Said(FactKind.PlanIssuedInTime));
    }

    [Fact]
    public async Task A_plan_that_is_not_issued_by_its_day_is_a_fact_until_it_is_issued_or_has_more_time()
    {
        var plan = Guid.CreateVersion7();
        await _app.Bus.Deliver(OtherServices.Overdue(plan, Unit));
        var overdue = (await Read(FactKind.PlanIssuedInTime))!;
        Assert.Equal(("fact.plan-overdue", "20/01/2022", 0, 1), (overdue.Key, Assert.Single(overdue.Arguments), overdue.Reached, overdue.Expected));
        Assert.Null(await Read(FactKind.PlanHasKeyTasks));
        await _app.Bus.Deliver(OtherServices.Overdue(plan, Unit, version: 4, lifted: true));
        await _app.Bus.Deliver(OtherServices.Overdue(plan, Unit));
        Assert.Null(await Read(FactKind.PlanIssuedInTime));
        await _app.Bus.Deliver(OtherServices.Overdue(plan, Unit, version: 5));
        await _app.Bus.Deliver(OtherServices.Issued(OtherServices.Plan(plan, Unit)));
        Assert.Equal(("fact.plan-issued-in-time", 1), await Said(FactKind.PlanIssuedInTime));
    }

    [Fact]
    public async Task Principle_files_are_a_fact_with_the_missing_documents_named()
    {
        var file = new PrincipleFileChanged
        {
            StreamKey = $"principle-file:{Unit}:2022",
            Version = 4,
            OccurredAt = _app.Clock.GetUtcNow(),
            UnitCode = Unit,
            WorkYear = 2022,
            Required = 5,
            Filed = 4,
            Missing = [new MissingDocument { FieldCode = "HANH-CHINH", Code = "HD-VU-10", Name = "Hướng dẫn Vụ 10" }],
        };
        var id = await _app.Bus.Deliver(file);
        await _app.Bus.Deliver(file, id);
        await _app.Bus.Deliver(file with { Version = 3, Filed = 3 });

        var reading = await Read(FactKind.PrincipleFilesComplete);

        Assert.Equal((4, 5, "HANH-CHINH: Hướng dẫn Vụ 10"), (reading!.Reached, reading.Expected, Assert.Single(reading.Gaps).Subject));
    }

    [Fact]
    public async Task A_decision_is_known_with_who_holds_tasks()
    {
        var decision = OtherServices.Decision(Unit, Guid.CreateVersion7());
        var id = await _app.Bus.Deliver(decision);
        await _app.Bus.Deliver(decision, id);

        var reading = await Read(FactKind.AssignmentDecisionIssued);

        Assert.Equal(["05/QĐ-VKS", "25/01/2022", "12", "13"], reading!.Arguments);
        Assert.Equal((12, 13), (reading.Reached, reading.Expected));
    }

    [Fact]
    public async Task What_emulation_tells_is_three_facts()
    {
        var pledge = Guid.CreateVersion7();
        await _app.Bus.Deliver(OtherServices.Response(Unit));
        await _app.Bus.Deliver(OtherServices.Pledge(Unit, 13, 14, pledge, version: 13));
        await _app.Bus.Deliver(OtherServices.Pledge(Unit, 12, 14, pledge, version: 12));
        await _app.Bus.Deliver(OtherServices.Titles(Unit, 14, 1, version: 15));
        await _app.Bus.Deliver(OtherServices.Titles(Unit, 13, 1, version: 14));

        Assert.Equal(["10/02/2022"], (await Read(FactKind.CampaignResponse))!.Arguments);
        var signed = await Read(FactKind.PledgeSigned);
        Assert.Equal(("HT.HS-01", 13), (Assert.Single(signed!.Gaps).PersonCode, signed.Reached));
        Assert.Equal(["14", "1"], (await Read(FactKind.TitlesRegistered))!.Arguments);
    }

    [Fact]
    public async Task Dissemination_is_in_time_by_its_deadline_and_counts_only_what_was_received_in_the_time_examined()
    {
        await _app.Bus.Deliver(OtherServices.Dissemination(Guid.CreateVersion7(), Unit, "VB-1", 30));
        await _app.Bus.Deliver(OtherServices.Dissemination(Guid.CreateVersion7(), Unit, "VB-2", 30, disseminatedOn: new DateOnly(2022, 1, 21)));
        await _app.Bus.Deliver(OtherServices.Dissemination(Guid.CreateVersion7(), Unit, "VB-3", 30, receivedOn: new DateOnly(2022, 6, 1)));

        var timely = await Read(FactKind.DisseminationTimely);

        Assert.Equal(["1", "2"], timely!.Arguments);
        Assert.Equal("VB-2", Assert.Single(timely.Gaps).Subject);
    }

    [Fact]
    public async Task What_was_never_disseminated_is_lacking_once_it_is_due_and_not_before()
    {
        await _app.Bus.Deliver(OtherServices.Dissemination(Guid.CreateVersion7(), Unit, "VB-1", 30));
        var never = OtherServices.Dissemination(Guid.CreateVersion7(), Unit, "VB-2", 0) with { DisseminatedOn = null };
        await _app.Bus.Deliver(never);
        await _app.Bus.Deliver(Waiting("VB-3", new(2022, 6, 1)));
        await _app.Bus.Deliver(Waiting("VB-4", VietnamTime.Today(_app.Clock).AddDays(1)));
        await _app.Bus.Deliver(never with { DocumentId = Guid.CreateVersion7(), Released = true });

        var (complete, timely) = (await Read(FactKind.DisseminationComplete), await Read(FactKind.DisseminationTimely));

        Assert.Equal(["0", "30", "1", "2"], complete!.Arguments);
        Assert.Equal(new FactGap(null, null, "VB-2"), Assert.Single(complete.Gaps));
        Assert.True(complete.ShowsLack);
        Assert.Equal(["1", "2"], timely!.Arguments);
        Assert.Equal("VB-2", Assert.Single(timely.Gaps).Subject);

        await _app.Bus.Deliver(never with { Version = 2, Released = true });
        Assert.Equal(["30", "30", "1", "1"], (await Read(FactKind.DisseminationComplete))!.Arguments);

        DisseminationProgressed Waiting(string number, DateOnly due) =>
            OtherServices.Dissemination(Guid.CreateVersion7(), Unit, number, 5, ["A"]) with { DisseminatedOn = null, DueAt = VietnamTime.At(due, new(17, 0)) };
    }

    [Fact]
    public async Task How_a_plan_was_made_is_three_facts_and_a_message_from_before_there_were_any_tells_none()
    {
        var plan = OtherServices.Plan(Guid.CreateVersion7(), Unit);
        await _app.Bus.Deliver(OtherServices.Issued(plan with { PlanId = Guid.CreateVersion7(), Making = null }));
        Assert.Null(await Read(FactKind.PlanProcedure));
        Assert.Null(await Read(FactKind.FieldsComplete));
        Assert.Null(await Read(FactKind.YearReviewHeld));

        await _app.Bus.Deliver(OtherServices.Supplemented(plan));

        var procedure = await Read(FactKind.PlanProcedure);
        Assert.Equal((3, 3), (procedure!.Reached, procedure.Expected));
        Assert.Equal(["10/01/2022", "15/01/2022", "20/01/2022", "1"], procedure.Arguments);
        var fields = await Read(FactKind.FieldsComplete);
        Assert.Equal((2, 3, "HANH-CHINH"), (fields!.Reached, fields.Expected, Assert.Single(fields.Gaps).Subject));
        Assert.Equal(["28/12/2021", "2", "3", "3"], (await Read(FactKind.YearReviewHeld))!.Arguments);

        await _app.Bus.Deliver(OtherServices.Supplemented(plan with { Making = plan.Making! with { Review = null } }) with { Version = 6, OccurredAt = _app.Clock.GetUtcNow() });
        Assert.Equal(("fact.year-review-missing", 0), await Said(FactKind.YearReviewHeld));
    }

    [Fact]
    public async Task Results_are_those_of_the_newest_message_about_each_target_whatever_their_order()
    {
        await _app.Bus.Deliver(OtherServices.Outcomes(Unit, 3, ("A", "notMet"), ("D", "met")));
        await _app.Bus.Deliver(OtherServices.Outcomes(Unit, 1, ("A", "met"), ("B", "exceeded"), ("C", "notArisen"), ("BS", "met")));
        await _app.Bus.Deliver(OtherServices.Outcomes(Unit, 2, ("D", null), ("E", null)));

        var results = await Read(FactKind.TargetsKept);

        Assert.Equal(["2", "3", "1", "1"], results!.Arguments);
        Assert.Equal((2, 3, "Chỉ tiêu A"), (results.Reached, results.Expected, Assert.Single(results.Gaps).Subject));
        Assert.Equal(2, results.Sources.Count);
    }

    [Fact]
    public async Task A_conference_is_known_with_its_co_host()
    {
        var held = OtherServices.Conference(Unit);
        var id = await _app.Bus.Deliver(held);
        await _app.Bus.Deliver(held, id);

        Assert.Equal(["17/01/2022", "Công đoàn cơ sở", "12", "14", "15/01/2022"], (await Read(FactKind.ConferenceHeld))!.Arguments);
    }

    [Fact]
    public async Task What_nobody_told_is_not_there()
    {
        await _app.Bus.Deliver(OtherServices.Briefings("HT.KA", held: 19, expected: 20));

        foreach (var kind in Enum.GetValues<FactKind>())
            Assert.Null(await Read(kind));
    }

    private async Task<(string Key, int Reached)> Said(FactKind kind) => await Read(kind) is { } reading ? (reading.Key, reading.Reached) : default;

    private Task<FactReading?> Read(FactKind kind) => _app.Database(async db =>
        (await new FactStore(db, _app.Clock).OfUnitAsync(Unit, 2022, Until, CancellationToken.None)).Read(kind));
}
