using System.Net.Http.Headers;
using System.Text;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using WorkPlan.ServiceDefaults.Security;
using WorkPlan.Testing;
using WorkPlan.Testing.Http;

namespace WorkPlan.ServiceDefaults.Tests.Http;

/// <summary>The smallest service on a real socket and a real database, in production.</summary>
internal sealed class NotesApp : IAsyncDisposable
{
    public const string Notes = "/api/v1/notes/notes";

    private readonly string _file = Path.Combine(Path.GetTempPath(), $"workplan-notes-{Guid.NewGuid():N}.db");
    private readonly List<HttpClient> _clients = [];
    private readonly (string Key, string Value)[] _settings;
    private WebApplication? _app;

    private NotesApp((string Key, string Value)[] settings) => _settings = settings;

    public TestClock Clock { get; } = new(TestClock.Start);

    public NotesService.Behaviour Behaviour { get; } = new();

    public IServiceProvider Services => _app!.Services;

    public string ConnectionString => new SqliteConnectionStringBuilder { DataSource = _file }.ConnectionString;

    public static async Task<NotesApp> StartAsync(params (string Key, string Value)[] settings)
    {
        var app = new NotesApp(settings);
        await app.RunAsync();
        return app;
    }

    public async Task Restart()
    {
        await _app!.DisposeAsync();
        await RunAsync();
    }

    public HttpClient As(string role, string unitCode = "*", bool subtree = false, string? userId = null) =>
        WithToken(TestTokens.Create([TestTokens.Grant(role, unitCode, subtree)], userId ?? $"{role}@{unitCode}"));

    public HttpClient AsPlanner() => As(Roles.Planner);

    public HttpClient WithToken(string token)
    {
        var client = Anonymous();
        client.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", token);
        return client;
    }

    public HttpClient Anonymous()
    {
        var client = new HttpClient { BaseAddress = new Uri(_app!.Urls.Single()) };
        _clients.Add(client);
        return client;
    }

    public async Task<T> Database<T>(Func<NotesDbContext, Task<T>> use)
    {
        await using var scope = Services.CreateAsyncScope();
        return await use(scope.ServiceProvider.GetRequiredService<NotesDbContext>());
    }

    public Task<int> CountNotes() => Database(db => db.Notes.CountAsync());

    /// <summary>Sends a body exactly as it is written.</summary>
    public Task<HttpResponseMessage> Post(string body, string contentType = "application/json", string? language = null) =>
        Post(Encoding.UTF8.GetBytes(body), contentType, language);

    public Task<HttpResponseMessage> Post(byte[] body, string? contentType, string? language = null)
    {
        var request = new HttpRequestMessage(HttpMethod.Post, Notes) { Content = new ByteArrayContent(body) };
        if (contentType is not null)
            request.Content.Headers.TryAddWithoutValidation("Content-Type", contentType);
        if (language is not null)
            request.Headers.TryAddWithoutValidation("Accept-Language", language);
        return AsPlanner().SendAsync(request);
    }

    public async ValueTask DisposeAsync()
    {
        _clients.ForEach(client => client.Dispose());
        await _app!.DisposeAsync();
        using (var connection = new SqliteConnection(ConnectionString))
            SqliteConnection.ClearPool(connection);
        foreach (var suffix in (string[])["", "-wal", "-shm"])
            File.Delete(_file + suffix);
    }

    /// <summary>The builder with everything but routes, for tests that make their own.</summary>
    public static WebApplicationBuilder NewBuilder(TimeProvider clock, string connectionString, params (string Key, string Value)[] settings)
    {
        var builder = WebApplication.CreateBuilder(new WebApplicationOptions { EnvironmentName = Environments.Production });
        builder.Configuration.AddInMemoryCollection(settings.ToDictionary(setting => setting.Key, setting => (string?)setting.Value));
        builder.Configuration["Database:Provider"] = "Sqlite";
        builder.Configuration["ConnectionStrings:notesdb"] = connectionString;
        builder.Configuration["Authentication:SigningKeys"] ??= TestTokens.SigningKeys;
        builder.Configuration["Logging:LogLevel:Default"] = "Critical";
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        builder.Services.AddSingleton(clock);
        builder.AddServiceDefaults("notes");
        builder.AddNotes();
        return builder;
    }

    private async Task RunAsync()
    {
        var builder = NewBuilder(Clock, ConnectionString, _settings);
        builder.Services.AddSingleton(Behaviour);
        _app = builder.Build();
        _app.MapServiceDefaults();
        _app.MapNotes();
        await Database(async db =>
        {
            await db.Database.EnsureCreatedAsync();
            return await db.Database.ExecuteSqlRawAsync("PRAGMA journal_mode = WAL;");
        });
        await _app.StartAsync();
    }
}
