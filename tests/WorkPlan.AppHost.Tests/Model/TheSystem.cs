using System.Text.Json;
using WorkPlan.Testing.Hosts;

namespace WorkPlan.AppHost.Tests.Model;

/// <summary>What AppHost.cs describes, as the embedded engine's <c>--model</c> prints it.</summary>
public sealed class TheSystem
{
    private static readonly string[] Services = ["identity", "planning", "assignments", "inspections", "emulation", "notifications"];

    [Fact]
    public async Task Each_service_has_its_own_database_migrated_before_it_starts()
    {
        var model = await ModelAsync();

        foreach (var service in Services)
        {
            Assert.Equal(["migrate"], model[$"{service}-migrations"].Arguments);
            Assert.Equal([$"{service}db"], model[$"{service}-migrations"].WaitsFor);
            Assert.Equal([$"{service}-migrations"], model[service].WaitsForCompletionOf);
            Assert.Contains($"{service}db", model[service].WaitsFor);
            Assert.Single(model[service].Environment, name => name.EndsWith("db", StringComparison.Ordinal) && name.StartsWith("ConnectionStrings__", StringComparison.Ordinal));
            Assert.Equal("/health/ready", model[service].HealthPath);
        }
    }

    [Fact]
    public async Task Only_the_gateway_is_open_to_users_and_it_opens_last()
    {
        var model = await ModelAsync();

        Assert.Equal(["gateway"], model.Where(resource => resource.Value.IsExternal).Select(resource => resource.Key));
        Assert.Equal(Services, model["gateway"].WaitsFor);
        Assert.All(Services, service => Assert.Contains($"services__{service}__http__0", model["gateway"].Environment));
    }

    [Fact]
    public async Task Every_other_service_waits_for_the_broker_and_knows_where_identity_is_without_waiting_for_it()
    {
        var model = await ModelAsync();

        foreach (var service in Services.Except(["identity"]))
        {
            Assert.Contains("services__identity__http__0", model[service].Environment);
            Assert.DoesNotContain("identity", model[service].WaitsFor);
            Assert.Contains("messaging", model[service].WaitsFor);
        }
    }

    [Fact]
    public async Task Samples_are_left_out_of_an_empty_system()
    {
        Assert.Equal(["gateway"], (await ModelAsync())["samples"].WaitsFor);
        Assert.DoesNotContain("samples", (await ModelAsync("--empty")).Keys);
    }

    [Fact]
    public async Task Only_identity_and_the_samples_are_given_the_administrators_password()
    {
        var model = await ModelAsync();

        Assert.Equal(
            ["identity", "samples"],
            model.Where(resource => resource.Value.Environment.Contains("Identity__AdministratorPassword")).Select(resource => resource.Key));
    }

    private static async Task<Dictionary<string, DescribedResource>> ModelAsync(params string[] options)
    {
        await using var host = HostProcess.OfWorkPlan(["--model", .. options]);
        Assert.Equal(0, await host.EndAsync());
        return JsonSerializer.Deserialize<Dictionary<string, DescribedResource>>(string.Join('\n', host.Lines), JsonSerializerOptions.Web)!;
    }

    private sealed record DescribedResource(
        string Kind, string[] WaitsFor, string[] WaitsForCompletionOf, string[] Arguments, string? HealthPath, bool IsExternal, string[] Environment);
}
