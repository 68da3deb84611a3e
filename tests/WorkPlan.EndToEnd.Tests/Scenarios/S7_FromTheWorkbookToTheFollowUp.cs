using System.IO.Compression;
using System.Xml.Linq;
using WorkPlan.EndToEnd.Tests.Running;
using WorkPlan.Samples.Gateway;

namespace WorkPlan.EndToEnd.Tests.Scenarios;

/// <summary>
/// S7, one self-inspecting unit to the end: it fills its checklist in a workbook, is told what was found, remedies it, is visited again and
/// found lacking again; all units hear the common lessons.
/// </summary>
[Collection(SharedSystem.Name)]
[Trait("Category", "EndToEnd")]
[Trait("Scenario", "S7")]
public sealed class S7_FromTheWorkbookToTheFollowUp(WorkPlanSystem system) : IAsyncLifetime
{
    private const string SpreadsheetType = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";
    private readonly Stage _stage = new(system, "S7W");
    private Account _chief = null!;
    private Account _head = null!;
    private string _campaign = "";

    private string District => _stage.Unit("KY-ANH");

    private string Unit => $"{_campaign}/units/{District}";

    public async Task InitializeAsync()
    {
        await _stage.HasUnitAsync(_stage.Province, "Viện kiểm sát nhân dân tỉnh Hà Tĩnh", "province", "procuracy", null);
        await _stage.HasUnitAsync(District, "Viện kiểm sát nhân dân huyện Kỳ Anh", "district", "procuracy", _stage.Province);
        _chief = await system.SignedInAsync("chief", _stage.Province, subtree: true, personCode: _stage.Own("VT"));
        _head = await system.SignedInAsync("unitHead", District, personCode: _stage.Own("01"));
        _campaign = await _stage.HasAnnouncedCampaignAsync(_chief, 1);
    }

    public Task DisposeAsync() => Task.CompletedTask;

    [Fact]
    public async Task A_unit_fills_its_workbook_and_is_visited_again()
    {
        var workbook = await _head.DownloadAsync($"{Unit}/workbook");
        var bad = await _head.UploadAsync($"{Unit}/workbook", SpreadsheetType, Filled(workbook, score: "11"));
        Assert.Equal("import-refused", bad.Code);
        Assert.Equal(["G3", "G4", "G5"], bad.Body!["items"]!.AsArray().Select(item => item!["cell"]!.GetValue<string>()));
        var filled = (await _head.UploadAsync($"{Unit}/workbook", SpreadsheetType, Filled(workbook, score: "8"))).Json;
        Assert.Equal(24, filled["score"]!.GetValue<int>());
        // Signed on paper and entered by the inspecting unit, with the day on which it came.
        _ = (await _chief.ActAsync(Unit, "submit", new { text = "Báo cáo tự kiểm tra", submittedAt = "2022-06-15T10:00:00+07:00" })).Json;

        var finding = await FoundAsync();
        _ = (await _chief.ActAsync(Unit, "conclude", new { grade = "basicallyMet", text = "Cơ bản đảm bảo.", concludedOn = "2022-06-20" })).Json;
        var task = await TaskOfAsync(finding);
        await RemediedAsync(finding);
        await WorkPlanSystem.Eventually(_head, task, done => done["state"]!.GetValue<string>() == "confirmed");

        // Phúc tra: it is lacking again, and the unit has something to do again.
        var visited = (await _chief.ActAsync(Unit, "follow-ups", new
        {
            visitedOn = "2022-09-05",
            content = "Phúc tra: hồ sơ lại thiếu.",
            findings = new[] { new { findingId = finding, outcome = "standing", dueAt = "2027-07-01T17:00:00+07:00" } },
        })).Json;
        Assert.Equal("standing", visited["followUps"]![0]!["findings"]![0]!["outcome"]!.GetValue<string>());
        var reopened = (await _chief.GetAsync($"{Stage.Inspections}/findings/{finding}")).Json;
        Assert.Equal(("open", 1), (reopened["state"]!.GetValue<string>(), reopened["reopenings"]!.AsArray().Count));
        await WorkPlanSystem.Eventually(_head, task, again => again["state"]!.GetValue<string>() != "confirmed");

        var draft = (await _chief.GetAsync($"{_campaign}/lessons/draft")).Json["text"]!.GetValue<string>();
        _ = (await _chief.CreateAsync($"{_campaign}/lessons", new { number = "30/TB-VKS", issuedOn = "2022-09-12", text = draft })).Json;
        await WorkPlanSystem.Eventually(
            _head, "/api/v1/notifications?kind=common-lessons", page => page["items"]!.AsArray().Count == 1);
    }

    private async Task<string> FoundAsync() => (await _chief.CreateAsync($"{Unit}/findings", new
    {
        category = "principleFile",
        severity = "shortcoming",
        statement = "Hồ sơ nguyên tắc thiếu Hướng dẫn của Vụ 10",
        cause = "Chưa phân công người cập nhật",
        remedy = "Bổ sung hướng dẫn vào hồ sơ nguyên tắc",
        raisedOn = "2022-06-16",
        dueAt = "2027-07-01T17:00:00+07:00",
        itemCode = "QT-1",
        evidenceId = await _chief.HasEvidenceAsync(Unit),
    })).Id;

    private async Task<string> TaskOfAsync(string finding)
    {
        var tasks = await WorkPlanSystem.Eventually(
            _head, $"{Stage.Assignments}/tasks?unit={District}&findingId={finding}", page => page["items"]!.AsArray().Count == 1);
        return $"{Stage.Assignments}/tasks/{tasks["items"]![0]!["id"]!.GetValue<string>()}";
    }

    private async Task RemediedAsync(string finding)
    {
        var address = $"{Stage.Inspections}/findings/{finding}";
        var picture = await _head.HasUploadedPictureAsync();
        _ = (await _head.CreateAsync($"{address}/remediations", new
        {
            description = "Đã bổ sung hướng dẫn",
            effectiveOn = "2022-06-25",
            evidence = InspectionStage.EvidenceOf(picture, "Hồ sơ đã bổ sung", "2022-06-25"),
        })).Json;
        _ = (await _chief.ActAsync(address, "verify", new { verifiedOn = "2022-07-01" })).Json;
    }

    /// <summary>Every question scored by hand, in the open cells of the sheet and nowhere else.</summary>
    private static byte[] Filled(byte[] workbook, string score)
    {
        using var file = new MemoryStream();
        file.Write(workbook);
        using (var parts = new ZipArchive(file, ZipArchiveMode.Update, leaveOpen: true))
        {
            var part = parts.Entries.Single(entry => entry.FullName.StartsWith("xl/worksheets/", StringComparison.Ordinal));
            XDocument sheet;
            using (var reading = part.Open())
                sheet = XDocument.Load(reading);
            for (var line = 3; line <= 5; line++)
            {
                Write(sheet, $"F{line}", "Chấm điểm");
                Write(sheet, $"G{line}", score);
            }
            using var writing = part.Open();
            writing.SetLength(0);
            sheet.Save(writing);
        }
        return file.ToArray();
    }

    private static void Write(XDocument sheet, string reference, string text)
    {
        XNamespace main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
        var cell = sheet.Descendants(main + "c").Single(known => (string?)known.Attribute("r") == reference);
        cell.SetAttributeValue("t", "inlineStr");
        cell.ReplaceNodes(new XElement(main + "is", new XElement(main + "t", text)));
    }
}
