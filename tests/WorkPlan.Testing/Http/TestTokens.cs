using System.Globalization;
using System.Security.Cryptography;
using System.Text.Json;
using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Tokens;

namespace WorkPlan.Testing.Http;

/// <summary>An identity provider of our own: a key that exists only in this process, and the tokens that it signs.</summary>
public static class TestTokens
{
    public const string Issuer = "workplan";
    public const string Audience = "workplan";

    // Far away on both sides, because tests live in 2022 while the token handler may look at the real clock.
    private static readonly DateTime LongAgo = new(2000, 1, 1, 0, 0, 0, DateTimeKind.Utc);
    private static readonly DateTime FarAhead = new(2090, 1, 1, 0, 0, 0, DateTimeKind.Utc);
    private static readonly ECDsaSecurityKey Key = NewKey();

    /// <summary>What a service takes as <c>Authentication:SigningKeys</c>: the key's public half as a JSON Web Key Set.</summary>
    public static string SigningKeys { get; } = KeySet();

    /// <summary>A key that no service trusts, for forged tokens.</summary>
    public static ECDsaSecurityKey NewKey() => new(ECDsa.Create(ECCurve.NamedCurves.nistP256)) { KeyId = Guid.NewGuid().ToString("N") };

    /// <summary>A claim <c>grant</c>: <c>role|unitCode|subtree|from|to</c>.</summary>
    public static string Grant(string role, string unitCode, bool subtree = false, DateOnly? from = null, DateOnly? to = null) => string.Create(
        CultureInfo.InvariantCulture,
        $"{role}|{unitCode}|{(subtree ? 1 : 0)}|{from ?? new DateOnly(2000, 1, 1):yyyy-MM-dd}|{to:yyyy-MM-dd}");

    public static string Create(
        IEnumerable<string> grants, string userId = "test-user", string? name = null, string? personCode = null,
        DateTime? expires = null, string issuer = Issuer, string audience = Audience, SecurityKey? signedWith = null)
    {
        var claims = new Dictionary<string, object>
        {
            ["sub"] = userId,
            ["name"] = name ?? userId,
            ["grant"] = grants.ToArray(),
        };
        if (personCode is not null)
            claims["person"] = personCode;
        return new JsonWebTokenHandler { SetDefaultTimesOnTokenCreation = false }.CreateToken(new SecurityTokenDescriptor
        {
            Issuer = issuer,
            Audience = audience,
            Claims = claims,
            IssuedAt = LongAgo,
            NotBefore = LongAgo,
            Expires = expires ?? FarAhead,
            SigningCredentials = new SigningCredentials(signedWith ?? Key, SecurityAlgorithms.EcdsaSha256),
        });
    }

    /// <summary>A token with exactly these claims, written as JSON, signed with the trusted key.</summary>
    public static string Sign(string claims) =>
        new JsonWebTokenHandler().CreateToken(claims, new SigningCredentials(Key, SecurityAlgorithms.EcdsaSha256));

    private static string KeySet()
    {
        var jwk = JsonWebKeyConverter.ConvertFromECDsaSecurityKey(Key);
        return JsonSerializer.Serialize(new
        {
            keys = new[] { new { kty = jwk.Kty, crv = jwk.Crv, x = jwk.X, y = jwk.Y, kid = Key.KeyId, use = "sig", alg = "ES256" } },
        });
    }
}
