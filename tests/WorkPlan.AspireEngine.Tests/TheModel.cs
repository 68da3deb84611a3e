namespace WorkPlan.AspireEngine.Tests;

public sealed class TheModel
{
    private static readonly string[] Services = ["identity", "planning", "assignments", "inspections", "emulation", "notifications"];

    [Fact]
    public async Task Waits_and_health_checks_are_the_same_on_both_engines()
    {
        await using var aspire = await AspireModel.DescribeAsync(AspireModel.Running);
        var embedded = await EmbeddedModel.DescribeAsync();

        foreach (var program in Services.SelectMany(service => new[] { service, $"{service}-migrations" }).Concat(["gateway", "samples"]))
        {
            var here = embedded[program];
            // Aspire waits for a database's server by itself; here the server is a folder.
            Assert.Equal(here.WaitsFor, aspire.WaitsOf(program, WaitType.WaitUntilHealthy).Except(["sql"]));
            Assert.Equal(here.WaitsForCompletionOf, aspire.WaitsOf(program, WaitType.WaitForCompletion));
            Assert.Equal(here.HealthPath is { } path ? [$"{program}_http_{path}_200_check"] : [], aspire.HealthChecksOf(program));
        }
    }

    [Fact]
    public async Task Broker_server_and_databases_are_asked_for_their_health()
    {
        await using var aspire = await AspireModel.DescribeAsync(AspireModel.Running);

        foreach (var resource in Services.Select(service => $"{service}db").Concat(["messaging", "sql"]))
            Assert.Equal([$"{resource}_check"], aspire.HealthChecksOf(resource));
    }

    [Fact]
    public async Task Every_service_has_one_database_on_the_one_server_and_its_address()
    {
        await using var aspire = await AspireModel.DescribeAsync(AspireModel.Running);

        foreach (var service in Services)
        {
            var environment = await aspire.EnvironmentOf(service);
            var connection = new Microsoft.Data.SqlClient.SqlConnectionStringBuilder(environment[$"ConnectionStrings__{service}db"]);
            Assert.StartsWith("127.0.0.1,", connection.DataSource, StringComparison.Ordinal);
            Assert.Equal($"{service}db", connection.InitialCatalog);
            Assert.Equal(environment[$"{service.ToUpperInvariant()}DB_PASSWORD"], connection.Password);
            Assert.Single(environment.Keys, name => name.StartsWith("ConnectionStrings__", StringComparison.Ordinal) && name.EndsWith("db", StringComparison.Ordinal));
        }
    }

    [Fact]
    public async Task An_empty_system_has_no_samples()
    {
        await using var aspire = await AspireModel.DescribeAsync(AspireModel.Running, "--empty");

        Assert.DoesNotContain(aspire.Resources, resource => resource.Name == "samples");
    }

    [Fact]
    public async Task A_network_without_internet_names_its_own_image_of_the_server()
    {
        await using var aspire = await AspireModel.DescribeAsync(AspireModel.Running, "--SqlServer:Image=registry.local/mssql");

        Assert.Equal("registry.local/mssql", aspire.Named("sql").Annotations.OfType<ContainerImageAnnotation>().Single().Image);
    }
}
