using System.Net.Http.Headers;
using System.Security.Cryptography;
using System.Text.Json;
using System.Text.Json.Nodes;
using WorkPlan.Inspections.Campaigns;
using WorkPlan.Inspections.Checklists;
using WorkPlan.Inspections.Files;
using WorkPlan.Inspections.Findings;
using WorkPlan.Inspections.UnitInspections;
using WorkPlan.SharedKernel;
using WorkPlan.Testing;
using WorkPlan.Testing.Http;

namespace WorkPlan.Inspections.Tests;

/// <summary>The inspections service on a real broker and database: Hà Tĩnh with its thirteen district units of 2022, as tests need them.</summary>
public sealed class InspectionsApp : ServiceApp<Program, InspectionsDbContext>
{
    public const string Api = "/api/v1/inspections";
    public const string Province = "HT";
    public const string HuongSon = "HT.HS";
    public const string KyAnh = "HT.KA";
    public const string Inspector = "HT-92";

    public static readonly DateTimeOffset Now = VietnamTime.At(new DateOnly(2022, 6, 1), new TimeOnly(9, 0));
    public static readonly DateTimeOffset ReportsDueAt = VietnamTime.At(new DateOnly(2022, 6, 15), new TimeOnly(16, 0));

    /// <summary>The district units; the first seven are visited. Only Hương Sơn's visit is told by the source, the other six are sample.</summary>
    public static readonly (string Code, string Name)[] Districts =
    [
        (HuongSon, "VKSND huyện Hương Sơn"), ("HT.DT", "VKSND huyện Đức Thọ"), ("HT.VQ", "VKSND huyện Vũ Quang"),
        ("HT.NX", "VKSND huyện Nghi Xuân"), ("HT.CL", "VKSND huyện Can Lộc"), ("HT.HK", "VKSND huyện Hương Khê"),
        ("HT.TH", "VKSND huyện Thạch Hà"), ("HT.CX", "VKSND huyện Cẩm Xuyên"), (KyAnh, "VKSND huyện Kỳ Anh"),
        ("HT.LH", "VKSND huyện Lộc Hà"), ("HT.TP", "VKSND thành phố Hà Tĩnh"), ("HT.HL", "VKSND thị xã Hồng Lĩnh"),
        ("HT.TXKA", "VKSND thị xã Kỳ Anh"),
    ];

    public static readonly string[] Visited = [.. Districts.Take(7).Select(unit => unit.Code)];

    private readonly string _evidence = Directory.CreateTempSubdirectory("workplan-evidence-").FullName;

    public InspectionsApp()
        : base(Now) => Set("Evidence:Folder", _evidence);

    public override async ValueTask DisposeAsync()
    {
        await base.DisposeAsync();
        Directory.Delete(_evidence, recursive: true);
    }

    public HttpClient AsChief => As("chief", Province, subtree: true, personCode: "HT-91", name: "Viện trưởng");

    public HttpClient AsInspector => As("inspector", Province, personCode: Inspector, userId: "inspector", name: "Trưởng đoàn");

    public HttpClient AsUnit(string unit) => As("unitHead", unit, name: $"Lãnh đạo {unit}");

    public static string At(CampaignView campaign, string? unit = null) =>
        unit is null ? $"{Api}/campaigns/{campaign.Id}" : $"{Api}/campaigns/{campaign.Id}/units/{unit}";

    public async Task HasUnits(params string[] only)
    {
        await Bus.Deliver(OtherServices.Unit(Province, null, "province", "VKSND tỉnh Hà Tĩnh"));
        foreach (var (code, name) in Districts.Where(unit => only.Length == 0 || only.Contains(unit.Code)))
            await Bus.Deliver(OtherServices.Unit(code, Province, "district", name));
    }

    public async Task<ChecklistView> HasChecklist() => await AsChief.Create($"{Api}/checklists", Checklist()).ShouldBeOk<ChecklistView>();

    /// <summary>Planned, and its team set up: the inspector leads it.</summary>
    public async Task<CampaignView> HasPlannedCampaign(params string[] direct) =>
        await HasTeam(await AsChief.Create($"{Api}/campaigns", Campaign((await HasChecklist()).Id, direct)).ShouldBeOk<CampaignView>());

    public async Task<CampaignView> HasTeam(CampaignView campaign)
    {
        await Bus.Deliver(OtherServices.Person(Inspector, Province, name: "Trưởng đoàn"));
        return await AsChief.Do(HttpMethod.Put, At(campaign), "team", Team()).ShouldBeOk<CampaignView>();
    }

