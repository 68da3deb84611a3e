using System.Buffers;
using System.Globalization;
using WorkPlan.Testing.Telemetry;

namespace WorkPlan.Benchmarks.Telemetry;

/// <summary>A collector that takes everything, keeps nothing, and can say how many spans it was sent.</summary>
internal static class OtlpSink
{
    public const string Role = "otlp-sink";

    public const string Count = "/spans";

    public static async Task RunAsync()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        var app = builder.Build();
        var spans = 0L;
        app.MapPost("/v1/traces", async (HttpContext context) =>
        {
            // It shares the processors with what is measured: no garbage, because some hundred kilobytes come at a time.
            var length = (int)context.Request.ContentLength!;
            var body = ArrayPool<byte>.Shared.Rent(length);
            await context.Request.Body.ReadExactlyAsync(body.AsMemory(0, length), context.RequestAborted);
            Interlocked.Add(ref spans, SpansIn(body.AsSpan(0, length)));
            ArrayPool<byte>.Shared.Return(body);
            context.Response.ContentType = context.Request.ContentType;
        });
        app.MapPost("/v1/{signal}", async (HttpContext context) =>
        {
            await context.Request.Body.CopyToAsync(Stream.Null, context.RequestAborted);
            context.Response.ContentType = context.Request.ContentType;
        });
        app.MapGet(Count, () => Interlocked.Read(ref spans).ToString(CultureInfo.InvariantCulture));
        await app.RunAsync();
    }

    /// <summary>Field 1 of the request holds resources, field 2 of a resource scopes, field 2 of a scope spans.</summary>
    private static int SpansIn(ReadOnlySpan<byte> request)
    {
        var spans = 0;
        for (var resources = new ProtobufReader(request); resources.Next();)
        {
            if (resources.Field != 1) continue;
            for (var scopes = new ProtobufReader(resources.Bytes); scopes.Next();)
            {
                if (scopes.Field != 2) continue;
                for (var fields = new ProtobufReader(scopes.Bytes); fields.Next();)
                    spans += fields.Field == 2 ? 1 : 0;
            }
        }
        return spans;
    }
}
