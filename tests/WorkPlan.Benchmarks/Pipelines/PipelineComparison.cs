using System.Globalization;
using WorkPlan.Benchmarks.Measuring;
using WorkPlan.Testing.Broker;

namespace WorkPlan.Benchmarks.Pipelines;

/// <summary>What outbox and inbox cost beside a message that may be lost or come twice.</summary>
internal static class PipelineComparison
{
    private const int WarmUpMessages = 5_000;
    private const int OwnMessages = 1_000;
    private const int BareMessages = 5_000;
    private const int PerSecond = 200;
    private const int Seconds = 4;

    public static async Task MeasureAsync(Report report)
    {
        await using var broker = await RabbitMqNode.StartAsync();
        await using var own = await OwnPipeline.StartAsync(broker.Address.Amqp);
        await using var bare = await BarePipeline.StartAsync(broker.Address.Amqp);

        // A service runs for days; what the compiler does in its first seconds is not the pipeline's price.
        foreach (var pipeline in (IPipeline[])[own, bare])
            await Load.ThroughputAsync(pipeline, WarmUpMessages);

        var throughput = await Rounds.AlternateAsync(
            () => Load.ThroughputAsync(own, OwnMessages), () => Load.ThroughputAsync(bare, BareMessages));
        Report.Note(string.Create(
            CultureInfo.InvariantCulture, $"own {throughput[0].Median():0} messages/s, bare {throughput[1].Median():0} messages/s"));
        report.Ratio("pipeline-throughput/bare-masstransit", throughput[0].Median() / throughput[1].Median(), Aim.AtLeast, 0.6);

        var latency = await Rounds.AlternateAsync(
            () => Load.LatencyAsync(own, PerSecond, Seconds), () => Load.LatencyAsync(bare, PerSecond, Seconds));
        var (ownP95, bareP95) = (P95(latency[0]), P95(latency[1]));
        Describe("own", latency[0]);
        Describe("bare", latency[1]);
        report.Ratio("pipeline-p95/bare-p95", ownP95 / bareP95, Aim.AtMost, 3);
    }

    private static double P95(double[][] rounds) => rounds.Select(round => round.Percentile(0.95)).Median();

    private static void Describe(string name, double[][] rounds) => Report.Note(string.Create(
        CultureInfo.InvariantCulture,
        $"{name} at {PerSecond}/s: p50 {rounds.Select(round => round.Percentile(0.5)).Median():0.00} ms, p95 {P95(rounds):0.00} ms"));
}
