using System.Net;
using System.Text.Json.Nodes;
using WorkPlan.EndToEnd.Tests.Running;
using WorkPlan.Samples.Gateway;

namespace WorkPlan.EndToEnd.Tests.Faults;

/// <summary>
/// The commands of the writers, one kind for each service. A creation goes out under one Idempotency-Key until it is answered. A change
/// goes out with If-Match; when its answer is lost, the client looks whether it took effect before it sends it again.
/// </summary>
internal sealed class Clients(WorkPlanSystem system, Ledger ledger)
{
    public const string Units = "units";
    public const string People = "people";
    public const string Campaigns = "campaigns";
    public const string Responses = "responses";
    public const string Findings = "findings";
    public const string Accounts = "accounts";

    /// <summary>The province in which everything happens, and the unit that is inspected.</summary>
    public const string Province = "KILL";
    public const string District = "KILL.D";
    public const int WorkYear = 2031;

    private const string PlanningUnits = "/api/v1/planning/units";

    private Account? _chief;
    private Account? _inspector;
    private string _evidence = "";

    public Account Chief => _chief ?? throw new InvalidOperationException("Nothing is prepared.");

    /// <summary>The inspection on which findings are raised.</summary>
    public string Inspection { get; private set; } = "";

    public async Task PrepareAsync()
    {
        await CreateUnitAsync(Province, "province", "procuracy", null);
        await CreateUnitAsync(District, "district", "procuracy", Province);
        _chief = await system.SignedInAsync("chief", Province, subtree: true, personCode: "BL-VT");
        await Databases.KnowAsync(system, District);
        var checklist = await Chief.CreateAsync("/api/v1/inspections/checklists", new
        {
            code = "KILL",
            title = "Bảng kiểm",
            unitCode = Province,
            items = new[] { new { code = "HS-1", group = "principleFiles", question = "Hồ sơ nguyên tắc đầy đủ?", maxScore = 10 } },
        });
        var campaign = await Chief.CreateAsync("/api/v1/inspections/campaigns", new
        {
            title = "Kiểm tra việc triển khai thực hiện Kế hoạch công tác",
            workYear = 2022,
            byUnitCode = Province,
            subject = "Việc triển khai thực hiện Kế hoạch công tác",
            scope = new { levels = new[] { "district" }, types = new[] { "procuracy" } },
            directUnits = new[] { District },
            selfReportDueAt = "2022-06-30T17:00:00+07:00",
            checklistId = checklist.Id,
            examinedFrom = "2021-12-01",
            examinedTo = "2022-05-31",
            campaignDate = "2022-05-20",
        });
        Inspection = campaign.Id;
        const string lead = "KILL-LEAD";
        _ = (await system.AsAdministrator.CreateAsync("/api/v1/assignments/people", new
        {
            code = lead,
            fullName = "Nguyễn Mẫu Trưởng Đoàn",
            unitCode = Province,
            kind = "civilServant",
            recruitedOn = "2010-01-01",
        })).Json;
        ledger.Accepted(People, lead);
        var address = $"/api/v1/inspections/campaigns/{Inspection}";
        // The staff register comes to inspections by message.
        await Testing.Eventually.True(
            async () => (await Chief.ChangeLatestAsync(HttpMethod.Put, $"{address}/team", address, new
            {
                members = new[] { new { personCode = lead, role = "lead" } },
                decision = new { number = "15/QĐ-VKS", issuedOn = "2022-05-20", issuer = "Viện trưởng" },
            })).Succeeded,
            TimeSpan.FromSeconds(30));
        _ = (await Chief.ActAsync(address, "announce", new { announcedOn = "2022-05-25" })).Json;
        _inspector = await system.SignedInAsync("inspector", Province, personCode: lead);
        _evidence = await _inspector.HasEvidenceAsync($"{address}/units/{District}");
    }

    /// <summary>Creates a unit and renames every second one.</summary>
    public async Task CreateUnitAsync(int number)
    {
        var code = $"{Province}.{number:0000}";
        await CreateUnitAsync(code, "province", "division", Province);
        ledger.Accepted(Units, code);
        if (number % 2 == 0)
            return;
        const string renamed = "Phòng được đổi tên";
        await ChangeOnceAsync(
            system.AsAdministrator, HttpMethod.Put, $"{PlanningUnits}/{code}", "",
            new { name = renamed, level = "province", type = "division", parentCode = Province },
            unit => unit["name"]!.GetValue<string>() == renamed);
        ledger.Accepted(Units, code, version: 2);
    }

