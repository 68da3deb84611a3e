using System.Net;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;
using WorkPlan.Assignments.Contracts;
using WorkPlan.ServiceDefaults.Security;
using WorkPlan.ServiceDefaults.Spreadsheets;
using WorkPlan.Testing.Http;
using static WorkPlan.Assignments.Tests.AssignmentsApp;

namespace WorkPlan.Assignments.Tests.Scenarios;

public sealed class ImportingPeopleFromFiles
{
    private const string Heading =
        "Mã;Họ và tên;Mã đơn vị;Đối tượng;Ngày tuyển dụng;Chức danh tư pháp;Chức danh tư pháp từ ngày;Chức danh tư pháp đến ngày;Chức vụ;Chức vụ từ ngày;Trình độ;Sở trường\n";

    [Fact]
    public async Task A_Vietnamese_file_is_taken_whole()
    {
        await using var app = await new AssignmentsApp().HasUnits();
        var file = Heading
            + "F-1;Lê Văn Hoằng;QT.P9;Công chức;01/09/2005;Kiểm sát viên cao cấp;01/01/2018;31/12/2027;Trưởng phòng;01/01/2019;thạc sĩ;\"civil:5; administrative:3\"\n"
            + "F-2;Hồ Thị Én;QT.P9;người lao động;2015-01-01;;;;;;;\n";
        var imported = await Sends(app.Chief, file).ShouldBeOk<JsonElement>();
        Assert.Equal(2, imported.GetProperty("imported").GetInt32());
        var head = await app.Chief.Read<JsonElement>($"{Api}/people/F-1");
        Assert.Equal(("prosecutorSenior", "head", "civilServant"), (Text(head, "judicialTitle"), Text(head, "managementTitle"), Text(head, "kind")));
        Assert.Equal("2027-12-31", Text(head.GetProperty("titles")[0], "to"));
        Assert.Equal([("administrative", 3), ("civil", 5)], head.GetProperty("strengths").EnumerateArray().Select(one => (Text(one, "fieldCode")!, one.GetProperty("level").GetInt32())));
        Assert.Equal("master", Text(head.GetProperty("qualifications")[0], "level"));
        await app.Bus.ShouldHavePublishedExactly<PersonChanged>(2);
    }

    [Fact]
    public async Task A_workbook_is_taken_like_a_CSV_file_once()
    {
        await using var app = await new AssignmentsApp().HasUnits();
        using var workbook = new MemoryStream();
        using (var sheet = new SpreadsheetWriter(workbook, "Nhân sự"))
        {
            sheet.WriteHeading("code", "fullName", "unitCode", "kind", "recruitedOn", "judicialTitle");
            sheet.WriteRow("X-1", "Võ Minh Cường", Division, "civilServant", new DateOnly(2012, 5, 1), "examiner");
        }
        for (var time = 0; time < 2; time++)
            await Sends(app.Chief, workbook.ToArray(), UploadedFile.SpreadsheetType, "staff-1").ShouldBe(HttpStatusCode.Created);
        var person = await app.Chief.Read<JsonElement>($"{Api}/people/X-1");
        Assert.Equal(("2012-05-01", "examiner"), (Text(person, "recruitedOn"), Text(person, "judicialTitle")));
        await app.Bus.ShouldHavePublishedExactly<PersonChanged>(1);
    }

