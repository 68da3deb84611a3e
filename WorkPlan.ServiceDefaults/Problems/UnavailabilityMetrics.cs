using System.Diagnostics.Metrics;

namespace WorkPlan.ServiceDefaults.Problems;

/// <summary>Meter <c>WorkPlan.Problems</c>: requests that failed for a reason which operators can do something about.</summary>
internal sealed class UnavailabilityMetrics : IDisposable
{
    private readonly Meter _meter;
    private readonly Counter<long> _database;

    public UnavailabilityMetrics(IMeterFactory meters)
    {
        _meter = meters.Create("WorkPlan.Problems");
        _database = _meter.CreateCounter<long>(
            "workplan.database.unavailable", "{request}", "Requests refused because the database was locked, full or away.");
        _database.Add(0);
    }

    public void DatabaseWasUnavailable() => _database.Add(1);

    public void Dispose() => _meter.Dispose();
}
