using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using System.Text;
using System.Text.Json.Nodes;
using Microsoft.Playwright;
using RabbitMQ.Client;
using WorkPlan.EndToEnd.Tests.Faults;
using WorkPlan.EndToEnd.Tests.Tracing;
using WorkPlan.Samples.Gateway;
using WorkPlan.Testing.Browser;
using WorkPlan.Testing.Hosts;

namespace WorkPlan.EndToEnd.Tests.Operations;

/// <summary>
/// The real system with all its telemetry on, Debian's Prometheus beside it, an operator who watches live in a browser, and clients that
/// go on working.
/// </summary>
public sealed class WatchedSystem : ObservedSystem
{
    public static readonly IReadOnlyList<string> Services =
        ["gateway", "identity", "planning", "assignments", "inspections", "emulation", "notifications"];

    /// <summary>Whom the certificate names that the services are told to serve with.</summary>
    public const string CertificateSubject = "CN=workplan.vks.vn";

    private readonly TestRunDirectory _directory = new();
    private PrometheusServer? _prometheus;
    private Writer[] _load = [];
    private Clients? _clients;
    private Account? _operator;
    private string _password = "";
    private Chromium? _browser;
    private IPage? _page;

    internal PrometheusServer Prometheus => _prometheus ?? throw new InvalidOperationException("Prometheus is not started.");

    public string OperatorPassword => _password;

    public Account AsOperator => _operator ?? throw new InvalidOperationException("Nothing is prepared.");

    /// <summary>The chief of the province in which the clients work.</summary>
    public Account AsChief => _clients?.Chief ?? throw new InvalidOperationException("Nothing is prepared.");

    protected override (string Name, string Value)[] Environment =>
    [
        .. base.Environment,
        ("Obligations__SweepEverySeconds", "60"),
        ("Operations__ReadingsLast", "00:00:00.500"),
        // What is locked gives up soon.
        ("Database__CommandTimeoutSeconds", "1"),
        ("Messaging__RetryIntervals__0", "00:00:00.050"),
        ("Messaging__DatabasePatience", "00:00:02"),
        ("OTEL_METRIC_EXPORT_INTERVAL", "15000"),
        ("Kestrel__Certificates__Default__Path", CertificateFile),
    ];

    /// <summary>What the services are told to serve with.</summary>
    public string CertificateFile => Path.Combine(_directory.Path, "workplan.pfx");

    public override async Task InitializeAsync()
    {
        await WriteCertificateAsync();
        await base.InitializeAsync();
        var configuration = ObservabilityFiles.RenderInto(
            _directory.Path, Services.Select(service => (service, new Uri(Host.Endpoint(service).Url!))));
        _prometheus = await PrometheusServer.StartAsync(configuration, Path.Combine(_directory.Path, "data"));

        var clients = _clients = new Clients(this, new Ledger());
        await clients.PrepareAsync();
        (_operator, _password) = await AccountAsync("operator.watching", "operator");
        var pace = TimeSpan.FromMilliseconds(500);
        _load =
        [
            new("units", pace, clients.CreateUnitAsync),
            new("people", pace, clients.RegisterPersonAsync),
            new("campaigns", pace, clients.LaunchCampaignAsync),
            new("findings", pace, clients.RaiseFindingAsync),
            new("readers", pace, _ => clients.Chief.GetAsync("/api/v1/notifications")),
        ];
        foreach (var writer in _load)
            writer.Start();
        _browser = await Chromium.StartAsync();
        _page = await _browser.OpenAsync(Gateway.BaseAddress!);
        await _page.SignInAsync(_operator.UserName, _password);
        await Testing.Eventually.True(() => _load.All(writer => writer.Accepted > 1), because: "The clients do not get to work.");
    }

    public override async Task DisposeAsync()
    {
        foreach (var writer in _load)
        {
            await writer.FinishAsync();
            writer.Dispose();
        }
        if (_browser is not null)
            await _browser.DisposeAsync();
        if (_prometheus is not null)
            await _prometheus.DisposeAsync();
        await base.DisposeAsync();
        _directory.Dispose();
    }

