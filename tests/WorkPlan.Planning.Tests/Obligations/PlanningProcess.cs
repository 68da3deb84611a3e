using System.Collections.Concurrent;
using System.Diagnostics;
using System.Globalization;
using System.Net.Http.Headers;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using WorkPlan.Testing;
using WorkPlan.Testing.Broker;
using WorkPlan.Testing.Hosts;
using WorkPlan.Testing.Http;

namespace WorkPlan.Planning.Tests.Obligations;

/// <summary>
/// The planning service as an operator runs it: a process of its own on a database file, which can be killed where it stands and started
/// again. The clock is the machine's.
/// </summary>
internal sealed class PlanningProcess : IAsyncDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(90);
    private readonly TestRunDirectory _directory = new();
    private readonly Dictionary<string, string> _settings = [];
    private readonly ConcurrentQueue<string> _said = [];
    private BrokerVhost? _vhost;
    private Process? _process;

    public Uri Address { get; } = new($"http://127.0.0.1:{FreePorts.Take(1)[0].ToString(CultureInfo.InvariantCulture)}");

    private string Connection => new SqliteConnectionStringBuilder { DataSource = Path.Combine(_directory.Path, "planning.db") }.ConnectionString;

    public void Set(string key, string value) => _settings[key.Replace(":", "__", StringComparison.Ordinal)] = value;

    /// <summary>Makes the database and fills it before the service first runs.</summary>
    public async Task Has(Func<PlanningDbContext, Task> fill)
    {
        await using var db = Open();
        await db.Database.ExecuteSqlRawAsync("PRAGMA journal_mode = WAL;");
        await db.Database.MigrateAsync();
        await fill(db);
        await db.SaveChangesAsync();
    }

    public async Task<T> Database<T>(Func<PlanningDbContext, Task<T>> use)
    {
        await using var db = Open();
        return await use(db);
    }

    public async Task Start()
    {
        _vhost ??= await BrokerVhost.CreateAsync();
        var output = AppContext.BaseDirectory[(AppContext.BaseDirectory.LastIndexOf("/bin/", StringComparison.Ordinal) + 1)..];
        var project = Path.Combine(SourceTree.Root, "src/WorkPlan.Planning");
        var start = new ProcessStartInfo(Environment.GetEnvironmentVariable("DOTNET_HOST_PATH") ?? "dotnet")
        {
            WorkingDirectory = project,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        start.ArgumentList.Add(Path.Combine(project, output, "WorkPlan.Planning.dll"));
        foreach (var (name, value) in _settings)
            start.Environment[name] = value;
        start.Environment["ASPNETCORE_URLS"] = Address.ToString();
        start.Environment["ASPNETCORE_ENVIRONMENT"] = "Production";
        start.Environment["Database__Provider"] = "Sqlite";
        start.Environment["ConnectionStrings__planningdb"] = Connection;
        start.Environment["ConnectionStrings__messaging"] = _vhost.Amqp.ToString();
        start.Environment["Authentication__SigningKeys"] = TestTokens.SigningKeys;
        start.Environment["Logging__LogLevel__Default"] = "Warning";
        _said.Clear();
        _process = Process.Start(start)!;
        _process.OutputDataReceived += (_, line) => Hear(line.Data);
        _process.ErrorDataReceived += (_, line) => Hear(line.Data);
        _process.BeginOutputReadLine();
        _process.BeginErrorReadLine();
        using var client = new HttpClient { BaseAddress = Address, Timeout = TimeSpan.FromSeconds(5) };
        var ready = await Eventually.IsTrueAsync(async () => await AnswersAsync(client) || _process.HasExited, Patience) && !_process.HasExited;
        Assert.True(ready, $"The process was not ready within {Patience}. {string.Join('\n', _said)}");
    }

    public HttpClient As(string role, string unitCode, bool subtree = false)
    {
        var client = new HttpClient { BaseAddress = Address };
        client.DefaultRequestHeaders.Authorization =
            new AuthenticationHeaderValue("Bearer", TestTokens.Create([TestTokens.Grant(role, unitCode, subtree)], $"{role}@{unitCode}"));
        return client;
    }

    /// <summary>SIGKILL: nothing is finished, released or rolled back by the process.</summary>
    public async Task Kill()
    {
        _process!.Kill();
        await _process.WaitForExitAsync();
        _process.Dispose();
        _process = null;
    }

    public async ValueTask DisposeAsync()
    {
        if (_process is not null)
            await Kill();
        if (_vhost is not null)
            await _vhost.DisposeAsync();
        SqliteConnection.ClearAllPools();
        _directory.Dispose();
    }

    private SqlitePlanningDbContext Open() => new(new DbContextOptionsBuilder<SqlitePlanningDbContext>().UseSqlite(Connection).Options);

    private void Hear(string? line)
    {
        if (line is not null)
            _said.Enqueue(line);
    }

    private static async Task<bool> AnswersAsync(HttpClient client)
    {
        try
        {
            using var answer = await client.GetAsync(new Uri("/health/ready", UriKind.Relative));
            return answer.IsSuccessStatusCode;
        }
        catch (Exception failure) when (failure is HttpRequestException or TaskCanceledException)
        {
            return false; // not yet
        }
    }
}
