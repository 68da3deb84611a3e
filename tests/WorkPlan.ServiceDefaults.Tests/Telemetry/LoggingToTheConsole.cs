using System.Net;
using System.Text.Json;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Logging.Console;
using Microsoft.Extensions.Options;
using WorkPlan.ServiceDefaults.Telemetry;
using WorkPlan.Testing.Http;
using WorkPlan.Testing.Telemetry;

namespace WorkPlan.ServiceDefaults.Tests.Telemetry;

[Collection(OneListener.Name)]
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

    [Theory]
    [InlineData("Production", null, "json")]
    [InlineData("Production", "simple", "simple")]
    [InlineData("Development", null, null)]
    public void In_production_each_entry_is_a_line_of_json_unless_the_configuration_says_otherwise(string environment, string? given, string? used)
    {
        var builder = WebApplication.CreateBuilder(new WebApplicationOptions { EnvironmentName = environment });
        builder.Configuration["Logging:Console:FormatterName"] = given;

        builder.AddTelemetry("parcels");

        Assert.Equal(used, builder.Services.BuildServiceProvider().GetRequiredService<IOptions<ConsoleLoggerOptions>>().Value.FormatterName);
    }

    [Fact]
    public async Task A_problem_the_log_and_the_trace_of_a_request_carry_the_same_id()
    {
        var log = new RecordingLog();
        await using var collector = await OtlpReceiver.StartAsync();
        var builder = WebApplication.CreateBuilder();
        builder.Logging.ClearProviders().AddProvider(log);
        builder.Configuration.AddInMemoryCollection(collector.Settings);
        builder.Configuration["Authentication:SigningKeys"] = TestTokens.SigningKeys;
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        builder.AddServiceDefaults("parcels");
        await using var app = builder.Build();
        app.MapServiceDefaults();
        app.MapGet("/broken", string () => throw new InvalidOperationException("Broken.")).AllowAnonymous();
        await app.StartAsync();
        using var client = new HttpClient { BaseAddress = new Uri(app.Urls.Single()) };

        using var answer = await client.GetAsync(new Uri("/broken", UriKind.Relative));

        Assert.Equal(HttpStatusCode.InternalServerError, answer.StatusCode);
        var id = JsonDocument.Parse(await answer.Content.ReadAsStringAsync()).RootElement.GetProperty("traceId").GetString();
        Assert.Equal(id, log.ScopeOf("GET /broken failed unexpectedly")["TraceId"]);
        var span = await collector.SpanAsync(span => span.Name == "GET /broken");
        Assert.Equal(id, span.TraceId);
        var record = await collector.LogAsync(record => record.Body == "GET /broken failed unexpectedly");
        Assert.Equal(id, record.TraceId);
        await app.StopAsync();
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
