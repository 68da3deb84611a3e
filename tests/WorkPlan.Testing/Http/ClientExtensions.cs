using System.Net.Http.Json;

namespace WorkPlan.Testing.Http;

/// <summary>Requests as the services' clients make them: If-Match for changes, Idempotency-Key for creation.</summary>
public static class ClientExtensions
{
    public static Task<HttpResponseMessage> Send(
        this HttpClient client, HttpMethod method, string path, object? body = null, string? ifMatch = null, string? idempotencyKey = null)
    {
        var request = new HttpRequestMessage(method, path);
        if (body is not null)
            request.Content = JsonContent.Create(body, body.GetType(), options: TestJson.Options);
        if (ifMatch is not null)
            request.Headers.TryAddWithoutValidation("If-Match", ifMatch);
        if (idempotencyKey is not null)
            request.Headers.TryAddWithoutValidation("Idempotency-Key", idempotencyKey);
        return client.SendAsync(request);
    }

    /// <summary>Creates something: a POST with a fresh Idempotency-Key unless one is given.</summary>
    public static Task<HttpResponseMessage> Create(this HttpClient client, string path, object? body = null, string? idempotencyKey = null) =>
        client.Send(HttpMethod.Post, path, body, idempotencyKey: idempotencyKey ?? Guid.NewGuid().ToString());

    /// <summary>Changes something that was read before: <paramref name="ifMatch"/> is the ETag that came with it.</summary>
    public static Task<HttpResponseMessage> Change(
        this HttpClient client, HttpMethod method, string path, string ifMatch, object? body = null) =>
        client.Send(method, path, body, ifMatch, Guid.NewGuid().ToString());

    public static async Task<T> Read<T>(this HttpClient client, string path) =>
        await client.GetAsync(new Uri(path, UriKind.Relative)).ShouldBeOk<T>();

    public static string Etag(this HttpResponseMessage response) =>
        response.Headers.ETag?.ToString() ?? throw new InvalidOperationException("The response has no ETag.");
}
