using System.Diagnostics;
using System.Text.Json;
using WorkPlan.Testing;
using WorkPlan.Testing.Hosts;

namespace WorkPlan.AspireEngine.Tests;

/// <summary>The app host's own project, built with <c>-p:AppHostEngine=Aspire</c>, publishes what a deployment tool reads.</summary>
public sealed class TheManifest
{
    private static readonly string[] Services = ["identity", "planning", "assignments", "inspections", "emulation", "notifications"];

    [Fact]
    public async Task Names_the_broker_the_server_with_a_database_for_each_service_and_all_projects_with_what_they_refer_to()
    {
        using var directory = new TestRunDirectory();
        var file = Path.Combine(directory.Path, "manifest.json");
        var output = Path.Combine(directory.Path, "built");
        // The services behind it are built; --output keeps what eng/run.sh --aspire has built.
        await DotnetAsync("build", ".", "-p:AppHostEngine=Aspire", "-p:BuildProjectReferences=false", "--output", output, "--verbosity", "quiet", "--disable-build-servers");
        await DotnetAsync(Path.Combine(output, "WorkPlan.AppHost.dll"), "--publisher", "manifest", "--output-path", file);

        var resources = JsonDocument.Parse(await File.ReadAllTextAsync(file)).RootElement.GetProperty("resources");

        Assert.Contains("rabbitmq:", Text(resources, "messaging", "image"), StringComparison.Ordinal);
        Assert.Contains("management", Text(resources, "messaging", "image"), StringComparison.Ordinal);
        Assert.Contains("mssql/server:2022", Text(resources, "sql", "image"), StringComparison.Ordinal);
        Assert.All(["messaging", "sql"], container => Assert.Equal(1, resources.GetProperty(container).GetProperty("volumes").GetArrayLength()));
        foreach (var service in Services)
        {
            Assert.Equal($"{{sql.connectionString}};Initial Catalog={service}db", Text(resources, $"{service}db", "connectionString"));
            Assert.Equal($"{{{service}db.connectionString}}", Text(resources, service, "env", $"ConnectionStrings__{service}db"));
            Assert.Equal("migrate", resources.GetProperty($"{service}-migrations").GetProperty("args")[0].GetString());
            Assert.Equal($"{{{service}.bindings.http.url}}", Text(resources, "gateway", "env", $"services__{service}__http__0"));
            Assert.EndsWith(".csproj", Text(resources, service, "path"), StringComparison.Ordinal);
        }
        Assert.All(Services.Except(["identity"]), service =>
        {
            Assert.Equal("{messaging.connectionString}", Text(resources, service, "env", "ConnectionStrings__messaging"));
            Assert.Equal("{identity.bindings.http.url}", Text(resources, service, "env", "services__identity__http__0"));
        });
        Assert.True(resources.GetProperty("gateway").GetProperty("bindings").GetProperty("http").GetProperty("external").GetBoolean());
        Assert.Equal("{gateway.bindings.http.url}", Text(resources, "samples", "env", "services__gateway__http__0"));
    }

    private static string Text(JsonElement resources, params string[] path) =>
        path.Aggregate(resources, (element, name) => element.GetProperty(name)).GetString()!;

    private static async Task DotnetAsync(params string[] arguments)
    {
        using var process = Process.Start(new ProcessStartInfo("dotnet", arguments)
        {
            WorkingDirectory = Path.Combine(SourceTree.Root, "WorkPlan.AppHost"),
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        })!;
        var said = await Task.WhenAll(process.StandardOutput.ReadToEndAsync(), process.StandardError.ReadToEndAsync());
        await process.WaitForExitAsync();
        Assert.True(process.ExitCode == 0, string.Concat(said));
    }
}
