using System.Net;
using System.Net.Http.Headers;
using System.Text.Json;
using Microsoft.AspNetCore.Http.Json;
using Microsoft.Extensions.Options;
using WorkPlan.ServiceDefaults;
using WorkPlan.ServiceDefaults.Operations;
using Yarp.ReverseProxy;

namespace WorkPlan.Gateway.Operations;

/// <summary>What an instance said of itself; null when it did not answer, or did not want to: then because of who asked.</summary>
internal sealed record InstanceAnswer(string Service, string Address, InstanceState? State, bool IsRefused = false);

/// <summary>
/// Asks every instance of every service for its state, with the token of whoever looks, so that each decides by itself whether to
/// tell. All who look within a second share an answer; while nobody looks, nobody is asked.
/// </summary>
internal sealed class SystemState(
    IProxyStateLookup proxy, IHttpClientFactory clients, IInstanceState own, ServiceIdentity identity, IOptions<GatewayOptions> options,
    IOptions<JsonOptions> json, TimeProvider clock) : IDisposable
{
    public const string ClientName = "operations";

    /// <summary>
    /// Who has not answered by then is shown as unreachable. Longer than an instance waits for what it reads, and with the pause of the
    /// live view short enough to be on the page within five seconds.
    /// </summary>
    public static readonly TimeSpan Patience = TimeSpan.FromSeconds(2);

    private static readonly TimeSpan Shared = TimeSpan.FromSeconds(1);

    private readonly SemaphoreSlim _one = new(1, 1);
    private OperationsView? _latest;
    private long _readAt;

    /// <param name="authorization">The caller's header.</param>
    /// <param name="cancellationToken">Ends the asking.</param>
    public async Task<OperationsView> ReadAsync(AuthenticationHeaderValue? authorization, CancellationToken cancellationToken)
    {
        await _one.WaitAsync(cancellationToken);
        try
        {
            if (_latest is null || clock.GetElapsedTime(_readAt) >= Shared)
            {
                var answers = await AskAllAsync(authorization, cancellationToken);
                var view = OperationsView.Of(answers, clock.GetUtcNow());
                // What is refused to one whose grant has just ended is not what the others see.
                if (answers.Any(answer => answer.IsRefused))
                    return view;
                (_latest, _readAt) = (view, clock.GetTimestamp());
            }
            return _latest;
        }
        finally
        {
            _one.Release();
        }
    }

    public void Dispose() => _one.Dispose();

    private async Task<InstanceAnswer[]> AskAllAsync(AuthenticationHeaderValue? authorization, CancellationToken cancellationToken)
    {
        using var client = clients.CreateClient(ClientName);
        client.DefaultRequestHeaders.Authorization = authorization;
        var asked = proxy.GetClusters().OrderBy(cluster => cluster.ClusterId, StringComparer.Ordinal)
            .SelectMany(cluster => cluster.Destinations.Values
                .Select(destination => AskAsync(client, cluster.ClusterId, new Uri(destination.Model.Config.Address), cancellationToken)))
            .ToList();
        var gateways = options.Value.Gateways.Select(address => AskAsync(client, identity.Name, new Uri(address), cancellationToken)).ToList();
        var state = await own.ReadAsync(cancellationToken);
        // Among them is this one, whose own word needs no way.
        return
        [
            .. await Task.WhenAll(asked), new InstanceAnswer(state.Service, "", state),
            .. (await Task.WhenAll(gateways)).Where(gateway => gateway.State?.Instance != state.Instance),
        ];
    }

    private async Task<InstanceAnswer> AskAsync(HttpClient client, string service, Uri address, CancellationToken cancellationToken)
    {
        InstanceState? state = null;
        var isRefused = false;
        try
        {
            state = await client.GetFromJsonAsync<InstanceState>(
                new Uri(address, $"/api/v1/operations/{service}/state"), json.Value.SerializerOptions, cancellationToken);
        }
        catch (Exception exception) when (exception is HttpRequestException or JsonException
            || (exception is TaskCanceledException && !cancellationToken.IsCancellationRequested))
        {
            // Down, hanging, or another version's: to whoever looks it does not answer.
            isRefused = exception is HttpRequestException { StatusCode: HttpStatusCode.Unauthorized or HttpStatusCode.Forbidden };
        }
        return new InstanceAnswer(service, address.Authority, state, isRefused);
    }
}
