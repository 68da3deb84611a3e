using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Mvc.Testing;
using Microsoft.AspNetCore.TestHost;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Hosting;
using WorkPlan.ServiceDefaults.Persistence;
using WorkPlan.Testing.Databases;

namespace WorkPlan.Testing;

/// <summary>The service's real Program in this process; only clock, addresses and trusted keys are the test's.</summary>
internal sealed class ServiceHost<TProgram>(
    TimeProvider clock, TestDatabase database, Type contextType, IReadOnlyDictionary<string, string> settings,
    Action<IServiceCollection> configureServices)
    : WebApplicationFactory<TProgram>
    where TProgram : class
{
    protected override void ConfigureWebHost(IWebHostBuilder builder)
    {
        builder.UseEnvironment(Environments.Production);
        builder.UseContentRoot(SourceTree.ProjectOf(typeof(TProgram).Assembly));
        foreach (var (key, value) in settings)
            builder.UseSetting(key, value);
        builder.ConfigureTestServices(services =>
        {
            services.Replace(ServiceDescriptor.Singleton(clock));
            configureServices(services);
        });
    }

    protected override IHost CreateHost(IHostBuilder builder)
    {
        var host = builder.Build();
        // The database is migrated before the service serves, as the app host does it. No synchronisation context may be captured here.
        Task.Run(() => database.PrepareAsync(contextType, () => MigrateAsync(host.Services))).GetAwaiter().GetResult();
        host.Start();
        return host;
    }

    private static async Task MigrateAsync(IServiceProvider services)
    {
        await using var scope = services.CreateAsyncScope();
        foreach (var migration in scope.ServiceProvider.GetServices<IDatabaseMigration>())
            await migration.RunAsync(CancellationToken.None);
    }
}