    /// <summary>Hương Sơn is visited, Kỳ Anh inspects itself, unless other units are named.</summary>
    public async Task<CampaignView> HasAnnouncedCampaign(params string[] direct)
    {
        var campaign = await HasPlannedCampaign(direct.Length == 0 ? [HuongSon] : direct);
        return await AsChief.Do(HttpMethod.Post, At(campaign), "announce", new { announcedOn = "2022-06-01" }).ShouldBeOk<CampaignView>();
    }

    public async Task HasAnswers(CampaignView campaign, string unit, HttpClient by) =>
        await by.Do(HttpMethod.Post, At(campaign, unit), "answers", ManualAnswers()).ShouldBeOk<UnitInspectionView>();

    public async Task HasSubmittedReport(CampaignView campaign, string unit)
    {
        await HasAnswers(campaign, unit, AsUnit(unit));
        await AsUnit(unit).Do(HttpMethod.Post, At(campaign, unit), "submit", new { text = "Đã tự kiểm tra." }).ShouldBeOk<UnitInspectionView>();
    }

    public async Task HasSignedMinutes(CampaignView campaign, string unit)
    {
        await AsInspector.Do(HttpMethod.Put, At(campaign, unit), "minutes", new { heldOn = "2022-06-01", content = "Biên bản kiểm tra." })
            .ShouldBeOk<UnitInspectionView>();
        await AsInspector.Do(HttpMethod.Post, At(campaign, unit), "minutes/signatures", new { party = "inspector" }).ShouldBeOk<UnitInspectionView>();
        await AsUnit(unit).Do(HttpMethod.Post, At(campaign, unit), "minutes/signatures", new { party = "unit" }).ShouldBeOk<UnitInspectionView>();
    }

    /// <summary>A direct unit answered, recorded and concluded, or a self-inspecting one reported and concluded.</summary>
    public async Task<UnitInspectionView> HasConcluded(CampaignView campaign, string unit)
    {
        if (campaign.DirectUnits.Contains(unit))
        {
            await HasAnswers(campaign, unit, AsInspector);
            await HasSignedMinutes(campaign, unit);
        }
        else
        {
            await HasSubmittedReport(campaign, unit);
        }
        return await Conclude(campaign, unit).ShouldBeOk<UnitInspectionView>();
    }

    public Task<HttpResponseMessage> Conclude(CampaignView campaign, string unit) =>
        AsInspector.Do(HttpMethod.Post, At(campaign, unit), "conclude", new { grade = "basicallyMet", text = "Cơ bản đảm bảo.", concludedOn = "2022-06-01" });

    public Task<FindingView> HasFinding(CampaignView campaign, string unit) => HasFinding(campaign, unit, Finding());

    /// <summary>Raised on a picture that was taken of it.</summary>
    public async Task<FindingView> HasFinding(CampaignView campaign, string unit, object finding) =>
        await (await Raise(campaign, unit, finding)).ShouldBeOk<FindingView>();

    /// <summary>Uploads the picture, and raises the finding with it as evidence.</summary>
    public async Task<HttpResponseMessage> Raise(CampaignView campaign, string unit, object finding)
    {
        var evidence = await (await Attach(AsInspector, At(campaign, unit))).ShouldBeOk<Evidence>();
        var body = (JsonObject)JsonSerializer.SerializeToNode(finding, TestJson.Options)!;
        body["evidenceId"] = evidence.Id;
        return await AsInspector.Create($"{At(campaign, unit)}/findings", body);
    }

    public Task<UnitInspectionView> Inspection(CampaignView campaign, string unit) => AsInspector.Read<UnitInspectionView>(At(campaign, unit));

    public Task<CampaignSummaryView> Summary(CampaignView campaign) => AsChief.Read<CampaignSummaryView>($"{At(campaign)}/summary");

    public static object Checklist(string code = "KH-2022") => new
    {
        code,
        title = "Bảng kiểm việc triển khai thực hiện Kế hoạch công tác",
        unitCode = Province,
        items = new object[]
        {
            new { code = "QT-1", group = "dissemination", question = "Quán triệt kịp thời, đầy đủ?", maxScore = 10, fact = "disseminationComplete", source = "Chỉ thị 01/CT-VKSTC" },
            new { code = "GB-1", group = "briefings", question = "Duy trì nề nếp giao ban tuần?", maxScore = 10, fact = "weeklyBriefings" },
            new { code = "HS-1", group = "principleFiles", question = "Hồ sơ nguyên tắc đầy đủ?", maxScore = 10 },
        },
    };

