using System.Text.Json;
using Microsoft.Extensions.Configuration;

namespace WorkPlan.AppHost.Embedded;

/// <summary>The described system as JSON: what would be started, what each waits for, and the names in its environment (no values: some are secret).</summary>
internal static class ModelPrinter
{
    private static readonly JsonSerializerOptions Format = new(JsonSerializerDefaults.Web) { WriteIndented = true };

    public static void Print(IReadOnlyList<IResource> resources, IConfiguration configuration, TextWriter output)
    {
        // Secrets and folders that come into being while names are worked out go away with it.
        var scratch = Directory.CreateTempSubdirectory("workplan-model-");
        using (var directory = RunDirectory.Claim(scratch.FullName))
        using (var run = new RunContext(directory, configuration, externalPort: null))
            output.WriteLine(JsonSerializer.Serialize(resources.ToDictionary(resource => resource.Name, resource => Describe(resource, run)), Format));
        scratch.Delete(recursive: true);
    }

    private static object Describe(IResource resource, RunContext run) => new
    {
        Kind = resource.GetType().Name,
        WaitsFor = Waits(resource, completion: false),
        WaitsForCompletionOf = Waits(resource, completion: true),
        Arguments = (resource as IResourceWithArgs)?.Arguments ?? [],
        HealthPath = (resource as IResourceWithEndpoints)?.Endpoint?.HealthPath,
        IsExternal = (resource as IResourceWithEndpoints)?.Endpoint is { IsExternal: true },
        Environment = resource is ProjectResource project ? project.Injected(run).Keys.Order(StringComparer.Ordinal).ToArray() : [],
    };

    private static string[] Waits(IResource resource, bool completion) =>
    [
        .. (resource as IResourceWithWaitSupport)?.Waits
            .Where(wait => wait.UntilExitCode is not null == completion)
            .Select(wait => wait.For.Name) ?? [],
    ];
}
