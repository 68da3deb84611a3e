using System.Diagnostics.Metrics;
using WorkPlan.Planning.Obligations;

namespace WorkPlan.Planning.Telemetry;

/// <summary>Meter <c>WorkPlan.Planning</c>: what happens, as it happens. What stands is counted by <see cref="PlanningFigures"/>.</summary>
internal sealed class PlanningMetrics : IDisposable
{
    /// <summary>Roll-up work, which is no step of the background round but fails, and is set aside, like one.</summary>
    public const string Rollups = "rollups";

    private const string Change = "change";
    private const string Step = "step";

    private readonly Meter _meter;
    private readonly Counter<long> _plansIssued;
    private readonly Counter<long> _results;
    private readonly Counter<long> _backgroundFailures;

    public PlanningMetrics(IMeterFactory meters)
    {
        _meter = meters.Create("WorkPlan.Planning");
        _plansIssued = _meter.CreateCounter<long>("workplan.plans.issued", "{plan}", "Plans issued by this instance since it started.");
        _results = _meter.CreateCounter<long>("workplan.results", "{result}", "Figures of targets written since the start, new or corrected.");
        _backgroundFailures = _meter.CreateCounter<long>(
            "workplan.background.failures", "{failure}", "Steps of the background round, documents on their way and pieces of roll-up work that failed since the start; the others went on.");
        // From the first scrape on, so that the first of a quiet morning is an increase.
        _plansIssued.Add(0);
        Results(0, 0);
        foreach (var step in BackgroundRound.StepNames.Append(Rollups))
            _backgroundFailures.Add(0, new KeyValuePair<string, object?>(Step, step));
    }

    public void BackgroundFailed(string step) => _backgroundFailures.Add(1, new KeyValuePair<string, object?>(Step, step));

    public void PlanIssued() => _plansIssued.Add(1);

    public void Results(int recorded, int corrected)
    {
        _results.Add(recorded, new KeyValuePair<string, object?>(Change, "recorded"));
        _results.Add(corrected, new KeyValuePair<string, object?>(Change, "corrected"));
    }

    public void Dispose() => _meter.Dispose();
}
