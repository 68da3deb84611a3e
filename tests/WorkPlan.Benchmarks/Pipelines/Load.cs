using System.Diagnostics;

namespace WorkPlan.Benchmarks.Pipelines;

/// <summary>Two ways to keep a pipeline busy.</summary>
internal static class Load
{
    private const int Senders = 64;

    /// <summary>As many as go through: messages a second from the first change to the last effect.</summary>
    public static async Task<double> ThroughputAsync(IPipeline pipeline, int messages)
    {
        pipeline.Journey.Expect(messages);
        var started = Stopwatch.GetTimestamp();
        await Parallel.ForEachAsync(
            Enumerable.Range(0, messages), new ParallelOptions { MaxDegreeOfParallelism = Senders },
            async (_, _) => await pipeline.SendAsync(Guid.CreateVersion7()));
        await pipeline.Journey.AllEndedAsync();
        return messages / Stopwatch.GetElapsedTime(started).TotalSeconds;
    }

    /// <summary>A steady rate, whatever the answers: the 95th percentile of the journeys in milliseconds.</summary>
    public static async Task<double[]> LatencyAsync(IPipeline pipeline, int perSecond, int seconds)
    {
        var messages = perSecond * seconds;
        pipeline.Journey.Expect(messages);
        var started = Stopwatch.GetTimestamp();
        var sent = new List<Task>(messages);
        using var timer = new PeriodicTimer(TimeSpan.FromMilliseconds(1));
        while (sent.Count < messages && await timer.WaitForNextTickAsync())
        {
            var due = Math.Min(messages, (int)(Stopwatch.GetElapsedTime(started).TotalSeconds * perSecond));
            while (sent.Count < due)
                sent.Add(pipeline.SendAsync(Guid.CreateVersion7()));
        }
        await Task.WhenAll(sent);
        await pipeline.Journey.AllEndedAsync();
        return [.. pipeline.Journey.Milliseconds];
    }
}
