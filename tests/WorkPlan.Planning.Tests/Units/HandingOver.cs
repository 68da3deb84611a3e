using System.Net;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using WorkPlan.Planning.Contracts;
using WorkPlan.Planning.Obligations;
using WorkPlan.Planning.Tests.Documents;
using WorkPlan.Testing;
using WorkPlan.Testing.Http;

namespace WorkPlan.Planning.Tests.Units;

/// <summary>What is open on the last day goes to the successor at midnight, with a record.</summary>
public sealed class HandingOver : IAsyncLifetime
{
    private const string HandOvers = $"{PlanningApp.Api}/hand-overs";
    private readonly PlanningApp _app = new(new DateTimeOffset(2022, 1, 17, 9, 0, 0, TimeSpan.FromHours(7)));

    public async Task InitializeAsync()
    {
        await _app.HasUnits();
        await _app.HasUnit("QT.KV1", "Viện kiểm sát nhân dân khu vực 1", "region", "procuracy", "QT", new(2022, 1, 18));
        await _app.HasUnit("QT.KV2", "Viện kiểm sát nhân dân khu vực 2", "region", "procuracy", "QT", new(2022, 1, 18));
        await _app.HasDraftedPlan("QT.HL");
        await _app.HasPeople("QT.HL", "P1");
        var guidance = await _app.HasDocumentId(Papers.Guidance9("QT"));
        await _app.AsChief.Create(
            $"{PlanningApp.Api}/documents/{guidance}/dissemination", new { unitCode = "QT.HL", meetingOn = "2022-01-17", disseminatedBy = "P1" })
            .ShouldBe(HttpStatusCode.Created);
    }

    public async Task DisposeAsync() => await _app.DisposeAsync();

    [Fact]
    public async Task At_midnight_open_obligations_go_to_the_heir_and_both_sides_see_the_record()
    {
        await Splits();
        await Rounds();
        Assert.Equal(2, (await _app.Obligations("unit=QT.HL&state=open")).Count);
        await _app.Bus.ShouldNotHavePublished<UnitsSucceeded>();

        _app.Clock.MoveTo(new DateTimeOffset(2022, 1, 18, 0, 0, 0, TimeSpan.FromHours(7)));
        await Rounds();
        await Rounds();

        Assert.Empty(await _app.Obligations("unit=QT.HL&state=open"));
        var moved = await _app.Obligations("unit=QT.KV2&state=open&sort=dueAt");
        Assert.Equal(
            [("person", "P1"), ("unit", "QT.KV2")],
            moved.Select(obligation => obligation.GetProperty("debtor")).Select(debtor => (debtor.GetProperty("kind").GetString()!, debtor.GetProperty("code").GetString()!)).Order());
        Assert.Contains(moved, obligation => obligation.GetProperty("dueOn").GetString() == "2022-01-21"); // by the same day

        var records = await Seen(_app.As("unitHead", "QT.KV2"), "to=QT.KV2");
        var record = Assert.Single(records);
        Assert.Equal(("QT.HL", 6000, 3), (record.GetProperty("fromUnitCode").GetString(), record.GetProperty("basisPoints").GetInt32(), record.GetProperty("items").GetArrayLength()));
        Assert.Equal("09/HD-VKSTC ngày 05/01/2022", record.GetProperty("items")[0].GetProperty("title").GetString());
        Assert.Equal(2, (await Seen(_app.As("unitHead", "QT.HL"), "from=QT.HL&effectiveOn=2022-01-18&received=false")).Count);
        Assert.Empty(await Seen(_app.AsDivisionHead, ""));
        Assert.Empty((await Seen(_app.AsChief, "to=QT.KV1"))[0].GetProperty("items").EnumerateArray());

        await _app.Bus.ShouldHavePublishedExactly<UnitsSucceeded>(1);
        var told = _app.Bus.Published<UnitsSucceeded>().Single();
        Assert.Equal(
            [("QT.HL", "QT.KV1", 4000, false), ("QT.HL", "QT.KV2", 6000, true)],
            told.Links.Select(link => (link.PredecessorCode, link.SuccessorCode, link.BasisPoints, link.IsHeir)));
        Assert.Equal(("split", new DateOnly(2022, 1, 18)), (told.Kind, told.EffectiveOn));
    }

