using System.Net;
using System.Text.Json;
using WorkPlan.Planning.Contracts;
using WorkPlan.Testing.Http;

namespace WorkPlan.Planning.Tests.Units;

public sealed class ManagingUnits : IAsyncLifetime
{
    private const string Units = $"{PlanningApp.Api}/units";
    private readonly PlanningApp _app = new();

    private HttpClient Admin => _app.AsAdministrator;

    public Task InitializeAsync() => _app.HasUnits();

    public async Task DisposeAsync() => await _app.DisposeAsync();

    [Fact]
    public async Task A_new_unit_is_told_to_everybody_under_its_own_stream()
    {
        var told = await _app.Bus.ShouldHavePublished<OrgUnitChanged>(unit => unit.Code == "QT.P9");
        Assert.Equal("unit:QT.P9", told.StreamKey);
        Assert.Equal(1, told.Version);
        Assert.Equal(("Phòng 9", "province", "division", "QT"), (told.Name, told.Level, told.Type, told.ParentCode));
    }

    [Fact]
    public async Task A_unit_is_renamed_and_closed_and_each_change_is_told_with_the_next_version()
    {
        var (_, etag) = await PlanningApp.Open(Admin, $"{Units}/QT.P10");
        var renamed = await Admin.Change(HttpMethod.Put, $"{Units}/QT.P10", etag, new { name = "Phòng  10 ", level = "province", type = "division", parentCode = "QT" })
            .ShouldBe(HttpStatusCode.OK);
        var closed = await Admin.Change(HttpMethod.Post, $"{Units}/QT.P10/close", renamed.Etag(), new { lastDay = "2022-06-30" }).ShouldBe(HttpStatusCode.OK);
        var told = await _app.Bus.ShouldHavePublished<OrgUnitChanged>(unit => unit.Code == "QT.P10" && unit.ValidTo is not null);
        Assert.Equal(closed.Etag(), $"\"{told.Version}\"");
        Assert.Equal(3, told.Version);
        Assert.Equal(new DateOnly(2022, 6, 30), told.ValidTo);
        await Admin.Change(HttpMethod.Post, $"{Units}/QT.P10/close", closed.Etag(), new { lastDay = "2022-06-30" })
            .ShouldBeProblem(409, "unit-already-closed");

        var before = await Admin.Read<JsonElement>($"{Units}?parentCode=QT&asOf=2022-06-30");
        var after = await Admin.Read<JsonElement>($"{Units}?parentCode=QT&asOf=2022-07-01");
        Assert.Equal(3, before.GetProperty("total").GetInt32());
        Assert.Equal(2, after.GetProperty("total").GetInt32());
    }

    [Fact]
    public async Task A_change_needs_the_version_that_was_read()
    {
        var change = new { name = "Phòng 9", level = "province", type = "division", parentCode = "QT" };
        await Admin.Send(HttpMethod.Put, $"{Units}/QT.P9", change).ShouldBeProblem(428, "if-match-required");
        await Admin.Change(HttpMethod.Put, $"{Units}/QT.P9", "\"9\"", change).ShouldBeProblem(412, "stale-version");
    }

    [Fact]
    public async Task The_tree_shows_what_stands_below_on_the_day()
    {
        var tree = await Admin.Read<JsonElement>($"{Units}/QT/tree");
        Assert.Equal(["QT.HL", "QT.P10", "QT.P9"], tree.GetProperty("units").EnumerateArray().Select(unit => unit.GetProperty("code").GetString()));
        await (await Admin.GetAsync(new Uri($"{Units}/XX/tree", UriKind.Relative))).ShouldBeProblem(404, "not-found");
    }

    [Fact]
    public async Task Units_are_found_without_accents()
    {
        var found = await Admin.Read<JsonElement>($"{Units}?q=huyen+hai+lang");
        Assert.Equal("QT.HL", Assert.Single(found.GetProperty("items").EnumerateArray()).GetProperty("code").GetString());
    }

    [Theory]
    [InlineData("QT.P9", "QT", "2000-01-01", "unit-code-taken")]
    [InlineData("QT.P1", "XX", "2000-01-01", "unit-unknown")]
    [InlineData("QT.P1", "QT", "1999-12-31", "unit-parent-not-in-force")]
    public async Task A_unit_that_does_not_fit_is_refused(string code, string parentCode, string validFrom, string problem)
    {
        await Admin.Create(Units, New(code, parentCode, validFrom)).ShouldBeProblem(409, problem);
        await _app.Bus.ShouldHavePublishedExactly<OrgUnitChanged>(4);
    }

    [Fact]
    public async Task A_code_with_a_separator_of_grants_is_invalid()
    {
        var problem = await Admin.Create(Units, New("QT|P9", "QT", "2000-01-01")).ShouldBeProblem(400, "validation-failed");
        Assert.Equal(["code"], problem.Fields);
    }

    [Fact]
    public async Task Only_who_administers_everything_creates_a_unit_without_superior()
    {
        var local = _app.As("systemAdministrator", "QT", subtree: true);
        await local.Create(Units, New("HT", null, "2000-01-01")).ShouldBeProblem(403, "outside-your-units");
        await local.Create(Units, New("QT.P1", "QT", "2000-01-01")).ShouldBe(HttpStatusCode.Created);
        await _app.As("chief", "QT", subtree: true).Create(Units, New("QT.P2", "QT", "2000-01-01")).ShouldBeProblem(403, "not-permitted");
        await _app.Anonymous().Create(Units, New("QT.P2", "QT", "2000-01-01")).ShouldBeProblem(401, "not-signed-in");
    }

    [Theory]
    [InlineData("QT.HL", "unit-below-itself")]
    [InlineData(null, "unit-cannot-become-root")]
    [InlineData("XX", "unit-unknown")]
    public async Task A_unit_moves_only_to_where_it_can_stand(string? parentCode, string problem)
    {
        await Admin.Create(Units, New("QT.HL.VP", "QT.HL", "2000-01-01")).ShouldBe(HttpStatusCode.Created);
        var (_, etag) = await PlanningApp.Open(Admin, $"{Units}/QT.HL.VP");
        await Admin.Change(HttpMethod.Put, $"{Units}/QT.HL.VP", etag, new { name = "Văn phòng", level = "district", type = "office", parentCode = "QT" })
            .ShouldBe(HttpStatusCode.OK);
        (_, etag) = await PlanningApp.Open(Admin, $"{Units}/QT.HL");
        var change = new { name = "Huyện Hải Lăng", level = "district", type = "procuracy", parentCode };
        await Admin.Change(HttpMethod.Put, $"{Units}/QT.HL", etag, change).ShouldBeProblem(409, problem);
    }

    [Fact]
    public async Task A_unit_is_closed_after_those_below_it()
    {
        var (_, etag) = await PlanningApp.Open(Admin, $"{Units}/QT");
        var problem = await Admin.Change(HttpMethod.Post, $"{Units}/QT/close", etag, new { lastDay = "2025-06-30" })
            .ShouldBeProblem(409, "unit-has-open-children");
        Assert.Contains("QT.P9", problem.Detail, StringComparison.Ordinal);
    }

    private static object New(string code, string? parentCode, string validFrom) =>
        new { code, name = "Đơn vị mới", level = "province", type = "division", parentCode, validFrom };
}