    [Fact]
    public async Task Every_bad_row_is_named_and_nobody_is_registered()
    {
        await using var app = await new AssignmentsApp().HasUnits();
        await app.Chief.Create($"{Api}/people", Person("OLD", "Đã Có")).ShouldBe(HttpStatusCode.Created);
        var file = "# Danh sách trích ngang\ncode,fullName,unitCode,kind,recruitedOn,servesFrom,servesTo,judicialTitle,strengths\n"
            + "G-1,Người Tốt,QT.P9,civilServant,2010-01-01,,,,\n"
            + ",Không Mã,QT.P9,civilServant,2010-01-01,,,,\n"
            + "G-3,Sai Loại,QT.P9,giám đốc,2010-01-01,,,,\n"
            + "G-4,Sai Ngày,QT.P9,civilServant,31/02/2010,,,,\n"
            + "G-5,Sai Chức Danh,QT.P9,civilServant,2010-01-01,,,Thẩm phán,\n"
            + "G-1,Trùng Dòng,QT.P9,civilServant,2010-01-01,,,,\n"
            + "OLD,Trùng Mã,QT.P9,civilServant,2010-01-01,,,,\n"
            + "G-8,Sai Đơn Vị,KHONG.CO,civilServant,2010-01-01,,,,\n"
            + "G-9,Đơn Vị Khác,QT.P10,civilServant,2010-01-01,,,,\n"
            + "G-10,Ngược Ngày,QT.P9,civilServant,2010-01-01,2015-01-01,2014-01-01,,\n"
            + "G-11,Sai Sở Trường,QT.P9,civilServant,2010-01-01,,,,civil\n"
            + "G-12,Mức Quá Cao,QT.P9,civilServant,2010-01-01,,,,civil:9\n";
        var problem = await (await Sends(app.Head, file)).ShouldBeProblem(400, "import-refused");
        Assert.Equal(
            [
                "4 code", "5 kind", "6 recruitedOn", "7 judicialTitle", "8 code", "9 code", "10 unitCode", "11 unitCode", "12 servesTo", "13 strengths",
                "14 strengths[0].level",
            ],
            problem.Body.GetProperty("items").EnumerateArray().Select(item => $"{item.GetProperty("line").GetInt32()} {Text(item, "field")}"));
        Assert.Contains("31/02/2010", problem.Body.GetProperty("items")[2].GetProperty("message").GetString(), StringComparison.Ordinal);
        Assert.Equal(1, (await app.Chief.Read<JsonElement>($"{Api}/people")).GetProperty("total").GetInt32());
        await app.Bus.ShouldHavePublishedExactly<PersonChanged>(1);
    }

    [Theory]
    [InlineData("code,fullName,unitCode,recruitedOn\nA,B,QT.P9,2010-01-01\n", "table-column-missing")]
    [InlineData("code,code,fullName,unitCode,kind,recruitedOn\n", "table-column-unknown")]
    [InlineData("code,fullName,unitCode,kind,recruitedOn,lương\n", "table-column-unknown")]
    [InlineData("", "table-without-heading")]
    [InlineData("code,fullName,unitCode,kind,recruitedOn\n", "import-without-rows")]
    public async Task A_file_of_another_shape_is_refused(string file, string code)
    {
        await using var app = await new AssignmentsApp().HasUnits();
        await (await Sends(app.Chief, file)).ShouldBeProblem(code == "import-without-rows" ? 409 : 400, code);
    }

    [Fact]
    public async Task Formulas_other_formats_and_those_who_only_read_are_refused()
    {
        await using var app = await new AssignmentsApp().HasUnits();
        await (await Sends(app.As(Roles.Auditor), Heading)).ShouldBeProblem(403, "not-permitted");
        Assert.Equal(HttpStatusCode.UnsupportedMediaType, (await Sends(app.Chief, Encoding.UTF8.GetBytes("[]"), "application/json")).StatusCode);
        await (await Sends(app.Chief, Encoding.UTF8.GetBytes("PK"), UploadedFile.SpreadsheetType)).ShouldBeProblem(400, "spreadsheet-unreadable");
    }

    private static Task<HttpResponseMessage> Sends(HttpClient client, string csv) => Sends(client, Encoding.UTF8.GetBytes(csv), UploadedFile.CsvType);

    private static async Task<HttpResponseMessage> Sends(HttpClient client, byte[] file, string contentType, string? idempotencyKey = null)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, $"{Api}/people/imports");
        request.Content = new ByteArrayContent(file);
        request.Content.Headers.ContentType = new MediaTypeHeaderValue(contentType);
        request.Headers.Add("Idempotency-Key", idempotencyKey ?? Guid.NewGuid().ToString());
        return await client.SendAsync(request);
    }

    private static string? Text(JsonElement element, string name) => element.GetProperty(name).GetString();
}
