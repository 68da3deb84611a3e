using System.Text.Json;
using WorkPlan.Testing.Hosts;

namespace WorkPlan.AspireEngine.Tests;

/// <summary>The same AppHost.cs on the embedded engine, as its <c>--model</c> prints it.</summary>
internal static class EmbeddedModel
{
    public static async Task<Dictionary<string, Described>> DescribeAsync()
    {
        await using var host = HostProcess.OfWorkPlan(["--model"]);
        Assert.Equal(0, await host.EndAsync());
        return JsonSerializer.Deserialize<Dictionary<string, Described>>(string.Join('\n', host.Lines), JsonSerializerOptions.Web)!;
    }

    internal sealed record Described(string[] WaitsFor, string[] WaitsForCompletionOf, string? HealthPath, bool IsExternal, string[] Environment);
}
