using System.Net;
using System.Text.Json;
using WorkPlan.Testing.Http;

namespace WorkPlan.Planning.Tests.Plans;

/// <summary>A plan as somebody works on it through the API: it remembers the ETag of the last answer.</summary>
internal sealed class PlanDesk(HttpClient client, JsonElement plan, string etag)
{
    public HttpClient Client { get; private set; } = client;

    public JsonElement Plan { get; private set; } = plan;

    public string Etag { get; private set; } = etag;

    public Guid Id { get; } = plan.GetProperty("id").GetGuid();

    public string Path => $"{PlanningApp.Api}/plans/{Id}";

    public static async Task<PlanDesk> Draft(HttpClient client, object body)
    {
        var response = await client.Create($"{PlanningApp.Api}/plans", body).ShouldBe(HttpStatusCode.Created);
        return new PlanDesk(client, await response.ShouldBeOk<JsonElement>(), response.Etag());
    }

    /// <summary>Somebody else goes on with the same plan.</summary>
    public PlanDesk As(HttpClient other)
    {
        Client = other;
        return this;
    }

    /// <summary>A change that has to succeed.</summary>
    public async Task<JsonElement> Does(HttpMethod method, string path, object? body = null)
    {
        var response = await Tries(method, path, body);
        var answer = await response.ShouldBeOk<JsonElement>();
        Etag = response.Etag();
        Plan = await Client.Read<JsonElement>(Path);
        return answer;
    }

    /// <summary>A change that may be refused.</summary>
    public Task<HttpResponseMessage> Tries(HttpMethod method, string path, object? body = null) =>
        Client.Change(method, Path + path, Etag, body);

    public async Task<Guid> HasTask(object body) => (await Does(HttpMethod.Post, "/tasks", body)).GetProperty("taskId").GetGuid();

    public Task HasSection(string field, params object[] commitments) => Does(HttpMethod.Put, $"/sections/{field}", Section(commitments));

    public static object Section(params object[] commitments) => new
    {
        commitments,
        measures = new[] { "Phân công Kiểm sát viên theo dõi, kiểm tra hằng tháng" },
        schedule = "Thường xuyên trong năm",
        responsible = "Lãnh đạo đơn vị",
    };

    public async Task IsIssued(HttpClient by, string issuedOn, string? number = null)
    {
        As(by);
        await Does(HttpMethod.Post, "/submit");
        await Does(HttpMethod.Post, "/approve", new { });
        await Does(HttpMethod.Post, "/issue", new { issuedOn, number });
    }

    public JsonElement Target(string code) => Plan.GetProperty("sections").EnumerateArray()
        .SelectMany(section => section.GetProperty("targets").EnumerateArray())
        .Single(target => target.GetProperty("targetCode").GetString() == code);

    public JsonElement Task(Guid id) => Plan.GetProperty("tasks").EnumerateArray().Single(task => task.GetProperty("id").GetGuid() == id);
}
