using System.Globalization;
using System.Net.ServerSentEvents;
using System.Runtime.CompilerServices;
using System.Text.Json;
using Microsoft.AspNetCore.Http.Json;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using WorkPlan.Notifications.Notices;
using WorkPlan.Notifications.Readers;
using WorkPlan.ServiceDefaults.Security;

namespace WorkPlan.Notifications.Streams;

/// <summary>Where a stream stands, and how much its reader has not read.</summary>
/// <param name="Urgent">How much of it is urgent.</param>
internal sealed record StreamState(long Sequence, int Unread, int Urgent);

/// <summary>
/// One reader's stream: first what was missed, then what comes. No database connection is held while nothing happens. It ends with the
/// token, with the host, and after some minutes, so that roles which changed count.
/// </summary>
internal sealed class LiveStream(
    IServiceScopeFactory scopes, NoticeFeed feed, ReaderDesk desk, Reach reach, CurrentUser user, Wording wording,
    IHttpContextAccessor http, IHostApplicationLifetime host, IOptions<NotificationOptions> options, IOptions<JsonOptions> json,
    TimeProvider clock) : IDisposable
{
    private static readonly IReadOnlyList<string> UrgentKinds = NoticeKinds.OfUrgency(Urgency.Urgent);

    private IReadOnlyList<string> _channels = [];
    private Subscription? _subscription;
    private Reader? _reader;
    private bool _resumes;
    private long _last;

    public async Task OpenAsync(long? after, CancellationToken cancellationToken)
    {
        _reader = await desk.ReaderAsync(cancellationToken);
        _channels = await reach.ChannelsAsync(cancellationToken);
        var now = await InDatabaseAsync(db => db.Counters.Select(counter => counter.Last).SingleAsync(cancellationToken));
        _resumes = after is not null;
        _last = Math.Min(after ?? now, now);
        _subscription = feed.Subscribe(user.UserId, _channels, _last);
    }

    public async IAsyncEnumerable<SseItem<string>> ReadAsync([EnumeratorCancellation] CancellationToken cancellationToken)
    {
        using var end = new CancellationTokenSource(Lifetime(), clock);
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, host.ApplicationStopping, end.Token);
        yield return Event("ready", await StateAsync(cancellationToken), _last);
        if (_resumes)
        {
            var missed = await MissedAsync(cancellationToken);
            if (missed.Count > options.Value.ResendAtMost)
            {
                _last = missed[^1].Sequence;
                yield return Event("resync", await StateAsync(cancellationToken), _last);
            }
            else
            {
                foreach (var notice in missed.Where(IsLive))
                    yield return Event(notice);
            }
        }
        using var ping = new PeriodicTimer(TimeSpan.FromSeconds(options.Value.PingSeconds), clock);
        var tick = ping.WaitForNextTickAsync(stop.Token).AsTask();
        var more = _subscription!.Notices.WaitToReadAsync(stop.Token).AsTask();
        while (true)
        {
            var first = await Task.WhenAny(more, tick);
            if (stop.IsCancellationRequested)
                yield break;
            if (first == tick)
            {
                yield return Event("ping", await StateAsync(cancellationToken), null);
                tick = ping.WaitForNextTickAsync(stop.Token).AsTask();
                continue;
            }
            // Cut off for reading too slowly: the client comes back with the last number that it has.
            if (!await more)
                yield break;
            while (_subscription.Notices.TryRead(out var notice))
            {
                if (notice.Sequence > _last && IsLive(notice))
                    yield return Event(notice);
            }
            more = _subscription.Notices.WaitToReadAsync(stop.Token).AsTask();
        }
    }

    public void Dispose() => _subscription?.Dispose();

    private bool IsLive(Notice notice) => !_reader!.Deliveries.ContainsKey(notice.Kind);

    private SseItem<string> Event(Notice notice)
    {
        _last = notice.Sequence;
        return Event("notification", NotificationView.Of(notice, read: false, wording), notice.Sequence);
    }

    private SseItem<string> Event<T>(string type, T data, long? sequence) => new(JsonSerializer.Serialize(data, json.Value.SerializerOptions), type)
    {
        EventId = sequence?.ToString(CultureInfo.InvariantCulture),
    };

    private Task<List<Notice>> MissedAsync(CancellationToken cancellationToken) => InDatabaseAsync(db => ReaderDesk.Rows(_reader!, _channels, db)
        .Where(row => row.Notice.Sequence > _last).OrderBy(row => row.Notice.Sequence).Take(options.Value.ResendAtMost + 1)
        .Select(row => row.Notice).ToListAsync(cancellationToken));

    private Task<StreamState> StateAsync(CancellationToken cancellationToken) => InDatabaseAsync(async db =>
    {
        var id = _reader!.UserId;
        _reader = await db.Readers.AsNoTracking().SingleOrDefaultAsync(reader => reader.UserId == id, cancellationToken) ?? _reader;
        var urgent = UrgentKinds;
        var unread = ReaderDesk.Rows(_reader, _channels, db).Where(row => !row.Read);
        return new StreamState(
            _last, await unread.CountAsync(cancellationToken), await unread.CountAsync(row => urgent.Contains(row.Notice.Kind), cancellationToken));
    });

    private async Task<T> InDatabaseAsync<T>(Func<NotificationsDbContext, Task<T>> use)
    {
        await using var scope = scopes.CreateAsyncScope();
        return await use(scope.ServiceProvider.GetRequiredService<NotificationsDbContext>());
    }

    private TimeSpan Lifetime()
    {
        var longest = TimeSpan.FromMinutes(options.Value.StreamMinutes);
        if (!long.TryParse(http.HttpContext?.User.FindFirst("exp")?.Value, NumberStyles.None, CultureInfo.InvariantCulture, out var seconds))
            return longest;
        var left = DateTimeOffset.FromUnixTimeSeconds(seconds) - clock.GetUtcNow();
        return left < TimeSpan.Zero ? TimeSpan.Zero : left < longest ? left : longest;
    }
}
