using System.Net;
using System.Text.Json;
using WorkPlan.Assignments.Contracts;
using WorkPlan.Planning.Tests.Plans;
using WorkPlan.Testing.Http;

namespace WorkPlan.Planning.Tests.Scenarios;

/// <summary>S4: what did not arise counts neither way, an early finish has its day, a quota per prosecutor follows its stated day.</summary>
public sealed class S4DidNotArise : IAsyncLifetime
{
    private const string Civil = "DAN-SU";
    private readonly PlanningApp _app = new(new DateTimeOffset(2022, 6, 2, 9, 0, 0, TimeSpan.FromHours(7)));

    private HttpClient Head => _app.As("unitHead", "QT.HL");

    public async Task InitializeAsync()
    {
        await _app.HasUnits();
        await _app.HasFields(Civil);
        await _app.RegistersCatalogue(
            _app.AsAdministrator, "QD-139", "Quyết định số 139/QĐ-VKSTC ngày 29/4/2020", "2020-12-01", null,
            PlanningApp.TargetOf("RKN", Civil, "Phiên tòa rút kinh nghiệm", "sector", new
            {
                kind = "perHead",
                group = "prosecutor",
                headcountOn = "05-31",
                rule = PlanningApp.CountAtLeast(1),
            }),
            PlanningApp.TargetOf("LAO-DONG", Civil, "Kiểm sát án lao động đúng hạn", "sector", PlanningApp.AtLeast(90)),
            PlanningApp.TargetOf("VI-PHAM", Civil, "Kiến nghị đối với vi phạm đã phát hiện", "sector", new
            {
                comparator = "exactly",
                measure = "ratio",
                threshold = 10_000,
                of = "detected",
            })).ShouldBe(HttpStatusCode.Created);
        await _app.HasPeople("QT.HL", "HL-1", "HL-2", "HL-3");
        var briefing = await _app.HasBriefing(_app.AsChief, "QT", "2021-12-10");
        var plan = await PlanDesk.Draft(Head, new
        {
            unitCode = "QT.HL",
            workYear = 2022,
            kind = "program",
            title = "Chương trình công tác năm 2022",
            purpose = "Hoàn thành sớm chỉ tiêu",
            basis = new[] { new { kind = "briefing", id = briefing } },
        });
        var trials = await plan.HasTask(PlanningApp.TaskOf("breakthrough", "Hoàn thành chỉ tiêu phiên tòa rút kinh nghiệm trong 6 tháng đầu năm"));
        await plan.HasSection(Civil, new
        {
            targetCode = "RKN",
            rule = new { kind = "perHead", group = "prosecutor", headcountOn = "05-31", rule = PlanningApp.CountAtLeast(1) },
            taskId = trials,
            dueOn = "2022-05-31",
        });
        await plan.IsIssued(_app.AsChief, "2021-12-24");
    }

    public async Task DisposeAsync() => await _app.DisposeAsync();

    [Fact]
    public async Task A_quota_per_prosecutor_is_met_early_on_the_day_of_the_last_trial_that_it_needs()
    {
        await HasTrials(("HL-1", "2022-03-10"), ("HL-2", "2022-04-14"), ("HL-3", "2022-05-20"));
        var outcome = await Outcome("RKN", "2022");
        Assert.Equal(("met", "2022-05-20"), (outcome.GetProperty("outcome").GetString(), outcome.GetProperty("metOn").GetString()));
        Assert.Equal(("2022-05-31", "early", "Đạt trước thời hạn 31/05/2022"), Due(outcome));
        // Of the unit's year, whichever part of it is looked at.
        Assert.Equal("early", Due(await Outcome("RKN", "2022-M03")).Standing);
        var forecast = (await _app.AsChief.Read<JsonElement>($"{PlanningApp.Api}/forecast?unit=QT.HL&workYear=2022")).GetProperty("targets").EnumerateArray()
            .Single(target => target.GetProperty("targetCode").GetString() == "RKN");
        Assert.Equal(("alreadyMet", "2022-05-31", 0), (
            forecast.GetProperty("verdict").GetString(), forecast.GetProperty("dueOn").GetString(), forecast.GetProperty("monthsRemaining").GetInt32()));
        Assert.Equal(JsonValueKind.Null, (await Outcome("LAO-DONG", "2022")).GetProperty("dueStanding").ValueKind);
    }

