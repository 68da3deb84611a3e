using System.Net;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;
using WorkPlan.ServiceDefaults.Spreadsheets;
using WorkPlan.SharedKernel;
using WorkPlan.Testing;
using WorkPlan.Testing.Http;

namespace WorkPlan.Planning.Tests.Targets;

public sealed class ImportingCatalogues : IAsyncLifetime
{
    private const string Heading = "code,field,name,source,rule,inclusions";
    private readonly PlanningApp _app = new();

    private HttpClient Admin => _app.AsAdministrator;

    public async Task InitializeAsync()
    {
        await _app.HasUnits();
        await _app.HasFields("DIEU-TRA", "DAN-SU");
        await _app.RegistersCatalogue(
            Admin, "NQ-96", "Nghị quyết số 96/2019/QH14", "2020-12-01", null,
            PlanningApp.TargetOf("HAN", "DIEU-TRA", "Truy tố đúng thời hạn", "nationalAssembly", PlanningApp.AtLeast(90))).ShouldBe(HttpStatusCode.Created);
    }

    public async Task DisposeAsync() => await _app.DisposeAsync();

    [Fact]
    public async Task Csv_json_and_excel_bring_the_same_targets()
    {
        object?[][] rows =
        [
            ["HAN", "DIEU-TRA", "Truy tố đúng thời hạn", "sector", "100%", "kể cả án kỳ trước chuyển sang"],
            ["RKN", "DAN-SU", "Phiên tòa rút kinh nghiệm", "sector", """{"kind":"perPeriod","period":"year","rule":{"kind":"perHead","group":"prosecutor","headcountOn":"start","rule":{"comparator":"atLeast","measure":"count","threshold":1}}}""", null],
            ["KNTH", "DAN-SU", "Kiến nghị tổng hợp", "sector", "≥ 01 kiến nghị/năm", null],
        ];
        var csv = string.Join('\n', rows.Select(row => string.Join(',', row.Select(cell => $"\"{cell?.ToString()?.Replace("\"", "\"\"", StringComparison.Ordinal)}\""))).Prepend(Heading));
        var json = JsonSerializer.Serialize(rows.Select(row => new { code = row[0], field = row[1], name = row[2], source = row[3], rule = row[4], inclusions = row[5] }));
        using var book = new MemoryStream();
        using (var writer = new SpreadsheetWriter(book, "Chỉ tiêu"))
        {
            writer.WriteHeading(Heading.Split(','));
            foreach (var row in rows)
                writer.WriteRow(row);
        }

        await Import("CSV", "text/csv", Encoding.UTF8.GetBytes(csv)).ShouldBe(HttpStatusCode.Created);
        await Import("JSON", "application/json", Encoding.UTF8.GetBytes(json)).ShouldBe(HttpStatusCode.Created);
        await Import("XLSX", UploadedFile.SpreadsheetType, book.ToArray()).ShouldBe(HttpStatusCode.Created);
        using var form = new MultipartFormDataContent { { new ByteArrayContent(Encoding.UTF8.GetBytes(csv)), "file", "muc-tieu.csv" } };
        await Admin.PostAsync(PathOf("FORM"), form).ShouldBe(HttpStatusCode.Created);

        var first = Targets(await Read("CSV"));
        Assert.Equal(["KNTH ≥ 01 kiến nghị/năm count", "RKN ≥ 01/KSV/năm perHead", "HAN 100% exactShare"], first);
        foreach (var code in new[] { "JSON", "XLSX", "FORM" })
            Assert.Equal(first, Targets(await Read(code)));
        Assert.Equal("kể cả án kỳ trước chuyển sang", (await Read("XLSX")).GetProperty("targets")[2].GetProperty("inclusions").GetString());
    }

    [Fact]
    public async Task A_file_with_bad_rows_is_refused_whole_and_every_bad_row_is_named()
    {
        var problem = await Import("QD-139", "text/csv", Encoding.UTF8.GetBytes(string.Join('\n',
            Heading,
            "HAN,DIEU-TRA,Truy tố đúng thời hạn,sector,≥ 85%,",
            "",
            "TOI,XX,Đúng tội danh,sector,≥ 98%,",
            "TRA,DIEU-TRA,,ministry,khoảng 2%,",
            "đ tội,DIEU-TRA,Tên,sector,≥ 101%,",
            "TOI2,DIEU-TRA,Tên,sector,\"{\"\"kind\"\":\"\"allOf\"\",\"\"rules\"\":[]}\",",
            "LAP,DIEU-TRA,Tên,sector,≥ 1,",
            "LAP,DIEU-TRA,Tên,sector,≥ 2,"))).ShouldBeProblem(400, "validation-failed");
        Assert.Equal(
            [
                "rows[2].rule", "rows[4].field", "rows[5].name", "rows[5].rule", "rows[5].source", "rows[6].code", "rows[6].rule", "rows[7].rule",
                "rows[9].code",
            ],
            problem.Fields.Order());
        var lowered = problem.Body.GetProperty("errors").GetProperty("rows[2].rule")[0].GetString();
        Assert.Equal("Mức ≥ 85% thấp hơn mức ≥ 90% theo Nghị quyết số 96/2019/QH14.", lowered);
        await (await Admin.GetAsync(new Uri($"{PlanningApp.Api}/catalogues/QD-139", UriKind.Relative))).ShouldBeProblem(404, "not-found");
    }

    [Fact]
    public async Task Numbers_dates_and_json_of_another_form_are_named_too()
    {
        using var book = new MemoryStream();
        using (var writer = new SpreadsheetWriter(book, "Chỉ tiêu"))
        {
            writer.WriteHeading(Heading.Split(','));
            writer.WriteRow("HAN", "DIEU-TRA", "Tên", "sector", 1, null);
            writer.WriteRow("TOI", "DIEU-TRA", new DateOnly(2022, 5, 31), "sector", "≥ 98%", null);
        }
        var problem = await Import("QD-139", UploadedFile.SpreadsheetType, book.ToArray()).ShouldBeProblem(400, "validation-failed");
        Assert.Equal(["rows[2].rule", "rows[3].name"], problem.Fields.Order());

        problem = await Import("QD-139", "application/json", """[{"code":"A","colour":"red","field":7},"text"]"""u8.ToArray()).ShouldBeProblem(400, "validation-failed");
        Assert.Contains("rows[1].colour", problem.Fields);
        Assert.Contains("rows[2].row", problem.Fields);
    }

    [Fact]
    public async Task The_sample_of_the_sectors_list_has_every_shape_in_every_field()
    {
        await _app.HasFields("TIN-BAO", "XET-XU-HS", "THA-HS", "HC-KDTM-LD", "BP-XLHC", "THA-DS", "KHIEU-TO", "XAY-DUNG-NGANH");
        await Import("QD-139", "text/csv", await File.ReadAllBytesAsync(SampleOf("targets-qd-139.csv"))).ShouldBe(HttpStatusCode.Created);
        var targets = (await Read("QD-139")).GetProperty("targets").EnumerateArray().ToList();
        Assert.True(targets.Count >= 60, $"{targets.Count} targets");
        Assert.Equal(10, targets.Select(target => target.GetProperty("field").GetString()).Distinct().Count());
        Assert.Equal(
            Enum.GetValues<TargetShape>().Select(shape => JsonNamingPolicy.CamelCase.ConvertName(shape.ToString())).Order(StringComparer.Ordinal),
            targets.Select(target => target.GetProperty("shape").GetString()).Distinct().Order(StringComparer.Ordinal));
    }

    [Theory]
    [InlineData("text/csv", "code,name\nA,B", "table-column-missing")]
    [InlineData("text/csv", "", "table-without-heading")]
    [InlineData("application/json", "{}", "catalogue-list-expected")]
    [InlineData(UploadedFile.SpreadsheetType, "not a workbook", "spreadsheet-unreadable")]
    public async Task A_file_that_cannot_be_read_is_refused(string type, string content, string code) =>
        await Import("QD-139", type, Encoding.UTF8.GetBytes(content)).ShouldBeProblem(400, code);

    [Theory]
    [InlineData(0)]
    [InlineData(2)]
    public async Task A_form_brings_exactly_one_file(int files)
    {
        using var form = new MultipartFormDataContent { { new StringContent("x"), "note" } };
        for (var file = 0; file < files; file++)
            form.Add(new ByteArrayContent(Encoding.UTF8.GetBytes($"{Heading}\nTOI,DIEU-TRA,Tên,sector,≥ 98%,")), "file", $"muc-tieu-{file}.csv");
        await Admin.PostAsync(PathOf("QD-139"), form).ShouldBeProblem(400, "one-file-expected");
        await Admin.Send(HttpMethod.Get, $"{PlanningApp.Api}/catalogues/QD-139").ShouldBeProblem(404, "not-found");
    }

    [Fact]
    public async Task Who_may_not_set_targets_imports_none_and_another_kind_of_file_is_not_taken()
    {
        var file = Encoding.UTF8.GetBytes($"{Heading}\nTOI,DIEU-TRA,Tên,sector,≥ 98%,");
        await Import("QD-139", "text/csv", file, _app.As("staff", "QT")).ShouldBeProblem(403, "not-permitted");
        await Import("QD-139", "text/csv", file, _app.As("planner", "QT", subtree: true)).ShouldBeProblem(403, "outside-your-units");
        await Import("QD-139", "application/pdf", file).ShouldBeProblem(415, "unsupported-media-type");
        await Import("QD 139", "text/csv", file).ShouldBeProblem(400, "validation-failed");
    }

    [Fact]
    public async Task The_same_file_under_the_same_key_is_taken_once()
    {
        var file = Encoding.UTF8.GetBytes($"{Heading}\nTOI,DIEU-TRA,Tên,sector,≥ 98%,");
        await Import("QD-139", "text/csv", file, key: "k1").ShouldBe(HttpStatusCode.Created);
        await Import("QD-139", "text/csv", file, key: "k1").ShouldBe(HttpStatusCode.Created);
        await Import("QD-139", "text/csv", [.. file, (byte)'\n'], key: "k1").ShouldBeProblem(422, "idempotency-key-reused");
        await Import("QD-139", "text/csv", file).ShouldBeProblem(409, "already-exists");
    }

    private Task<JsonElement> Read(string code) => Admin.Read<JsonElement>($"{PlanningApp.Api}/catalogues/{code}");

    private static string[] Targets(JsonElement catalogue) =>
    [
        .. catalogue.GetProperty("targets").EnumerateArray()
            .Select(target => $"{target.GetProperty("code")} {target.GetProperty("ruleText")} {target.GetProperty("shape")}"),
    ];

    private async Task<HttpResponseMessage> Import(string code, string type, byte[] content, HttpClient? client = null, string? key = null)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, PathOf(code)) { Content = new ByteArrayContent(content) };
        request.Content.Headers.ContentType = new MediaTypeHeaderValue(type);
        if (key is not null)
            request.Headers.Add("Idempotency-Key", key);
        return await (client ?? Admin).SendAsync(request);
    }

    private static string SampleOf(string file) => Path.Combine(SourceTree.Root, "samples", "sector-2022", file);

    private static Uri PathOf(string code) =>
        new($"{PlanningApp.Api}/catalogues/import?code={Uri.EscapeDataString(code)}&legalBasis=Quy%E1%BA%BFt%20%C4%91%E1%BB%8Bnh&appliesFrom=2021-12-01", UriKind.Relative);
}
