using System.Text.Json.Nodes;
using WorkPlan.Testing;

namespace WorkPlan.Web.Tests;

/// <summary>
/// A division of the small province with six people by whom the five criteria can be told apart, its head and one of its prosecutors with
/// accounts: apart from the sample year, so that what one test does to people and tasks is not met by another.
/// </summary>
internal sealed class SampleDivision(BrowserSystem system, string code, string name)
{
    private const string Assignments = "/api/v1/assignments";
    private const int WorkYear = 2022;

    public string Code => code;

    public string Head => $"{code.ToLowerInvariant()}.truongphong";

    public string Prosecutor => $"{code.ToLowerInvariant()}.kiemsatvien";

    public string Person(int number) => $"{code}-{number:00}";

    public async Task FeedAsync()
    {
        _ = (await system.Administrator.CreateAsync(
            "/api/v1/planning/units", new { code, name, level = "province", type = "division", parentCode = BrowserSystem.Province, validFrom = "2000-01-01" })).Json;
        await RegisteredAsync(1, "Lê Mẫu Sen", "prosecutorSenior", "head");
        await RegisteredAsync(2, "Trần Mẫu Lan", "prosecutorIntermediate", "deputyHead");
        await RegisteredAsync(3, "Ngô Mẫu Cúc", "prosecutorJunior", null);
        await RegisteredAsync(4, "Vũ Mẫu Hồng", "prosecutorJunior", null);
        await RegisteredAsync(5, "Đỗ Mẫu Mai", "examiner", null);
        await RegisteredAsync(6, "Bùi Mẫu Đào", null, null);
        await HasAccountAsync(Head, "Trưởng phòng Lê Mẫu Sen", "unitHead", Person(1));
        await HasAccountAsync(Prosecutor, "Kiểm sát viên Ngô Mẫu Cúc", "staff", Person(3));
    }

    /// <summary>A task of the division's own, with whoever it is given to by that decision.</summary>
    public async Task<string> HasTaskAsync(string title, string? dueOn = null) => (await system.AccountOf(Head).CreateAsync(
        $"{Assignments}/tasks", new { unitCode = code, workYear = WorkYear, title, dueOn, required = new { effortDays = 5 } })).Id;

    public async Task IssuesAsync(string number, string effectiveOn, params (string TaskId, int Person)[] given)
    {
        var decision = (await system.AccountOf(Head).CreateAsync($"{Assignments}/decisions", new
        {
            unitCode = code,
            workYear = WorkYear,
            number,
            signedOn = effectiveOn,
            effectiveOn,
            signingCapacity = "inOwnOffice",
            items = given.Select(one => new { taskId = one.TaskId, personCode = Person(one.Person), role = "lead", overrideReason = "Đã trao đổi trong giao ban." }),
        })).Id;
        _ = (await system.AccountOf(Head).ActAsync($"{Assignments}/decisions/{decision}", "issue")).Json;
    }

    /// <summary>As soon as assignments has heard of the unit.</summary>
    private Task RegisteredAsync(int number, string fullName, string? judicialTitle, string? managementTitle) => Eventually.True(
        async () => (await system.Administrator.CreateAsync($"{Assignments}/people", new
        {
            code = Person(number),
            fullName,
            unitCode = code,
            kind = judicialTitle is null ? "contractWorker" : "civilServant",
            recruitedOn = "2010-01-01",
            titles = new JsonArray([.. Titles(judicialTitle, managementTitle)]),
            qualifications = new[] { new { level = "bachelor", name = "Luật", awardedOn = "2009-06-30" } },
        })).Succeeded,
        because: $"{Person(number)} is not registered.");

    private static IEnumerable<JsonNode> Titles(string? judicialTitle, string? managementTitle)
    {
        if (judicialTitle is not null)
            yield return new JsonObject { ["judicialTitle"] = judicialTitle, ["from"] = "2018-01-01" };
        if (managementTitle is not null)
            yield return new JsonObject { ["managementTitle"] = managementTitle, ["from"] = "2018-01-01" };
    }

    private async Task HasAccountAsync(string userName, string fullName, string role, string personCode) =>
        _ = (await system.Administrator.CreateAsync("/api/v1/identity/users", new
        {
            userName,
            password = system.Password,
            fullName,
            personCode,
            grants = new[] { new { role, unitCode = code, subtree = false, from = "2020-01-01" } },
        })).Json;
}