    /// <summary>Registers a person and renames every second one.</summary>
    public async Task RegisterPersonAsync(int number)
    {
        var code = $"{Province}-{number:0000}";
        _ = (await system.AsAdministrator.CreateAsync("/api/v1/assignments/people", new
        {
            code,
            fullName = "Kiểm sát viên",
            unitCode = Province,
            kind = "civilServant",
            recruitedOn = "2010-01-01",
        })).Json;
        ledger.Accepted(People, code);
        if (number % 2 == 0)
            return;
        const string renamed = "Kiểm sát viên trung cấp";
        await ChangeOnceAsync(
            system.AsAdministrator, HttpMethod.Put, $"/api/v1/assignments/people/{code}", "",
            new { fullName = renamed, unitCode = Province, kind = "civilServant", recruitedOn = "2010-01-01", servesFrom = "2010-01-01" },
            person => person["fullName"]!.GetValue<string>() == renamed);
        ledger.Accepted(People, code, version: 2);
    }

    /// <summary>Drafts a campaign, launches it and answers it for the province. Nothing but its client keeps its title unique.</summary>
    public async Task LaunchCampaignAsync(int number)
    {
        var title = $"Phong trào {number:0000}";
        var id = (await Chief.CreateAsync("/api/v1/emulation/campaigns", new
        {
            title,
            criteria = "Hoàn thành vượt mức chỉ tiêu",
            workYear = WorkYear,
            launchedByUnitCode = Province,
            responseDueOn = "2031-02-01",
            registrationFrom = "2031-01-01",
            registrationTo = "2031-03-01",
        })).Id;
        ledger.Accepted(Campaigns, title);
        var campaign = $"/api/v1/emulation/campaigns/{id}";
        await ChangeOnceAsync(
            Chief, HttpMethod.Post, campaign, "/launch", new { launchedOn = "2026-01-02" }, read => read["state"]!.GetValue<string>() == "launched");
        ledger.Accepted(Campaigns, title, version: 2);
        _ = (await Chief.CreateAsync($"{campaign}/responses", new { unitCode = Province, respondedOn = "2026-01-05", content = "Hưởng ứng" })).Json;
        ledger.Accepted(Responses, $"{id}:{Province}");
    }

    /// <summary>Raises a finding; nothing but its client keeps its statement unique.</summary>
    public async Task RaiseFindingAsync(int number)
    {
        var id = (await _inspector!.CreateAsync($"/api/v1/inspections/campaigns/{Inspection}/units/{District}/findings", new
        {
            category = "principleFile",
            severity = "shortcoming",
            statement = $"Hồ sơ nguyên tắc thiếu văn bản số {number:0000}",
            cause = "Chưa phân công người cập nhật",
            remedy = "Bổ sung vào hồ sơ nguyên tắc",
            itemCode = "HS-1",
            evidenceId = _evidence,
            raisedOn = "2022-06-01",
            dueAt = "2022-07-01T17:00:00+07:00",
        })).Id;
        ledger.Accepted(Findings, id);
    }

    public async Task CreateAccountAsync(int number)
    {
        var userName = $"kill.{number:0000}";
        _ = (await system.AsAdministrator.CreateAsync("/api/v1/identity/users", new
        {
            userName,
            password = $"Mật-khẩu-{Guid.NewGuid():N}-1A",
            fullName = "Người dùng",
            grants = new[] { new { role = "staff", unitCode = Province, subtree = false, from = "2020-01-01" } },
        })).Json;
        ledger.Accepted(Accounts, userName);
    }

    private async Task CreateUnitAsync(string code, string level, string type, string? parentCode) => _ = (await system.AsAdministrator
        .CreateAsync(PlanningUnits, new { code, name = "Đơn vị", level, type, parentCode, validFrom = "2000-01-01" })).Json;

    private static async Task ChangeOnceAsync(
        Account account, HttpMethod method, string resource, string verb, object body, Func<JsonNode, bool> tookEffect)
    {
        while (true)
        {
            // Reading waits for whoever is down.
            var read = await account.GetAsync(resource);
            if (tookEffect(read.Json))
                return;
            var answer = await AnswerOrNoneAsync(() => account.ChangeAsync(method, resource + verb, read.ETag, body));
            if (answer is { Succeeded: false } && !MayHaveTakenEffect(answer.Status))
                throw new RefusedException(answer);
        }
    }

    private static async Task<Answer?> AnswerOrNoneAsync(Func<Task<Answer>> change)
    {
        try
        {
            return await change();
        }
        catch (HttpRequestException)
        {
            return null; // cut off; reading tells what became of it
        }
    }

    // 412: an earlier attempt did, unanswered.
    private static bool MayHaveTakenEffect(HttpStatusCode status) =>
        status is HttpStatusCode.ServiceUnavailable or HttpStatusCode.GatewayTimeout or HttpStatusCode.PreconditionFailed;
}
