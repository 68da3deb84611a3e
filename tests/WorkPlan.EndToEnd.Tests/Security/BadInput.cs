using System.Net;
using System.Net.Http.Headers;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;
using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Tokens;
using WorkPlan.EndToEnd.Tests.Running;
using WorkPlan.Testing;

namespace WorkPlan.EndToEnd.Tests.Security;

/// <summary>Bad input at the gateway of the running system: each gets its problem with its code, and nothing changes.</summary>
[Collection(SharedSystem.Name)]
[Trait("Category", "Security")]
public sealed class BadInput(WorkPlanSystem system) : IAsyncLifetime
{
    private const string Units = "/api/v1/planning/units";
    private static int _runs;
    private readonly Stage _stage = new(system, $"BI{Interlocked.Increment(ref _runs)}");

    public Task InitializeAsync() => _stage.HasUnitAsync(_stage.Province, "Viện kiểm sát nhân dân tỉnh", "province", "procuracy", null);

    public Task DisposeAsync() => Task.CompletedTask;

    [Theory]
    [InlineData("{\"code\": ", 400, "malformed-request")]
    [InlineData("[]", 400, "malformed-request")]
    [InlineData("{\"code\":5,\"name\":\"x\",\"level\":\"province\",\"type\":\"procuracy\",\"validFrom\":\"2000-01-01\"}", 400, "malformed-request")]
    [InlineData("{\"code\":\"BAD\",\"name\":\"x\",\"level\":\"planet\",\"type\":\"procuracy\",\"validFrom\":\"2000-01-01\"}", 400, "malformed-request")]
    [InlineData("{\"code\":\"BAD\",\"name\":\"x\",\"level\":\"province\",\"type\":\"procuracy\",\"validFrom\":\"2000-01-01\",\"admin\":true}", 400, "unknown-field")]
    [InlineData("{\"code\":\"BAD\",\"code\":\"BAD\",\"name\":\"x\",\"level\":\"province\",\"type\":\"procuracy\",\"validFrom\":\"2000-01-01\"}", 400, "malformed-request")]
    public async Task A_body_that_does_not_fit_is_refused(string body, int status, string code)
    {
        var before = await UnitCount();

        await ShouldBe(await Post(body, await Token()), status, code);

        Assert.Equal(before, await UnitCount());
    }

    [Fact]
    public async Task A_body_over_the_limit_is_refused()
    {
        // Asks before it sends: whoever just sends may find the connection closed before it can read the refusal.
        using var handler = new SocketsHttpHandler { Expect100ContinueTimeout = TimeSpan.FromSeconds(30) };
        using var client = new HttpClient(handler) { BaseAddress = system.Gateway.BaseAddress };
        using var request = new HttpRequestMessage(HttpMethod.Post, Units)
        {
            // Good but for its size.
            Content = new StringContent(BodyOf("L") + new string(' ', 5 * 1024 * 1024), Encoding.UTF8, "application/json"),
        };
        request.Headers.ExpectContinue = true;
        request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", await Token());

        await ShouldBe(await client.SendAsync(request), 413, "body-too-large");

        await ShouldNotBeThere("L");
    }

