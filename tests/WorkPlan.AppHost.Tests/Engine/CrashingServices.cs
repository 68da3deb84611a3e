using System.Diagnostics;
using System.Text.RegularExpressions;
using WorkPlan.Testing;
using WorkPlan.Testing.Hosts;

namespace WorkPlan.AppHost.Tests.Engine;

public sealed partial class CrashingServices
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    [Fact]
    public async Task A_killed_service_comes_back_at_its_address()
    {
        await using var host = await HostProcess.OfFakeSystem().UpAsync();
        var before = host.Endpoint("first");

        Process.GetProcessById(before.Pid!.Value).Kill();

        await HasRestartedAsync(host, "first", times: 1);
        Assert.Equal(before.Url, host.Endpoint("first").Url);
        Assert.NotEqual(before.Pid, host.Endpoint("first").Pid);
        Assert.Equal(0, host.Endpoint("second").Restarts);
    }

    [Fact]
    public async Task The_pause_before_the_next_start_grows()
    {
        await using var host = await HostProcess.OfFakeSystem().UpAsync();

        for (var times = 1; times <= 3; times++)
        {
            Process.GetProcessById(host.Endpoint("second").Pid!.Value).Kill();
            await HasRestartedAsync(host, "second", times);
        }

        Assert.Equal(
            ["0.5", "1", "2"],
            host.Lines.Select(line => AnnouncedPause().Match(line)).Where(match => match.Success).Select(match => match.Groups[1].Value));
    }

    [Fact]
    public async Task An_unhealthy_service_is_shown_as_such_until_it_recovers()
    {
        await using var host = await HostProcess.OfFakeSystem().UpAsync();
        using var client = new HttpClient { BaseAddress = new Uri(host.Endpoint("first").Url!) };

        using var sickened = await client.PostAsync(new Uri("/sicken", UriKind.Relative), null);
        await Eventually.True(() => host.Endpoint("first").State == "Unhealthy", Patience);
        await host.SaysAsync("first: unhealthy  ");

        using var recovered = await client.PostAsync(new Uri("/recover", UriKind.Relative), null);
        await Eventually.True(() => host.Endpoint("first") is { State: "Healthy", Restarts: 0 }, Patience);
    }

    [GeneratedRegex(@"\| second: crashed .*again in ([0-9.]+) s")]
    private static partial Regex AnnouncedPause();

    private static Task HasRestartedAsync(HostProcess host, string name, int times) =>
        Eventually.True(() => host.Endpoint(name) is { State: "Healthy" } entry && entry.Restarts == times, Patience);
}
