using System.Net;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using WorkPlan.Planning.Contracts;
using WorkPlan.ServiceDefaults.Security;
using WorkPlan.Testing;
using WorkPlan.Testing.Http;

namespace WorkPlan.Assignments.Tests;

/// <summary>The assignments service in Phòng 9's first weeks of 2022, with the words that its tests need.</summary>
internal sealed class AssignmentsApp : ServiceApp<Program, AssignmentsDbContext>
{
    public const string Api = "/api/v1/assignments";
    public const string Province = "QT";
    public const string Division = "QT.P9";
    public const string OtherDivision = "QT.P10";
    public const string Civil = "civil";

    public HttpClient Head => As(Roles.UnitHead, Division, personCode: "P9-01", name: "Trưởng phòng");

    public HttpClient Chief => As(Roles.Chief, Province, subtree: true, personCode: "QT-01", name: "Viện trưởng");

    public HttpClient Staff(string personCode) => As(Roles.Staff, Division, personCode: personCode);

    public async Task<AssignmentsApp> HasUnits(params string[] codes)
    {
        foreach (var code in codes.Length > 0 ? codes : [Province, Division, OtherDivision])
            await Bus.Deliver(Unit(code));
        return this;
    }

    public static OrgUnitChanged Unit(string code, long version = 1) => new()
    {
        StreamKey = $"unit:{code}",
        Version = version,
        OccurredAt = TestClock.Start,
        Code = code,
        Name = $"Đơn vị {code} v{version}",
        Level = "province",
        Type = code == Province ? "procuracy" : "division",
        ParentCode = code == Province ? null : Province,
        ValidFrom = new DateOnly(2014, 1, 1),
    };

    /// <summary>Phòng 9 of scenario S5: head, deputy, two junior prosecutors, an examiner and a worker.</summary>
    public async Task<AssignmentsApp> HasDivisionNine()
    {
        await HasUnits();
        var people = new object[]
        {
            Person("P9-01", "Lê Văn Hoằng", judicial: "prosecutorSenior", management: "head"),
            Person("P9-02", "Trần Thị Bình", judicial: "prosecutorIntermediate", management: "deputyHead"),
            Person("P9-03", "Nguyễn Văn Ánh", judicial: "prosecutorJunior"),
            Person("P9-04", "Phạm Thị Đào", judicial: "prosecutorJunior"),
            Person("P9-05", "Võ Minh Cường", judicial: "examiner"),
            Person("P9-06", "Hồ Thị Én", kind: "contractWorker"),
        };
        await Chief.Create($"{Api}/people/import", new { people }).ShouldBe(HttpStatusCode.Created);
        return this;
    }

    public static object Person(
        string code, string fullName, string unitCode = Division, string kind = "civilServant", string? judicial = null, string? judicialTo = null,
        string? management = null, object[]? absences = null) => new
        {
            code,
            fullName,
            unitCode,
            kind,
            recruitedOn = "2010-01-01",
            servesFrom = "2015-01-01",
            titles = new[]
            {
                judicial is null ? null : new { judicialTitle = (string?)judicial, managementTitle = (string?)null, from = "2018-01-01", to = judicialTo },
                management is null ? null : new { judicialTitle = (string?)null, managementTitle = (string?)management, from = "2019-01-01", to = (string?)null },
            }.Where(title => title is not null),
            absences = absences ?? [],
        };

    public static object Requirement(string activity = "general", string? judicial = null, string? management = null, int effortDays = 5) =>
        new { activity, judicialTitle = judicial, managementTitle = management, skills = Array.Empty<string>(), effortDays };

    public async Task<Guid> HasTask(string title, object? required = null, string? dueOn = "2022-06-30", string? fieldCode = null, string unit = Division)
    {
        var task = await Chief.Create($"{Api}/tasks", new { unitCode = unit, workYear = 2022, title, dueOn, fieldCode, required })
            .ShouldBeOk<JsonElement>();
        return task.GetProperty("id").GetGuid();
    }

    public static object Item(Guid taskId, string personCode, string role = "lead", string? overrideReason = null) =>
        new { taskId, personCode, role, overrideReason };

    public static object Decision(string number, string effectiveOn, object[] items, string unit = Division) => new
    {
        unitCode = unit,
        workYear = 2022,
        number,
        signedOn = "2022-01-11",
        effectiveOn,
        signingCapacity = unit == Division ? "forChief" : "inOwnOffice",
        signerPersonCode = unit == Division ? "P9-02" : null,
        items,
    };

    public Task<HttpResponseMessage> Draft(string number, string effectiveOn, params object[] items) =>
        Head.Create($"{Api}/decisions", Decision(number, effectiveOn, items));

    /// <summary>Drafts a decision and tries to issue it.</summary>
    public async Task<HttpResponseMessage> Issue(string number, string effectiveOn, params object[] items)
    {
        var draft = await Draft(number, effectiveOn, items).ShouldBe(HttpStatusCode.Created);
        return await Head.Change(HttpMethod.Post, draft.Headers.Location + "/issue", draft.Etag());
    }

    /// <summary>Changes something at the version that it has now.</summary>
    public static async Task<HttpResponseMessage> ChangeNow(HttpClient client, HttpMethod method, string resource, string verb, object? body = null)
    {
        var read = await client.GetAsync(new Uri(resource, UriKind.Relative)).ShouldBe(HttpStatusCode.OK);
        return await client.Change(method, resource + verb, read.Etag(), body);
    }

    public Task<List<JsonElement>> Responsibles(Guid taskId, string asOf) =>
        Chief.Read<List<JsonElement>>($"{Api}/tasks/{taskId}/responsibles?asOf={asOf}");

    public static PlanSnapshot Plan(Guid planId, int versionNumber, params PlannedTask[] tasks) => new()
    {
        PlanId = planId,
        UnitCode = Division,
        WorkYear = 2022,
        Kind = "program",
        Title = "Chương trình công tác năm 2022",
        VersionNumber = versionNumber,
        IssuedOn = new DateOnly(2021, 12, 24),
        Tasks = tasks,
        Targets = [],
    };

    public static PlannedTask Planned(Guid id, string title, string? judicial = null, int effortDays = 0) => new()
    {
        TaskId = id,
        Kind = "breakthrough",
        Title = title,
        FieldCode = Civil,
        DueOn = new DateOnly(2022, 5, 31),
        RequiredJudicialTitle = judicial,
        EffortDays = effortDays,
    };

    public static PlanIssued Issued(PlanSnapshot plan, long version = 3) => new()
    {
        StreamKey = $"plan:{plan.PlanId}",
        Version = version,
        OccurredAt = TestClock.Start,
        Plan = plan,
    };

    public static PlanSupplemented Supplemented(PlanSnapshot plan, long version) => new()
    {
        StreamKey = $"plan:{plan.PlanId}",
        Version = version,
        OccurredAt = TestClock.Start,
        Plan = plan,
        BasedOnDocumentIds = [],
    };

    public Task<Dictionary<string, string>> TaskStates() => Database(db =>
        db.Tasks.AsNoTracking().ToDictionaryAsync(task => task.Title, task => task.State.ToString()));
}
