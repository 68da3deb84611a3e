using System.Net;
using System.Net.Http.Headers;
using System.Text;
using WorkPlan.Testing.Http;

namespace WorkPlan.Planning.Tests.Results;

/// <summary>What tests around figures and reports say: a district with three targets on 1 June 2022.</summary>
internal static class ResultDesk
{
    public const string Unit = "QT.HL";

    public static readonly DateTimeOffset FirstOfJune = new(2022, 6, 1, 9, 0, 0, TimeSpan.FromHours(7));

    public static async Task HasTargets(this PlanningApp app)
    {
        await app.HasUnits();
        await app.HasFields("DIEU-TRA");
        await app.RegistersCatalogue(
            app.AsAdministrator, "QD-139", "Quyết định số 139/QĐ-VKSTC", "2020-12-01", null,
            PlanningApp.TargetOf("HAN", "DIEU-TRA", "Truy tố đúng thời hạn", "sector", PlanningApp.AtLeast(90)),
            PlanningApp.TargetOf("LD", "DIEU-TRA", "Giải quyết án lao động", "sector", PlanningApp.AtLeast(85)),
            PlanningApp.TargetOf("RKN", "DIEU-TRA", "Phiên tòa rút kinh nghiệm", "sector", PlanningApp.CountAtLeast(3)))
            .ShouldBe(HttpStatusCode.Created);
    }

    public static Task<HttpResponseMessage> Records(this HttpClient client, params object[] results) =>
        client.Create($"{PlanningApp.Api}/results", new { results });

    public static object Share(string targetCode, string period, int numerator, int denominator, string? correctionReason = null) =>
        new { unitCode = Unit, targetCode, period, numerator, denominator, correctionReason };

    public static Task<HttpResponseMessage> Imports(this HttpClient client, string csv) =>
        client.Imports(Encoding.UTF8.GetBytes(csv), "text/csv");

    public static async Task<HttpResponseMessage> Imports(this HttpClient client, byte[] file, string contentType, string? idempotencyKey = null)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, $"{PlanningApp.Api}/results/imports?fileName=so-lieu");
        request.Content = new ByteArrayContent(file);
        request.Content.Headers.ContentType = new MediaTypeHeaderValue(contentType);
        if (idempotencyKey is not null)
            request.Headers.Add("Idempotency-Key", idempotencyKey);
        return await client.SendAsync(request);
    }
}
