using System.Text.Json.Nodes;
using WorkPlan.Samples.Gateway;
using WorkPlan.Testing.Hosts;

namespace WorkPlan.EndToEnd.Tests.Running;

/// <summary>
/// The real system, started by its app host in a process of its own: broker, databases, migrations, services, gateway. Tests talk to
/// it as clients do, over HTTP through the gateway, with tokens that it issued.
/// </summary>
public class WorkPlanSystem : IAsyncLifetime
{
    private const string Administrator = "administrator";
    private static int _names;
    private HostProcess? _host;
    private HttpClient? _gateway;
    private Account? _administrator;

    public HostProcess Host => _host ?? throw new InvalidOperationException("The system is not started.");

    /// <summary>A client of the gateway without a token.</summary>
    public HttpClient Gateway => _gateway ?? throw new InvalidOperationException("The system is not started.");

    /// <summary>May create accounts and units everywhere.</summary>
    public Account AsAdministrator => _administrator ?? throw new InvalidOperationException("The system is not started.");

    public string AdministratorPassword { get; private set; } = "";

    protected virtual string[] Options => ["--empty"];

    /// <summary>The run directory; one that goes away with the test, unless another is named.</summary>
    protected virtual string? RunDirectory => null;

    protected virtual (string Name, string Value)[] Environment =>
    [
        // All tests come from one address.
        ("Gateway__AddressRequestsPerSecond", "10000"), ("Gateway__AddressBurst", "20000"),
        ("Gateway__UserRequestsPerSecond", "5000"), ("Gateway__UserBurst", "10000"),
        // What time brings about is looked for each minute.
        ("Obligations__SweepEverySeconds", "5"),
        // What time alone brings about is waited for.
        ("Round__EverySeconds", "2"),
        // All clocks are this machine's.
        ("Authentication__ClockSkewSeconds", "1"),
    ];

    public virtual async Task InitializeAsync()
    {
        _host = HostProcess.OfWorkPlan(Options, RunDirectory, Environment);
        await _host.UpAsync();
        _gateway = new HttpClient { BaseAddress = new Uri(_host.Endpoint("gateway").Url!), Timeout = TimeSpan.FromSeconds(30) };
        var secrets = JsonNode.Parse(await File.ReadAllTextAsync(Path.Combine(_host.Directory, "secrets.json")))!;
        AdministratorPassword = secrets["administrator-password"]?.GetValue<string>()
            ?? throw new InvalidOperationException($"No password in secrets.json, only {string.Join(", ", secrets.AsObject().Select(entry => entry.Key))}.");
        _administrator = new Account(_gateway, Administrator, AdministratorPassword, TimeProvider.System);
    }

    public virtual async Task DisposeAsync()
    {
        _gateway?.Dispose();
        if (_host is not null)
            await _host.DisposeAsync();
    }

    /// <summary>A new account with a role in a unit (and below it), as an administrator makes one.</summary>
    public async Task<Account> SignedInAsync(string role, string unitCode, bool subtree = false, string? personCode = null)
    {
        var userName = $"{role.ToLowerInvariant()}.{Interlocked.Increment(ref _names)}";
        var password = $"Mật-khẩu-{Guid.NewGuid():N}-1A";
        var created = await AsAdministrator.CreateAsync("/api/v1/identity/users", new
        {
            userName,
            password,
            fullName = $"{role} {unitCode}",
            personCode,
            grants = new[] { new { role, unitCode, subtree, from = "2020-01-01" } },
        });
        _ = created.Json;
        return new Account(Gateway, userName, password, TimeProvider.System);
    }

    /// <summary>Reads until what another service must do has been done; fails with the last answer after a while.</summary>
    public static async Task<JsonNode> Eventually(Account account, string path, Func<JsonNode, bool> isDone, TimeSpan? within = null)
    {
        Answer? last = null;
        var done = await Testing.Eventually.IsTrueAsync(
            async () =>
            {
                last = await account.GetAsync(path);
                return last.Succeeded && isDone(last.Json);
            },
            within ?? TimeSpan.FromSeconds(30));
        return done ? last!.Json : throw new Xunit.Sdk.XunitException($"Not in time: {path}: {last?.Status} {last?.Body}");
    }
}

/// <summary>One running system for all scenarios; each scenario works in units of its own.</summary>
[CollectionDefinition(Name)]
public sealed class SharedSystem : ICollectionFixture<WorkPlanSystem>
{
    public const string Name = "The running system";
}
