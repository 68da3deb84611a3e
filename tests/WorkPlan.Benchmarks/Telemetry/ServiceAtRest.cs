using System.Diagnostics;
using System.Globalization;
using WorkPlan.Benchmarks.Measuring;
using WorkPlan.Testing.Broker;
using WorkPlan.Testing.Http;

namespace WorkPlan.Benchmarks.Telemetry;

/// <summary>What a service that nobody calls takes of a processor, all that it could tell to operators included: nobody scrapes or looks.</summary>
internal static class ServiceAtRest
{
    private static readonly TimeSpan Warming = TimeSpan.FromSeconds(10);
    private static readonly TimeSpan Watched = TimeSpan.FromSeconds(30);

    public static async Task MeasureAsync(Report report)
    {
        var address = new Uri($"http://127.0.0.1:{FreePorts.Take(1)[0]}");
        var directory = Directory.CreateTempSubdirectory("workplan-rest-");
        try
        {
            await using var service = await Child.StartRoleAsync(
                SmallService.Role, address,
                ("ASPNETCORE_ENVIRONMENT", "Production"), ("Database__Provider", "Sqlite"),
                ("ConnectionStrings__workdb", await SmallService.CreateDatabaseAsync(directory.FullName)),
                ("Authentication__SigningKeys", TestTokens.SigningKeys));
            await service.AnswersAsync(new Uri(address, "/health/ready"));
            // The compiler's work of the start is not rest.
            await Task.Delay(Warming);
            var (before, started) = (service.ProcessorTime(), Stopwatch.GetTimestamp());
            await Task.Delay(Watched);
            var share = (service.ProcessorTime() - before) / Stopwatch.GetElapsedTime(started) * 100;
            Report.Note(string.Create(CultureInfo.InvariantCulture, $"{share:0.00} percent of a core"));
            report.Figure("percent-of-a-core-while-nobody-looks", share, Aim.AtMost, 1);
        }
        finally
        {
            directory.Delete(recursive: true);
        }
    }
}
