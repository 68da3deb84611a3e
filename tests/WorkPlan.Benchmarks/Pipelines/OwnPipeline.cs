using MassTransit;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using WorkPlan.ServiceDefaults;
using WorkPlan.ServiceDefaults.Messaging;
using WorkPlan.ServiceDefaults.Persistence;
using WorkPlan.Testing;
using WorkPlan.Testing.Http;

namespace WorkPlan.Benchmarks.Pipelines;

/// <summary>
/// Two services with the whole of ServiceDefaults, each on its own file: a change with its outbox row in one, its effect with the
/// inbox row in the other.
/// </summary>
internal sealed class OwnPipeline : IPipeline
{
    private readonly DirectoryInfo _directory = Directory.CreateTempSubdirectory("workplan-pipeline-");
    private WebApplication? _writing;
    private WebApplication? _copying;

    private OwnPipeline()
    {
    }

    public Journey Journey { get; } = new();

    public static async Task<OwnPipeline> StartAsync(Uri broker)
    {
        var pipeline = new OwnPipeline();
        pipeline._copying = await pipeline.StartServiceAsync("copying", broker, pipeline.Journey.Ended, consumes: true);
        pipeline._writing = await pipeline.StartServiceAsync("writing", broker, pipeline.Journey.Begun, consumes: false);
        return pipeline;
    }

    public async Task SendAsync(Guid id)
    {
        await using var scope = _writing!.Services.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<WorkDbContext>();
        var message = WorkItemChanged.Of(id);
        db.Subject = id;
        db.WorkItems.Add(new WorkItem { Id = id, Title = message.Title, Description = message.Description });
        await scope.ServiceProvider.GetRequiredService<IPublishEndpoint>().Publish(message);
        await db.SaveChangesAsync();
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var service in (WebApplication?[])[_writing, _copying])
        {
            if (service is not null)
                await service.DisposeAsync();
        }
        SqliteConnection.ClearAllPools();
        _directory.Delete(recursive: true);
    }

    private async Task<WebApplication> StartServiceAsync(string name, Uri broker, Action<Guid> committed, bool consumes)
    {
        var builder = WebApplication.CreateBuilder();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        builder.Configuration.AddInMemoryCollection(new Dictionary<string, string?>
        {
            ["Database:Provider"] = "Sqlite",
            ["ConnectionStrings:workdb"] = await SqliteWorkDbContext.CreateAsync(_directory.FullName, name),
            ["ConnectionStrings:messaging"] = broker.ToString(),
            ["Authentication:SigningKeys"] = TestTokens.SigningKeys,
            // A broker that is not yet there, and slow statements on a busy machine, are not news here.
            ["Logging:LogLevel:Default"] = "None",
        });
        builder.AddServiceDefaults(name);
        builder.AddServiceDatabase<WorkDbContext, SqliteWorkDbContext, SqlServerWorkDbContext>("workdb");
        builder.AddMessaging<WorkDbContext>(messaging =>
        {
            if (consumes)
                messaging.Add<WorkItemChangedConsumer>();
        });
        builder.Services.AddSingleton<IInterceptor>(new CommitWatch(committed));
        var app = builder.Build();
        app.MapServiceDefaults();
        await app.StartAsync();
        var health = app.Services.GetRequiredService<HealthCheckService>();
        await Eventually.True(
            async () => (await health.CheckHealthAsync(check => check.Name == "broker")).Status == HealthStatus.Healthy, TimeSpan.FromSeconds(60));
        return app;
    }
}

/// <summary>Keeps the copy, as the services do with what is another's.</summary>
internal sealed class WorkItemChangedConsumer(WorkDbContext db) : IConsumer<WorkItemChanged>
{
    public async Task Consume(ConsumeContext<WorkItemChanged> context)
    {
        var changed = context.Message;
        db.Subject = changed.Id;
        if (await db.Copies.FindAsync([changed.Id], context.CancellationToken) is not { } copy)
        {
            copy = new WorkItemCopy { Id = changed.Id, Title = changed.Title, SourceVersion = 0 };
            db.Copies.Add(copy);
        }
        if (copy.SourceVersion >= changed.Version)
            return;
        (copy.Title, copy.SourceVersion) = (changed.Title, changed.Version);
        await db.SaveChangesAsync(context.CancellationToken);
    }
}
