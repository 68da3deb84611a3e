using System.Net;
using System.Text.Json;
using WorkPlan.Assignments.Contracts;
using WorkPlan.ServiceDefaults.Security;
using WorkPlan.Testing.Http;
using static WorkPlan.Assignments.Tests.AssignmentsApp;

namespace WorkPlan.Assignments.Tests.Scenarios;

public sealed class KeepingTheStaffRegister
{
    /// <summary>That somebody is away everybody must know; why is for who keeps the register, and for oneself.</summary>
    [Fact]
    public async Task Of_what_kind_an_absence_is_not_everybody_learns()
    {
        await using var app = await new AssignmentsApp().HasDivisionNine();
        await ChangeNow(app.Chief, HttpMethod.Post, $"{Api}/people/P9-03", "/absences", new { kind = "suspension", from = "2022-01-11", to = "2022-02-10" }).ShouldBe(HttpStatusCode.OK);
        foreach (var (reader, kind) in new[] { (app.Staff("P9-05"), null), (app.Staff("P9-03"), "suspension"), (app.Head, "suspension"), (app.As(Roles.EmulationOfficer, Province, subtree: true), null) })
        {
            foreach (var person in new[] { await reader.Read<JsonElement>($"{Api}/people/P9-03"), (await reader.Read<JsonElement>($"{Api}/people?q=P9-03")).GetProperty("items")[0] })
            {
                var absence = Assert.Single(person.GetProperty("absences").EnumerateArray());
                Assert.Equal((kind, "2022-01-11", "2022-02-10"), (absence.GetProperty("kind").GetString(), absence.GetProperty("from").GetString(), absence.GetProperty("to").GetString()));
            }
        }
        var told = await app.Bus.ShouldHavePublished<PersonChanged>(message => message.PersonCode == "P9-03" && message.Absences.Count == 1);
        Assert.Equal("other", told.Absences[0].Kind);
    }

    /// <summary>A title that begins or ends because a day has come is told like one that somebody has written down that day; once.</summary>
    [Fact]
    public async Task What_midnight_changes_is_told()
    {
        await using var app = await new AssignmentsApp().HasDivisionNine();
        await app.Chief.Create($"{Api}/people", Person("P9-07", "Mai Văn Hạn", judicial: "prosecutorJunior", judicialTo: "2022-01-12")).ShouldBe(HttpStatusCode.Created);
        await ChangeNow(app.Chief, HttpMethod.Post, $"{Api}/people/P9-02", "/titles", new { managementTitle = "head", from = "2022-01-12" }).ShouldBe(HttpStatusCode.OK);
        await app.Bus.ShouldNotHavePublished<PersonChanged>(told => told.PersonCode == "P9-02" && told.ManagementTitle == "head");
        await using var twin = app.Twin();
        app.Clock.MoveTo(new DateTimeOffset(2022, 1, 12, 0, 0, 0, TimeSpan.FromHours(7)));
        var granted = await app.Bus.ShouldHavePublished<PersonChanged>(told => told.PersonCode == "P9-02" && told.ManagementTitle == "head");
        Assert.Equal(new DateOnly(2022, 1, 12), granted.ManagementTitleFrom);
        app.Clock.MoveTo(new DateTimeOffset(2022, 1, 13, 0, 0, 0, TimeSpan.FromHours(7)));
        var ended = await app.Bus.ShouldHavePublished<PersonChanged>(told => told.PersonCode == "P9-07" && told.JudicialTitle == null);
        Assert.True(ended.Version > 1);
        app.Clock.Advance(TimeSpan.FromMinutes(2));
        await app.Bus.ShouldHavePublishedExactly<PersonChanged>(1, told => told.PersonCode == "P9-07" && told.JudicialTitle == null);
        await app.Bus.ShouldHavePublishedExactly<PersonChanged>(1, told => told.PersonCode == "P9-02" && told.ManagementTitle == "head");
    }

