using System.Net;
using System.Text.Json;
using WorkPlan.Planning.Contracts;
using WorkPlan.Planning.Results;
using WorkPlan.ServiceDefaults.Spreadsheets;
using WorkPlan.Testing.Http;

namespace WorkPlan.Planning.Tests.Results;

public sealed class ImportingResults : IAsyncLifetime
{
    private const string Heading = "Mã đơn vị;Mã chỉ tiêu;Kỳ;Tử số;Mẫu số;Số lượng;Lý do đính chính\n";
    private readonly PlanningApp _app = new(ResultDesk.FirstOfJune);

    private HttpClient Planner => _app.As("planner", "QT", subtree: true);

    public Task InitializeAsync() => _app.HasTargets();

    public async Task DisposeAsync() => await _app.DisposeAsync();

    [Fact]
    public async Task A_file_is_taken_whole_and_leaves_a_trace()
    {
        var file = Heading + "QT.HL;HAN;2022-M01;9;10;;\nQT.HL;HAN;2022-M02;1.180;1.200;;\nQT.P9;RKN;2022-H1;;;3;\n";
        var import = await Planner.Imports(file).ShouldBeOk<JsonElement>();
        Assert.Equal(1, (await Planner.Read<JsonElement>($"{PlanningApp.Api}/results/imports")).GetProperty("total").GetInt32());
        Assert.Equal((3, 0), (import.GetProperty("recorded").GetInt32(), import.GetProperty("corrected").GetInt32()));
        var results = await _app.Database(db => Task.FromResult(db.Results.OrderBy(result => result.Sequence).ToList()));
        Assert.Equal([(9L, 10L), (1180L, 1200L)], results.Where(result => result.UnitCode == "QT.HL").Select(result => (result.Figures.Numerator!.Value, result.Figures.Denominator!.Value)));
        var history = await Planner.Read<JsonElement>($"{PlanningApp.Api}/results/history?unit=QT.HL&target=HAN&period=2022-M02");
        var entry = Assert.Single(history.EnumerateArray());
        Assert.Equal(("import", import.GetProperty("id").GetString()), (entry.GetProperty("source").GetString(), entry.GetProperty("sourceId").GetString()));
        var told = await _app.Bus.ShouldHavePublished<TargetResultRecorded>(message => message.UnitCode == "QT.HL");
        Assert.Equal(["2022-M01", "2022-M02"], told.Results.Select(result => result.Period));
    }

    [Fact]
    public async Task A_workbook_is_taken_like_a_CSV_file()
    {
        using var workbook = new MemoryStream();
        using (var sheet = new SpreadsheetWriter(workbook, "Kết quả"))
        {
            sheet.WriteHeading("unitCode", "targetCode", "period", "numerator", "denominator");
            sheet.WriteRow("QT.HL", "HAN", "2022-M01", 92L, 100L);
            sheet.WriteRow("QT.HL", "LD", "2022-M01", 0L, 0L);
        }
        await Planner.Imports(workbook.ToArray(), UploadedFile.SpreadsheetType).ShouldBe(HttpStatusCode.Created);
        var listed = await Planner.Read<JsonElement>($"{PlanningApp.Api}/results?unit=QT.HL&workYear=2022&target=HAN");
        var figures = Assert.Single(listed.GetProperty("items").EnumerateArray()).GetProperty("figures");
        Assert.Equal((92, 100), (figures.GetProperty("numerator").GetInt32(), figures.GetProperty("denominator").GetInt32()));
    }

    [Fact]
    public async Task Every_bad_row_is_named_and_nothing_is_taken()
    {
        var problem = await Planner.Imports(
            Heading + "QT.HL;HAN;2022-M01;9;10;;\nQT.HL;HAN;2022-M02;11;10;;\nQT.HL;XX;2022-M02;1;1;;\nQT.HL;HAN;2022-Q4;1;1;;\n" +
            "QT.HL;HAN;5/2022;1;1;;\nQT.HL;RKN;2022-M02;;;ba;\nQT.HL;HAN;2022-M01;8;10;;\n;HAN;2022-M02;1;1;;\n").ShouldBeProblem(400, "import-refused");
        Assert.Equal(
            ["3 numerator", "4 targetCode", "5 period", "6 period", "7 count", "8 targetCode", "9 unitCode"],
            problem.Body.GetProperty("items").EnumerateArray().Select(item => $"{item.GetProperty("line").GetInt32()} {item.GetProperty("field").GetString()}"));
        Assert.Equal(7, problem.Body.GetProperty("total").GetInt32());
        Assert.Equal((0, 0), await _app.Database(db => Task.FromResult((db.Results.Count(), db.ResultLog.Count()))));
    }

