using System.Net;
using System.Net.Http.Headers;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Logging;
using WorkPlan.Identity.Accounts;
using WorkPlan.Testing;
using WorkPlan.Testing.Http;

namespace WorkPlan.Identity.Tests;

/// <summary>The identity service in-process, with a known administrator and a key directory of its own.</summary>
internal sealed class IdentityApp : ServiceApp<Program, IdentityDbContext>
{
    public const string Administrator = "administrator";
    public const string AdministratorPassword = "một mật khẩu thử nghiệm";
    public const string Password = "bốn từ rời rạc";

    private int _comparisons;

    public IdentityApp(DateTimeOffset? now = null)
        : base(now)
    {
        KeyDirectory = Path.Combine(Path.GetTempPath(), $"workplan-keys-{Guid.NewGuid():N}");
        Set("Identity:KeyDirectory", KeyDirectory);
        Set("Identity:AdministratorPassword", AdministratorPassword);
    }

    public string KeyDirectory { get; }

    /// <summary>Where connections come from; null, as in-process they have no address.</summary>
    public IPAddress? Peer { get; set; }

    /// <summary>How many passwords the service has compared.</summary>
    public int Comparisons => _comparisons;

    /// <summary>Everything that the service wrote to its log.</summary>
    public CapturedLog Log { get; } = new();

    public async Task<Tokens> SignIn(string userName = Administrator, string? password = null) => await Anonymous()
        .Send(HttpMethod.Post, Routes.Tokens, new { userName, password = password ?? PasswordOf(userName) })
        .ShouldBeOk<Tokens>();

    public Task<HttpResponseMessage> TrySignIn(string userName, string password) =>
        Anonymous().Send(HttpMethod.Post, Routes.Tokens, new { userName, password });

    public Task<HttpResponseMessage> TryRefresh(string refreshToken) =>
        Anonymous().Send(HttpMethod.Post, Routes.Refresh, new { refreshToken });

    /// <summary>A client that signed in with a password, not with a made-up token.</summary>
    public async Task<HttpClient> SignedIn(string userName = Administrator) => With(await SignIn(userName));

    public HttpClient With(Tokens tokens)
    {
        var client = Anonymous();
        client.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue(tokens.TokenType, tokens.AccessToken);
        return client;
    }

    public HttpClient AsAdministrator() => As("systemAdministrator");

    public async Task<User> HasUser(string userName = "planner", params object[] grants)
    {
        var created = await AsAdministrator()
            .Create(Routes.Users, new { userName, fullName = "Người dùng thử", password = Password, grants })
            .ShouldBe(HttpStatusCode.Created);
        return await created.ShouldBeOk<User>() with { Etag = created.Etag() };
    }

    public override async ValueTask DisposeAsync()
    {
        await base.DisposeAsync();
        if (Directory.Exists(KeyDirectory))
            Directory.Delete(KeyDirectory, recursive: true);
    }

    protected override void ConfigureServices(IServiceCollection services)
    {
        services.AddLogging(logging => logging.SetMinimumLevel(LogLevel.Trace).AddFilter<CapturedLog>(null, LogLevel.Trace).AddProvider(Log));
        services.AddSingleton<IStartupFilter>(new ComingFrom(() => Peer));
        services.AddScoped<PasswordHasher<Account>>();
        services.Replace(ServiceDescriptor.Scoped<IPasswordHasher<Account>>(provider =>
            new CountingHasher(provider.GetRequiredService<PasswordHasher<Account>>(), () => Interlocked.Increment(ref _comparisons))));
    }

    private static string PasswordOf(string userName) => userName == Administrator ? AdministratorPassword : Password;

    private sealed class ComingFrom(Func<IPAddress?> peer) : IStartupFilter
    {
        public Action<IApplicationBuilder> Configure(Action<IApplicationBuilder> next) => app =>
        {
            app.Use((context, then) =>
            {
                context.Connection.RemoteIpAddress = peer();
                return then(context);
            });
            next(app);
        };
    }

    private sealed class CountingHasher(PasswordHasher<Account> hasher, Action compared) : IPasswordHasher<Account>
    {
        public string HashPassword(Account user, string password) => hasher.HashPassword(user, password);

        public PasswordVerificationResult VerifyHashedPassword(Account user, string hashedPassword, string providedPassword)
        {
            compared();
            return hasher.VerifyHashedPassword(user, hashedPassword, providedPassword);
        }
    }
}

internal static class Routes
{
    public const string Tokens = "/api/v1/identity/tokens";
    public const string Refresh = "/api/v1/identity/tokens/refresh";
    public const string Me = "/api/v1/identity/me";
    public const string Sessions = "/api/v1/identity/sessions";
    public const string Users = "/api/v1/identity/users";
    public const string Rotate = "/api/v1/identity/keys/rotate";
    public const string KeySet = "/.well-known/jwks.json";
}

internal sealed record Tokens(string AccessToken, string TokenType, int ExpiresIn, string RefreshToken);

internal sealed record User(Guid Id, string UserName, string FullName, string? PersonCode, DateTimeOffset? LockedAt, GrantOf[] Grants)
{
    public string Etag { get; init; } = "";

    public string Path => $"{Routes.Users}/{Id}";
}

internal sealed record GrantOf(string Role, string UnitCode, bool Subtree, DateOnly From, DateOnly? To);
