using System.Collections.Concurrent;
using Microsoft.AspNetCore.Http;
using WorkPlan.Testing;
using Yarp.ReverseProxy;
using Yarp.ReverseProxy.Model;

namespace WorkPlan.Gateway.Tests;

public sealed class LeavingOutInstances : IAsyncDisposable
{
    private const int Enough = 20;
    private readonly GatewayApp _app = new();
    private readonly GatewayApp _other = new();
    private readonly ConcurrentDictionary<GatewayApp, bool> _failing = [];

    public async ValueTask DisposeAsync()
    {
        await _app.DisposeAsync();
        await _other.DisposeAsync();
    }

    [Fact]
    public async Task An_instance_that_fails_is_left_out_and_comes_back_and_never_are_all_of_them()
    {
        await _app.With("Gateway:ProbeInterval", "00:00:00.200").WithPlanningAsync();
        await _other.WithPlanningAsync();
        _app.With("services:planning:http:1", _other.PlanningAddress);
        foreach (var instance in new[] { _app, _other })
            instance.Answer = context => AnswerAsync(instance, context);
        var client = _app.Client();
        Assert.Equal((true, true), await Asked(client));

        _failing[_app] = true;
        await ProbesSay(DestinationHealth.Unhealthy, DestinationHealth.Healthy);
        Assert.Equal((false, true), await Asked(client));

        _failing[_other] = true;
        await ProbesSay(DestinationHealth.Unhealthy, DestinationHealth.Unhealthy);
        Assert.Equal((true, true), await Asked(client));

        _failing[_app] = false;
        await ProbesSay(DestinationHealth.Healthy, DestinationHealth.Unhealthy);
        Assert.Equal((true, false), await Asked(client));

        _failing[_other] = false;
        await ProbesSay(DestinationHealth.Healthy, DestinationHealth.Healthy);
        Assert.Equal((true, true), await Asked(client));
    }

    /// <summary>Not ready, but still answering: so it can be seen that it is asked when there is no other.</summary>
    private Task AnswerAsync(GatewayApp instance, HttpContext context)
    {
        if (context.Request.Path.StartsWithSegments("/health") && _failing.GetValueOrDefault(instance))
            context.Response.StatusCode = StatusCodes.Status503ServiceUnavailable;
        return Task.CompletedTask;
    }

    private Task ProbesSay(DestinationHealth first, DestinationHealth second) => Eventually.True(() =>
        _app.Service<IProxyStateLookup>().TryGetCluster("planning", out var cluster)
        && cluster.Destinations["planning-0"].Health.Active == first
        && cluster.Destinations["planning-1"].Health.Active == second
        && cluster.DestinationsState.AvailableDestinations.Count == (first == second ? 2 : 1));

    /// <summary>Which of the two instances were asked, when there was enough to ask for both.</summary>
    private async Task<(bool First, bool Second)> Asked(HttpClient client)
    {
        _app.Received.Clear();
        _other.Received.Clear();
        for (var request = 0; request < Enough; request++)
        {
            using var answer = await client.GetAsync(new Uri("/api/v1/planning/units", UriKind.Relative));
            answer.EnsureSuccessStatusCode();
        }
        return (!_app.Received.IsEmpty, !_other.Received.IsEmpty);
    }
}
