using System.Net;
using System.Text.Json;
using WorkPlan.Testing.Http;
using static WorkPlan.Assignments.Tests.AssignmentsApp;

namespace WorkPlan.Assignments.Tests.Scenarios;

/// <summary>How far it is from where somebody works to where a task is done: it weighs, and beyond a number it is warned of.</summary>
public sealed class WeighingDistance
{
    private const string OldSeat = "QT.DH";
    private const string Place = "QT.BT";

    [Fact]
    public async Task The_nearer_one_is_proposed_and_the_far_one_needs_a_reason()
    {
        await using var app = await Stationed();
        var task = await app.HasTask("Kiểm sát tại trụ sở cũ", new { activity = "general", effortDays = 5, placeUnitCode = Place });
        var proposal = await ProposingTheBestAssignment.Propose(app, new { unitCode = Division, effectiveOn = "2022-02-01" });
        Assert.Equal("P9-06", Text(proposal.GetProperty("tasks")[0], "proposedPersonCode"));
        var (near, far) = (Distance(proposal, "P9-06"), Distance(proposal, "P9-05"));
        Assert.Equal(("suitable", "Từ QT.DH đến QT.BT: 25 km, trừ 1 điểm."), near);
        Assert.Equal(("warning", "Từ QT.P9 đến QT.BT: 131 km, trừ 10 điểm; quá 100 km."), far);
        Assert.Contains("+ 2 thâm niên − ", Text(Candidate(proposal, "P9-05"), "explanation"), StringComparison.Ordinal);
        Assert.EndsWith("− 10 khoảng cách.", Text(Candidate(proposal, "P9-05"), "explanation"), StringComparison.Ordinal);

        var refused = await (await app.Issue("05/QĐ-VKS", "2022-02-01", Item(task, "P9-05"))).ShouldBeProblem(409, "warning-needs-reason");
        Assert.Equal("distance-far", Assert.Single(refused.Body.GetProperty("items").EnumerateArray()).GetProperty("rule").GetString());
        await app.Issue("06/QĐ-VKS", "2022-02-01", Item(task, "P9-05", overrideReason: "Có chuyên môn")).ShouldBe(HttpStatusCode.OK);
    }

    /// <summary>Roads and stations change: whoever asks about another day gets that day's answer, and what nobody has measured costs nothing.</summary>
    [Fact]
    public async Task Distances_and_stations_have_their_time()
    {
        await using var app = await Stationed();
        await app.HasTask("Kiểm sát tại trụ sở cũ", new { activity = "general", placeUnitCode = Place });
        var measured = await app.Chief.Create($"{Api}/distances", Measured(Place, Division, 95, "2022-03-01")).ShouldBeOk<JsonElement>();
        Assert.Equal(95, (await app.Head.Read<JsonElement>($"{Api}/distances/{measured.GetProperty("id").GetGuid()}")).GetProperty("kilometres").GetInt32());
        var before = await ProposingTheBestAssignment.Propose(app, new { unitCode = Division, effectiveOn = "2022-02-28" });
        var after = await ProposingTheBestAssignment.Propose(app, new { unitCode = Division, effectiveOn = "2022-03-01" });
        Assert.Equal(("warning", "suitable"), (Distance(before, "P9-05").Verdict, Distance(after, "P9-05").Verdict));
        Assert.Contains("95 km, trừ 8 điểm", Distance(after, "P9-05").Sentence, StringComparison.Ordinal);
        var person = await ChangeNow(app.Chief, HttpMethod.Post, $"{Api}/people/P9-06", "/stations", new { unitCode = OtherDivision, from = "2022-04-01" }).ShouldBeOk<JsonElement>();
        Assert.Equal("2022-03-31", Text(person.GetProperty("stations")[0], "to"));
        var later = await ProposingTheBestAssignment.Propose(app, new { unitCode = Division, effectiveOn = "2022-04-01" });
        Assert.Equal(("notAsked", $"Chưa ghi khoảng cách từ {OtherDivision} đến {Place}."), Distance(later, "P9-06"));
        Assert.Equal(
            [("2021-01-01", "2022-02-28", 131), ("2022-03-01", null, 95)],
            (await app.Head.Read<JsonElement>($"{Api}/distances?unit={Division}")).GetProperty("items").EnumerateArray()
                .Select(one => (Text(one, "from"), Text(one, "to"), one.GetProperty("kilometres").GetInt32())));
    }

    [Fact]
    public async Task What_is_not_a_distance_or_a_station_is_refused()
    {
        await using var app = await Stationed();
        await app.Chief.Create($"{Api}/distances", Measured(Place, Place, 1)).ShouldBeProblem(409, "distance-same-place");
        await app.Chief.Create($"{Api}/distances", Measured(Division, Place, 90)).ShouldBeProblem(409, "distance-not-later");
        await app.Chief.Create($"{Api}/distances", Measured(Division, "QT.X", 90)).ShouldBeProblem(409, "unit-unknown");
        await app.Chief.Create($"{Api}/distances", Measured(Division, OldSeat, -1)).ShouldBeProblem(400, "validation-failed");
        await app.Staff("P9-03").Create($"{Api}/distances", Measured(Division, OldSeat, 90)).ShouldBeProblem(403, "not-permitted");
        await app.Head.Create($"{Api}/distances", Measured(OtherDivision, OldSeat, 90)).ShouldBeProblem(403, "outside-your-units");
        await ChangeNow(app.Chief, HttpMethod.Post, $"{Api}/people/P9-06", "/stations", new { unitCode = Place, from = "2021-01-01" }).ShouldBeProblem(409, "station-overlaps");
        await ChangeNow(app.Chief, HttpMethod.Post, $"{Api}/people/P9-06", "/stations", new { unitCode = "QT.X", from = "2022-04-01" }).ShouldBeProblem(409, "unit-unknown");
    }

    /// <summary>The worker's station is an old seat 25 km from the place; everybody else works at the division's, 131 km from it.</summary>
    private static async Task<AssignmentsApp> Stationed()
    {
        var app = await new AssignmentsApp().HasDivisionNine();
        await app.Bus.Deliver(Unit(OldSeat));
        await app.Bus.Deliver(Unit(Place));
        await app.Chief.Create($"{Api}/distances", Measured(Division, Place, 131)).ShouldBe(HttpStatusCode.Created);
        await app.Chief.Create($"{Api}/distances", Measured(Place, OldSeat, 25)).ShouldBe(HttpStatusCode.Created);
        await ChangeNow(app.Chief, HttpMethod.Post, $"{Api}/people/P9-06", "/stations", new { unitCode = OldSeat, from = "2021-07-01" }).ShouldBe(HttpStatusCode.OK);
        return app;
    }

    private static object Measured(string one, string other, int kilometres, string from = "2021-01-01") =>
        new { fromUnitCode = one, toUnitCode = other, kilometres, from, basis = "Bảng khoảng cách của Văn phòng" };

    private static JsonElement Candidate(JsonElement proposal, string person) => proposal.GetProperty("tasks")[0].GetProperty("candidates").EnumerateArray()
        .Single(one => Text(one, "personCode") == person);

    private static (string? Verdict, string? Sentence) Distance(JsonElement proposal, string person)
    {
        var distance = Candidate(proposal, person).GetProperty("criteria").EnumerateArray().Single(one => Text(one, "criterion") == "distance");
        return (Text(distance, "verdict"), Text(distance, "sentence"));
    }

    private static string? Text(JsonElement element, string name) => element.GetProperty(name).GetString();
}
