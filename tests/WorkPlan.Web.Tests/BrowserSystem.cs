using System.Diagnostics;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Microsoft.Playwright;
using WorkPlan.Samples.Gateway;
using WorkPlan.Testing;
using WorkPlan.Testing.Hosts;

namespace WorkPlan.Web.Tests;

/// <summary>
/// The running system, fed with the two sample provinces' work year, with a real Chromium in front of it; started once for all tests in a
/// browser.
/// </summary>
public sealed partial class BrowserSystem : IAsyncLifetime
{
    public const string Province = "TH";
    public const string Planner = "Chuyên viên Văn phòng";

    private HostProcess? _host;
    private Chromium? _browser;
    private HttpClient? _gateway;
    private string? _administratorPassword;
    private readonly Dictionary<(string UserName, string? Unit), Looking> _looking = [];

    public string Password { get; } = $"Mật-khẩu-{Guid.NewGuid():N}-1A";

    public Account Administrator { get; private set; } = null!;

    /// <summary>What the app host has printed, the samples' summary with it.</summary>
    public IReadOnlyList<string> Printed => _host!.Lines;

    public async Task InitializeAsync()
    {
        _host = HostProcess.OfWorkPlan([], variables:
        [
            // All browsers come from one address.
            ("Gateway__AddressRequestsPerSecond", "10000"), ("Gateway__AddressBurst", "20000"),
            ("Gateway__UserRequestsPerSecond", "5000"), ("Gateway__UserBurst", "10000"),
            // And stay open until the end, each with its stream of notices.
            ("Notifications__StreamsPerAccount", "100"),
        ]);
        await _host.UpAsync();
        await _host.SaysAsync("samples: completed", TimeSpan.FromMinutes(6));
        _gateway = new HttpClient { BaseAddress = new Uri(_host.Endpoint("gateway").Url!), Timeout = TimeSpan.FromSeconds(60) };
        var secrets = JsonNode.Parse(await File.ReadAllTextAsync(Path.Combine(_host.Directory, "secrets.json")))!;
        _administratorPassword = secrets["administrator-password"]!.GetValue<string>();
        Administrator = new Account(_gateway, "administrator", _administratorPassword, TimeProvider.System);
        await new SampleProvince(this).FeedAsync();
        _browser = await Chromium.StartAsync();
    }

    public async Task DisposeAsync()
    {
        if (_browser is not null)
            await _browser.DisposeAsync();
        _gateway?.Dispose();
        if (_host is not null)
            await _host.DisposeAsync();
    }

    /// <summary>A fresh browser profile, as wide as a small office screen or as a phone.</summary>
    public Task<IPage> OpenAsync(int width = 1366, int height = 768) => _browser!.OpenAsync(_gateway!.BaseAddress!, width, height);

    /// <summary>Signed in by typing, looking at the sample's work year and, where named, at a unit.</summary>
    public async Task<IPage> SignedInAsync(string userName, int width = 1366, int height = 768, string? unit = null)
    {
        var page = await OpenAsync(width, height);
        var scope = unit is null ? new JsonObject() : new JsonObject { ["unit"] = unit };
        scope["workYear"] = 2022;
        await page.AddInitScriptAsync($"localStorage.getItem('workplan.scope') ?? localStorage.setItem('workplan.scope', '{scope.ToJsonString()}')");
        await page.SignInAsync(userName, PasswordOf(userName));
        return page;
    }

    /// <summary>
    /// For looking, not for typing: the client is loaded once for whoever looks at that unit, and goes from page to page as by its links.
    /// </summary>
    internal async Task<Looking> LookingAsync(string userName, string? unit, string path)
    {
        if (!_looking.TryGetValue((userName, unit), out var looking))
            _looking[(userName, unit)] = looking = await Looking.AtAsync(await SignedInAsync(userName, unit: unit));
        await looking.GoAsync(path);
        return looking;
    }

    /// <summary>For what a test sets up beside the browser.</summary>
    public Account AccountOf(string userName) => new(_gateway!, userName, PasswordOf(userName), TimeProvider.System);

    /// <summary>What the samples' program says when the system is started again over what it has fed.</summary>
    public async Task<string[]> StartSamplesAgainAsync()
    {
        var output = AppContext.BaseDirectory[(AppContext.BaseDirectory.LastIndexOf("/bin/", StringComparison.Ordinal) + 1)..];
        var start = new ProcessStartInfo(
            Environment.GetEnvironmentVariable("DOTNET_HOST_PATH") ?? "dotnet",
            [Path.Combine(SourceTree.Root, "samples", "WorkPlan.Samples", output, "WorkPlan.Samples.dll")])
        {
            RedirectStandardOutput = true,
        };
        start.Environment["services__gateway__http__0"] = _gateway!.BaseAddress!.ToString();
        start.Environment["Identity__AdministratorPassword"] = _administratorPassword;
        using var samples = Process.Start(start)!;
        var said = await samples.StandardOutput.ReadToEndAsync();
        await samples.WaitForExitAsync();
        return said.Split('\n');
    }

    /// <summary>Sample sign-ins are shown once, on the console; the other accounts are the tests' own.</summary>
    private string PasswordOf(string userName) => userName == "administrator" ? _administratorPassword! : _host!.Lines
        .Select(line => SampleSignIn().Match(line))
        .FirstOrDefault(line => line.Success && line.Groups["name"].Value == userName)?.Groups["password"].Value ?? Password;

    [GeneratedRegex(@"\| +(?<name>[a-z0-9.]+) +(?<password>[A-Za-z0-9]{4}(-[A-Za-z0-9]{4}){3}) ")]
    private static partial Regex SampleSignIn();
}

[CollectionDefinition(Name)]
public sealed class SharedBrowser : ICollectionFixture<BrowserSystem>
{
    public const string Name = "A browser before the running system";
}