    [Fact]
    public async Task Who_is_not_done_by_the_day_is_late_from_the_next_one_on()
    {
        _app.Clock.MoveTo(new DateTimeOffset(2022, 5, 31, 23, 59, 0, TimeSpan.FromHours(7)));
        await HasTrials(("HL-1", "2022-03-10"), ("HL-2", "2022-04-14"));
        Assert.Equal("open", Due(await Outcome("RKN", "2022")).Standing);
        _app.Clock.MoveTo(new DateTimeOffset(2022, 6, 1, 0, 0, 0, TimeSpan.FromHours(7)));
        Assert.Equal("late", Due(await Outcome("RKN", "2022")).Standing);
        var missed = (await _app.AsChief.Read<JsonElement>($"{PlanningApp.Api}/forecast?unit=QT.HL&workYear=2022")).GetProperty("targets").EnumerateArray()
            .Single(target => target.GetProperty("targetCode").GetString() == "RKN");
        Assert.NotEqual("onTrack", missed.GetProperty("verdict").GetString());
        // The last trial comes in June: met, and still late.
        await Records(new { unitCode = "QT.HL", targetCode = "RKN", period = "2022-M06", breakdown = new[] { new { count = 1, person = "HL-3", on = "2022-06-01" } } });
        var outcome = await Outcome("RKN", "2022");
        Assert.Equal(("met", "late"), (outcome.GetProperty("outcome").GetString(), Due(outcome).Standing));
    }

    [Fact]
    public async Task A_trial_of_another_time_is_none_of_the_period()
    {
        foreach (var day in new[] { "2020-05-20", "2022-06-01" })
        {
            var problem = await Head.Create($"{PlanningApp.Api}/results", new
            {
                results = new[] { new { unitCode = "QT.HL", targetCode = "RKN", period = "2022-M05", breakdown = new[] { new { count = 1, person = "HL-3", on = day } } } },
            }).ShouldBeProblem(400, "validation-failed");
            Assert.Equal(["results[0].breakdown"], problem.Fields);
        }
    }

    private static (string? On, string? Standing, string? Text) Due(JsonElement outcome) =>
        (outcome.GetProperty("dueOn").GetString(), outcome.GetProperty("dueStanding").GetString(), outcome.GetProperty("dueText").GetString());

    [Fact]
    public async Task Three_trials_by_one_prosecutor_do_not_meet_it()
    {
        await HasTrials(("HL-1", "2022-03-10"), ("HL-1", "2022-04-14"), ("HL-1", "2022-05-20"));
        Assert.Equal("notMet", (await Outcome("RKN", "2022-H1")).GetProperty("outcome").GetString());
    }

    [Fact]
    public async Task Who_joins_after_the_headcount_day_does_not_change_the_quota()
    {
        await HasTrials(("HL-1", "2022-03-10"), ("HL-2", "2022-04-14"), ("HL-3", "2022-05-20"));
        await _app.Bus.Deliver(PlanningApp.PersonState("HL-4", "QT.HL", from: new(2022, 8, 1)));
        Assert.Equal("met", (await Outcome("RKN", "2022")).GetProperty("outcome").GetString());
    }

    [Fact]
    public async Task Who_becomes_a_prosecutor_after_the_headcount_day_does_not_change_the_quota_either()
    {
        await HasTrials(("HL-1", "2022-03-10"), ("HL-2", "2022-04-14"), ("HL-3", "2022-05-20"));
        PersonTitleHeld Title(string title, DateOnly from, DateOnly? to = null) => new() { Title = title, IsJudicial = true, From = from, To = to };
        // In the unit since 2020; an examiner who is appointed on 1 August, and a prosecutor whose term ended on 30 June.
        await _app.Bus.Deliver(PlanningApp.PersonState("HL-4", "QT.HL") with { Titles = [Title("examiner", new(2020, 1, 1), new(2022, 7, 31)), Title("prosecutorJunior", new(2022, 8, 1))] });
        await _app.Bus.Deliver(PlanningApp.PersonState("HL-3", "QT.HL", version: 2) with { JudicialTitle = null, Titles = [Title("prosecutorJunior", new(2020, 1, 1), new(2022, 6, 30))] });
        var outcome = await Outcome("RKN", "2022");
        Assert.Equal(("met", 3), (outcome.GetProperty("outcome").GetString(), outcome.GetProperty("reached").GetProperty("heads").GetInt32()));
    }

