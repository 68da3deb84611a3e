using System.Net;
using System.Net.Http.Headers;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace WorkPlan.Samples.Gateway;

/// <summary>
/// A signed-in user of the gateway. Reads and creations are sent again while the system is busy or a part of it is down, creations
/// under the same Idempotency-Key; changes take the ETag of what was read.
/// </summary>
public sealed class Account(HttpClient gateway, string userName, string password, TimeProvider clock)
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);
    private static readonly TimeSpan DefaultPause = TimeSpan.FromSeconds(1);
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web) { Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping };
    private AuthenticationHeaderValue? _token;
    private DateTimeOffset _renewAt;

    public string UserName => userName;

    /// <summary>vi or en.</summary>
    public string Language { get; init; } = "vi";

    public Task<Answer> GetAsync(string path, CancellationToken cancellationToken = default) =>
        SendAsync(HttpMethod.Get, path, null, null, null, cancellationToken);

    /// <summary>
    /// Creates something. The key follows from who creates what, so that a program which was broken off and starts anew creates nothing
    /// twice.
    /// </summary>
    public Task<Answer> CreateAsync(string path, object body, CancellationToken cancellationToken = default) =>
        SendAsync(HttpMethod.Post, path, body, null, KeyOf(path, body), cancellationToken);

    /// <summary>Creates something from a file. The key follows from who brings what, as in <see cref="CreateAsync"/>.</summary>
    public Task<Answer> UploadAsync(string path, string contentType, byte[] file, CancellationToken cancellationToken = default) => SendAsync(
        HttpMethod.Post, path,
        () => new ByteArrayContent(file) { Headers = { ContentType = new MediaTypeHeaderValue(contentType) } },
        null, KeyOf(path, Convert.ToHexString(SHA256.HashData(file))), cancellationToken);

    /// <summary>The bytes of a file.</summary>
    public async Task<byte[]> DownloadAsync(string path, CancellationToken cancellationToken = default)
    {
        using var response = await AnsweredAsync(() => SignedAsync(HttpMethod.Get, path, cancellationToken), mayRepeat: true, cancellationToken);
        return response.IsSuccessStatusCode
            ? await response.Content.ReadAsByteArrayAsync(cancellationToken)
            : throw new RefusedException(await AnswerAsync(HttpMethod.Get, path, response, cancellationToken));
    }

    /// <summary>Changes something in the version that was read; <paramref name="eTag"/> null sends no If-Match.</summary>
    public Task<Answer> ChangeAsync(HttpMethod method, string path, string? eTag, object? body = null, CancellationToken cancellationToken = default) =>
        SendAsync(method, path, body, eTag, null, cancellationToken);

    /// <summary>Every item of a list, page by page.</summary>
    public async Task<IReadOnlyList<JsonNode>> ListAsync(string path, CancellationToken cancellationToken = default)
    {
        List<JsonNode> items = [];
        for (var page = 1; ; page++)
        {
            var answer = (await GetAsync($"{path}{(path.Contains('?', StringComparison.Ordinal) ? '&' : '?')}page={page}&pageSize=200", cancellationToken)).Json;
            var found = answer["items"]!.AsArray();
            items.AddRange(found!);
            if (found.Count == 0 || items.Count >= answer["total"]!.GetValue<int>())
                return items;
        }
    }

    /// <summary>Reads the resource, then changes it in the version that was read.</summary>
    public async Task<Answer> ChangeLatestAsync(
        HttpMethod method, string path, string resource, object? body = null, CancellationToken cancellationToken = default)
    {
        var read = await GetAsync(resource, cancellationToken);
        return await ChangeAsync(method, path, read.ETag ?? throw new RefusedException(read), body, cancellationToken);
    }

    /// <summary>A POST that changes something under a resource.</summary>
    public Task<Answer> ActAsync(string resource, string verb, object? body = null, CancellationToken cancellationToken = default) =>
        ChangeLatestAsync(HttpMethod.Post, $"{resource}/{verb}", resource, body ?? new { }, cancellationToken);

    public Task<Answer> SendAsync(
        HttpMethod method, string path, object? body, string? ifMatch, string? idempotencyKey, CancellationToken cancellationToken = default) =>
        SendAsync(method, path, body is null ? null : () => ContentOf(body), ifMatch, idempotencyKey, cancellationToken);

    private async Task<Answer> SendAsync(
        HttpMethod method, string path, Func<HttpContent>? content, string? ifMatch, string? idempotencyKey, CancellationToken cancellationToken)
    {
        var mayRepeat = method == HttpMethod.Get || idempotencyKey is not null || ifMatch is not null;
        using var response = await AnsweredAsync(
            async () =>
            {
                var request = await SignedAsync(method, path, cancellationToken);
                request.Content = content?.Invoke();
                if (ifMatch is not null)
                    request.Headers.TryAddWithoutValidation("If-Match", ifMatch);
                if (idempotencyKey is not null)
                    request.Headers.Add("Idempotency-Key", idempotencyKey);
                return request;
            },
            mayRepeat, cancellationToken);
        return await AnswerAsync(method, path, response, cancellationToken);
    }

    private async Task<HttpRequestMessage> SignedAsync(HttpMethod method, string path, CancellationToken cancellationToken)
    {
        var request = new HttpRequestMessage(method, path);
        request.Headers.Authorization = await TokenAsync(cancellationToken);
        request.Headers.AcceptLanguage.ParseAdd(Language);
        return request;
    }

    private async Task<Answer> SignInAsync(CancellationToken cancellationToken)
    {
        const string path = "/api/v1/identity/tokens";
        using var response = await AnsweredAsync(
            () => Task.FromResult(new HttpRequestMessage(HttpMethod.Post, path) { Content = ContentOf(new { userName, password }) }),
            mayRepeat: true, cancellationToken);
        return await AnswerAsync(HttpMethod.Post, path, response, cancellationToken);
    }

    /// <summary>Sends until there is an answer that will not change by itself, or patience ends.</summary>
    private async Task<HttpResponseMessage> AnsweredAsync(
        Func<Task<HttpRequestMessage>> makeRequest, bool mayRepeat, CancellationToken cancellationToken)
    {
        var giveUpAt = clock.GetUtcNow() + Patience;
        while (true)
        {
            TimeSpan pause;
            using var request = await makeRequest();
            try
            {
                var response = await gateway.SendAsync(request, cancellationToken);
                if (!IsBusy(response.StatusCode, mayRepeat) || clock.GetUtcNow() >= giveUpAt)
                    return response;
                pause = response.Headers.RetryAfter?.Delta ?? DefaultPause;
                response.Dispose();
            }
            catch (HttpRequestException) when (mayRepeat && clock.GetUtcNow() < giveUpAt)
            {
                // The gateway is away; whoever may repeat need not know what became of the request.
                pause = DefaultPause;
            }
            await Task.Delay(pause, clock, cancellationToken);
        }
    }

    private string KeyOf(string path, object body) =>
        Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes($"{userName}\n{path}\n{JsonSerializer.Serialize(body, Json)}")))[..32];

    // A request over the limit was not carried out, so any of them may come again; one that met a failing service only if it is safe.
    private static bool IsBusy(HttpStatusCode status, bool mayRepeat) =>
        status == HttpStatusCode.TooManyRequests
        || (mayRepeat && status is HttpStatusCode.ServiceUnavailable or HttpStatusCode.GatewayTimeout);

    private static StringContent ContentOf(object body) => new(JsonSerializer.Serialize(body, Json), Encoding.UTF8, "application/json");

    private static async Task<Answer> AnswerAsync(HttpMethod method, string path, HttpResponseMessage response, CancellationToken cancellationToken)
    {
        var text = await response.Content.ReadAsStringAsync(cancellationToken);
        var isJson = response.Content.Headers.ContentType?.MediaType?.EndsWith("json", StringComparison.Ordinal) == true;
        return new Answer($"{method} {path}", response.StatusCode, isJson && text.Length > 0 ? JsonNode.Parse(text) : null, response.Headers.ETag?.ToString());
    }

    private async Task<AuthenticationHeaderValue> TokenAsync(CancellationToken cancellationToken)
    {
        if (_token is not null && clock.GetUtcNow() < _renewAt)
            return _token;
        var tokens = (await SignInAsync(cancellationToken)).Json;
        // Well before it expires, so that no request is under way with a token that ends meanwhile.
        _renewAt = clock.GetUtcNow() + TimeSpan.FromSeconds(tokens["expiresIn"]!.GetValue<int>() / 2.0);
        return _token = new AuthenticationHeaderValue("Bearer", tokens["accessToken"]!.GetValue<string>());
    }
}
