using System.Text.Json;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Logging.Console;

namespace WorkPlan.ServiceDefaults.Tests.Telemetry;

public sealed class LoggingToTheConsole
{
    [Fact]
    public async Task What_a_request_logs_knows_its_trace()
    {
        var log = new RecordingLog();
        await using var app = await TelemetryApp.StartAsync(configure: builder => builder.Logging.AddProvider(log));
        using var request = new HttpRequestMessage(HttpMethod.Get, "/parcels/Lan");
        request.Headers.Add("traceparent", "00-2af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01");

        await app.Client.SendAsync(request);

        var scope = log.ScopeOf("Looking for parcels of Lan");
        Assert.Equal("2af7651916cd43dd8448eb211c80319c", scope["TraceId"]);
        Assert.Equal(16, scope["SpanId"]?.ToString()?.Length);
    }

    [Fact]
    public async Task A_json_line_holds_the_ids_and_readable_Vietnamese()
    {
        await using var app = await TelemetryApp.BuildAsync(configure: builder => builder.Logging.AddConsole());
        var formatter = app.App.Services.GetServices<ConsoleFormatter>().Single(formatter => formatter.Name == ConsoleFormatterNames.Json);
        var scopes = new LoggerExternalScopeProvider();
        using var line = new StringWriter();

        using (scopes.Push(new Dictionary<string, object> { ["TraceId"] = "2af7", ["SpanId"] = "b7ad" }))
        {
            formatter.Write(
                new LogEntry<string>(LogLevel.Information, "Plans", default, "Kế hoạch \"đã\" ban hành\n", null, (state, _) => state), scopes, line);
        }

        var text = line.ToString();
        Assert.Equal(1, text.Count(c => c == '\n'));
        Assert.Contains("Kế hoạch", text, StringComparison.Ordinal);
        using var json = JsonDocument.Parse(text);
        Assert.Equal("Kế hoạch \"đã\" ban hành\n", json.RootElement.GetProperty("Message").GetString());
        Assert.EndsWith("Z", json.RootElement.GetProperty("Timestamp").GetString(), StringComparison.Ordinal);
        var scope = json.RootElement.GetProperty("Scopes")[0];
        Assert.Equal("2af7", scope.GetProperty("TraceId").GetString());
        Assert.Equal("b7ad", scope.GetProperty("SpanId").GetString());
    }
}
