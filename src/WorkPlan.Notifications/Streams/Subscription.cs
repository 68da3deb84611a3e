using System.Collections.Frozen;
using System.Threading.Channels;
using WorkPlan.Notifications.Notices;

namespace WorkPlan.Notifications.Streams;

/// <summary>One open stream: what reaches its reader, in order. Whoever reads too slowly is cut off and resumes, or starts anew.</summary>
internal sealed class Subscription(string userId, IEnumerable<string> channels, int capacity, Action<Subscription> leave) : IDisposable
{
    private readonly FrozenSet<string> _channels = channels.ToFrozenSet();
    private readonly Channel<Notice> _waiting = Channel.CreateBounded<Notice>(capacity);

    public Guid Id { get; } = Guid.NewGuid();

    public string UserId { get; } = userId;

    public ChannelReader<Notice> Notices => _waiting.Reader;

    public void Offer(IEnumerable<Notice> notices)
    {
        foreach (var notice in notices.Where(notice => _channels.Contains(notice.Channel)))
        {
            if (!_waiting.Writer.TryWrite(notice))
            {
                _waiting.Writer.TryComplete();
                return;
            }
        }
    }

    public void Dispose()
    {
        leave(this);
        _waiting.Writer.TryComplete();
    }
}
