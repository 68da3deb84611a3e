using System.Diagnostics.Metrics;
using WorkPlan.ServiceDefaults.Operations;

namespace WorkPlan.ServiceDefaults.Problems;

/// <summary>Meter <c>WorkPlan.Problems</c>: requests that failed for a reason which operators can do something about.</summary>
internal sealed class UnavailabilityMetrics : IDisposable
{
    private readonly Meter _meter;
    private readonly Counter<long> _database;
    private readonly RollingMinute _databaseLately;

    public UnavailabilityMetrics(IMeterFactory meters, TimeProvider clock)
    {
        _databaseLately = new RollingMinute(clock);
        _meter = meters.Create("WorkPlan.Problems");
        _database = _meter.CreateCounter<long>(
            "workplan.database.unavailable", "{request}", "Requests refused because the database was locked, full or away.");
        _database.Add(0);
    }

    /// <summary>How many in the last minute.</summary>
    public long OfTheDatabaseLately => _databaseLately.Count();

    public void DatabaseWasUnavailable()
    {
        _database.Add(1);
        _databaseLately.Record(0, failed: true);
    }

    public void Dispose() => _meter.Dispose();
}
