using System.Diagnostics.Metrics;
using WorkPlan.Identity.Sessions;

namespace WorkPlan.Identity.Telemetry;

/// <summary>Meter <c>WorkPlan.Identity</c>: attempts to sign in. Who tried is the log's to say.</summary>
internal sealed class SignInMetrics : IDisposable
{
    private readonly Meter _meter;
    private readonly Counter<long> _attempts;

    public SignInMetrics(IMeterFactory meters)
    {
        _meter = meters.Create("WorkPlan.Identity");
        _attempts = _meter.CreateCounter<long>("workplan.signins", "{attempt}", "Attempts to sign in with a password, by outcome.");
        foreach (var outcome in Enum.GetValues<PasswordOutcome>())
            Count(outcome, 0);
    }

    public void Attempted(PasswordOutcome outcome) => Count(outcome, 1);

    public void Dispose() => _meter.Dispose();

    private void Count(PasswordOutcome outcome, int attempts) => _attempts.Add(attempts, new KeyValuePair<string, object?>("outcome", outcome switch
    {
        PasswordOutcome.Right => "succeeded",
        PasswordOutcome.Wrong => "refused",
        _ => "locked",
    }));
}
