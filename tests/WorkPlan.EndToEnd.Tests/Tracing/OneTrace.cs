using System.Diagnostics;
using WorkPlan.EndToEnd.Tests.Operations;
using WorkPlan.Testing;
using WorkPlan.Testing.Telemetry;

namespace WorkPlan.EndToEnd.Tests.Tracing;

/// <summary>A request and everything that it causes, in whatever process, are one trace.</summary>
[Collection(SystemUnderWatch.Name)]
[Trait("Category", "EndToEnd")]
public sealed class OneTrace(WatchedSystem system)
{
    private const int Server = 2;
    private const int Producer = 4;
    private const int Consumer = 5;

    [Theory]
    [InlineData("assignments")]
    [InlineData("inspections")]
    [InlineData("emulation")]
    [InlineData("notifications")]
    public async Task A_new_unit_is_followed_from_the_gateway_through_planning_to_the_consumer_of_another_service(string service)
    {
        // The client's own span: what the client library sends as traceparent.
        using var client = new Activity("client") { ActivityTraceFlags = ActivityTraceFlags.Recorded }.SetIdFormat(ActivityIdFormat.W3C).Start();
        var trace = client.TraceId.ToHexString();
        var created = await system.AsAdministrator.CreateAsync("/api/v1/planning/units", new
        {
            code = $"TRACE.{service}",
            name = "Viện kiểm sát nhân dân tỉnh",
            level = "province",
            type = "procuracy",
            parentCode = (string?)null,
            validFrom = "2000-01-01",
        });
        Assert.Equal(201, (int)created.Status);
        client.Stop();

        // Each span is sent when it ends and in batches, so a parent can come after its children.
        await system.Collector.SpanAsync(span => span.TraceId == trace && span.Service == service && span.Kind == Consumer);
        await Eventually.Passes(() =>
        {
            var spans = system.Collector.Spans.Where(span => span.TraceId == trace).ToDictionary(span => span.SpanId);
            var consumed = spans.Values.First(span => span.Service == service && span.Kind == Consumer);
            var path = PathTo(consumed, spans);

            // Every link of the chain is there: it begins where the client's request came in.
            Assert.True((path[0].Service, path[0].Kind) == ("gateway", Server) && path[0].Scope == "Microsoft.AspNetCore", Listing(spans.Values));
            Assert.Equal("/api/v1/planning/units", path[0].Attributes["url.path"]);
            var planning = path.FindIndex(span => span.Service == "planning");
            Assert.All(path[..planning], span => Assert.Equal("gateway", span.Service));
            Assert.Equal(Server, path[planning].Kind);
            var publish = path.FindLastIndex(span => span.Service == "planning");
            Assert.Equal(Producer, path[publish].Kind);
            Assert.All(path[planning..publish], span => Assert.Equal("planning", span.Service));
            Assert.All(path[(publish + 1)..], span => Assert.Equal(service, span.Service));
            return Task.CompletedTask;
        });
    }

    /// <summary>From the first span of the trace that was exported down to this one, by parent ids alone.</summary>
    private static List<OtlpSpan> PathTo(OtlpSpan span, Dictionary<string, OtlpSpan> spans)
    {
        List<OtlpSpan> path = [span];
        while (spans.TryGetValue(path[0].ParentId, out var parent))
            path.Insert(0, parent);
        return path;
    }

    private static string Listing(IEnumerable<OtlpSpan> spans) => "The chain is broken among:\n" + string.Join(
        '\n', spans.OrderBy(span => span.Start).Select(span => $"{span.SpanId} < {span.ParentId} {span.Service} {span.Kind} {span.Scope} {span.Name}"));
}
