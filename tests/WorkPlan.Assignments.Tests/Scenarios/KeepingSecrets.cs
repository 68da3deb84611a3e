using System.Net;
using System.Text.Json;
using WorkPlan.ServiceDefaults.Security;
using WorkPlan.Testing.Http;
using static WorkPlan.Assignments.Tests.AssignmentsApp;

namespace WorkPlan.Assignments.Tests.Scenarios;

public sealed class KeepingSecrets
{
    private const string Path = $"{Api}/people/P9-05/sensitive-records";

    [Fact]
    public async Task Sensitive_data_is_apart_and_every_look_is_kept()
    {
        await using var app = await new AssignmentsApp().HasDivisionNine();
        await app.Chief.Create(Path, Body("partyTitle", "Chi ủy viên")).ShouldBe(HttpStatusCode.Created);
        var own = await app.Staff("P9-05").Create(Path, Body("selfReview", "Còn chậm báo cáo")).ShouldBe(HttpStatusCode.Created);
        Assert.DoesNotContain("Chi ủy viên", (await app.Head.Read<JsonElement>($"{Api}/people/P9-05")).ToString(), StringComparison.Ordinal);

        await app.Head.GetAsync(new Uri(Path, UriKind.Relative)).ShouldBeProblem(404, "not-found");
        await app.Staff("P9-06").GetAsync(new Uri(Path, UriKind.Relative)).ShouldBeProblem(404, "not-found");
        Assert.Equal(2, (await app.Chief.Read<JsonElement>(Path)).GetArrayLength());
        Assert.Equal(1, (await app.Staff("P9-05").Read<JsonElement>($"{Path}?kind=selfReview")).GetArrayLength());
        await ChangeNow(app.Chief, HttpMethod.Post, own.Headers.Location!.ToString(), "/withdraw", new { reason = "Ghi nhầm kỳ" }).ShouldBe(HttpStatusCode.OK);
        await ChangeNow(app.Chief, HttpMethod.Post, own.Headers.Location!.ToString(), "/withdraw", new { reason = "Lần nữa" }).ShouldBeProblem(409, "sensitive-already-withdrawn");
        await app.Chief.Read<JsonElement>($"{Api}/disciplines?person=P9-05");

        var log = (await app.As(Roles.Auditor).Read<JsonElement>($"{Api}/sensitive-accesses?person=P9-05&sort=at&pageSize=200")).GetProperty("items").EnumerateArray()
            .Select(access => $"{Text(access, "userName")} {Text(access, "act")} {Text(access, "about")}").ToList();
        Assert.Equal("Viện trưởng write partyTitle", log[0]);
        Assert.Contains("Viện trưởng read all", log);
        Assert.Contains("Viện trưởng withdraw selfReview", log);
        Assert.Contains("Viện trưởng read discipline", log);
        Assert.Contains(log, line => line.EndsWith("read selfReview", StringComparison.Ordinal));
        await app.Head.GetAsync(new Uri($"{Api}/sensitive-accesses", UriKind.Relative)).ShouldBeProblem(403, "not-permitted");
    }

    [Fact]
    public async Task Whoever_writes_about_whom_is_checked()
    {
        await using var app = await new AssignmentsApp().HasDivisionNine();
        await app.Chief.Create(Path, Body("selfReview", "Viết hộ")).ShouldBeProblem(409, "sensitive-review-of-oneself");
        await app.Staff("P9-05").Create(Path, Body("health", "Tự ghi")).ShouldBeProblem(409, "sensitive-review-of-oneself");
        await app.Head.Create(Path, Body("peerReview", "Không có quyền")).ShouldBeProblem(404, "not-found");
        await app.Chief.Create(Path, new { kind = "health", text = "Ngược ngày", from = "2022-02-01", to = "2022-01-01" }).ShouldBeProblem(409, "validity-ends-before-it-starts");
    }

    /// <summary>Whoever led a unit that somebody has left knows that they were there, and nothing else.</summary>
    [Fact]
    public async Task A_unit_that_was_left_sees_nothing_of_it()
    {
        await using var app = await new AssignmentsApp().HasDivisionNine();
        await app.Chief.Create(Path, Body("health", "Nghỉ dưỡng")).ShouldBe(HttpStatusCode.Created);
        var oldChief = app.As(Roles.Chief, Division, personCode: "X");
        Assert.Equal(1, (await oldChief.Read<JsonElement>(Path)).GetArrayLength());
        await S6_IndividualPlansAndTransfer.Move(app, "P9-05", OtherDivision, "2022-01-11").ShouldBe(HttpStatusCode.Created);
        await oldChief.GetAsync(new Uri(Path, UriKind.Relative)).ShouldBeProblem(404, "not-found");
        await oldChief.GetAsync(new Uri($"{Api}/people/P9-05", UriKind.Relative)).ShouldBe(HttpStatusCode.OK);
    }

    private static object Body(string kind, string text) => new { kind, text, from = "2022-01-01" };

    private static string? Text(JsonElement element, string name) => element.GetProperty(name).GetString();
}
