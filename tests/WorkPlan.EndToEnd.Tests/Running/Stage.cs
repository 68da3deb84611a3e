using System.Text.Json.Nodes;
using WorkPlan.Samples.Gateway;

namespace WorkPlan.EndToEnd.Tests.Running;

/// <summary>
/// What scenarios have in common to set up, through the gateway. Each scenario has a province of its own, so that all can share one
/// running system.
/// </summary>
public sealed class Stage(WorkPlanSystem system, string scenario)
{
    public const string Planning = "/api/v1/planning";
    public const string Assignments = "/api/v1/assignments";
    public const string Inspections = "/api/v1/inspections";
    public const string Emulation = "/api/v1/emulation";

    public WorkPlanSystem System => system;

    public string Province => $"{scenario}-T";

    /// <summary>Who leads the inspecting team, a person of the province.</summary>
    public string Lead => Own("TD");

    /// <summary>The code of a unit below the province.</summary>
    public string Unit(string name) => $"{Province}.{name}";

    /// <summary>A code that no other scenario uses.</summary>
    public string Own(string code) => $"{scenario}-{code}";

    public async Task HasUnitAsync(string code, string name, string level, string type, string? parentCode)
    {
        var created = await system.AsAdministrator.CreateAsync(
            $"{Planning}/units", new { code, name, level, type, parentCode, validFrom = "2000-01-01" });
        _ = created.Json;
    }

    public async Task HasFieldAsync(string code, string name) =>
        _ = (await system.AsAdministrator.CreateAsync($"{Planning}/fields", new { code, name, kind = "procuratorial", ordinal = 1 })).Json;

    public async Task HasCatalogueAsync(string code, string legalBasis, params object[] targets) =>
        _ = (await system.AsAdministrator.CreateAsync(
            $"{Planning}/catalogues", new { code, legalBasis, appliesFrom = "2020-12-01", unitCode = Province, targets })).Json;

    public static object TargetOf(string code, string field, string name, string source, object rule) => new { code, field, name, source, rule };

    public static object AtLeastPercent(int percent) => new { comparator = "atLeast", measure = "ratio", threshold = percent * 100 };

    public static object AtMostBasisPoints(int basisPoints) => new { comparator = "atMost", measure = "ratio", threshold = basisPoints };

    public static object AtLeastCount(int count) => new { comparator = "atLeast", measure = "count", threshold = count };

    public static async Task<string> HasBriefingAsync(Account account, string unitCode, string heldOn) =>
        (await account.CreateAsync($"{Planning}/briefings", new
        {
            unitCode,
            kind = "weekly",
            heldOn,
            chairedBy = "Viện trưởng",
            minutes = "Các đơn vị nghiệp vụ chủ động xây dựng chương trình công tác",
        })).Id;

    public static object DraftOf(string unitCode, int workYear, string kind, string title, string briefing) => new
    {
        unitCode,
        workYear,
        kind,
        title,
        purpose = "Chủ động thực hiện chức năng, nhiệm vụ của khâu công tác",
        basis = new[] { new { kind = "briefing", id = briefing } },
    };

    public static object TaskOf(string kind, string title, string? continuedFrom = null) =>
        new { kind, title, continuedFrom, measures = new[] { "Nghiên cứu kỹ bản án, quyết định ngay khi nhận được" } };

    public static object SectionOf(params object[] commitments) => new
    {
        commitments,
        measures = new[] { "Phân công Kiểm sát viên theo dõi, kiểm tra hằng tháng" },
        schedule = "Thường xuyên trong năm",
        responsible = "Lãnh đạo đơn vị",
    };

    /// <summary>People enter the staff register in one import, as soon as assignments has heard of their units.</summary>
    public async Task HavePeopleAsync(params object[] people)
    {
        Answer? last = null;
        var imported = await Testing.Eventually.IsTrueAsync(
            async () =>
            {
                last = await system.AsAdministrator.SendAsync(
                    HttpMethod.Post, $"{Assignments}/people/import", new { people }, null, Guid.CreateVersion7().ToString());
                return last.Succeeded;
            },
            TimeSpan.FromSeconds(30));
        Assert.True(imported, last?.Body?.ToJsonString());
    }

    public static object Person(
        string code, string fullName, string unitCode, string kind = "civilServant", string? judicialTitle = null,
        string? managementTitle = null, string recruitedOn = "2010-01-01", params object[] absences)
    {
        var titles = new List<object>();
        if (judicialTitle is not null)
            titles.Add(new { judicialTitle, from = "2018-01-01" });
        if (managementTitle is not null)
            titles.Add(new { managementTitle, from = "2019-01-01" });
        return new { code, fullName, unitCode, kind, recruitedOn, servesFrom = recruitedOn, titles, absences };
    }

    /// <summary>Adds a task to a plan; its id.</summary>
    public static async Task<string> HasTaskAsync(Account account, string plan, object task) =>
        (await account.ChangeLatestAsync(HttpMethod.Post, $"{plan}/tasks", plan, task)).Json["taskId"]!.GetValue<string>();

    public static async Task HasSectionAsync(Account account, string plan, string field, params object[] commitments) =>
        _ = (await account.ChangeLatestAsync(HttpMethod.Put, $"{plan}/sections/{field}", plan, SectionOf(commitments))).Json;

    /// <summary>Submits, approves and issues a plan.</summary>
    public static async Task<JsonNode> IsIssuedAsync(Account account, string plan, string issuedOn, string? number = null)
    {
        _ = (await account.ActAsync(plan, "submit")).Json;
        _ = (await account.ActAsync(plan, "approve")).Json;
        return (await account.ActAsync(plan, "issue", new { issuedOn, number })).Json;
    }

    public static async Task<string> DraftsAsync(Account account, object draft) =>
        $"{Planning}/plans/{(await account.CreateAsync($"{Planning}/plans", draft)).Id}";

    /// <summary>A cluster of units since the work year 2022, with a table that gives up to 100 points for kept targets.</summary>
    /// <returns>The cluster's id.</returns>
    public async Task<string> HasClusterAsync(Account officer, params string[] units)
    {
        var table = Own("BANG");
        _ = (await system.AsAdministrator.CreateAsync($"{Emulation}/scoring-tables", new
        {
            code = table,
            name = "Bảng chấm điểm cấp huyện",
            legalBasis = "424/QĐ-VKSTC",
            validFrom = "2020-11-25",
            rules = new[] { new { code = "CHI-TIEU", name = "Chỉ tiêu công tác", kind = "targets", met = 1, exceeded = 1.1, notMet = 0, scaleTo = 100 } },
        })).Json;
        // The units come to emulation by message.
        Answer? last = null;
        await Testing.Eventually.IsTrueAsync(
            async () => (last = await officer.CreateAsync($"{Emulation}/clusters", new
            {
                code = Own("CUM"),
                name = "Cụm thi đua số 1",
                formedByUnitCode = Province,
                legalBasis = "15/QĐ-VKS",
                scoringTableCode = table,
                validFrom = "2021-12-01",
                members = units,
                headUnitCode = units[0],
            })).Succeeded,
            TimeSpan.FromSeconds(30));
        return last!.Id;
    }

    public static object DocumentOf(
        string type, string issuer, string issuerKind, string number, string issuedOn, string receivedOn, string scopeUnitCode) => new
        {
            type,
            issuer,
            issuerKind,
            number,
            issuedOn,
            receivedOn,
            appliesToWorkYear = 2022,
            @abstract = $"Về công tác kiểm sát năm 2022 ({number})",
            scopeUnitCode,
            requiresSupplement = true,
            classification = "Không mật",
        };
}
