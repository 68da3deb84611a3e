using Microsoft.IdentityModel.Tokens;

namespace WorkPlan.Identity.Keys;

/// <summary>The keys at one moment, oldest first.</summary>
internal sealed class KeySet(IReadOnlyList<SigningKey> keys, DateTimeOffset readAt, TimeSpan signedTokensLast)
{
    private readonly Dictionary<string, ECDsaSecurityKey> _verifying =
        keys.ToDictionary(key => key.KeyId, key => new ECDsaSecurityKey(key.OpenPublic()) { KeyId = key.KeyId });

    public DateTimeOffset ReadAt => readAt;

    public SigningKey? Newest => keys.Count == 0 ? null : keys[^1];

    /// <summary>The newest key whose time to sign has come.</summary>
    public SigningKey? SignerAt(DateTimeOffset now) => keys.LastOrDefault(key => key.SignsFrom <= now);

    /// <summary>Keys that sign, will sign, or have signed a token that may still be in use.</summary>
    public IEnumerable<SigningKey> PublishedAt(DateTimeOffset now) => keys.Where(key => !IsOver(key, now));

    /// <summary>The last token of such a key has expired.</summary>
    public IEnumerable<SigningKey> OverAt(DateTimeOffset now) => keys.Where(key => IsOver(key, now));

    public IEnumerable<SecurityKey> VerifyingAt(DateTimeOffset now) => PublishedAt(now).Select(key => _verifying[key.KeyId]);

    public JsonWebKeyView Describe(SigningKey key)
    {
        var point = _verifying[key.KeyId].ECDsa.ExportParameters(includePrivateParameters: false).Q;
        return new JsonWebKeyView("EC", "sig", "P-256", SecurityAlgorithms.EcdsaSha256, key.KeyId,
            Base64UrlEncoder.Encode(point.X), Base64UrlEncoder.Encode(point.Y));
    }

    /// <summary>When the last token of the key will have expired; null while nothing follows it.</summary>
    public DateTimeOffset? ForgottenAt(SigningKey key) =>
        keys.FirstOrDefault(next => next.Generation > key.Generation && next.SignsFrom >= key.SignsFrom)?.SignsFrom + signedTokensLast;

    private bool IsOver(SigningKey key, DateTimeOffset now) => ForgottenAt(key) <= now;
}

/// <summary>A public key as RFC 7517 writes it.</summary>
internal sealed record JsonWebKeyView(string Kty, string Use, string Crv, string Alg, string Kid, string X, string Y);
