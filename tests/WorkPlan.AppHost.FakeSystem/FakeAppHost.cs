using WorkPlan.AppHost.Embedded;

namespace WorkPlan.AppHost.FakeSystem;

/// <summary>Like AppHost.cs in shape: broker, database, migrations, two services of which the second waits for the first, a program.</summary>
internal static class FakeAppHost
{
    private const string Self = "WorkPlan.AppHost.FakeSystem.csproj";

    public static void Run(string[] options)
    {
        // What a test wants different comes by environment: the arguments belong to the engine.
        var flaws = (Environment.GetEnvironmentVariable("FAKE_FLAWS") ?? "").Split(',');
        var builder = DistributedApplication.CreateBuilder(options);

        var database = builder.AddSqlServer("sql").AddDatabase("firstdb");
        var migrations = builder.AddProject("first-migrations", Self, launchProfileName: null)
            .WithArgs(flaws.Contains("migration-fails") ? ["migrate", "fail"] : ["migrate"])
            .WithReference(database).WaitFor(database);
        var first = builder.AddProject("first", Self)
            .WithReference(database).WaitFor(database)
            .WaitForCompletion(migrations)
            .WithHttpHealthCheck("/health/ready");
        var second = builder.AddProject("second", Self)
            .WithReference(first).WaitFor(first)
            .WithHttpHealthCheck("/health/ready")
            .WithExternalHttpEndpoints();
        if (flaws.Contains("second-is-deaf"))
            second.WithArgs("deaf");
        if (!flaws.Contains("no-broker"))
        {
            var messaging = builder.AddRabbitMQ("messaging").WithManagementPlugin().WithDataVolume();
            first.WithReference(messaging).WaitFor(messaging);
        }

        builder.AddProject("program", Self, launchProfileName: null)
            .WithArgs("program")
            .WithReference(second).WaitFor(second);
        builder.Build().Run();
    }
}