    [Fact]
    public async Task Drafts_end_questions_and_tasks_of_meetings_go_on_with_the_heir()
    {
        await _app.HasFields("DAN-SU");
        var asked = await Asks("QT.HL", "QT.P9");
        var toAnswer = await Asks("QT.P9", "QT.HL");
        var briefing = await _app.HasBriefing(_app.AsChief, "QT", "2022-01-14");
        await _app.AsChief.Create($"{PlanningApp.Api}/briefings/{briefing}/tasks", new { unitCode = "QT.HL", title = "Rà soát án tạm đình chỉ", dueOn = "2022-02-28" })
            .ShouldBe(HttpStatusCode.Created);
        await Splits();
        _app.Clock.MoveTo(new DateTimeOffset(2022, 1, 18, 0, 0, 0, TimeSpan.FromHours(7)));
        await Rounds();

        var items = Assert.Single(await Seen(_app.AsChief, "to=QT.KV2")).GetProperty("items").EnumerateArray()
            .ToLookup(item => item.GetProperty("kind").GetString()!, item => item.GetProperty("title").GetString()!);
        Assert.Equal(
            ("Chương trình công tác năm 2022 (2022)", "Án phí", "Án phí", "Rà soát án tạm đình chỉ"),
            (items["unissuedPlan"].Single(), items["inquiryAsked"].Single(), items["inquiryToAnswer"].Single(), items["meetingTask"].Single()));
        Assert.Empty((await _app.AsChief.Read<JsonElement>($"{PlanningApp.Api}/plans?unit=QT.HL&workYear=2022")).GetProperty("items").EnumerateArray());
        Assert.Equal("QT.KV2", (await _app.AsChief.Read<JsonElement>(asked)).GetProperty("unitCode").GetString());
        var told = await _app.Bus.ShouldHavePublished<MeetingTaskGiven>(told => told.UnitCode == "QT.KV2");
        Assert.Equal((2L, "Rà soát án tạm đình chỉ"), (told.Version, told.Title));

        // The heir owes, and answers, what the closed unit was asked.
        Assert.Equal(["QT.KV2", "QT.P9"], (await _app.Obligations("kind=answer")).Select(owed => owed.GetProperty("unitCode").GetString()!).Order(StringComparer.Ordinal));
        var heir = _app.As("unitHead", "QT.KV2");
        await heir.Change(HttpMethod.Post, $"{toAnswer}/answer", (await PlanningApp.Open(heir, toAnswer)).ETag, new { answer = "Áp dụng khoản 2 Điều 26" })
            .ShouldBe(HttpStatusCode.OK);
    }

