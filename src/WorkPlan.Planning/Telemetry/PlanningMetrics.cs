using System.Diagnostics.Metrics;

namespace WorkPlan.Planning.Telemetry;

/// <summary>Meter <c>WorkPlan.Planning</c>: what happens, as it happens. What stands is counted by <see cref="PlanningFigures"/>.</summary>
internal sealed class PlanningMetrics : IDisposable
{
    private const string Change = "change";

    private readonly Meter _meter;
    private readonly Counter<long> _plansIssued;
    private readonly Counter<long> _results;

    public PlanningMetrics(IMeterFactory meters)
    {
        _meter = meters.Create("WorkPlan.Planning");
        _plansIssued = _meter.CreateCounter<long>("workplan.plans.issued", "{plan}", "Plans issued by this instance since it started.");
        _results = _meter.CreateCounter<long>("workplan.results", "{result}", "Figures of targets written since the start, new or corrected.");
        // From the first scrape on, so that the first of a quiet morning is an increase.
        _plansIssued.Add(0);
        Results(0, 0);
    }

    public void PlanIssued() => _plansIssued.Add(1);

    public void Results(int recorded, int corrected)
    {
        _results.Add(recorded, new KeyValuePair<string, object?>(Change, "recorded"));
        _results.Add(corrected, new KeyValuePair<string, object?>(Change, "corrected"));
    }

    public void Dispose() => _meter.Dispose();
}
