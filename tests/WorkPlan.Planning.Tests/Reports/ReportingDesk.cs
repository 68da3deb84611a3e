using System.Net;
using System.Text.Json;
using WorkPlan.Planning.Tests.Results;
using WorkPlan.Testing.Http;

namespace WorkPlan.Planning.Tests.Reports;

/// <summary>A monthly form of civil cases: carried over, received, settled, of these in time, left over.</summary>
internal static class ReportingDesk
{
    public const string Form = "B09-DS";
    public const string Reports = $"{PlanningApp.Api}/reports";

    public static async Task HasForm(this PlanningApp app)
    {
        await app.HasTargets();
        await app.AsAdministrator.Create($"{PlanningApp.Api}/report-forms", Body()).ShouldBe(HttpStatusCode.Created);
    }

    public static object Body(
        string code = Form, string validFrom = "2021-01-01", object[]? cells = null, string[]? equations = null, object[]? feeds = null) => new
        {
            code,
            name = "Biểu thống kê án dân sự",
            legalBasis = "Quyết định ban hành biểu mẫu thống kê",
            periodKind = "month",
            validFrom,
            cells = cells ??
        [
            new { code = "1", name = "Số cũ", opensFrom = "10" }, new { code = "2", name = "Mới thụ lý" },
            new { code = "8", name = "Nhập từ nơi khác" }, new { code = "9", name = "Đã giải quyết" },
            new { code = "9a", name = "Trong đó đúng hạn" }, new { code = "10", name = "Còn lại" },
        ],
            equations = equations ?? ["10 = 1+2+8-9", "9a <= 9"],
            feeds = feeds ?? [new { targetCode = "HAN", numerator = "9a", denominator = "9" }],
        };

    public static object Month(string period, int old, int received, int settled, int inTime, int? left = null, string unitCode = ResultDesk.Unit) => new
    {
        unitCode,
        formCode = Form,
        period,
        cells = Cells(old, received, settled, inTime, left ?? (old + received - settled)),
    };

    public static object[] Cells(int old, int received, int settled, int inTime, int left) =>
    [
        new { cell = "1", value = old }, new { cell = "2", value = received }, new { cell = "8", value = 0 }, new { cell = "9", value = settled },
        new { cell = "9a", value = inTime }, new { cell = "10", value = left },
    ];

    /// <summary>The path and the ETag.</summary>
    public static async Task<(string Path, string Etag)> Begins(this HttpClient client, object report)
    {
        var response = await client.Create(Reports, report).ShouldBe(HttpStatusCode.Created);
        return (response.Headers.Location!.ToString(), response.Etag());
    }

    public static Task<HttpResponseMessage> Advances(this HttpClient client, (string Path, string Etag) report, string verb, object? body = null) =>
        client.Change(HttpMethod.Post, $"{report.Path}/{verb}", report.Etag, body);

    public static async Task<(string Path, string Etag)> Does(this HttpClient client, (string Path, string Etag) report, string verb, object? body = null) =>
        (report.Path, (await client.Advances(report, verb, body).ShouldBe(HttpStatusCode.OK)).Etag());

    public static async Task<(string Path, string Etag)> HasAccepted(this PlanningApp app, object report)
    {
        var head = app.As("unitHead", ResultDesk.Unit);
        return await app.As("chief", "QT", subtree: true).Does(await head.Does(await head.Begins(report), "submit"), "accept");
    }

    public static async Task<string> LockOf(this HttpClient client, (string Path, string Etag) report) =>
        (await client.Read<JsonElement>(report.Path)).GetProperty("locked").GetProperty("lockId").GetString()!;
}
