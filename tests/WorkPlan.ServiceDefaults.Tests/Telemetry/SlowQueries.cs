using Microsoft.Extensions.Logging;

namespace WorkPlan.ServiceDefaults.Tests.Telemetry;

public sealed class SlowQueries
{
    [Fact]
    public async Task A_query_over_the_limit_is_logged_without_its_values()
    {
        var log = new RecordingLog();
        await using var app = await TelemetryApp.StartAsync(
            new Dictionary<string, string?> { ["Telemetry:SlowQuery"] = "00:00:00.0000001" },
            builder => builder.Logging.AddProvider(log));

        await app.Client.GetStringAsync("/parcels/Bich");

        var warning = Assert.Single(log.Lines, line => line.StartsWith("Slow query: SELECT Parcels", StringComparison.Ordinal));
        Assert.Contains("@recipient", warning, StringComparison.Ordinal);
        Assert.DoesNotContain("Bich", warning, StringComparison.Ordinal);
        Assert.DoesNotContain("4711", warning, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Every_command_is_logged_only_when_the_configuration_asks_for_it()
    {
        var log = new RecordingLog();
        await using var app = await TelemetryApp.StartAsync(
            new Dictionary<string, string?> { ["Logging:LogLevel:Microsoft.EntityFrameworkCore.Database.Command"] = "Information" },
            builder => builder.Logging.AddProvider(log));

        await app.Client.GetStringAsync("/parcels/Bich");

        Assert.Contains(log.Lines, line => line.Contains("Executed DbCommand", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_query_within_the_limit_is_not()
    {
        var log = new RecordingLog();
        await using var app = await TelemetryApp.StartAsync(
            new Dictionary<string, string?> { ["Telemetry:SlowQuery"] = "01:00:00" }, builder => builder.Logging.AddProvider(log));

        await app.Client.GetStringAsync("/parcels/Bich");

        Assert.DoesNotContain(log.Lines, line => line.Contains("Slow query", StringComparison.Ordinal));
        Assert.DoesNotContain(log.Lines, line => line.Contains("Executed DbCommand", StringComparison.Ordinal));
        Assert.Contains(log.Lines, line => line == "Looking for parcels of Bich");
    }
}
