using System.Net;
using System.Text.Json;
using WorkPlan.Planning.Tests.Documents;
using WorkPlan.Testing.Http;

namespace WorkPlan.Planning.Tests.Plans;

public sealed class ListingPlans : IAsyncLifetime
{
    private readonly PlanningApp _app = new();

    public async Task InitializeAsync()
    {
        await _app.HasUnits();
        await Draft("QT.P9", "Chương trình công tác dân sự", "2022-01-05");
        await _app.HasDocument(Papers.Directive01());
        await Draft("QT.P10", "Chương trình công tác hành chính", "2022-01-31");
        await Draft("QT.HL", "Kế hoạch công tác kiểm sát", null);
    }

    public async Task DisposeAsync() => await _app.DisposeAsync();

    [Theory]
    [InlineData("workYear=2022", 3)]
    [InlineData("workYear=2021", 0)]
    [InlineData("unit=QT.P9", 1)]
    [InlineData("under=QT", 3)]
    [InlineData("preDraft=true", 1)]
    [InlineData("preDraft=false", 2)]
    [InlineData("overdue=true", 1)]
    [InlineData("overdue=false", 2)]
    [InlineData("q=chuong trinh", 2)]
    [InlineData("kind=program&state=draft", 3)]
    [InlineData("state=issued", 0)]
    public async Task Filters_find_what_they_name(string query, int count) =>
        Assert.Equal(count, (await _app.AsChief.Read<JsonElement>($"{PlanningApp.Api}/plans?{query}")).GetProperty("total").GetInt32());

    [Fact]
    public async Task A_page_is_as_long_as_it_is_asked_to_be_and_a_wrong_choice_is_refused()
    {
        var page = await _app.AsChief.Read<JsonElement>($"{PlanningApp.Api}/plans?page=2&pageSize=2&sort=unitCode");
        Assert.Equal((3, "QT.P9"), (page.GetProperty("total").GetInt32(), Assert.Single(page.GetProperty("items").EnumerateArray()).GetProperty("unitCode").GetString()));
        await _app.AsChief.GetAsync(new Uri($"{PlanningApp.Api}/plans?state=xx", UriKind.Relative)).ShouldBe(HttpStatusCode.BadRequest);
        await _app.AsChief.GetAsync(new Uri($"{PlanningApp.Api}/plans?sort=xx", UriKind.Relative)).ShouldBe(HttpStatusCode.BadRequest);
    }

    private async Task Draft(string unitCode, string title, string? dueOn) => await _app.AsChief.Create($"{PlanningApp.Api}/plans", new
    {
        unitCode,
        workYear = 2022,
        kind = "program",
        title,
        purpose = "Triển khai nhiệm vụ",
        dueOn,
    }).ShouldBe(HttpStatusCode.Created);
}
