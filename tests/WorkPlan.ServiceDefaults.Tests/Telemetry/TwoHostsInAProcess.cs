using System.Diagnostics.Metrics;
using Microsoft.Extensions.DependencyInjection;
using WorkPlan.Testing.Telemetry;

namespace WorkPlan.ServiceDefaults.Tests.Telemetry;

/// <summary>Meters are heard by name throughout a process: a host must not tell what another has counted.</summary>
public sealed class TwoHostsInAProcess
{
    [Fact]
    public async Task Each_tells_what_it_has_counted_itself()
    {
        await using var first = await TelemetryApp.StartAsync();
        await using var second = await TelemetryApp.StartAsync();
        CounterOf(first).Add(1);
        CounterOf(second).Add(2);

        var pages = await Task.WhenAll(new[] { first, second }.Select(app => app.Client.MetricsWith("workplan_crates_total")));

        Assert.Equal([1, 2], pages.Select(page => page["workplan_crates_total"].Samples.Single().Value));
    }

    [Fact]
    public async Task The_end_of_one_takes_nothing_from_the_other()
    {
        await using var first = await TelemetryApp.StartAsync();
        var second = await TelemetryApp.StartAsync();
        CounterOf(first).Add(1);
        CounterOf(second).Add(2);
        await second.DisposeAsync();

        var page = await first.Client.MetricsWith("workplan_crates_total");

        Assert.Equal(1, page["workplan_crates_total"].Samples.Single().Value);
    }

    private static Counter<long> CounterOf(TelemetryApp app) =>
        app.App.Services.GetRequiredService<IMeterFactory>().Create("WorkPlan.Crates").CreateCounter<long>("workplan.crates");
}
