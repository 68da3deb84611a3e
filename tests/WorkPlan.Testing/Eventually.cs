using System.Diagnostics;
using Xunit.Sdk;

namespace WorkPlan.Testing;

/// <summary>Waits for an effect instead of sleeping: asks again with a growing pause until it is there or the time is up.</summary>
public static class Eventually
{
    // A client whose first connection fails on a busy machine tries again after ten seconds and more.
    private static readonly TimeSpan DefaultTimeout = TimeSpan.FromSeconds(40);
    private static readonly TimeSpan DebuggerTimeout = TimeSpan.FromMinutes(10);
    private static readonly TimeSpan FirstPause = TimeSpan.FromMilliseconds(5);
    private static readonly TimeSpan LongestPause = TimeSpan.FromMilliseconds(250);

    public static async Task True(Func<Task<bool>> condition, TimeSpan? timeout = null, string? because = null)
    {
        if (!await IsTrueAsync(condition, timeout))
            throw new XunitException($"Did not happen within {Limit(timeout)}. {because}");
    }

    public static Task True(Func<bool> condition, TimeSpan? timeout = null, string? because = null) =>
        True(() => Task.FromResult(condition()), timeout, because);

    public static async Task Equal<T>(T expected, Func<Task<T>> actual, TimeSpan? timeout = null)
    {
        var last = default(T);
        var equal = await IsTrueAsync(
            async () => EqualityComparer<T>.Default.Equals(expected, last = await actual()), timeout);
        if (!equal)
            throw new XunitException($"Expected {expected} within {Limit(timeout)}; the last value was {last}.");
    }

    /// <summary>Runs assertions until they all pass; the last failure is the test's failure.</summary>
    public static async Task Passes(Func<Task> assertions, TimeSpan? timeout = null)
    {
        XunitException? last = null;
        var passed = await IsTrueAsync(
            async () =>
            {
                try
                {
                    await assertions();
                    return true;
                }
                catch (XunitException failure)
                {
                    last = failure;
                    return false;
                }
            },
            timeout);
        if (!passed)
            throw new XunitException($"Did not pass within {Limit(timeout)}: {last?.Message}", last);
    }

    /// <summary>The first value that is not null.</summary>
    public static async Task<T> Some<T>(Func<Task<T?>> value, TimeSpan? timeout = null, string? because = null)
        where T : class
    {
        T? found = null;
        await True(async () => (found = await value()) is not null, timeout, because);
        return found!;
    }

    public static async Task<bool> IsTrueAsync(Func<Task<bool>> condition, TimeSpan? timeout = null)
    {
        var limit = Limit(timeout);
        var waited = Stopwatch.StartNew();
        for (var pause = FirstPause; !await condition(); pause = Longer(pause))
        {
            if (waited.Elapsed > limit)
                return false;
            await Task.Delay(pause);
        }
        return true;
    }

    private static TimeSpan Longer(TimeSpan pause) => pause * 1.6 < LongestPause ? pause * 1.6 : LongestPause;

    private static TimeSpan Limit(TimeSpan? timeout) => Debugger.IsAttached ? DebuggerTimeout : timeout ?? DefaultTimeout;
}
