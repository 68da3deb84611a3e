using System.Net;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Microsoft.IdentityModel.Tokens;
using WorkPlan.ServiceDefaults.Tests.Http;
using WorkPlan.Testing.Http;

namespace WorkPlan.ServiceDefaults.Tests.Security;

[Trait("Category", "Security")]
public sealed class ForgingTokens
{
    private static readonly string[] Grants = [TestTokens.Grant("planner", "*")];
    private static readonly long Now = Testing.TestClock.Start.ToUnixTimeSeconds();

    public static TheoryData<string, string> Forged => new()
    {
        { "not a token at all", "garbage" },
        { "two parts only", Join(Good().Split('.')[..2]) },
        { "no algorithm", Unsigned("none") },
        { "no algorithm, in capitals", Unsigned("None") },
        { "a signature that is cut off", Join([.. Good().Split('.')[..2], ""]) },
        { "the public key as a shared secret", Confused("HS256") },
        { "another's signature", Join([.. Good().Split('.')[..2], Other().Split('.')[2]]) },
        { "a changed payload", Join([Good().Split('.')[0], Other().Split('.')[1], Good().Split('.')[2]]) },
        { "a key that nobody knows", TestTokens.Create(Grants, signedWith: TestTokens.NewKey()) },
        { "a stranger's key under a known name", TestTokens.Create(Grants, signedWith: Named(KnownKeyId())) },
        { "a key's name that climbs out of its directory", TestTokens.Create(Grants, signedWith: Named("../../../../dev/null")) },
        { "a key's name that is a query", TestTokens.Create(Grants, signedWith: Named("' OR 1=1 --")) },
        { "a key that comes along", WithOwnKey() },
        { "another issuer", TestTokens.Create(Grants, issuer: "https://evil.example") },
        { "another audience", TestTokens.Create(Grants, audience: "another") },
        { "expired", TestTokens.Create(Grants, expires: Testing.TestClock.Start.UtcDateTime.AddSeconds(-31)) },
    };

    [Theory]
    [MemberData(nameof(Forged))]
    public async Task A_token_that_is_not_ours_is_401(string because, string token)
    {
        await using var app = await NotesApp.StartAsync();

        var response = await app.WithToken(token).GetAsync(new Uri(NotesApp.Notes, UriKind.Relative));

        var problem = await response.ShouldBeProblem(401, "not-signed-in");
        Assert.Equal("Chưa đăng nhập", problem.Title);
        Assert.DoesNotContain("IDX", response.Headers.WwwAuthenticate.ToString(), StringComparison.Ordinal);
        Assert.NotEmpty(because);
    }

    [Fact]
    public async Task The_token_that_is_not_changed_is_good()
    {
        await using var app = await NotesApp.StartAsync();

        await app.WithToken(Good()).GetAsync(new Uri(NotesApp.Notes, UriKind.Relative)).ShouldBe(HttpStatusCode.OK);
    }

    [Theory]
    [InlineData(null)]
    [InlineData("Basic YWRtaW46YWRtaW4=")]
    [InlineData("Bearer")]
    [InlineData("Bearer  ")]
    public async Task No_token_is_401(string? authorization)
    {
        await using var app = await NotesApp.StartAsync();
        var client = app.Anonymous();
        if (authorization is not null)
            client.DefaultRequestHeaders.TryAddWithoutValidation("Authorization", authorization);

        await client.GetAsync(new Uri(NotesApp.Notes, UriKind.Relative)).ShouldBeProblem(401, "not-signed-in");
    }

    [Theory]
    [InlineData(-7200, -31, 401)]
    [InlineData(-7200, -29, 200)]
    [InlineData(31, 3600, 401)]
    [InlineData(29, 3600, 200)]
    public async Task A_token_holds_on_the_services_clock_with_half_a_minute_around(int notBefore, int expires, int status)
    {
        await using var app = await NotesApp.StartAsync();
        var token = Signed(new { sub = "an", iss = "workplan", aud = "workplan", grant = Grants, nbf = Now + notBefore, exp = Now + expires });

        await app.WithToken(token).GetAsync(new Uri(NotesApp.Notes, UriKind.Relative)).ShouldBe((HttpStatusCode)status);
    }