    /// <summary>What the services say at /metrics now.</summary>
    public async Task<string> MetricsAsync(string service)
    {
        using var client = new HttpClient();
        return await client.GetStringAsync(new Uri(new Uri(Host.Endpoint(service).Url!), "/metrics"));
    }

    public Task FiresAsync(string alert, string? service = null) => Testing.Eventually.True(
        () => Prometheus.FiresAsync(alert, service), TimeSpan.FromSeconds(60), $"{alert} does not fire.");

    public Task IsQuietAsync(string alert) => Testing.Eventually.True(
        async () => !await Prometheus.FiresAsync(alert), TimeSpan.FromSeconds(60), $"{alert} does not clear.");

    /// <summary>Past every service, into a queue.</summary>
    public async Task SendAsync(string queue, string messageId, string body)
    {
        var factory = new ConnectionFactory { Uri = new Uri(Host.Endpoint("messaging").ConnectionString!) };
        await using var connection = await factory.CreateConnectionAsync();
        await using var channel = await connection.CreateChannelAsync(new CreateChannelOptions(true, true));
        await channel.BasicPublishAsync(
            "", queue, mandatory: true, new BasicProperties { MessageId = messageId, ContentType = "application/vnd.masstransit+json" },
            Encoding.UTF8.GetBytes(body));
    }

    /// <summary>The overview, streamed to an operator until it is disposed of.</summary>
    internal async Task<LiveView> WatchAsync() => await LiveView.OpenAsync(Gateway, await TokenAsync(AsOperator.UserName, _password));

    /// <summary>The operator's browser, at this page of the client; it was signed in once and is never loaded anew.</summary>
    internal async Task<IPage> LookAsync(string title)
    {
        var page = _page ?? throw new InvalidOperationException("No browser is started.");
        await page.Locator("nav").GetByRole(AriaRole.Link, new() { Name = title }).ClickAsync();
        await page.Locator("h1.page-title", new() { HasText = title }).WaitForAsync();
        return page;
    }

    /// <summary>A page in a browser of its own, at which somebody with this role in the province has just signed in.</summary>
    internal async Task<IPage> SignedInPageAsync(string userName, string role)
    {
        var (_, password) = await AccountAsync(userName, role);
        var page = await (_browser ?? throw new InvalidOperationException("No browser is started.")).OpenAsync(Gateway.BaseAddress!);
        await page.SignInAsync(userName, password);
        return page;
    }

    internal async Task<AuthenticationHeaderValue> TokenAsync(string userName, string password)
    {
        using var answer = await Gateway.PostAsJsonAsync("/api/v1/identity/tokens", new { userName, password });
        answer.EnsureSuccessStatusCode();
        return new("Bearer", (await answer.Content.ReadFromJsonAsync<JsonNode>())!["accessToken"]!.GetValue<string>());
    }

    private async Task<(Account Account, string Password)> AccountAsync(string userName, string role)
    {
        var password = $"Mật-khẩu-{Guid.NewGuid():N}-1A";
        _ = (await AsAdministrator.CreateAsync("/api/v1/identity/users", new
        {
            userName,
            password,
            fullName = $"Người dùng {role}",
            grants = new[] { new { role, unitCode = role == "operator" ? "*" : Clients.Province, subtree = false, from = "2020-01-01" } },
        })).Json;
        return (new Account(Gateway, userName, password, TimeProvider.System), password);
    }

    /// <summary>Of a year, so that it is shown and warns nobody.</summary>
    private Task WriteCertificateAsync() => WriteCertificateAsync(CertificateFile, TimeSpan.FromDays(365));

    internal static async Task WriteCertificateAsync(string path, TimeSpan validity)
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var now = TimeProvider.System.GetUtcNow();
        using var certificate = new CertificateRequest(CertificateSubject, key, HashAlgorithmName.SHA256).CreateSelfSigned(now.AddDays(-1), now + validity);
        await File.WriteAllBytesAsync(path, certificate.Export(X509ContentType.Pfx));
    }
}

/// <summary>Alone on the machine: it is stopped and killed in parts, and must show that within seconds.</summary>
[CollectionDefinition(Name, DisableParallelization = true)]
public sealed class SystemUnderWatch : ICollectionFixture<WatchedSystem>
{
    public const string Name = "A system that operators watch";
}
