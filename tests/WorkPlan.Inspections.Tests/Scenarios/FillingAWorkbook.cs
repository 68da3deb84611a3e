using System.Net.Http.Headers;
using System.Text.Json;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Spreadsheet;
using WorkPlan.Inspections.Campaigns;
using WorkPlan.Inspections.UnitInspections;
using WorkPlan.ServiceDefaults.Spreadsheets;
using WorkPlan.Testing.Documents;
using WorkPlan.Testing.Http;

namespace WorkPlan.Inspections.Tests.Scenarios;

/// <summary>A unit without a connection: the checklist goes out as a workbook, and comes back whole or not at all.</summary>
public sealed class FillingAWorkbook : IAsyncLifetime
{
    private const string Unit = InspectionsApp.KyAnh;
    private readonly InspectionsApp _app = new();
    private CampaignView _campaign = null!;

    private string Workbook => $"{InspectionsApp.At(_campaign, Unit)}/workbook";

    public async Task InitializeAsync()
    {
        await _app.HasUnits(InspectionsApp.HuongSon, Unit, "HT.LH");
        await _app.Bus.Deliver(OtherServices.Briefings(Unit, 19, 20));
        _campaign = await _app.HasAnnouncedCampaign(InspectionsApp.HuongSon);
    }

    public async Task DisposeAsync() => await _app.DisposeAsync();

    [Fact]
    public async Task It_is_filled_in_away_from_the_system_and_taken_as_a_whole()
    {
        var empty = await Download();
        await _app.AsInspector.GetAsync(Workbook).ShouldBeProblem(403, "outside-your-units");
        await _app.AsUnit("HT.LH").GetAsync(Workbook).ShouldBeProblem(404, "not-found");
        PrintedDocument.ShouldBeValid(empty);
        Assert.True(IsLocked(empty, "C3"));
        Assert.False(IsLocked(empty, "F3"));
        Assert.Equal(["QT-1", "chưa lấy được dữ liệu", "GB-1"], [Text(empty, "A3"), Text(empty, "D3"), Text(empty, "A4")]);

        await Upload("[]"u8.ToArray()).ShouldBeProblem(400, "spreadsheet-unreadable");
        await Upload(Changed(empty, ("A1", "Bảng khác"))).ShouldBeProblem(400, "workbook-not-a-checklist");
        await Upload(Changed(empty, ("B1", $"{Guid.CreateVersion7()}"))).ShouldBeProblem(400, "workbook-of-another-inspection");
        // Every bad cell is named, and the good row is not taken either.
        var refused = await Upload(Changed(
            empty, ("C3", "Câu hỏi khác"), ("F4", "Chấp nhận"), ("G4", "5"), ("F5", "Có"), ("G5", "tám"))).ShouldBeProblem(400, "import-refused");
        Assert.Equal(
            ["C3 workbook-cell-protected", "F5 workbook-verdict-unknown", "G5 workbook-score-not-whole", "G4 accepted-fact-scores-itself"], Cells(refused));
        await Bad("G5 score-out-of-range", ("F5", "Chấm điểm"), ("G5", "11"), ("F4", "Chấp nhận"));
        await Bad("F3 fact-not-there", ("F3", "Chấp nhận"));
        await Bad("H4 contest-needs-reason", ("F4", "Không chấp nhận"), ("G4", "3"));
        await Bad("A4 workbook-row-unknown", ("A4", "ZZ"));
        await Bad("A4 workbook-row-twice", ("A4", "QT-1"));
        await Bad("F3 workbook-cell-computed", ("F3", "=1+1"));
        await Bad("H4 workbook-reason-too-long", ("F4", "Không chấp nhận"), ("G4", "3"), ("H4", new string('a', 2001)));
        await Bad("G5 answer-needs-score", ("F5", "Chấm điểm"));
        await Bad("F5 item-has-no-fact", ("F5", "Chấp nhận"));
        Assert.All((await _app.Inspection(_campaign, Unit)).Items, item => Assert.Null(item.Answer));

        // A program that saves the file may leave blanks at the end of a locked text.
        var filled = Changed(
            empty, ("C5", $"{Text(empty, "C5")} "), ("F3", "Chấm điểm"), ("G3", "7"), ("F4", "Không chấp nhận"), ("G4", "8"), ("H4", "Có một tuần nghỉ lễ."), ("F5", "Chấm điểm"), ("G5", "9"));
        var taken = await Upload(filled).ShouldBeOk<UnitInspectionView>();
        Assert.Equal([(Verdict.Manual, 7), (Verdict.Contest, 8), (Verdict.Manual, 9)], taken.Items.Select(item => (item.Answer!.Verdict, item.Answer.Score)));
        Assert.Equal(24, taken.Score);
        await Upload(filled).ShouldBeOk<UnitInspectionView>(); // again: says nothing new
    }