    [Fact]
    public async Task A_token_without_an_end_is_401()
    {
        await using var app = await NotesApp.StartAsync();
        var token = Signed(new { sub = "an", iss = "workplan", aud = "workplan", grant = Grants });

        await app.WithToken(token).GetAsync(new Uri(NotesApp.Notes, UriKind.Relative)).ShouldBeProblem(401, "not-signed-in");
    }

    [Fact]
    public async Task A_token_of_ten_thousand_claims_is_no_server_error()
    {
        await using var app = await NotesApp.StartAsync();
        var token = TestTokens.Create([.. Enumerable.Range(0, 10_000).Select(number => TestTokens.Grant("planner", $"U{number}"))]);

        var response = await app.WithToken(token).GetAsync(new Uri(NotesApp.Notes, UriKind.Relative));

        // Kestrel refuses a header of that size before anything looks into it.
        Assert.Equal(HttpStatusCode.RequestHeaderFieldsTooLarge, response.StatusCode);
    }

    [Fact]
    public async Task A_forged_token_is_not_remembered_as_the_good_one()
    {
        await using var app = await NotesApp.StartAsync();
        await app.WithToken(Good()).GetAsync(new Uri(NotesApp.Notes, UriKind.Relative)).ShouldBe(HttpStatusCode.OK);

        await app.WithToken(Join([.. Good().Split('.')[..2], Other().Split('.')[2]])).GetAsync(new Uri(NotesApp.Notes, UriKind.Relative))
            .ShouldBeProblem(401, "not-signed-in");
    }

    private static string Good() => TestTokens.Sign(Claims("planner|*|0|2000-01-01|"));

    private static string Other() => TestTokens.Sign(Claims("systemAdministrator|*|0|2000-01-01|"));

    private static string Claims(string grant) =>
        JsonSerializer.Serialize(new { sub = "an", iss = "workplan", aud = "workplan", grant, nbf = Now - 60, exp = Now + 60 });

    private static string KnownKeyId() => JsonDocument.Parse(TestTokens.SigningKeys).RootElement.GetProperty("keys")[0].GetProperty("kid").GetString()!;

    private static ECDsaSecurityKey Named(string keyId)
    {
        var key = TestTokens.NewKey();
        key.KeyId = keyId;
        return key;
    }

    private static string Unsigned(string algorithm) =>
        Join([Encode(new { alg = algorithm, typ = "JWT" }), Good().Split('.')[1], ""]);

    private static string Confused(string algorithm)
    {
        var signed = Join([Encode(new { alg = algorithm, typ = "JWT", kid = KnownKeyId() }), Good().Split('.')[1]]);
        var signature = HMACSHA256.HashData(Encoding.UTF8.GetBytes(TestTokens.SigningKeys), Encoding.ASCII.GetBytes(signed));
        return $"{signed}.{Base64UrlEncoder.Encode(signature)}";
    }

    /// <summary>The header brings the attacker's own key.</summary>
    private static string WithOwnKey()
    {
        var key = TestTokens.NewKey();
        var jwk = JsonWebKeyConverter.ConvertFromECDsaSecurityKey(key);
        var header = Encode(new { alg = "ES256", typ = "JWT", kid = KnownKeyId(), jwk = new { kty = "EC", crv = "P-256", x = jwk.X, y = jwk.Y } });
        var signed = Join([header, Good().Split('.')[1]]);
        return $"{signed}.{Base64UrlEncoder.Encode(key.ECDsa.SignData(Encoding.ASCII.GetBytes(signed), HashAlgorithmName.SHA256))}";
    }

    /// <summary>Claims exactly as given, signed with the key that the service trusts.</summary>
    private static string Signed(object claims) => TestTokens.Sign(JsonSerializer.Serialize(claims));

    private static string Encode(object part) => Base64UrlEncoder.Encode(JsonSerializer.Serialize(part));

    private static string Join(string[] parts) => string.Join('.', parts);
}