    [Fact]
    public async Task Every_change_of_a_person_is_told_in_order()
    {
        await using var app = await new AssignmentsApp().HasUnits();
        await app.Chief.Create($"{Api}/people", Person("P9-07", "Nguyễn Thị Mai")).ShouldBe(HttpStatusCode.Created);
        await ChangeNow(app.Chief, HttpMethod.Post, $"{Api}/people/P9-07", "/titles", new { judicialTitle = "prosecutorJunior", from = "2021-06-01" })
            .ShouldBe(HttpStatusCode.OK);
        await ChangeNow(app.Chief, HttpMethod.Post, $"{Api}/people/P9-07", "/absences", new { kind = "maternityLeave", from = "2022-03-01", to = "2022-08-31" })
            .ShouldBe(HttpStatusCode.OK);
        var last = await app.Bus.ShouldHavePublished<PersonChanged>(person => person.Version == 3);
        Assert.Equal(("person:P9-07", "prosecutorJunior", "civilServant"), (last.StreamKey, last.JudicialTitle, last.Kind));
        Assert.Equal("maternityLeave", Assert.Single(last.Absences).Kind);
        await app.Bus.ShouldHavePublishedExactly<PersonChanged>(3);
    }

    [Fact]
    public async Task A_management_title_is_told_with_its_first_day()
    {
        await using var app = await new AssignmentsApp().HasUnits();
        await app.Chief.Create($"{Api}/people", Person("P9-07", "Nguyễn Thị Mai")).ShouldBe(HttpStatusCode.Created);
        await ChangeNow(app.Chief, HttpMethod.Post, $"{Api}/people/P9-07", "/titles", new { managementTitle = "deputyHead", from = "2021-06-01" })
            .ShouldBe(HttpStatusCode.OK);

        var told = await app.Bus.ShouldHavePublished<PersonChanged>(person => person.Version == 2);

        Assert.Equal(("deputyHead", new DateOnly(2021, 6, 1)), (told.ManagementTitle, told.ManagementTitleFrom));
    }

    [Fact]
    public async Task A_new_title_ends_the_earlier_one_on_the_day_before()
    {
        await using var app = await new AssignmentsApp().HasDivisionNine();
        var person = await ChangeNow(
            app.Chief, HttpMethod.Post, $"{Api}/people/P9-03", "/titles",
            new { judicialTitle = "prosecutorIntermediate", from = "2022-05-01", to = "2027-04-30" }).ShouldBeOk<JsonElement>();
        Assert.Equal("2022-04-30", person.GetProperty("titles")[0].GetProperty("to").GetString());
        Assert.Equal("prosecutorJunior", person.GetProperty("judicialTitle").GetString());
        var later = await app.Chief.Read<JsonElement>($"{Api}/people/P9-03?asOf=2022-05-01");
        Assert.Equal("prosecutorIntermediate", later.GetProperty("judicialTitle").GetString());
        await ChangeNow(app.Chief, HttpMethod.Post, $"{Api}/people/P9-03", "/titles", new { judicialTitle = "prosecutorSenior", from = "2022-05-01" })
            .ShouldBeProblem(409, "title-overlaps");
    }

    [Fact]
    public async Task Parts_of_a_person_come_and_go()
    {
        await using var app = await new AssignmentsApp().HasDivisionNine();
        var path = $"{Api}/people/P9-04";
        await ChangeNow(app.Chief, HttpMethod.Post, path, "/qualifications", new { level = "master", name = "Thạc sĩ luật", fieldCode = Civil, awardedOn = "2016-06-30" })
            .ShouldBe(HttpStatusCode.OK);
        await ChangeNow(app.Chief, HttpMethod.Post, path, "/strengths", new { fieldCode = Civil, level = 4 }).ShouldBe(HttpStatusCode.OK);
        var person = await ChangeNow(app.Chief, HttpMethod.Post, path, "/positions", new { name = "Kiểm sát án dân sự", fieldCode = Civil, from = "2020-01-01" })
            .ShouldBeOk<JsonElement>();
        Assert.Equal("Kiểm sát án dân sự", person.GetProperty("jobPosition").GetString());
        Id(person, "strengths", out var strength);
        Id(person, "qualifications", out var qualification);
        Id(person, "positions", out var position);
        await ChangeNow(app.Chief, HttpMethod.Delete, path, $"/strengths/{strength}").ShouldBe(HttpStatusCode.OK);
        await ChangeNow(app.Chief, HttpMethod.Delete, path, $"/qualifications/{qualification}").ShouldBe(HttpStatusCode.OK);
        var left = await ChangeNow(app.Chief, HttpMethod.Post, path, $"/positions/{position}/end", new { lastDay = "2021-12-31" }).ShouldBeOk<JsonElement>();
        Assert.Equal((0, 0, JsonValueKind.Null), (left.GetProperty("strengths").GetArrayLength(), left.GetProperty("qualifications").GetArrayLength(), left.GetProperty("jobPosition").ValueKind));
        await ChangeNow(app.Chief, HttpMethod.Delete, path, $"/strengths/{strength}").ShouldBeProblem(404, "not-found");
    }