    [Fact]
    public async Task A_row_that_is_missing_is_named_by_its_question_and_sheet_and_by_no_cell()
    {
        var refused = await Upload(Without(await Download(), line: 4)).ShouldBeProblem(400, "import-refused");

        var missing = Assert.Single(refused.Body.GetProperty("items").EnumerateArray());
        Assert.Equal(("workbook-row-missing", "GB-1", "Bảng kiểm"), (Word(missing, "code"), Word(missing, "itemCode"), Word(missing, "sheet")));
        Assert.Equal("Trang «Bảng kiểm» thiếu dòng của câu hỏi GB-1.", Word(missing, "message"));
        Assert.All(["cell", "line"], name => Assert.Equal(JsonValueKind.Null, missing.GetProperty(name).ValueKind));
    }

    [Fact]
    public async Task What_is_no_workbook_of_the_checklist_is_refused_as_such()
    {
        await Upload(Without(await Download(), 1, 2, 3, 4, 5)).ShouldBeProblem(400, "workbook-not-a-checklist"); // an empty sheet
        using var csv = new ByteArrayContent("ma,ket qua"u8.ToArray()) { Headers = { ContentType = new MediaTypeHeaderValue("text/csv") } };
        await _app.AsUnit(Unit).PostAsync(Workbook, csv).ShouldBeProblem(415, "unsupported-media-type");
        await Upload(new byte[(2 * 1024 * 1024) + 1]).ShouldBeProblem(400, "spreadsheet-too-large");
        await Upload(Changed(await Download(), ("F5", "Chấm điểm"), ("G5", "1"), ("H5", "Theo văn bản TỐI MẬT"))).ShouldBeProblem(409, "classified-content-refused");
    }

    [Fact]
    public async Task Nothing_is_taken_after_the_conclusion()
    {
        var filled = Changed(await Download(), ("F5", "Chấm điểm"), ("G5", "1"));
        await _app.HasConcluded(_campaign, Unit);

        await Upload(filled, "?overwrite=true").ShouldBeProblem(409, "inspection-concluded");
    }

    [Fact]
    public async Task What_was_answered_or_came_in_meanwhile_is_a_conflict_that_is_named()
    {
        var old = await Download();
        await _app.AsUnit(Unit).Do(HttpMethod.Post, InspectionsApp.At(_campaign, Unit), "answers",
            new { answers = new[] { new { itemCode = "HS-1", verdict = "manual", score = 4 } } }).ShouldBeOk<UnitInspectionView>();
        await _app.Bus.Deliver(OtherServices.Briefings(Unit, 15, 20, version: 2));
        var filled = Changed(old, ("F3", "Chấm điểm"), ("G3", "7"), ("F4", "Chấp nhận"), ("F5", "Chấm điểm"), ("G5", "9"));

        var refused = await Upload(filled).ShouldBeProblem(400, "import-refused");
        Assert.Equal(["D4 workbook-fact-changed", "F5 workbook-answer-conflict"], Cells(refused));
        var again = await Upload(filled, "?overwrite=true").ShouldBeProblem(400, "import-refused"); // what a fact says is never overwritten
        Assert.Equal(["D4 workbook-fact-changed"], Cells(again));
        var overwritten = await Upload(Changed(old, ("F5", "Chấm điểm"), ("G5", "9")), "?overwrite=true").ShouldBeOk<UnitInspectionView>();
        Assert.Equal(9, overwritten.Items.Single(item => item.Code == "HS-1").Answer!.Score);

        var fresh = await Download();
        Assert.Equal(("Chấm điểm", "9"), (Text(fresh, "F5"), Text(fresh, "G5")));
        var accepted = await Upload(Changed(fresh, ("F3", "Chấm điểm"), ("G3", "7"), ("F4", "Chấp nhận"))).ShouldBeOk<UnitInspectionView>();
        Assert.Equal(7, accepted.Items.Single(item => item.Code == "GB-1").Answer!.Score);
        await _app.AsUnit(Unit).Do(HttpMethod.Post, InspectionsApp.At(_campaign, Unit), "submit", new { text = "Đã tự kiểm tra." }).ShouldBeOk<UnitInspectionView>();
        await Upload(Changed(await Download(), ("G5", "1"))).ShouldBeProblem(409, "report-already-submitted");
    }

