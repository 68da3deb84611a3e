using System.Diagnostics;
using System.Diagnostics.Metrics;
using Polly.Telemetry;

namespace WorkPlan.ServiceDefaults.Resilience;

/// <summary>Counts what the pipelines do, under the names that Polly's own telemetry uses, so that its dashboards fit.</summary>
internal sealed class ResilienceMeter : TelemetryListener, IDisposable
{
    private readonly Meter _meter = new("Polly");
    private readonly Counter<int> _events;
    private readonly Histogram<double> _attempts;
    private readonly Histogram<double> _calls;

    public ResilienceMeter()
    {
        _events = _meter.CreateCounter<int>(
            "resilience.polly.strategy.events", null, "Retries, time-outs and circuit changes of outgoing calls.");
        _attempts = _meter.CreateHistogram<double>(
            "resilience.polly.strategy.attempt.duration", "ms", "Duration of single attempts of outgoing calls.");
        _calls = _meter.CreateHistogram<double>(
            "resilience.polly.pipeline.duration", "ms", "Duration of outgoing calls with all their attempts.");
    }

    public override void Write<TResult, TArgs>(in TelemetryEventArguments<TResult, TArgs> args)
    {
        var tags = new TagList
        {
            { "event.name", args.Event.EventName },
            { "event.severity", args.Event.Severity.ToString() },
            { "pipeline.name", args.Source.PipelineName },
        };
        if (args.Source.StrategyName is { } strategy) tags.Add("strategy.name", strategy);
        if (args.Outcome?.Exception is { } exception) tags.Add("exception.type", exception.GetType().FullName);
        switch (args.Arguments)
        {
            case PipelineExecutedArguments call: _calls.Record(call.Duration.TotalMilliseconds, tags); break;
            case PipelineExecutingArguments: break;
            case ExecutionAttemptArguments attempt:
                tags.Add("attempt.number", attempt.AttemptNumber);
                tags.Add("attempt.handled", attempt.Handled);
                _attempts.Record(attempt.Duration.TotalMilliseconds, tags);
                break;
            default: _events.Add(1, tags); break;
        }
    }

    public void Dispose() => _meter.Dispose();
}
