using System.Net;
using Microsoft.Extensions.Options;
using WorkPlan.ServiceDefaults.Problems;

namespace WorkPlan.Identity.Sessions;

/// <summary>
/// How often one address may try to sign in, and how often with one name. The name is counted together with the address, so that
/// nobody can use up a stranger's tries from elsewhere; what one account can take from all addresses is the lockout's to say.
/// Each replica counts for itself.
/// </summary>
internal sealed class SignInLimits(IOptions<IdentitySettings> settings, TimeProvider clock)
{
    private static readonly TimeSpan Window = TimeSpan.FromMinutes(1);
    private readonly RateLimit _byAddress = new(settings.Value.SignInsPerAddress, Window);
    private readonly RateLimit _byName = new(settings.Value.SignInsPerUser, Window);

    /// <summary>Refuses with 429 and the time after which the next try will be heard.</summary>
    public void Demand(IPAddress? address, string userName)
    {
        var now = clock.GetUtcNow();
        var from = address?.ToString() ?? "local";
        var wait = _byAddress.Take(from, now);
        if (wait == TimeSpan.Zero)
            wait = _byName.Take($"{from} {userName.ToUpperInvariant()}", now);
        if (wait > TimeSpan.Zero)
            throw new TooManyRequestsException(wait);
    }
}

/// <summary>
/// So many at once, and then as many in each window, evenly. A key is one instant: when everything that it has taken will be paid
/// back (the generic cell rate algorithm); a key whose instant has passed is the same as a key that was never seen.
/// </summary>
internal sealed class RateLimit(int count, TimeSpan window)
{
    private const int SweepAt = 10_000;
    private readonly TimeSpan _each = window / count;
    private readonly Lock _gate = new();
    private readonly Dictionary<string, DateTimeOffset> _paidBackAt = [];
    private int _sweepAt = SweepAt;

    /// <summary>Zero when it is granted, otherwise how long to wait.</summary>
    public TimeSpan Take(string key, DateTimeOffset now)
    {
        lock (_gate)
        {
            var paidBackAt = _paidBackAt.GetValueOrDefault(key);
            if (paidBackAt < now)
                paidBackAt = now;
            var wait = paidBackAt + _each - window - now;
            if (wait > TimeSpan.Zero)
                return wait;
            _paidBackAt[key] = paidBackAt + _each;
            if (_paidBackAt.Count >= _sweepAt)
                Sweep(now);
            return TimeSpan.Zero;
        }
    }

    private void Sweep(DateTimeOffset now)
    {
        foreach (var key in _paidBackAt.Where(entry => entry.Value <= now).Select(entry => entry.Key).ToArray())
            _paidBackAt.Remove(key);
        _sweepAt = Math.Max(SweepAt, _paidBackAt.Count * 2);
    }
}