    [LibreOfficeFact]
    public async Task Opened_and_saved_by_another_program_it_is_taken_as_it_was_filled_in()
    {
        var filled = Changed(
            await Download(), ("F3", "Chấm điểm"), ("G3", "7"), ("F4", "Không chấp nhận"), ("G4", "8"), ("H4", "Có một tuần nghỉ lễ."), ("F5", "Chấm điểm"), ("G5", "9"));

        var saved = await LibreOffice.ConvertAsync(filled, "xlsx", "xlsx");

        Assert.True(IsLocked(saved, "C3"));
        var taken = await Upload(saved).ShouldBeOk<UnitInspectionView>();
        Assert.Equal([7, 8, 9], taken.Items.Select(item => item.Answer!.Score));
    }

    private async Task Bad(string cell, params (string Cell, string Text)[] changes) =>
        Assert.Contains(cell, Cells(await Upload(Changed(await Download(), changes)).ShouldBeProblem(400, "import-refused")));

    private async Task<byte[]> Download() => await _app.AsUnit(Unit).GetByteArrayAsync(Workbook);

    private Task<HttpResponseMessage> Upload(byte[] workbook, string query = "")
    {
        var content = new ByteArrayContent(workbook);
        content.Headers.ContentType = new MediaTypeHeaderValue(UploadedFile.SpreadsheetType);
        return _app.AsUnit(Unit).PostAsync($"{Workbook}{query}", content);
    }

    private static string[] Cells(Problem problem) =>
        [.. problem.Body.GetProperty("items").EnumerateArray().Select(item => $"{item.GetProperty("cell")} {item.GetProperty("code")}")];

    private static byte[] Changed(byte[] workbook, params (string Cell, string Text)[] changes)
    {
        using var file = new MemoryStream();
        file.Write(workbook);
        using (var document = SpreadsheetDocument.Open(file, isEditable: true))
        {
            foreach (var (reference, text) in changes)
            {
                var cell = CellAt(document, reference);
                if (text.StartsWith('='))
                {
                    cell.DataType = null;
                    cell.InlineString = null;
                    cell.CellFormula = new CellFormula(text[1..]);
                    continue;
                }
                cell.DataType = CellValues.InlineString;
                cell.InlineString = new InlineString(new Text(text));
            }
            document.WorkbookPart!.WorksheetParts.Single().Worksheet.Save();
        }
        return file.ToArray();
    }

    private static byte[] Without(byte[] workbook, params int[] line)
    {
        using var file = new MemoryStream();
        file.Write(workbook);
        using (var document = SpreadsheetDocument.Open(file, isEditable: true))
        {
            var sheet = document.WorkbookPart!.WorksheetParts.Single().Worksheet;
            foreach (var row in sheet.Descendants<Row>().Where(row => line.Contains((int)row.RowIndex!.Value)).ToList())
                row.Remove();
            sheet.Save();
        }
        return file.ToArray();
    }

    private static string? Word(JsonElement item, string name) => item.GetProperty(name).GetString();

    private static string Text(byte[] workbook, string cell)
    {
        using var document = SpreadsheetDocument.Open(new MemoryStream(workbook), isEditable: false);
        return CellAt(document, cell).InnerText;
    }

    private static bool IsLocked(byte[] workbook, string cell)
    {
        using var document = SpreadsheetDocument.Open(new MemoryStream(workbook), isEditable: false);
        var format = document.WorkbookPart!.WorkbookStylesPart!.Stylesheet.CellFormats!.Elements<CellFormat>()
            .ElementAt((int)(CellAt(document, cell).StyleIndex?.Value ?? 0));
        var isSheetLocked = document.WorkbookPart.WorksheetParts.Single().Worksheet.Elements<SheetProtection>().Single().Sheet?.Value == true;
        return isSheetLocked && format.Protection?.Locked?.Value != false;
    }

    private static Cell CellAt(SpreadsheetDocument document, string reference) =>
        document.WorkbookPart!.WorksheetParts.Single().Worksheet.Descendants<Cell>().Single(cell => cell.CellReference == reference);
}
