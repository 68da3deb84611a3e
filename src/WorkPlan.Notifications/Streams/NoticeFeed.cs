using System.Collections.Concurrent;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using WorkPlan.ServiceDefaults.Persistence;
using WorkPlan.ServiceDefaults.Problems;

namespace WorkPlan.Notifications.Streams;

/// <summary>
/// Reads new notices once for all open streams of this instance and hands each to those whom it reaches. Nothing is read while nobody
/// listens.
/// </summary>
internal sealed partial class NoticeFeed(
    IServiceScopeFactory scopes, NoticeBell bell, IOptions<NotificationOptions> options, ILogger<NoticeFeed> logger) : BackgroundService
{
    private const int ReadAtOnce = 500;
    private static readonly TimeSpan TooManyWait = TimeSpan.FromSeconds(30);
    private readonly ConcurrentDictionary<Guid, Subscription> _subscriptions = new();
    private readonly Lock _gate = new();
    private long? _position;

    public int Listeners => _subscriptions.Count;

    /// <summary>Everything after the number is offered from now on; what was committed before, too, if nobody listened until now.</summary>
    public Subscription Subscribe(string userId, IReadOnlyCollection<string> channels, long after)
    {
        lock (_gate)
        {
            if (_subscriptions.Count >= options.Value.StreamsInAll
                || _subscriptions.Values.Count(other => other.UserId == userId) >= options.Value.StreamsPerAccount)
                throw new TooManyRequestsException(TooManyWait);
            var subscription = new Subscription(userId, [.. channels], options.Value.ResendAtMost, Leave);
            _subscriptions[subscription.Id] = subscription;
            _position ??= after;
            return subscription;
        }
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        var look = TimeSpan.FromMilliseconds(options.Value.LookEveryMilliseconds);
        try
        {
            while (true)
            {
                await bell.WaitAsync(look, stoppingToken);
                await HandOutAsync(stoppingToken);
            }
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
            // The host stops.
        }
    }

    private async Task HandOutAsync(CancellationToken cancellationToken)
    {
        try
        {
            while (Position() is { } position)
            {
                await using var scope = scopes.CreateAsyncScope();
                var db = scope.ServiceProvider.GetRequiredService<NotificationsDbContext>();
                var notices = await db.Notices.AsNoTracking()
                    .Where(notice => notice.Sequence > position).OrderBy(notice => notice.Sequence).Take(ReadAtOnce)
                    .ToListAsync(cancellationToken);
                if (notices.Count == 0)
                    return;
                foreach (var subscription in _subscriptions.Values)
                    subscription.Offer(notices);
                Advance(position, notices[^1].Sequence);
            }
        }
        catch (Exception exception) when (DatabaseFaults.IsOfTheDatabase(exception))
        {
            Log.Later(logger, exception);
        }
    }

    private long? Position()
    {
        lock (_gate)
            return _position;
    }

    /// <summary>Unless everybody left meanwhile, and somebody else came who begins elsewhere.</summary>
    private void Advance(long from, long to)
    {
        lock (_gate)
        {
            if (_position == from)
                _position = to;
        }
    }

    private void Leave(Subscription subscription)
    {
        lock (_gate)
        {
            _subscriptions.TryRemove(subscription.Id, out _);
            if (_subscriptions.IsEmpty)
                _position = null;
        }
    }

    private static partial class Log
    {
        [LoggerMessage(1, LogLevel.Warning, "New notices could not be read; the next try follows")]
        public static partial void Later(ILogger logger, Exception exception);
    }
}
