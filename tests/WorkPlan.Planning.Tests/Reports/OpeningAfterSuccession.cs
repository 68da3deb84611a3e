using System.Net;
using System.Text.Json;
using WorkPlan.Testing.Http;

namespace WorkPlan.Planning.Tests.Reports;

/// <summary>A successor's first report opens with what its predecessors' last reports closed with.</summary>
public sealed class OpeningAfterSuccession : IAsyncLifetime
{
    private readonly PlanningApp _app = new(new DateTimeOffset(2022, 5, 30, 8, 0, 0, TimeSpan.FromHours(7)));

    private HttpClient Chief => _app.As("chief", "QT", subtree: true);

    public async Task InitializeAsync()
    {
        await _app.HasForm();
        await _app.HasUnit("QT.BV", "Viện kiểm sát nhân dân huyện Bến Vĩnh", "district", "procuracy", "QT");
        foreach (var region in new[] { "QT.KV1", "QT.KV2" })
            await _app.HasUnit(region, $"Viện kiểm sát nhân dân khu vực {region[^1]}", "region", "procuracy", "QT", new(2022, 6, 1));
        // May closes with 34 in one district and 20 in the other.
        await Submits("QT.HL", "2022-M05", old: 12, received: 30, settled: 8);
        await Submits("QT.BV", "2022-M05", old: 10, received: 15, settled: 5);
    }

    public async Task DisposeAsync() => await _app.DisposeAsync();

    [Fact]
    public async Task After_a_merger_it_is_the_sum_and_the_refusal_names_whose()
    {
        await Succeeds("merge", ["QT.HL", "QT.BV"], ["QT.KV1"]);
        var problem = await Tries("QT.KV1", "2022-M06", old: 34).ShouldBeProblem(409, "report-opening-differs");
        Assert.Contains("2022-M05 (QT.BV + QT.HL) là 54", problem.Detail, StringComparison.Ordinal);
        await Tries("QT.KV1", "2022-M06", old: 54, begun: true).ShouldBe(HttpStatusCode.OK);
    }

    [Fact]
    public async Task A_unit_that_absorbs_another_opens_with_its_own_and_the_others()
    {
        await Succeeds("absorb", ["QT.BV"], ["QT.HL"]);
        await Tries("QT.HL", "2022-M06", old: 34).ShouldBeProblem(409, "report-opening-differs");
        await Tries("QT.HL", "2022-M06", old: 54, begun: true).ShouldBe(HttpStatusCode.OK);
    }

    [Fact]
    public async Task Of_a_unit_that_was_divided_each_part_can_have_anything_up_to_all()
    {
        await Succeeds("split", ["QT.HL"], ["QT.KV1", "QT.KV2"], ("QT.HL", "QT.KV1", 4000), ("QT.HL", "QT.KV2", 6000));
        var problem = await Tries("QT.KV1", "2022-M06", old: 35).ShouldBeProblem(409, "report-opening-differs");
        Assert.Contains("0–34", problem.Detail, StringComparison.Ordinal);
        await Tries("QT.KV1", "2022-M06", old: 14, begun: true).ShouldBe(HttpStatusCode.OK);
    }

    [Fact]
    public async Task All_parts_together_are_what_was_divided_no_more_and_no_less()
    {
        await Divides();
        await Tries("QT.KV1", "2022-M06", old: 14).ShouldBe(HttpStatusCode.OK);
        var problem = await Tries("QT.KV2", "2022-M06", old: 34).ShouldBeProblem(409, "report-opening-differs");
        Assert.Contains("Ô 1 là 34, nhưng ô 10 của kỳ 2022-M05 (QT.HL; QT.KV1: 14) là 20.", problem.Detail, StringComparison.Ordinal);
        await Tries("QT.KV2", "2022-M06", old: 19, begun: true).ShouldBeProblem(409, "report-opening-differs");
        await Tries("QT.KV2", "2022-M06", old: 20, begun: true).ShouldBe(HttpStatusCode.OK);
        var check = (await Chief.Read<JsonElement>((await Find("QT.KV2", "2022-M06")).Path)).GetProperty("opening")[0];
        Assert.Equal((20, 14, true), (
            check.GetProperty("closing").GetInt32(), check.GetProperty("others")[0].GetProperty("value").GetInt32(), check.GetProperty("holds").GetBoolean()));
    }

    [Fact]
    public async Task Who_was_given_the_others_cases_is_corrected_first_and_the_other_is_told_to_follow()
    {
        await Divides();
        foreach (var (unit, old) in new[] { ("QT.KV1", 20), ("QT.KV2", 14) })
        {
            await Tries(unit, "2022-M06", old).ShouldBe(HttpStatusCode.OK);
            await Chief.Does(await Find(unit, "2022-M06"), "accept");
        }
        await Corrects("QT.KV1", 14);
        var other = await Chief.Read<JsonElement>((await Find("QT.KV2", "2022-M06")).Path);
        Assert.Equal("openingMoved", other.GetProperty("trace").EnumerateArray().Last().GetProperty("kind").GetString());
        Assert.False(other.GetProperty("opening")[0].GetProperty("holds").GetBoolean());
        await Corrects("QT.KV2", 20);
        foreach (var unit in new[] { "QT.KV1", "QT.KV2" })
            Assert.True((await Chief.Read<JsonElement>((await Find(unit, "2022-M06")).Path)).GetProperty("opening")[0].GetProperty("holds").GetBoolean());
        Assert.Equal("corrected", (await Chief.Read<JsonElement>((await Find("QT.KV1", "2022-M06")).Path)).GetProperty("trace").EnumerateArray().Last().GetProperty("kind").GetString());
    }

