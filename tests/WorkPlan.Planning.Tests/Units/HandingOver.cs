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
        Assert.Equal(("QT.HL", 6000, 2), (record.GetProperty("fromUnitCode").GetString(), record.GetProperty("basisPoints").GetInt32(), record.GetProperty("items").GetArrayLength()));
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