    [Fact]
    public async Task Who_takes_over_both_sides_of_a_question_has_nobody_to_ask()
    {
        await _app.HasFields("DAN-SU");
        var question = await Asks("QT.HL", "QT.P9");
        await _app.AsAdministrator.Create($"{PlanningApp.Api}/successions", Succession("merge", ["QT.HL", "QT.P9"], ["QT.KV1"])).ShouldBe(HttpStatusCode.Created);
        _app.Clock.MoveTo(new DateTimeOffset(2022, 1, 18, 0, 0, 0, TimeSpan.FromHours(7)));
        await Rounds();
        var shown = await _app.AsChief.Read<JsonElement>(question);
        Assert.Equal("withdrawn", shown.GetProperty("state").GetString());
        Assert.Contains("QT.KV1", shown.GetProperty("withdrawnReason").GetString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_was_taken_over_can_be_cited_though_it_was_addressed_to_the_closed_unit_alone()
    {
        var guidance = await _app.HasDocumentId(Papers.Guidance10("QT.HL"));
        await Splits();
        _app.Clock.MoveTo(new DateTimeOffset(2022, 1, 18, 8, 0, 0, TimeSpan.FromHours(7)));
        await Rounds();
        object Plan(string unit) => new
        {
            unitCode = unit,
            workYear = 2022,
            kind = "unitPlan",
            title = "Kế hoạch công tác năm 2022",
            purpose = "Triển khai toàn diện nhiệm vụ năm",
            basis = new[] { new { kind = "document", id = guidance } },
        };
        await _app.AsChief.Create($"{PlanningApp.Api}/plans", Plan("QT.KV2")).ShouldBe(HttpStatusCode.Created);
        await _app.AsChief.Create($"{PlanningApp.Api}/plans", Plan("QT.KV1")).ShouldBeProblem(409, "basis-unknown");
    }

    [Fact]
    public async Task The_receiver_confirms_once()
    {
        await Splits();
        _app.Clock.MoveTo(new DateTimeOffset(2022, 1, 18, 7, 30, 0, TimeSpan.FromHours(7)));
        await Rounds();
        var receiver = _app.As("unitHead", "QT.KV2");
        var id = Assert.Single(await Seen(receiver, "to=QT.KV2")).GetProperty("id").GetGuid();
        var (_, etag) = await PlanningApp.Open(receiver, $"{HandOvers}/{id}");

        await _app.As("unitHead", "QT.HL").Change(HttpMethod.Post, $"{HandOvers}/{id}/receive", etag, new { }).ShouldBeProblem(403, "outside-your-units");
        await _app.AsDivisionHead.Change(HttpMethod.Post, $"{HandOvers}/{id}/receive", etag, new { }).ShouldBeProblem(404, "not-found");
        var received = await receiver.Change(HttpMethod.Post, $"{HandOvers}/{id}/receive", etag, new { note = "Đủ hồ sơ" }).ShouldBe(HttpStatusCode.OK);
        await receiver.Change(HttpMethod.Post, $"{HandOvers}/{id}/receive", received.Etag(), new { }).ShouldBeProblem(409, "hand-over-already-received");

        Assert.Single(await Seen(_app.AsChief, "received=true"));
    }

    [Fact]
    public async Task What_the_successor_owes_already_it_does_not_owe_twice()
    {
        await _app.HasDraftedPlan("QT.P10");
        var other = await _app.HasDocumentId(Papers.Guidance10("QT") with { ReceivedOn = new(2022, 1, 17) });
        await _app.AsAdministrator.Create($"{PlanningApp.Api}/successions", Succession("absorb", ["QT.HL"], ["QT.P10"])).ShouldBe(HttpStatusCode.Created);
        _app.Clock.MoveTo(new DateTimeOffset(2022, 1, 18, 0, 0, 0, TimeSpan.FromHours(7)));
        await Rounds();

        var owed = await _app.Obligations($"documentId={other}");
        Assert.Equal(
            [("QT.HL", "waived"), ("QT.P10", "open")],
            owed.Select(obligation => (obligation.GetProperty("unitCode").GetString()!, obligation.GetProperty("state").GetString()!)).Order());
        var kinds = Assert.Single(await Seen(_app.AsChief, "from=QT.HL")).GetProperty("items").EnumerateArray().Select(item => item.GetProperty("kind").GetString());
        Assert.Contains("sameObligation", kinds);
    }

    [Fact]
    public async Task A_succession_that_is_recorded_late_takes_effect_at_once()
    {
        _app.Clock.MoveTo(new DateTimeOffset(2022, 2, 8, 9, 0, 0, TimeSpan.FromHours(7)));
        await Splits();

        await Eventually.True(async () => (await _app.Obligations("unit=QT.KV2&state=overdue")).Count == 2);
    }

    /// <summary>As an installation has it whose services did not all listen when it took effect.</summary>
    [Fact]
    public async Task What_took_effect_before_all_services_listened_is_told_once_more_and_hands_nothing_over_twice()
    {
        _app.Clock.MoveTo(new DateTimeOffset(2022, 1, 18, 0, 0, 0, TimeSpan.FromHours(7)));
        await Splits();
        await Rounds();
        await _app.Bus.ShouldHavePublishedExactly<UnitsSucceeded>(1);
        var records = (await Seen(_app.AsChief, "from=QT.HL")).Count;
        await _app.Database(db => db.Database.ExecuteSqlRawAsync("""UPDATE "Successions" SET "ToldAt" = NULL"""));

        _app.Clock.Advance(TimeSpan.FromDays(30));
        await Rounds();
        await Rounds();

        await _app.Bus.ShouldHavePublishedExactly<UnitsSucceeded>(2);
        var told = _app.Bus.Published<UnitsSucceeded>().ToList();
        Assert.Equal((told[0].SuccessionId, told[0].OccurredAt, told[0].EffectiveOn), (told[1].SuccessionId, told[1].OccurredAt, told[1].EffectiveOn));
        Assert.Equal(told[0].Links, told[1].Links);
        Assert.Equal(records, (await Seen(_app.AsChief, "from=QT.HL")).Count);
    }

    /// <summary>A service whose queue was not there when the others were told.</summary>
    [Fact]
    public async Task An_operator_has_what_is_in_effect_told_again_and_only_that()
    {
        const string tellAgain = $"{PlanningApp.Api}/successions/tell-again";
        _app.Clock.MoveTo(new DateTimeOffset(2022, 1, 18, 0, 0, 0, TimeSpan.FromHours(7)));
        await Splits();
        await _app.AsAdministrator.Create($"{PlanningApp.Api}/successions", Later()).ShouldBe(HttpStatusCode.Created);
        await Rounds();
        await _app.Bus.ShouldHavePublishedExactly<UnitsSucceeded>(1);
        var records = (await Seen(_app.AsChief, "from=QT.HL")).Count;
        _app.Clock.Advance(TimeSpan.FromDays(30));
        await Rounds();

        await _app.AsChief.Send(HttpMethod.Post, tellAgain).ShouldBeProblem(403, "not-permitted");
        await _app.As("operator", "QT", subtree: true).Send(HttpMethod.Post, tellAgain).ShouldBeProblem(403, "whole-system-only");
        await _app.Bus.ShouldHavePublishedExactly<UnitsSucceeded>(1);
        var answer = await _app.As("operator").Send(HttpMethod.Post, tellAgain).ShouldBe(HttpStatusCode.Accepted);
        Assert.Equal(1, (await answer.ShouldBeOk<JsonElement>()).GetProperty("count").GetInt32());
        await Rounds();
        await Rounds();

        await _app.Bus.ShouldHavePublishedExactly<UnitsSucceeded>(2);
        var told = _app.Bus.Published<UnitsSucceeded>().ToList();
        Assert.Equal((told[0].SuccessionId, told[0].OccurredAt, told[0].EffectiveOn), (told[1].SuccessionId, told[1].OccurredAt, told[1].EffectiveOn));
        Assert.Equal(told[0].Links, told[1].Links);
        Assert.Equal(records, (await Seen(_app.AsChief, "from=QT.HL")).Count);

        await _app.AsAdministrator.Send(HttpMethod.Post, tellAgain).ShouldBe(HttpStatusCode.Accepted);
        await Rounds();
        await _app.Bus.ShouldHavePublishedExactly<UnitsSucceeded>(3);
    }

    private static object Later() => new
    {
        kind = "transfer",
        predecessors = new[] { "QT.KV1" },
        successors = new[] { "QT.KV2" },
        effectiveOn = "2022-07-01",
        legalBasis = "Nghị quyết số 84/2025/UBTVQH15",
    };

    private async Task<string> Asks(string unit, string ofUnit) => (await _app.As("unitHead", unit).Create($"{PlanningApp.Api}/inquiries", new
    {
        unitCode = unit,
        toUnitCode = ofUnit,
        fieldCode = "DAN-SU",
        subject = "Án phí",
        question = "Miễn án phí trong trường hợp nào?",
        askedBy = "Nguyễn Văn Mẫu",
    }).ShouldBe(HttpStatusCode.Created)).Headers.Location!.ToString();

    private Task<HttpResponseMessage> Splits() => _app.AsAdministrator.Create(
        $"{PlanningApp.Api}/successions",
        Succession("split", ["QT.HL"], ["QT.KV1", "QT.KV2"], ("QT.HL", "QT.KV1", 4000), ("QT.HL", "QT.KV2", 6000))).ShouldBe(HttpStatusCode.Created);

    private static object Succession(string kind, string[] predecessors, string[] successors, params (string From, string To, int Points)[] shares) => new
    {
        kind,
        predecessors,
        successors,
        effectiveOn = "2022-01-18",
        legalBasis = "Nghị quyết số 84/2025/UBTVQH15",
        apportionment = shares.Select(share => new { predecessor = share.From, successor = share.To, basisPoints = share.Points }),
    };

    private Task Rounds() => Eventually.True(() => _app.Service<BackgroundRound>().RunOnceAsync(CancellationToken.None));

    private static async Task<List<JsonElement>> Seen(HttpClient client, string query) =>
        [.. (await client.Read<JsonElement>($"{HandOvers}?{query}")).GetProperty("items").EnumerateArray()];
}