    public static object Campaign(Guid checklist, params string[] direct) => new
    {
        title = "Kiểm tra việc triển khai thực hiện Kế hoạch công tác kiểm sát năm 2022",
        workYear = 2022,
        byUnitCode = Province,
        subject = "Việc triển khai thực hiện Kế hoạch công tác kiểm sát năm 2022",
        scope = new { levels = new[] { "district" }, types = new[] { "procuracy" } },
        directUnits = direct,
        selfReportDueAt = ReportsDueAt,
        checklistId = checklist,
        examinedFrom = "2021-12-01",
        examinedTo = "2022-05-31",
        campaignDate = "2022-05-20",
    };

    /// <summary>The inspector alone, by a decision of a day before the campaigns are announced.</summary>
    public static object Team(string issuedOn = "2022-05-20", string number = "15/QĐ-VKS") => new
    {
        members = new[] { new { personCode = Inspector, role = "lead" } },
        decision = new { number, issuedOn, issuer = "Viện trưởng VKSND tỉnh Hà Tĩnh" },
    };

    public static object ManualAnswers() => new
    {
        answers = new[] { "QT-1", "GB-1", "HS-1" }.Select(code => new { itemCode = code, verdict = "manual", score = 8 }),
    };

    public static object Finding(string severity = "shortcoming", string raisedOn = "2022-06-01") => new
    {
        category = "principleFile",
        severity,
        statement = "Hồ sơ nguyên tắc thiếu Hướng dẫn của Vụ 10.",
        cause = "Chưa phân công người cập nhật.",
        causeKind = "cause",
        causeObjective = false,
        remedy = "Bổ sung hướng dẫn vào hồ sơ nguyên tắc.",
        raisedOn,
        dueAt = "2022-07-01T17:00:00+07:00",
        fieldCode = "KS-HC",
        itemCode = "HS-1",
    };

    public static string HashOfPicture => Convert.ToHexStringLower(SHA256.HashData(Picture));

    /// <summary>A small picture, uploaded when it is needed: a file that nothing names does not stay.</summary>
    public static readonly byte[] Picture = [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A, 1, 2, 3];

    public static async Task<HttpResponseMessage> Upload(HttpClient by, string fileName, byte[] content, string classification = "Không mật")
    {
        using var body = new ByteArrayContent(content) { Headers = { ContentType = new MediaTypeHeaderValue("application/octet-stream") } };
        return await by.PostAsync(
            $"{Api}/files?fileName={Uri.EscapeDataString(fileName)}&classification={Uri.EscapeDataString(classification)}", body);
    }

    /// <summary>Uploads the picture and names it as evidence of an inspection.</summary>
    public static async Task<HttpResponseMessage> Attach(
        HttpClient by, string inspection, string classification = "Không mật", string takenOn = "2022-06-01", string? itemCode = null)
    {
        await (await Upload(by, "anh.png", Picture)).ShouldBeOk<StoredFile>();
        return await by.Create($"{inspection}/evidence", Evidence(classification, takenOn, itemCode));
    }

    /// <summary>Uploads the picture and hands it in as what was done about a finding.</summary>
    public static async Task<HttpResponseMessage> Remediate(
        HttpClient by, string finding, string effectiveOn = "2022-06-10", string classification = "Không mật")
    {
        await (await Upload(by, "anh.png", Picture)).ShouldBeOk<StoredFile>();
        return await by.Create($"{finding}/remediations", Remediation(effectiveOn, classification));
    }

    public static object Remediation(string effectiveOn = "2022-06-10", string classification = "Không mật") => new
    {
        description = "Đã bổ sung hướng dẫn.",
        effectiveOn,
        evidence = Evidence(classification, effectiveOn),
    };

    public static object Evidence(string classification = "Không mật", string takenOn = "2022-06-01", string? itemCode = null) => new
    {
        caption = "Kiểm tra trực tiếp tại VKSND huyện Hương Sơn",
        takenOn,
        sha256 = HashOfPicture,
        size = Picture.Length,
        reference = $"sha256:{HashOfPicture}",
        classification,
        itemCode,
    };
}

internal static class Doing
{
    /// <summary>Reads the resource for its ETag, then does something to it.</summary>
    public static async Task<HttpResponseMessage> Do(this HttpClient client, HttpMethod method, string resource, string verb, object body)
    {
        var read = await client.GetAsync(new Uri(resource, UriKind.Relative));
        await read.ShouldBe(System.Net.HttpStatusCode.OK);
        return await client.Change(method, $"{resource}/{verb}", read.Etag(), body);
    }
}
