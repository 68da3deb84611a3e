using System.Security.Cryptography;
using Microsoft.Extensions.Logging;
using WorkPlan.ServiceDefaults.Messaging;
using WorkPlan.ServiceDefaults.Persistence;

namespace WorkPlan.ServiceDefaults.Operations;

/// <summary>
/// A value that costs something to read: read only while somebody asks, and once for everybody who asks within a while. Null before
/// the first reading, and when what is read refused or took too long.
/// </summary>
/// <param name="read">Reads it; answers null for what it could not read.</param>
/// <param name="clock">Tells how old the last reading is.</param>
/// <param name="logger">Hears of what the reading did not expect.</param>
internal sealed partial class Reading<T>(Func<CancellationToken, Task<T?>> read, TimeProvider clock, ILogger logger) where T : class
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(1.5);

    private readonly Lock _gate = new();
    private Task<T?>? _running;
    private T? _latest;
    private long? _readAt;
    private bool _isFaulted;

    /// <summary>What was read last, without waiting; starts another reading when that is older than <paramref name="age"/>.</summary>
    public T? Observe(TimeSpan age)
    {
        if (IsOlderThan(age))
            _ = LogMistakeAsync(RunningOrNew());
        return _latest;
    }

    /// <summary>What was read last or, when that is older than <paramref name="age"/>, what is read now.</summary>
    public Task<T?> GetAsync(TimeSpan age, CancellationToken cancellationToken) =>
        IsOlderThan(age) ? RunningOrNew().WaitAsync(cancellationToken) : Task.FromResult(_latest);

    private bool IsOlderThan(TimeSpan age)
    {
        lock (_gate)
            return _readAt is not { } readAt || clock.GetElapsedTime(readAt) >= age;
    }

    private Task<T?> RunningOrNew()
    {
        lock (_gate)
        {
            // On another thread: SQLite works where it is called, and a scrape does not wait for it.
            if (_running is null or { IsCompleted: true })
                _running = Task.Run(RunAsync);
            return _running;
        }
    }

    private async Task<T?> RunAsync()
    {
        using var patience = new CancellationTokenSource(Patience);
        T? value = null;
        var isFaulted = false;
        try
        {
            // Some things do not heed being cancelled; they may end when they like.
            value = await read(patience.Token).WaitAsync(patience.Token);
        }
        catch (OperationCanceledException) when (patience.IsCancellationRequested)
        {
            isFaulted = true;
            if (!_isFaulted)
                Log.NotInTime(logger, typeof(T).Name, Patience.TotalSeconds);
        }
        catch (Exception fault) when (IsOfTheSource(fault))
        {
            // The rest is wanted all the more; it is told once, not at each look.
            isFaulted = true;
            if (!_isFaulted)
                Log.NotRead(logger, fault, typeof(T).Name);
        }
        finally
        {
            lock (_gate)
            {
                _latest = value;
                _isFaulted = isFaulted;
                _readAt = clock.GetTimestamp();
            }
        }
        return value;
    }

    /// <summary>
    /// What is read refuses or is away: a disk, a key, a broker, a database. Everything else is a mistake of the program, and comes out to
    /// whoever asks.
    /// </summary>
    private static bool IsOfTheSource(Exception fault) =>
        fault is UnauthorizedAccessException or CryptographicException or HttpRequestException || BrokerAddress.IsSilence(fault)
        || DatabaseFaults.IsOfTheDatabase(fault);

    /// <summary>Nobody waits for what is only observed.</summary>
    private async Task LogMistakeAsync(Task<T?> reading)
    {
        await reading.ContinueWith(_ => { }, CancellationToken.None, TaskContinuationOptions.ExecuteSynchronously, TaskScheduler.Default);
        if (reading.Exception is { InnerException: { } mistake })
            Log.NotRead(logger, mistake, typeof(T).Name);
    }

    private static partial class Log
    {
        [LoggerMessage(LogLevel.Error, "{What} could not be read for whoever watches the service.")]
        public static partial void NotRead(ILogger logger, Exception exception, string what);

        [LoggerMessage(LogLevel.Warning, "{What} could not be read within {Seconds} s for whoever watches the service; said once until it can.")]
        public static partial void NotInTime(ILogger logger, string what, double seconds);
    }
}