    [Fact]
    public async Task People_are_found_without_accents_and_sorted_by_given_name()
    {
        await using var app = await new AssignmentsApp().HasDivisionNine();
        var found = await app.Head.Read<JsonElement>($"{Api}/people?q=hoang");
        Assert.Equal("Lê Văn Hoằng", Assert.Single(found.GetProperty("items").EnumerateArray()).GetProperty("fullName").GetString());
        var all = await app.Head.Read<JsonElement>($"{Api}/people?unit={Division}");
        Assert.Equal(
            ["Nguyễn Văn Ánh", "Trần Thị Bình", "Võ Minh Cường", "Phạm Thị Đào", "Hồ Thị Én", "Lê Văn Hoằng"],
            all.GetProperty("items").EnumerateArray().Select(person => person.GetProperty("fullName").GetString()));
        // Whom a list mentions is named at once; whom nobody knows is left out.
        var known = all.GetProperty("items").EnumerateArray().Select(person => person.GetProperty("code").GetString()).ToList();
        var named = await app.Head.Read<JsonElement>($"{Api}/people?codes={known[0]},{known[5]},NOBODY");
        Assert.Equal(["Nguyễn Văn Ánh", "Lê Văn Hoằng"], named.GetProperty("items").EnumerateArray().Select(person => person.GetProperty("fullName").GetString()));
    }

    [Fact]
    public async Task A_person_is_changed_as_a_whole_only_at_the_version_that_was_read()
    {
        await using var app = await new AssignmentsApp().HasDivisionNine();
        var body = new { fullName = "Hồ Thị Yến", unitCode = Division, kind = "publicEmployee", recruitedOn = "2010-01-01", servesFrom = "2015-01-01" };
        await app.Chief.Send(HttpMethod.Put, $"{Api}/people/P9-06", body).ShouldBeProblem(428, "if-match-required");
        await app.Chief.Change(HttpMethod.Put, $"{Api}/people/P9-06", "\"9\"", body).ShouldBeProblem(412, "stale-version");
        var changed = await ChangeNow(app.Chief, HttpMethod.Put, $"{Api}/people/P9-06", "", body).ShouldBeOk<JsonElement>();
        Assert.Equal("Hồ Thị Yến", changed.GetProperty("fullName").GetString());
    }

    [Fact]
    public async Task What_does_not_fit_is_refused()
    {
        await using var app = await new AssignmentsApp().HasDivisionNine();
        await app.Chief.Create($"{Api}/people", Person("P9-01", "Trùng Mã")).ShouldBeProblem(409, "person-code-taken");
        await app.As(Roles.Chief).Create($"{Api}/people", Person("X-01", "Ngoài Ngành", unitCode: "KHONG.CO")).ShouldBeProblem(409, "unit-unknown");
        await app.Head.Create($"{Api}/people", Person("X-02", "Đơn Vị Khác", unitCode: OtherDivision)).ShouldBeProblem(403, "outside-your-units");
        await app.Staff("P9-03").Create($"{Api}/people", Person("X-03", "Không Quyền")).ShouldBeProblem(403, "not-permitted");
        await app.As(Roles.Staff, OtherDivision).GetAsync(new Uri($"{Api}/people/P9-01", UriKind.Relative)).ShouldBeProblem(404, "not-found");
        await ChangeNow(app.Chief, HttpMethod.Post, $"{Api}/people/P9-01", "/titles", new { from = "2022-05-01" }).ShouldBeProblem(409, "title-of-one-sort");
        var absence = new { kind = "leave", from = "2022-02-01", to = "2022-02-10" };
        await ChangeNow(app.Chief, HttpMethod.Post, $"{Api}/people/P9-01", "/absences", absence).ShouldBe(HttpStatusCode.OK);
        await ChangeNow(app.Chief, HttpMethod.Post, $"{Api}/people/P9-01", "/absences", absence).ShouldBeProblem(409, "absence-overlaps");
        var late = new { fullName = "Lê Văn Hoằng", unitCode = Division, kind = "civilServant", recruitedOn = "2020-01-01", servesFrom = "2015-01-01" };
        await ChangeNow(app.Chief, HttpMethod.Put, $"{Api}/people/P9-01", "", late).ShouldBeProblem(409, "person-recruited-after-service");
    }

    private static void Id(JsonElement person, string part, out Guid id) => id = person.GetProperty(part)[0].GetProperty("id").GetGuid();
}
