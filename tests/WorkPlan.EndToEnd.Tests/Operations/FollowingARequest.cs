using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.Playwright;
using WorkPlan.EndToEnd.Tests.Faults;
using WorkPlan.EndToEnd.Tests.Running;
using WorkPlan.Testing;

namespace WorkPlan.EndToEnd.Tests.Operations;

/// <summary>From what somebody did to everything that it caused, wherever that ran.</summary>
[Collection(SystemUnderWatch.Name)]
[Trait("Category", "Operations")]
public sealed class FollowingARequest(WatchedSystem system)
{
    private const int Consumer = 5;

    [Fact]
    public async Task A_click_in_the_browser_is_one_trace_down_to_the_consumer_of_another_service()
    {
        var page = await system.SignedInPageAsync("chief.launching", "chief");
        var campaign = (await system.AsChief.CreateAsync("/api/v1/emulation/campaigns", new
        {
            title = "Phong trào được theo dõi từ trình duyệt",
            criteria = "Hoàn thành vượt mức chỉ tiêu",
            workYear = Clients.WorkYear,
            launchedByUnitCode = Clients.Province,
            responseDueOn = "2031-02-01",
            registrationFrom = "2031-01-01",
            registrationTo = "2031-03-01",
        })).Id;
        await page.GotoAsync($"/emulation/campaigns/{campaign}");

        await page.GetByRole(AriaRole.Button, new() { Name = "Phát động", Exact = true }).ClickAsync();
        var request = await page.RunAndWaitForRequestAsync(
            () => page.GetByRole(AriaRole.Dialog).GetByRole(AriaRole.Button, new() { Name = "Phát động", Exact = true }).ClickAsync(),
            sent => sent.Url.EndsWith("/launch", StringComparison.Ordinal));

        await OneRequest.IsTracedFromTheBrowserAsync(system, request, "emulation");
        var trace = (await request.HeaderValueAsync("traceparent"))!.Split('-')[1];
        // Behind what a fault of another test has held up.
        await Eventually.True(
            () => system.Collector.Spans.Any(span => span.TraceId == trace && span.Service == "notifications" && span.Kind == Consumer),
            TimeSpan.FromSeconds(90), $"No consumer of {trace}.");
    }

    [Fact]
    public async Task In_production_each_line_of_the_log_is_one_json_object_with_the_ids_of_its_request()
    {
        const string trace = "5af7651916cd43dd8448eb211c80319c";
        await using var replica = await IdentityReplica.StartAsync(system, TimeSpan.FromMinutes(5), inProduction: true);
        using var request = new HttpRequestMessage(HttpMethod.Post, "/api/v1/identity/tokens")
        {
            Content = JsonContent.Create(new { userName = "administrator", password = system.AdministratorPassword }),
        };
        request.Headers.Add("traceparent", $"00-{trace}-b7ad6b7169203331-01");
        await using (await Databases.LockAsync(system, "identitydb"))
        {
            using var answer = await replica.Client.SendAsync(request);
            Assert.Equal(HttpStatusCode.ServiceUnavailable, answer.StatusCode);
            Assert.Equal(trace, (await answer.Content.ReadFromJsonAsync<JsonNode>())!["traceId"]!.GetValue<string>());
        }

        // An exception with its stack, which is many lines where people read it.
        var failure = await Eventually.Some(() => Task.FromResult(Entries(replica).FirstOrDefault(entry => entry["Exception"] is not null && HasTrace(entry, trace))));
        Assert.Contains("\n", failure["Exception"]!.GetValue<string>(), StringComparison.Ordinal);
        Assert.All(Entries(replica), entry => Assert.All(
            (string[])["Timestamp", "LogLevel", "Category", "Message"], property => Assert.Equal(JsonValueKind.String, entry[property]!.GetValueKind())));
    }

    private static IEnumerable<JsonObject> Entries(IdentityReplica replica) => replica.Lines.Select(line => JsonNode.Parse(line)!.AsObject());

    private static bool HasTrace(JsonObject entry, string trace) => entry["Scopes"]!.AsArray()
        .Any(scope => scope is JsonObject values && values["TraceId"]?.GetValue<string>() == trace && values["SpanId"]!.GetValue<string>().Length == 16);
}