    [Fact]
    public async Task Rows_of_one_figure_make_its_parts_and_who_did_it_when()
    {
        await _app.RegistersCatalogue(
            _app.AsAdministrator, "QD-KEP", "Quyết định số 12/QĐ-VKSTC", "2020-12-01", null,
            PlanningApp.TargetOf("KEP", "DIEU-TRA", "Đúng hạn và đúng tội danh", "sector", new
            {
                kind = "allOf",
                rules = new object[]
                {
                    new { comparator = "exactly", measure = "ratio", threshold = 10_000, part = "han", label = "đúng thời hạn" },
                    new { comparator = "atLeast", measure = "ratio", threshold = 9_800, part = "toi-danh", label = "đúng tội danh" },
                },
            })).ShouldBe(HttpStatusCode.Created);
        const string heading = "unitCode;targetCode;period;part;numerator;denominator;count;person;on\n";
        await Planner.Imports(
            heading + "QT.HL;KEP;2022-M01;han;100;100;;;\nQT.HL;KEP;2022-M01;toi-danh;98;100;;;\nQT.HL;HAN;2022-M01;;9;10;;;\n" +
            "QT.HL;RKN;2022-H1;;;;1;P1;31/01/2022\nQT.HL;RKN;2022-H1;;;;2;P2;2022-02-15\n")
            .ShouldBe(HttpStatusCode.Created);

        var outcomes = (await Planner.Read<JsonElement>($"{PlanningApp.Api}/outcomes?unit=QT.HL&workYear=2022&period=2022-H1")).GetProperty("outcomes")
            .EnumerateArray().ToDictionary(outcome => outcome.GetProperty("targetCode").GetString()!, outcome => outcome.GetProperty("outcome").GetString());
        Assert.Equal(("met", "met"), (outcomes["KEP"], outcomes["RKN"]));
        var counted = await _app.Database(db => Task.FromResult(db.Results.Single(result => result.TargetCode == "RKN").Figures));
        Assert.Equal(3, counted.Count);
        Assert.Equal([("P1", new DateOnly(2022, 1, 31), 1L), ("P2", new DateOnly(2022, 2, 15), 2L)], counted.Breakdown!.Select(entry => (entry.Person!, entry.On!.Value, entry.Count)));
    }

    [Fact]
    public async Task Pieces_that_make_no_figure_are_named_by_their_lines()
    {
        const string heading = "Mã đơn vị;Mã chỉ tiêu;Kỳ;Thành phần;Tử số;Mẫu số;Số lượng;Mã cán bộ;Ngày\n";
        var problem = await Planner.Imports(
            heading + "QT.HL;RKN;2022-H1;;;;1;P1;hôm qua\nQT.HL;RKN;2022-M01;;1;2;;P1;\n" +
            string.Concat(Enumerable.Range(1, 13).Select(part => $"QT.HL;HAN;2022-M01;p{part};1;1;;;\n"))).ShouldBeProblem(400, "import-refused");
        Assert.Equal(
            ["2 on", "3 count", "4 part"],
            problem.Body.GetProperty("items").EnumerateArray().Select(item => $"{item.GetProperty("line").GetInt32()} {item.GetProperty("field").GetString()}"));
    }

    [Fact]
    public async Task A_file_written_out_comes_back_with_some_lines_changed()
    {
        const string heading = "Mã đơn vị,Mã chỉ tiêu,Chỉ tiêu áp dụng,Kỳ,Tử số,Mẫu số,Số lượng,Mã cán bộ,Ngày,Lý do đính chính\n";
        await Planner.Imports(heading + "QT.HL,HAN,Hạn,2022-M01,8,10,,,,\nQT.HL,RKN,Phiên tòa,2022-M01,,,1,P1,05/01/2022,\nQT.HL,RKN,Phiên tòa,2022-M01,,,1,P2,06/01/2022,\n")
            .ShouldBe(HttpStatusCode.Created);

        // One line is changed and one filled in; the others stand as they stood, and one has no figure yet.
        var import = await Planner.Imports(
            heading + "QT.HL,HAN,Hạn,2022-M01,9,10,,,,Nhập sót\nQT.HL,RKN,Phiên tòa,2022-M01,,,1,P1,05/01/2022,\nQT.HL,RKN,Phiên tòa,2022-M01,,,1,P2,06/01/2022,\n" +
            "QT.HL,HAN,Hạn,2022-M02,,,,,,\nQT.HL,LD,Lao động,2022-M01,1,1,,,,\n").ShouldBeOk<JsonElement>();

        Assert.Equal((1, 1), (import.GetProperty("recorded").GetInt32(), import.GetProperty("corrected").GetInt32()));
        Assert.Equal(4, await _app.Database(db => Task.FromResult(db.ResultLog.Count())));
        await Planner.Imports(heading + "QT.HL,HAN,Hạn,2022-M02,,,,,,\n").ShouldBeProblem(409, "import-empty");
    }

