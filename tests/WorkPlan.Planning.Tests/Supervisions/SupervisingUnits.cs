using System.Net;
using System.Text.Json;
using WorkPlan.Testing.Http;

namespace WorkPlan.Planning.Tests.Supervisions;

public sealed class SupervisingUnits : IAsyncLifetime
{
    private const string Supervisions = $"{PlanningApp.Api}/supervisions";
    private readonly PlanningApp _app = new();

    public Task InitializeAsync() => _app.HasUnits();

    public async Task DisposeAsync() => await _app.DisposeAsync();

    [Fact]
    public async Task A_unit_has_one_supervising_deputy_at_a_time()
    {
        var first = await Begin("Phó Viện trưởng thứ nhất", "2020-01-01");
        var path = first.Headers.Location!.ToString();
        var problem = await Begin("Phó Viện trưởng thứ hai", "2022-01-01").ShouldBeProblem(409, "supervision-overlaps");
        Assert.Contains("Phó Viện trưởng thứ nhất", problem.Detail, StringComparison.Ordinal);
        await End(path, first.Etag(), "2021-12-31").ShouldBe(HttpStatusCode.OK);
        await Begin("Phó Viện trưởng thứ hai", "2022-01-01").ShouldBe(HttpStatusCode.Created);

        foreach (var (day, name) in new[] { ("2021-12-31", "Phó Viện trưởng thứ nhất"), ("2022-01-01", "Phó Viện trưởng thứ hai") })
        {
            var found = await _app.AsDivisionHead.Read<JsonElement>($"{Supervisions}?unit=QT.P9&asOf={day}");
            Assert.Equal(name, Assert.Single(found.GetProperty("items").EnumerateArray()).GetProperty("name").GetString());
        }
        Assert.Equal(0, (await _app.As("staff", "QT.P10").Read<JsonElement>(Supervisions)).GetProperty("total").GetInt32());
    }

    [Fact]
    public async Task What_is_no_supervision_is_refused()
    {
        await Begin("Phó Viện trưởng", "2022-01-01", "2021-12-31").ShouldBeProblem(409, "supervision-ends-before-it-begins");
        await Begin("Phó Viện trưởng", "2022-01-01", unit: "XX", client: _app.As("chief")).ShouldBeProblem(409, "unit-unknown");
        await Begin("Phó Viện trưởng", "2022-01-01", client: _app.As("chief", "QT.HL")).ShouldBeProblem(403, "outside-your-units");
        await Begin("Phó Viện trưởng", "2022-01-01", client: _app.AsDivisionHead).ShouldBeProblem(403, "not-permitted");
        var begun = await Begin("Phó Viện trưởng", "2022-01-01", "2022-06-30");
        var path = begun.Headers.Location!.ToString();
        await End(path, begun.Etag(), "2021-12-31").ShouldBeProblem(409, "supervision-ends-before-it-begins");
        await End(path, begun.Etag(), "2022-07-01").ShouldBeProblem(409, "supervision-ended-already");
        await End(path, "\"9\"", "2022-05-31").ShouldBeProblem(412, "stale-version");
    }

    private Task<HttpResponseMessage> End(string path, string etag, string lastDay) =>
        _app.AsChief.Change(HttpMethod.Post, $"{path}/end", etag, new { lastDay });

    private Task<HttpResponseMessage> Begin(
        string name, string validFrom, string? validTo = null, string unit = "QT.P9", HttpClient? client = null) =>
        (client ?? _app.AsChief).Create(Supervisions, new { unitCode = unit, name, validFrom, validTo });
}
