using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Mvc.Testing;
using Microsoft.AspNetCore.TestHost;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Hosting;
using WorkPlan.ServiceDefaults.Persistence;
using WorkPlan.Testing.Bus;
using WorkPlan.Testing.Databases;

namespace WorkPlan.Testing;

/// <summary>The service's real Program in this process; only clock, addresses and trusted keys are the test's.</summary>
internal sealed class ServiceHost<TProgram>(
    TimeProvider clock, TestDatabase database, Type contextType, IReadOnlyDictionary<string, string> settings,
    bool connected, Action<IServiceCollection> configureServices)
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
            services.Insert(0, ServiceDescriptor.Singleton<IHostedService>(provider =>
                new DatabasePreparation(database, contextType, provider.GetRequiredService<IServiceScopeFactory>())));
            MessagingOnDemand.Defer(services, connected);
            configureServices(services);
        });
    }

    /// <summary>
    /// The database is migrated before the service serves, as the app host does it. It is the first thing that starts, because the
    /// service's Program starts its host by itself, beside whatever the factory does meanwhile.
    /// </summary>
    private sealed class DatabasePreparation(TestDatabase database, Type contextType, IServiceScopeFactory scopes) : IHostedService
    {
        public Task StartAsync(CancellationToken cancellationToken) =>
            database.PrepareAsync(contextType, () => MigrateAsync(cancellationToken));

        public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

        private async Task MigrateAsync(CancellationToken cancellationToken)
        {
            await using var scope = scopes.CreateAsyncScope();
            foreach (var migration in scope.ServiceProvider.GetServices<IDatabaseMigration>())
                await migration.RunAsync(cancellationToken);
        }
    }
}
