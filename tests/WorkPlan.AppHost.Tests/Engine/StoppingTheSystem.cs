using WorkPlan.Testing;
using WorkPlan.Testing.Hosts;

namespace WorkPlan.AppHost.Tests.Engine;

public sealed class StoppingTheSystem
{
    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(10);

    [Fact]
    public async Task Those_who_need_others_stop_before_them_and_nothing_is_left()
    {
        await using var host = await HostProcess.OfFakeSystem().UpAsync();
        var processes = ProcessTree.Below(host.Id);
        Assert.NotEmpty(processes);

        var (exitCode, took) = await host.StopAsync();

        Assert.Equal(0, exitCode);
        Assert.InRange(took, TimeSpan.Zero, Limit);
        Assert.Empty(ProcessTree.Alive(processes));
        Assert.False(File.Exists(host.EndpointsFile));
        Assert.Equal(
            ["second: stopping", "second: stopped", "first: stopping", "first: stopped"],
            host.Lines.Where(line => line.Contains(": stop", StringComparison.Ordinal)).Select(line => line[(line.IndexOf('|', StringComparison.Ordinal) + 2)..])
                .Where(step => step.StartsWith("first:", StringComparison.Ordinal) || step.StartsWith("second:", StringComparison.Ordinal)));
    }

    [Fact]
    public async Task A_service_that_does_not_listen_is_killed_in_time()
    {
        await using var host = await HostProcess.OfFakeSystem("no-broker,second-is-deaf").UpAsync();
        var processes = ProcessTree.Below(host.Id);

        var (exitCode, took) = await host.StopAsync();

        Assert.Equal(0, exitCode);
        Assert.InRange(took, TimeSpan.FromSeconds(4), Limit);
        Assert.Empty(ProcessTree.Alive(processes));
    }

    [Fact]
    public async Task A_stop_during_the_start_leaves_nothing()
    {
        await using var host = HostProcess.OfFakeSystem();
        await host.SaysAsync("first: starting");
        var processes = ProcessTree.Below(host.Id);

        var (exitCode, took) = await host.StopAsync();

        Assert.Equal(0, exitCode);
        Assert.InRange(took, TimeSpan.Zero, Limit);
        Assert.Empty(ProcessTree.Alive(processes));
        Assert.DoesNotContain(host.Lines, line => line.Contains("second: starting", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_killed_app_host_takes_its_children_along()
    {
        await using var host = await HostProcess.OfFakeSystem().UpAsync();
        var processes = ProcessTree.Below(host.Id);
        Assert.NotEmpty(processes);

        host.Kill();

        await Eventually.True(() => ProcessTree.Alive(processes).Count == 0);
    }
}
