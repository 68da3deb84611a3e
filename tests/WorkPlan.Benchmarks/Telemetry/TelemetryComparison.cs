using System.Globalization;
using WorkPlan.Benchmarks.Measuring;
using WorkPlan.Testing.Broker;
using WorkPlan.Testing.Http;

namespace WorkPlan.Benchmarks.Telemetry;

/// <summary>
/// The same service twice: every span, metrics and logs sent out each second, metrics scraped and the operators' view read as often as
/// the delivered settings have it; and nothing of it: no span, no meter that anybody hears, nothing that works for operators.
/// </summary>
internal static class TelemetryComparison
{
    /// <summary>One scrape of the delivered Prometheus falls into a round.</summary>
    private const int Seconds = 15;
    private const int WarmUpSeconds = 20;
    private static readonly TimeSpan Look = TimeSpan.FromSeconds(2);

    public static async Task MeasureAsync(Report report)
    {
        var addresses = FreePorts.Take(3).Select(port => new Uri($"http://127.0.0.1:{port}")).ToArray();
        var (sinkAddress, watchedAddress, silentAddress) = (addresses[0], addresses[1], addresses[2]);
        var directory = Directory.CreateTempSubdirectory("workplan-telemetry-");
        try
        {
            var database = await SmallService.CreateDatabaseAsync(directory.FullName);
            await using var sink = await Child.StartRoleAsync(OtlpSink.Role, sinkAddress);
            // As the app host sets it: everything is sent, and soon.
            await using var watched = await StartAsync(
                watchedAddress, database,
                ("OTEL_EXPORTER_OTLP_ENDPOINT", sinkAddress.ToString().TrimEnd('/')), ("OTEL_EXPORTER_OTLP_PROTOCOL", "http/protobuf"),
                ("OTEL_BSP_SCHEDULE_DELAY", "1000"), ("OTEL_BLRP_SCHEDULE_DELAY", "1000"), ("OTEL_METRIC_EXPORT_INTERVAL", "1000"),
                ("OTEL_TRACES_SAMPLER", "always_on"));
            await using var silent = await StartAsync(silentAddress, database, ("OTEL_SDK_DISABLED", "true"), (SmallService.Unobserved, "yes"));
            foreach (var (child, address) in ((Child, Uri)[])[(watched, watchedAddress), (silent, silentAddress)])
                await child.AnswersAsync(new Uri(address, "/health/ready"));

            var token = TestTokens.Create([TestTokens.Grant("planner", "VKS-QT", subtree: true)]);
            var (warming, told, untold) = (new Spent(watched), new Spent(watched), new Spent(silent));
            // A service runs for days; what the compiler does in its first seconds, to what is sent once a second too, is not the price.
            await WatchedAsync(warming, WarmUpSeconds);
            await SilentAsync(new Spent(silent), WarmUpSeconds);
            var rounds = await Rounds.AlternateAsync(() => WatchedAsync(told, Seconds), () => SilentAsync(untold, Seconds));
            var (with, without) = (rounds[0].Median(), rounds[1].Median());
            using var client = new HttpClient();
            var spans = long.Parse(await client.GetStringAsync(new Uri(sinkAddress, OtlpSink.Count)), CultureInfo.InvariantCulture);
            Report.Note(string.Create(
                CultureInfo.InvariantCulture,
                $"with {with:0} requests/s, without {without:0} requests/s; {(double)spans / (warming.Requests + told.Requests):0.00} spans received a request"));
            // Says the same on a machine that others use as well.
            Report.Note(string.Create(
                CultureInfo.InvariantCulture,
                $"processor time of the service: with {told.ARequest:0} microseconds a request, without {untold.ARequest:0}; {untold.ARequest / told.ARequest:0.00} of it"));
            report.Ratio("throughput-with-telemetry/without", with / without, Aim.AtLeast, 0.9);

            async Task<double> WatchedAsync(Spent spent, int seconds)
            {
                using var scraping = new CancellationTokenSource();
                var scrapes = WatchAsync(watchedAddress, scraping.Token);
                var rate = await spent.DuringAsync(() => Wrk.RunAsync(new Uri(watchedAddress, SmallService.Path), token, seconds));
                await scraping.CancelAsync();
                await scrapes;
                return rate;
            }

            Task<double> SilentAsync(Spent spent, int seconds) =>
                spent.DuringAsync(() => Wrk.RunAsync(new Uri(silentAddress, SmallService.Path), token, seconds));
        }
        finally
        {
            directory.Delete(recursive: true);
        }
    }

    private static Task<Child> StartAsync(Uri address, string database, params (string Name, string Value)[] telemetry) => Child.StartRoleAsync(
        SmallService.Role, address,
        [
            ("ASPNETCORE_ENVIRONMENT", "Production"), ("Database__Provider", "Sqlite"), ("ConnectionStrings__workdb", database),
            ("Authentication__SigningKeys", TestTokens.SigningKeys), .. telemetry,
        ]);

    private static async Task WatchAsync(Uri service, CancellationToken cancellationToken)
    {
        using var client = new HttpClient();
        client.DefaultRequestHeaders.Authorization = new("Bearer", TestTokens.Create([TestTokens.Grant("operator", "*")]));
        using var timer = new PeriodicTimer(Look);
        try
        {
            await client.GetStringAsync(new Uri(service, "/metrics"), cancellationToken);
            while (await timer.WaitForNextTickAsync(cancellationToken))
            {
                await client.GetStringAsync(new Uri(service, SmallService.State), cancellationToken);
            }
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            return; // the round is over
        }
    }

    /// <summary>What a service takes of the processors for its requests.</summary>
    private sealed class Spent(Child service)
    {
        private TimeSpan _processor;

        public long Requests { get; private set; }

        /// <summary>In microseconds.</summary>
        public double ARequest => _processor.TotalMicroseconds / Requests;

        public async Task<double> DuringAsync(Func<Task<Wrk>> load)
        {
            var before = service.ProcessorTime();
            var wrk = await load();
            _processor += service.ProcessorTime() - before;
            Requests += wrk.Requests;
            return wrk.PerSecond;
        }
    }
}
