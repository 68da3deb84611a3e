using WorkPlan.Testing.Telemetry;

namespace WorkPlan.ServiceDefaults.Tests.Telemetry;

/// <summary>
/// Alone in the process: a span is recorded once for all who listen, so another host that samples everything would have it sent here, too.
/// </summary>
[Collection(OneListener.Name)]
public sealed class SamplingTraces
{
    [Theory]
    [InlineData("always_off", null, false)]
    [InlineData("traceidratio", "0", false)]
    [InlineData("traceidratio", "1", true)]
    [InlineData("parentbased_always_off", null, false)]
    public async Task The_sampler_is_the_environments_choice(string sampler, string? argument, bool sent)
    {
        await using var collector = await OtlpReceiver.StartAsync();
        var settings = collector.Settings;
        settings["OTEL_TRACES_SAMPLER"] = sampler;
        settings["OTEL_TRACES_SAMPLER_ARG"] = argument;
        settings["OTEL_SERVICE_NAME"] = "sampled";
        await using (var app = await TelemetryApp.StartAsync(settings))
        {
            await app.Client.GetStringAsync("/parcels/Lan");
        }

        Assert.Equal(sent, collector.Spans.Any(span => span is { Service: "sampled", Name: "GET /parcels/{recipient}" }));
    }

    /// <summary>Every service decides alike, whatever the browser that began the trace asks for.</summary>
    [Theory]
    [InlineData("00000000000000010000000000000001", "00", true)]
    [InlineData("7fffffffffffffff7fffffffffffffff", "01", false)]
    public async Task By_ratio_the_id_of_the_trace_decides_alone(string traceId, string asked, bool sent)
    {
        await using var collector = await OtlpReceiver.StartAsync();
        var settings = collector.Settings;
        settings["OTEL_TRACES_SAMPLER"] = "traceidratio";
        settings["OTEL_TRACES_SAMPLER_ARG"] = "0.5";
        await using (var app = await TelemetryApp.StartAsync(settings))
        {
            using var request = new HttpRequestMessage(HttpMethod.Get, "/parcels/Lan");
            request.Headers.Add("traceparent", $"00-{traceId}-b7ad6b7169203331-{asked}");
            await app.Client.SendAsync(request);
        }

        Assert.Equal(sent, collector.Spans.Any(span => span.TraceId == traceId));
    }
}

[CollectionDefinition(Name, DisableParallelization = true)]
public sealed class OneListener
{
    public const string Name = "One listener to spans";
}
