using System.Diagnostics;
using System.Globalization;
using WorkPlan.Benchmarks.Measuring;
using WorkPlan.Testing.Broker;
using WorkPlan.Testing.Http;

namespace WorkPlan.Benchmarks.Telemetry;

/// <summary>
/// What the operations view takes of a processor while nobody scrapes or looks: two services that nobody calls, side by side, the same
/// but for what works for operators. The difference, for as many services as the system has.
/// </summary>
internal static class ServiceAtRest
{
    private const int Services = 7;
    private static readonly TimeSpan Warming = TimeSpan.FromSeconds(20);
    private static readonly TimeSpan Watched = TimeSpan.FromSeconds(60);

    public static async Task MeasureAsync(Report report)
    {
        var directory = Directory.CreateTempSubdirectory("workplan-rest-");
        try
        {
            await using var broker = await RabbitMqNode.StartAsync();
            await using var observed = await StartAsync(directory.FullName, "observed", broker.Address.Amqp);
            await using var unobserved = await StartAsync(directory.FullName, "unobserved", broker.Address.Amqp, (SmallService.Unobserved, "yes"));
            // The compiler's work of the start is not rest.
            await Task.Delay(Warming);
            var (started, before, beforeUnobserved) = (Stopwatch.GetTimestamp(), observed.ProcessorTime(), unobserved.ProcessorTime());
            await Task.Delay(Watched);
            var passed = Stopwatch.GetElapsedTime(started);
            var (with, without) = ((observed.ProcessorTime() - before) / passed * 100, (unobserved.ProcessorTime() - beforeUnobserved) / passed * 100);
            Report.Note(string.Create(
                CultureInfo.InvariantCulture, $"a whole service {with:0.000} percent of a core, the same without the view {without:0.000}"));
            report.Figure($"percent-of-a-core-for-the-view-of-{Services}-services-while-nobody-looks", Services * (with - without), Aim.AtMost, 1);
        }
        finally
        {
            directory.Delete(recursive: true);
        }
    }

    private static async Task<Child> StartAsync(string directory, string name, Uri broker, params (string Name, string Value)[] further)
    {
        var address = new Uri($"http://127.0.0.1:{FreePorts.Take(1)[0]}");
        var service = await Child.StartRoleAsync(
            SmallService.Role, address,
            [
                ("ASPNETCORE_ENVIRONMENT", "Production"), ("Database__Provider", "Sqlite"),
                ("ConnectionStrings__workdb", await SmallService.CreateDatabaseAsync(directory, name)),
                ("ConnectionStrings__messaging", broker.ToString()),
                // Each with queues of its own.
                ("Messaging__Service", name),
                ("Authentication__SigningKeys", TestTokens.SigningKeys), .. further,
            ]);
        await service.AnswersAsync(new Uri(address, "/health/ready"));
        return service;
    }
}
