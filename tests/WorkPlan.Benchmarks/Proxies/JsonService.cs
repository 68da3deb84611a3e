using System.Net.Mime;
using System.Text;

namespace WorkPlan.Benchmarks.Proxies;

/// <summary>What the proxies stand in front of: Kestrel, and nothing but the same 1.2 KB of JSON.</summary>
internal static class JsonService
{
    public const string Role = "json-service";

    private const int Bytes = 1_200;

    public static async Task RunAsync()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        var app = builder.Build();
        var body = Encoding.UTF8.GetBytes($$"""{"items":[],"page":1,"pageSize":50,"total":0,"note":"{{new string('x', Bytes - 58)}}"}""");
        app.Run(async context =>
        {
            context.Response.ContentType = MediaTypeNames.Application.Json;
            context.Response.ContentLength = body.Length;
            await context.Response.Body.WriteAsync(body, context.RequestAborted);
        });
        await app.RunAsync();
    }
}
