using System.Net;
using System.Text.Json;
using WorkPlan.Assignments.Contracts;
using WorkPlan.ServiceDefaults.Security;
using WorkPlan.Testing.Http;
using static WorkPlan.Assignments.Tests.AssignmentsApp;

namespace WorkPlan.Assignments.Tests.Scenarios;

public sealed class Disciplining
{
    private static readonly object Reprimand = new
    {
        personCode = "P9-03",
        form = "reprimand",
        decisionNumber = "12/QĐ-VKS",
        decidedOn = "2022-01-05",
        faultWorkYear = 2021,
    };

    [Fact]
    public async Task A_decision_and_its_withdrawal_are_told()
    {
        await using var app = await new AssignmentsApp().HasDivisionNine();
        var imposed = await app.Chief.Create($"{Api}/disciplines", Reprimand).ShouldBe(HttpStatusCode.Created);
        await app.Bus.ShouldHavePublished<DisciplineImposed>(told => told is { PersonCode: "P9-03", Form: "reprimand", FaultWorkYear: 2021, Withdrawn: false });
        var path = imposed.Headers.Location!.ToString();
        await ChangeNow(app.Chief, HttpMethod.Post, path, "/withdraw", new { reason = "Khiếu nại đúng" }).ShouldBe(HttpStatusCode.OK);
        await app.Bus.ShouldHavePublished<DisciplineImposed>(told => told is { Withdrawn: true, Version: 2 });
        await ChangeNow(app.Chief, HttpMethod.Post, path, "/withdraw", new { reason = "Lần nữa" }).ShouldBeProblem(409, "discipline-already-withdrawn");
        // Who wrote it and who looked at it is kept, also of whoever was merely among those listed.
        await app.As(Roles.Auditor).Read<JsonElement>($"{Api}/disciplines");
        var log = (await app.As(Roles.Auditor).Read<JsonElement>($"{Api}/sensitive-accesses?person=P9-03&pageSize=200")).GetProperty("items").EnumerateArray()
            .Where(access => access.GetProperty("about").GetString() == "discipline").Select(access => access.GetProperty("act").GetString()).ToList();
        Assert.Equal(["read", "withdraw", "write"], log.Distinct().Order());
    }

    [Fact]
    public async Task Only_those_with_the_permission_see_it_and_no_view_of_people_shows_it()
    {
        await using var app = await new AssignmentsApp().HasDivisionNine();
        await app.Chief.Create($"{Api}/disciplines", Reprimand).ShouldBe(HttpStatusCode.Created);
        await app.Staff("P9-03").GetAsync(new Uri($"{Api}/disciplines", UriKind.Relative)).ShouldBeProblem(403, "not-permitted");
        await app.Head.Create($"{Api}/disciplines", Reprimand).ShouldBeProblem(403, "not-permitted");
        var elsewhere = await app.As(Roles.UnitHead, OtherDivision).Read<JsonElement>($"{Api}/disciplines");
        Assert.Equal(0, elsewhere.GetProperty("total").GetInt32());
        var person = await app.Chief.Read<JsonElement>($"{Api}/people/P9-03");
        Assert.DoesNotContain("reprimand", person.GetRawText(), StringComparison.OrdinalIgnoreCase);
        await app.Chief.Create($"{Api}/disciplines", Reprimand).ShouldBeProblem(409, "already-exists");
    }
}
