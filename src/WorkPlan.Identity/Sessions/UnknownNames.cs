using Microsoft.Extensions.Options;

namespace WorkPlan.Identity.Sessions;

/// <summary>
/// Lets a name that nobody has be locked out like an account, so that the answers do not tell which names exist. Kept in memory and
/// bounded: it protects nothing but that secret.
/// </summary>
internal sealed class UnknownNames(IOptions<IdentitySettings> settings, TimeProvider clock)
{
    private const int Capacity = 10_000;
    private readonly Lock _gate = new();
    private readonly Dictionary<string, Failures> _failures = [];

    /// <summary>True when the name counts as locked out, and was so before this attempt.</summary>
    public bool CountFailure(string name)
    {
        var now = clock.GetUtcNow();
        lock (_gate)
        {
            var known = _failures.GetValueOrDefault(name);
            if (known.LockedUntil > now)
                return true;
            if (_failures.Count >= Capacity && !_failures.ContainsKey(name))
                Forget(now);
            var count = known.Count + 1;
            _failures[name] = count >= settings.Value.LockoutFailures
                ? new Failures(0, now + settings.Value.LockoutDuration, now)
                : new Failures(count, null, now);
            return false;
        }
    }

    /// <summary>The older half goes; what is locked out stays longest because it was tried last.</summary>
    private void Forget(DateTimeOffset now)
    {
        foreach (var name in _failures.OrderBy(entry => entry.Value.LockedUntil > now).ThenBy(entry => entry.Value.At)
            .Take(Capacity / 2).Select(entry => entry.Key).ToArray())
        {
            _failures.Remove(name);
        }
    }

    private readonly record struct Failures(int Count, DateTimeOffset? LockedUntil, DateTimeOffset At);
}
