namespace WorkPlan.AppHost.FakeSystem;

/// <summary>Healthy at once; can be made unhealthy, made to crash, and made deaf to SIGTERM.</summary>
internal static class FakeService
{
    public static async Task RunAsync(string[] args)
    {
        var builder = WebApplication.CreateBuilder();
        if (args is ["deaf"])
            builder.Services.AddHostedService<NeverStops>().Configure<HostOptions>(options => options.ShutdownTimeout = TimeSpan.FromMinutes(5));
        var app = builder.Build();
        var isHealthy = true;
        app.MapGet("/health/ready", () => isHealthy ? Results.Ok() : Results.StatusCode(503));
        app.MapPost("/sicken", () => isHealthy = false);
        app.MapPost("/recover", () => isHealthy = true);
        // More than a pipe holds.
        app.MapPost("/talk", (string word) =>
        {
            for (var line = 0; line < 2_000; line++)
                Console.WriteLine(string.Concat(Enumerable.Repeat($"{word} ", 10)));
        });
        app.MapPost("/crash", () => Environment.FailFast("asked to crash"));
        app.MapGet("/environment", () => Environment.GetEnvironmentVariables());
        await app.RunAsync();
    }

    private sealed class NeverStops : IHostedService
    {
        public Task StartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

        public Task StopAsync(CancellationToken cancellationToken) => Task.Delay(Timeout.Infinite, cancellationToken);
    }
}
