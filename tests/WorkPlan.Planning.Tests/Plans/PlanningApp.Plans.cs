using System.Net;
using System.Text.Json;
using WorkPlan.Testing.Http;

namespace WorkPlan.Planning.Tests;

/// <summary>What tests around plans and targets say about the service.</summary>
internal sealed partial class PlanningApp
{
    public static object AtLeast(int percent) => new { comparator = "atLeast", measure = "ratio", threshold = percent * 100 };

    public static object AtMost(int basisPoints) => new { comparator = "atMost", measure = "ratio", threshold = basisPoints };

    public static object CountAtLeast(int count) => new { comparator = "atLeast", measure = "count", threshold = count };

    public async Task HasFields(params string[] codes)
    {
        foreach (var (code, index) in codes.Select((code, index) => (code, index)))
        {
            await AsAdministrator.Create($"{Api}/fields", new { code, name = $"Khâu công tác {code}", kind = "procuratorial", ordinal = index })
                .ShouldBe(HttpStatusCode.Created);
        }
    }

    /// <summary>Says in which fields a unit works.</summary>
    public async Task<HttpResponseMessage> WorksIn(string unitCode, HttpClient client, params string[] fields)
    {
        var path = $"{Api}/unit-fields/{unitCode}";
        return await client.Change(HttpMethod.Put, path, (await Open(AsChief, path)).ETag, new { fields });
    }

    public Task<HttpResponseMessage> RegistersCatalogue(
        HttpClient client, string code, string legalBasis, string appliesFrom, string? unitCode, params object[] targets) =>
        client.Create($"{Api}/catalogues", new { code, legalBasis, appliesFrom, unitCode, targets });

    public static object TargetOf(string code, string field, string name, string source, object rule) => new { code, field, name, source, rule };

    public async Task<Guid> HasBriefing(HttpClient client, string unitCode, string heldOn) => (await client.Create($"{Api}/briefings", new
    {
        unitCode,
        kind = "weekly",
        heldOn,
        chairedBy = "Viện trưởng",
        minutes = "Các đơn vị nghiệp vụ chủ động xây dựng chương trình công tác",
    }).ShouldBeOk<JsonElement>()).GetProperty("id").GetGuid();

    public static object PlanOf(string unitCode, int workYear, string title, Guid briefing) => new
    {
        unitCode,
        workYear,
        kind = "unitPlan",
        title,
        purpose = "Triển khai toàn diện nhiệm vụ năm",
        basis = new[] { new { kind = "briefing", id = briefing } },
    };

    public static object TaskOf(string kind, string title, Guid? continuedFrom = null) => new
    {
        kind,
        title,
        continuedFrom,
        measures = new[] { "Nghiên cứu kỹ bản án, quyết định ngay khi nhận được" },
    };
}
