using System.Text.Json.Serialization;
using Microsoft.Extensions.Options;
using WorkPlan.ServiceDefaults.Security;

namespace WorkPlan.Identity.Keys;

/// <summary>What other services need to know in order to trust our tokens; and rotation.</summary>
internal static partial class KeyEndpoints
{
    private const string KeysPath = "/.well-known/jwks.json";

    /// <summary>At the root of the service, where every OpenID Connect client looks.</summary>
    public static void MapPublishedKeys(this IEndpointRouteBuilder root)
    {
        var published = root.MapGroup("").WithTags("Keys").AllowAnonymous();
        published.MapGet("/.well-known/openid-configuration", Discover);
        published.MapGet(KeysPath, ListKeys);
    }

    public static void MapKeys(this IEndpointRouteBuilder routes) =>
        routes.MapPost("/keys/rotate", RotateKeys).WithTags("Keys").RequirePermission(IdentityPermissions.RotateKeys)
            .ForTheWholeSystem();

    private static DiscoveryView Discover(
        HttpRequest request, IOptions<IdentitySettings> settings, IOptions<AuthenticationOptions> authentication)
    {
        var address = settings.Value.PublicAddress?.ToString().TrimEnd('/') ?? $"{request.Scheme}://{request.Host}";
        return new DiscoveryView(
            authentication.Value.Issuer, $"{address}{KeysPath}", $"{address}/api/v1/identity/tokens", ["token"], ["public"], ["ES256"]);
    }

    private static async Task<KeySetView> ListKeys(HttpResponse response, KeyRing keys, TimeProvider clock, CancellationToken cancellationToken)
    {
        // Shorter than the grace of a new key, so that no cache hides one that signs already.
        response.Headers.CacheControl = "public, max-age=60";
        var current = await keys.CurrentAsync(cancellationToken);
        return new KeySetView([.. current.PublishedAt(clock.GetUtcNow()).Select(current.Describe)]);
    }

    private static async Task<RotationView> RotateKeys(
        KeyRing keys, CurrentUser user, ILogger<KeyRing> logger, CancellationToken cancellationToken)
    {
        var key = await keys.RotateAsync(cancellationToken);
        Log.Rotated(logger, key.KeyId, user.UserId);
        return new RotationView(key.KeyId, key.CreatedAt, key.SignsFrom);
    }

    private static partial class Log
    {
        [LoggerMessage(1, LogLevel.Information, "Rotation to key {KeyId} ordered by {UserId}")]
        public static partial void Rotated(ILogger logger, string keyId, string userId);
    }
}

/// <summary>The part of OpenID Connect Discovery that services need.</summary>
internal sealed record DiscoveryView(
    string Issuer,
    [property: JsonPropertyName("jwks_uri")] string JwksUri,
    [property: JsonPropertyName("token_endpoint")] string TokenEndpoint,
    [property: JsonPropertyName("response_types_supported")] IReadOnlyList<string> ResponseTypes,
    [property: JsonPropertyName("subject_types_supported")] IReadOnlyList<string> SubjectTypes,
    [property: JsonPropertyName("id_token_signing_alg_values_supported")] IReadOnlyList<string> Algorithms);

internal sealed record KeySetView(IReadOnlyList<JsonWebKeyView> Keys);

internal sealed record RotationView(string KeyId, DateTimeOffset PublishedAt, DateTimeOffset SignsFrom);