    [Fact]
    public async Task A_body_of_another_kind_is_refused()
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, Units) { Content = new StringContent(BodyOf("X"), Encoding.UTF8, "application/xml") };
        request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", await Token());

        await ShouldBe(await system.Gateway.SendAsync(request), 415, "unsupported-media-type");

        await ShouldNotBeThere("X");
    }

    [Fact]
    public async Task No_token_and_a_forged_one_are_not_signed_in()
    {
        var real = await Token();
        using var stranger = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var forged = Forge(new ECDsaSecurityKey(stranger) { KeyId = new JsonWebToken(real).Kid });
        var unsigned = $"{Encode("{\"alg\":\"none\"}")}.{real.Split('.')[1]}.";
        var tampered = Tamper(real);

        foreach (var token in new[] { null, forged, unsigned, tampered, "no-token" })
            await ShouldBe(await Post(BodyOf("F"), token), 401, "not-signed-in");

        await ShouldNotBeThere("F");
        // Nothing but the tokens was wrong.
        Assert.Equal(HttpStatusCode.Created, (await Post(BodyOf("F"), real)).StatusCode);
    }

    [Fact]
    public async Task A_token_that_has_expired_is_not_signed_in()
    {
        await using var replica = await IdentityReplica.StartAsync(system, TimeSpan.FromSeconds(5));
        var token = await Token(replica.Client);
        // Good while it lives: signed with the system's own key, for an account that exists.
        await ShouldBe(await Post("{", token), 400, "malformed-request");

        await Eventually.True(async () => (await Post("{", token)).StatusCode == HttpStatusCode.Unauthorized, TimeSpan.FromSeconds(30));

        await ShouldBe(await Post(BodyOf("E"), token), 401, "not-signed-in");

        await ShouldNotBeThere("E");
    }

    [Fact]
    public async Task Another_units_data_is_not_there_and_cannot_be_written()
    {
        await _stage.HasUnitAsync(_stage.Unit("A"), "Đơn vị A", "district", "procuracy", _stage.Province);
        await _stage.HasUnitAsync(_stage.Unit("B"), "Đơn vị B", "district", "procuracy", _stage.Province);
        var a = await system.SignedInAsync("unitHead", _stage.Unit("A"));
        var b = await system.SignedInAsync("unitHead", _stage.Unit("B"));
        var briefing = await Stage.HasBriefingAsync(a, _stage.Unit("A"), "2022-01-07");
        var plan = await Stage.DraftsAsync(a, Stage.DraftOf(_stage.Unit("A"), 2022, "unitPlan", "Kế hoạch công tác", briefing));

        var before = await a.GetAsync(plan);

        Assert.Equal(404, (int)(await b.GetAsync(plan)).Status);
        // The version is the right one, as if B had got hold of it.
        var changed = await b.ChangeAsync(HttpMethod.Put, plan, before.ETag, new { title = "Kế hoạch của B", purpose = "Thay đổi", basis = Array.Empty<object>() });
        Assert.Equal((404, "not-found"), ((int)changed.Status, changed.Code));
        var submitted = await b.ChangeAsync(HttpMethod.Post, $"{plan}/submit", before.ETag, new { });
        Assert.Equal((404, "not-found"), ((int)submitted.Status, submitted.Code));
        var written = await b.CreateAsync($"{Stage.Planning}/plans", Stage.DraftOf(_stage.Unit("A"), 2023, "unitPlan", "Kế hoạch", briefing));
        Assert.Equal((403, "outside-your-units"), ((int)written.Status, written.Code));

        var after = await a.GetAsync(plan);
        Assert.Equal(before.ETag, after.ETag);
        Assert.Equal(before.Json.ToJsonString(), after.Json.ToJsonString());
        Assert.Equal([plan.Split('/')[^1]], (await a.ListAsync($"{Stage.Planning}/plans?unit={_stage.Unit("A")}")).Select(row => row["id"]!.GetValue<string>()));
    }

    [Fact]
    public async Task A_stale_version_is_refused_and_a_missing_one_too()
    {
        var address = $"{Units}/{_stage.Province}";
        var read = await system.AsAdministrator.GetAsync(address);
        var unit = read.Json.AsObject();
        static object Renamed(string name) => new { name, level = "province", type = "procuracy", parentCode = (string?)null };
        var changed = await system.AsAdministrator.ChangeAsync(HttpMethod.Put, address, read.ETag, Renamed("Tên mới"));
        Assert.True(changed.Succeeded, changed.Body?.ToJsonString());

        var stale = await system.AsAdministrator.ChangeAsync(HttpMethod.Put, address, read.ETag, Renamed("Tên cũ"));
        var missing = await system.AsAdministrator.ChangeAsync(HttpMethod.Put, address, null, Renamed("Tên cũ"));

        Assert.Equal((412, "stale-version"), ((int)stale.Status, stale.Code));
        Assert.Equal((428, "if-match-required"), ((int)missing.Status, missing.Code));
        Assert.Equal("Tên mới", (await system.AsAdministrator.GetAsync(address)).Json["name"]!.GetValue<string>());
        Assert.NotEqual("Tên mới", unit["name"]!.GetValue<string>());
    }

    [Fact]
    public async Task A_replayed_key_gives_the_first_answer_and_refuses_another_body()
    {
        var key = Guid.CreateVersion7().ToString();
        var before = await UnitCount();
        object Unit(string name) => new { code = _stage.Unit("R"), name, level = "district", type = "procuracy", parentCode = _stage.Province, validFrom = "2000-01-01" };
        var first = await system.AsAdministrator.SendAsync(HttpMethod.Post, Units, Unit("Một"), null, key);
        var again = await system.AsAdministrator.SendAsync(HttpMethod.Post, Units, Unit("Một"), null, key);
        var other = await system.AsAdministrator.SendAsync(HttpMethod.Post, Units, Unit("Hai"), null, key);

        Assert.Equal(first.Json.ToJsonString(), again.Json.ToJsonString());
        Assert.Equal(first.ETag, again.ETag);
        Assert.Equal((422, "idempotency-key-reused"), ((int)other.Status, other.Code));
        Assert.Equal(before + 1, await UnitCount());
        Assert.Equal("Một", (await system.AsAdministrator.GetAsync($"{Units}/{_stage.Unit("R")}")).Json["name"]!.GetValue<string>());
    }

    [Fact]
    public async Task Headers_that_claim_an_identity_change_nothing()
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, Units) { Content = new StringContent(BodyOf("H"), Encoding.UTF8, "application/json") };
        request.Headers.Add("X-Forwarded-User", "administrator");
        request.Headers.Add("X-Roles", "systemAdministrator");

        await ShouldBe(await system.Gateway.SendAsync(request), 401, "not-signed-in");

        await ShouldNotBeThere("H");
    }

    /// <summary>A unit as it may be created: whatever else is wrong, it is not the body.</summary>
    private string BodyOf(string unit) => new JsonObject
    {
        ["code"] = _stage.Unit(unit),
        ["name"] = "Đơn vị thử",
        ["level"] = "district",
        ["type"] = "procuracy",
        ["parentCode"] = _stage.Province,
        ["validFrom"] = "2000-01-01",
    }.ToJsonString();

    private async Task ShouldNotBeThere(string unit) =>
        Assert.Equal(404, (int)(await system.AsAdministrator.GetAsync($"{Units}/{_stage.Unit(unit)}")).Status);

    private Task<string> Token() => Token(system.Gateway);

    private async Task<string> Token(HttpClient identity)
    {
        using var content = new StringContent(
            new JsonObject { ["userName"] = "administrator", ["password"] = system.AdministratorPassword }.ToJsonString(), Encoding.UTF8, "application/json");
        using var answer = await identity.PostAsync(new Uri("/api/v1/identity/tokens", UriKind.Relative), content);
        return JsonNode.Parse(await answer.Content.ReadAsStringAsync())!["accessToken"]!.GetValue<string>();
    }

    private async Task<HttpResponseMessage> Post(string body, string? token)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, Units) { Content = new StringContent(body, Encoding.UTF8, "application/json") };
        if (token is not null)
            request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", token);
        return await system.Gateway.SendAsync(request);
    }

    private async Task<int> UnitCount() => (await system.AsAdministrator.GetAsync($"{Units}?pageSize=1")).Json["total"]!.GetValue<int>();

    private static async Task ShouldBe(HttpResponseMessage response, int status, string code)
    {
        var body = await response.Content.ReadAsStringAsync();
        Assert.True((int)response.StatusCode == status, $"{(int)response.StatusCode}: {body}");
        Assert.Equal("application/problem+json", response.Content.Headers.ContentType?.MediaType);
        var problem = JsonNode.Parse(body)!;
        Assert.Equal(code, problem["code"]!.GetValue<string>());
        Assert.NotNull(problem["traceId"]);
        Assert.DoesNotContain("   at ", body, StringComparison.Ordinal);
    }

    private static string Forge(SecurityKey key) => new JsonWebTokenHandler().CreateToken(new SecurityTokenDescriptor
    {
        Issuer = "workplan",
        Audience = "workplan",
        Claims = new Dictionary<string, object> { ["sub"] = "administrator", ["grant"] = "systemAdministrator|*|1|2000-01-01|" },
        Expires = TimeProvider.System.GetUtcNow().UtcDateTime.AddHours(1),
        SigningCredentials = new SigningCredentials(key, SecurityAlgorithms.EcdsaSha256),
    });

    private static string Tamper(string token)
    {
        var parts = token.Split('.');
        var claims = JsonNode.Parse(Base64UrlEncoder.Decode(parts[1]))!;
        claims["name"] = "Somebody else";
        return $"{parts[0]}.{Encode(claims.ToJsonString())}.{parts[2]}";
    }

    private static string Encode(string json) => Base64UrlEncoder.Encode(json);
}