    [Fact]
    public async Task Of_two_that_claim_all_of_it_at_the_same_moment_one_is_refused()
    {
        await Divides();
        var reports = new[] { "QT.KV1", "QT.KV2" }.Select(unit => Chief.Begins(ReportingDesk.Month("2022-M06", 34, 0, 0, 0, unitCode: unit)));
        var begun = await Task.WhenAll(reports);
        var answers = await Task.WhenAll(begun.Select(report => Chief.Advances(report, "submit")));
        Assert.Equal([HttpStatusCode.OK, HttpStatusCode.Conflict], answers.Select(answer => answer.StatusCode).Order());
    }

    [Fact]
    public async Task Nothing_is_asked_while_a_predecessor_has_not_reported_and_from_the_second_period_on_it_is_the_units_own()
    {
        await Succeeds("merge", ["QT.HL", "QT.P10"], ["QT.KV1"]);
        await Tries("QT.KV1", "2022-M06", old: 7).ShouldBe(HttpStatusCode.OK);
        _app.Clock.MoveTo(new DateTimeOffset(2022, 7, 1, 8, 0, 0, TimeSpan.FromHours(7)));
        await Tries("QT.KV1", "2022-M07", old: 6).ShouldBeProblem(409, "report-opening-differs");
        await Tries("QT.KV1", "2022-M07", old: 7, begun: true).ShouldBe(HttpStatusCode.OK);
    }

    [Fact]
    public async Task A_correction_of_the_last_report_is_told_to_the_successors_first()
    {
        await Succeeds("rename", ["QT.HL"], ["QT.KV1"]);
        await Tries("QT.KV1", "2022-M06", old: 34).ShouldBe(HttpStatusCode.OK);
        var may = await Find("QT.HL", "2022-M05");
        may = await Chief.Does(may, "accept");
        await Chief.Change(
            HttpMethod.Post, $"{PlanningApp.Api}/locks/{await Chief.LockOf(may)}/exceptions", "\"1\"",
            new { unitCode = "QT.HL", reason = "Nhập sót", expiresAt = "2022-06-03T16:00:00+07:00" }).ShouldBe(HttpStatusCode.OK);
        await Chief.Does(may, "corrections", new { cells = new[] { new { cell = "2", value = 31 }, new { cell = "10", value = 35 } }, reason = "Nhập sót một vụ" });
        var june = await Chief.Read<JsonElement>((await Find("QT.KV1", "2022-M06")).Path);
        Assert.Equal("openingMoved", june.GetProperty("trace").EnumerateArray().Last().GetProperty("kind").GetString());
        Assert.False(june.GetProperty("opening")[0].GetProperty("holds").GetBoolean());
    }

    private Task Divides() => Succeeds("split", ["QT.HL"], ["QT.KV1", "QT.KV2"], ("QT.HL", "QT.KV1", 4000), ("QT.HL", "QT.KV2", 6000));

    private async Task Corrects(string unit, int old)
    {
        var report = await Find(unit, "2022-M06");
        await Chief.Change(
            HttpMethod.Post, $"{PlanningApp.Api}/locks/{await Chief.LockOf(report)}/exceptions", "\"1\"",
            new { unitCode = unit, reason = "Nhầm của nhau", expiresAt = "2022-06-03T16:00:00+07:00" }).ShouldBe(HttpStatusCode.OK);
        await Chief.Does(report, "corrections", new { cells = ReportingDesk.Cells(old, 0, 0, 0, old), reason = "Nhận nhầm vụ của nhau" });
    }

    private async Task Submits(string unit, string period, int old, int received, int settled) =>
        await Chief.Does(await Chief.Begins(ReportingDesk.Month(period, old, received, settled, settled, unitCode: unit)), "submit");

    /// <summary>Submits a report that balances and opens so; one that was begun before is filled in anew.</summary>
    private async Task<HttpResponseMessage> Tries(string unit, string period, int old, bool begun = false)
    {
        if (!begun)
            return await Chief.Advances(await Chief.Begins(ReportingDesk.Month(period, old, 0, 0, 0, unitCode: unit)), "submit");
        var report = await Find(unit, period);
        var filled = await Chief.Change(HttpMethod.Put, $"{report.Path}/cells", report.Etag, new { cells = ReportingDesk.Cells(old, 0, 0, 0, old) })
            .ShouldBe(HttpStatusCode.OK);
        return await Chief.Advances((report.Path, filled.Etag()), "submit");
    }

    private async Task<(string Path, string Etag)> Find(string unit, string period)
    {
        var id = (await Chief.Read<JsonElement>($"{ReportingDesk.Reports}?unit={unit}&period={period}")).GetProperty("items")[0].GetProperty("id").GetString();
        var path = $"{ReportingDesk.Reports}/{id}";
        return (path, (await PlanningApp.Open(Chief, path)).ETag);
    }

    private async Task Succeeds(string kind, string[] predecessors, string[] successors, params (string From, string To, int Points)[] shares)
    {
        await _app.AsAdministrator.Create($"{PlanningApp.Api}/successions", new
        {
            kind,
            predecessors,
            successors,
            effectiveOn = "2022-06-01",
            legalBasis = "Nghị quyết số 84/2025/UBTVQH15",
            apportionment = shares.Select(share => new { predecessor = share.From, successor = share.To, basisPoints = share.Points }),
        }).ShouldBe(HttpStatusCode.Created);
        _app.Clock.MoveTo(new DateTimeOffset(2022, 6, 1, 8, 0, 0, TimeSpan.FromHours(7)));
    }
}
