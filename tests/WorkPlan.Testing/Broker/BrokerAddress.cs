using System.Net;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json;

namespace WorkPlan.Testing.Broker;

/// <summary>A running broker: where clients connect and where its management API answers. Both take the user of the first.</summary>
public sealed record BrokerAddress(Uri Amqp, Uri Management)
{
    private static readonly HttpClient Client = new();

    /// <summary>
    /// Creates a virtual host unless it is there, and has every message that is published in it also copied to <c>amq.rabbitmq.trace</c>.
    /// The broker keeps one list of all that are traced and forgets one of two that are added at the same moment, so whoever depends on it
    /// asks again.
    /// </summary>
    public async Task TraceAsync(string vhost)
    {
        using var traced = await CallAsync(HttpMethod.Put, $"vhosts/{vhost}", JsonContent.Create(new { tracing = true }));
        traced.EnsureSuccessStatusCode();
    }

    public async Task DeleteVhostAsync(string name)
    {
        using var deleted = await CallAsync(HttpMethod.Delete, $"vhosts/{name}");
        if (deleted.StatusCode != HttpStatusCode.NotFound)
            deleted.EnsureSuccessStatusCode();
    }

    /// <summary>How many queues and exchanges take what is published to an exchange; 0 when there is no such exchange.</summary>
    public async Task<int> BindingsOfAsync(string vhost, string exchange)
    {
        using var response = await CallAsync(HttpMethod.Get, $"exchanges/{vhost}/{Uri.EscapeDataString(exchange)}/bindings/source");
        if (response.StatusCode == HttpStatusCode.NotFound)
            return 0;
        response.EnsureSuccessStatusCode();
        return (await response.Content.ReadFromJsonAsync<JsonElement>()).GetArrayLength();
    }

    /// <summary>True once the broker takes AMQP connections.</summary>
    public async Task<bool> IsReadyAsync()
    {
        try
        {
            using var response = await CallAsync(HttpMethod.Get, $"health/checks/port-listener/{Amqp.Port}");
            return response.IsSuccessStatusCode;
        }
        catch (HttpRequestException)
        {
            return false; // nobody listens yet
        }
    }

    private async Task<HttpResponseMessage> CallAsync(HttpMethod method, string path, HttpContent? body = null)
    {
        using var request = new HttpRequestMessage(method, new Uri(Management, $"/api/{path}"));
        request.Content = body;
        request.Headers.Authorization = new AuthenticationHeaderValue(
            "Basic", Convert.ToBase64String(Encoding.UTF8.GetBytes(Uri.UnescapeDataString(Amqp.UserInfo))));
        return await Client.SendAsync(request);
    }
}