    [Fact]
    public async Task Standing_figures_are_replaced_with_a_reason_only_and_the_others_hear_of_it()
    {
        await Planner.Imports(Heading + "QT.HL;HAN;2022-M01;8;10;;\n").ShouldBe(HttpStatusCode.Created);
        var problem = await Planner.Imports(Heading + "QT.HL;HAN;2022-M01;9;10;;\n").ShouldBeProblem(400, "import-refused");
        Assert.Equal("correctionReason", problem.Body.GetProperty("items")[0].GetProperty("field").GetString());
        await Planner.Imports(Heading + "QT.HL;HAN;2022-M01;9;10;;Nhập sót một vụ\nQT.HL;LD;2022-M01;1;1;;\n").ShouldBe(HttpStatusCode.Created);
        var corrected = await _app.Bus.ShouldHavePublished<TargetResultCorrected>();
        var result = Assert.Single(corrected.Results);
        Assert.Equal((8, 9, "Nhập sót một vụ"), (result.Before.Numerator, result.After.Numerator, result.Reason));
    }

    [Fact]
    public async Task The_same_file_is_not_taken_twice_but_a_retry_gets_its_answer()
    {
        var file = System.Text.Encoding.UTF8.GetBytes(Heading + "QT.HL;HAN;2022-M01;8;10;;\n");
        var first = await (await Planner.Imports(file, "text/csv", "once")).ShouldBeOk<JsonElement>();
        var again = await (await Planner.Imports(file, "text/csv", "once")).ShouldBeOk<JsonElement>();
        Assert.Equal(first.GetProperty("id").GetString(), again.GetProperty("id").GetString());
        await Planner.Imports(file, "text/csv").ShouldBeProblem(409, "file-imported-before");
    }

    [Theory]
    [InlineData("unitCode,targetCode,numerator\n", "import-column-missing")]
    [InlineData("unitCode,unitCode,targetCode,period\n", "import-column-twice")]
    [InlineData("unitCode,targetCode,period\n", "import-empty")]
    [InlineData("", "import-empty")]
    public async Task A_file_that_is_no_table_of_results_is_refused(string file, string code) =>
        await Planner.Imports(file).ShouldBeProblem(409, code);

    [Fact]
    public async Task Rows_of_other_units_and_other_kinds_of_file_are_refused()
    {
        await _app.As("planner", "QT.P9").Imports(Heading + "QT.P9;HAN;2022-M01;8;10;;\nQT.HL;HAN;2022-M01;8;10;;\n").ShouldBeProblem(403, "outside-your-units");
        await Planner.Imports([1, 2, 3], "application/pdf").ShouldBeProblem(415, "unsupported-media-type");
        await Planner.Imports([1, 2, 3], UploadedFile.SpreadsheetType).ShouldBeProblem(400, "spreadsheet-unreadable");
        Assert.Equal(0, await _app.Database(db => Task.FromResult(db.ResultLog.Count())));
    }

    [Fact]
    public async Task What_stands_is_what_the_log_says_in_its_order()
    {
        await Planner.Records(ResultDesk.Share("HAN", "2022-M01", 8, 10), ResultDesk.Share("LD", "2022-M01", 1, 1)).ShouldBe(HttpStatusCode.OK);
        await Planner.Imports(Heading + "QT.HL;HAN;2022-M01;9;10;;Nhập sót\nQT.HL;HAN;2022-M02;7;7;;\n").ShouldBe(HttpStatusCode.Created);
        await _app.Database(db =>
        {
            var log = db.ResultLog.OrderBy(entry => entry.Sequence).ToList();
            Assert.Equal([1L, 2L, 3L, 4L], log.Select(entry => entry.Sequence));
            var replayed = new Dictionary<(string, string, string), ResultEntry>();
            foreach (var entry in log)
                replayed[(entry.UnitCode, entry.TargetCode, entry.PeriodCode)] = entry;
            var standing = db.Results.ToDictionary(result => (result.UnitCode, result.TargetCode, result.PeriodCode));
            Assert.Equal(replayed.Count, standing.Count);
            Assert.All(replayed, entry => Assert.Equal((entry.Value.Figures, entry.Value.Sequence), (standing[entry.Key].Figures, standing[entry.Key].Sequence)));
            return Task.CompletedTask;
        });
    }
}
