using System.Net;
using System.Net.Http.Json;
using System.Text.Json.Nodes;
using Microsoft.Playwright;
using WorkPlan.EndToEnd.Tests.Faults;
using WorkPlan.Testing;

namespace WorkPlan.EndToEnd.Tests.Operations;

/// <summary>What leads from a user's complaint to its cause: one id in the problem, the trace and the log.</summary>
internal static class OneRequest
{
    private const int Server = 2;

    /// <summary>Of the request itself; the gateway's forwarding calls its span a server's, too.</summary>
    private const string OfTheRequest = "Microsoft.AspNetCore";

    /// <summary>A request that a busy database refuses: what the client is told, what the services log and their spans carry the same id.</summary>
    public static async Task CarriesOneIdAsync(WatchedSystem system, string path, string service)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, path)
        {
            Content = JsonContent.Create(new
            {
                code = $"{Clients.Province}-LOCKED",
                fullName = "Kiểm sát viên",
                unitCode = Clients.Province,
                kind = "civilServant",
                recruitedOn = "2010-01-01",
            }),
        };
        request.Headers.Authorization = await system.TokenAsync("administrator", system.AdministratorPassword);

        using var answer = await system.Gateway.SendAsync(request);

        Assert.Equal(HttpStatusCode.ServiceUnavailable, answer.StatusCode);
        var id = (await answer.Content.ReadFromJsonAsync<JsonNode>())!["traceId"]!.GetValue<string>();
        Assert.Matches("^[0-9a-f]{32}$", id);
        await system.Collector.SpanAsync(span => span.TraceId == id && span.Service == "gateway" && span.Kind == Server);
        await system.Collector.SpanAsync(span => span.TraceId == id && span.Service == service && span.Kind == Server);
        await system.Collector.LogAsync(record => record.TraceId == id && record.Service == service && record.Body == $"POST {path} failed unexpectedly");
        var log = system.Host.Endpoint(service).Log!;
        await Eventually.True(async () => (await ReadAsync(log)).Contains(id, StringComparison.Ordinal), because: $"{log} does not name {id}.");
    }

    /// <summary>The browser began the trace of this request, and the service went on with it.</summary>
    public static async Task IsTracedFromTheBrowserAsync(WatchedSystem system, IRequest request, string service)
    {
        var parts = (await request.HeaderValueAsync("traceparent"))!.Split('-');
        var first = await system.Collector.SpanAsync(
            span => span.TraceId == parts[1] && span.Service == "gateway" && span.Kind == Server && span.Scope == OfTheRequest);
        Assert.Equal(parts[2], first.ParentId);
        await system.Collector.SpanAsync(span => span.TraceId == parts[1] && span.Service == service && span.Kind == Server);
    }

    /// <summary>While the service writes it.</summary>
    private static async Task<string> ReadAsync(string path)
    {
        await using var file = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
        using var reader = new StreamReader(file);
        return await reader.ReadToEndAsync();
    }
}