    [Fact]
    public async Task Nothing_of_nothing_did_not_arise_and_stays_out_of_what_was_to_be_met()
    {
        await HasTrials(("HL-1", "2022-03-10"), ("HL-2", "2022-04-14"), ("HL-3", "2022-05-20"));
        await Records(
            new { unitCode = "QT.HL", targetCode = "LAO-DONG", period = "2022-H1", numerator = 0, denominator = 0 },
            new { unitCode = "QT.HL", targetCode = "VI-PHAM", period = "2022-H1", numerator = 0, denominator = 0 });
        var outcomes = await _app.AsChief.Read<JsonElement>($"{PlanningApp.Api}/outcomes?unit=QT.HL&workYear=2022&period=2022-H1");
        var counts = outcomes.GetProperty("counts");
        Assert.Equal((1, 0, 0, 2), (
            counts.GetProperty("met").GetInt32(), counts.GetProperty("notMet").GetInt32(), counts.GetProperty("withoutFigures").GetInt32(),
            counts.GetProperty("notArisen").GetInt32()));
    }

    [Fact]
    public async Task May_is_corrected_after_the_lock_only_under_an_exception_and_the_half_year_follows()
    {
        await HasTrials(("HL-1", "2022-03-10"), ("HL-2", "2022-04-14"), ("HL-3", "2022-05-20"));
        var locked = await _app.AsChief.Create($"{PlanningApp.Api}/locks", new { unitCode = "QT", period = "2022-H1", reason = "Đã báo cáo 6 tháng" });
        var path = locked.Headers.Location!.ToString();
        object correction = new
        {
            unitCode = "QT.HL",
            targetCode = "RKN",
            period = "2022-M05",
            correctionReason = "Phiên tòa ngày 20/5 bị hoãn",
            breakdown = new[] { new { count = 0, person = "HL-3", on = "2022-05-20" } },
        };
        var results = new { results = new[] { correction } };
        var refused = await Head.Create($"{PlanningApp.Api}/results", results).ShouldBeProblem(409, "period-locked");
        Assert.Contains("Đã báo cáo 6 tháng", refused.Detail, StringComparison.Ordinal);

        await _app.AsChief.Change(HttpMethod.Post, $"{path}/exceptions", locked.Etag(), new
        {
            unitCode = "QT.HL",
            reason = "Đính chính số liệu tháng 5",
            expiresAt = "2022-06-03T17:00:00+07:00",
        }).ShouldBe(HttpStatusCode.OK);
        await Records(correction);
        Assert.Equal("notMet", (await Outcome("RKN", "2022-H1")).GetProperty("outcome").GetString());
        Assert.Equal("notMet", (await Outcome("RKN", "2022")).GetProperty("outcome").GetString());

        _app.Clock.MoveTo(new DateTimeOffset(2022, 6, 4, 9, 0, 0, TimeSpan.FromHours(7)));
        await Head.Create($"{PlanningApp.Api}/results", results).ShouldBeProblem(409, "lock-exception-expired");
    }

    private Task HasTrials(params (string Person, string On)[] trials) => Records([
        .. trials.Select((trial, index) => (object)new
        {
            unitCode = "QT.HL",
            targetCode = "RKN",
            period = $"2022-M{index + 3:00}",
            breakdown = new[] { new { count = 1, person = trial.Person, on = trial.On } },
        })]);

    private async Task Records(params object[] results) =>
        await Head.Create($"{PlanningApp.Api}/results", new { results }).ShouldBe(HttpStatusCode.OK);

    private async Task<JsonElement> Outcome(string target, string period) =>
        (await _app.AsChief.Read<JsonElement>($"{PlanningApp.Api}/outcomes?unit=QT.HL&workYear=2022&period={period}")).GetProperty("outcomes").EnumerateArray()
        .Single(outcome => outcome.GetProperty("targetCode").GetString() == target);
}
