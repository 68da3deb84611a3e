using WorkPlan.ServiceDefaults.Persistence;
using WorkPlan.SharedKernel;

namespace WorkPlan.Planning.Sessions;

/// <summary>Sinh hoạt chuyên đề: a unit's session on one theme – agenda, who took part in which role, what was concluded.</summary>
internal sealed class ThematicSession : IVersioned
{
    private readonly List<SessionPoint> _points = [];
    private readonly List<SessionAttendee> _attendees = [];

    private ThematicSession()
    {
    }

    public Guid Id { get; private init; } = Guid.CreateVersion7();

    public string UnitCode { get; private init; } = "";

    /// <summary>The work year that the session prepares or looks back on.</summary>
    public int WorkYear { get; private init; }

    public DateOnly HeldOn { get; private init; }

    public string Theme { get; private set; } = "";

    public string Purpose { get; private set; } = "";

    public string? Requirements { get; private set; }

    public string SearchKey { get; private set; } = "";

    public long Version { get; private set; }

    public IReadOnlyList<SessionPoint> Points => _points;

    public IReadOnlyList<SessionAttendee> Attendees => _attendees;

    public static ThematicSession Hold(RecordSessionRequest request, DateOnly today, PeriodCalendar calendar)
    {
        ArgumentNullException.ThrowIfNull(request);
        if (request.HeldOn > today)
            throw SessionRules.HeldInFuture(request.HeldOn);
        var session = new ThematicSession
        {
            UnitCode = request.UnitCode,
            WorkYear = request.WorkYear ?? calendar.Containing(request.HeldOn).Year,
            HeldOn = request.HeldOn,
        };
        session.Tell(request.Theme, request.Purpose, request.Requirements, request.Topics, request.Conclusions, request.Attendees);
        return session;
    }

    /// <summary>The minutes are put right: all of them, as they read now.</summary>
    public void Tell(
        string theme, string purpose, string? requirements, IEnumerable<string> topics, IEnumerable<string> conclusions,
        IReadOnlyCollection<SessionAttendeeRequest> attendees)
    {
        if (attendees.All(attendee => attendee.Role is not (AttendeeRole.Chairing or AttendeeRole.Directing)))
            throw SessionRules.NobodyLed();
        var codes = attendees.Select(attendee => attendee.PersonCode).OfType<string>().ToList();
        if (codes.Count != codes.Distinct().Count())
            throw SessionRules.AttendeeTwice();
        Theme = VietnameseText.Clean(theme);
        Purpose = VietnameseText.Normalize(purpose);
        Requirements = requirements is null ? null : VietnameseText.Normalize(requirements);
        _points.Clear();
        _points.AddRange(topics.Select((text, index) => new SessionPoint(Id, SessionPointKind.Topic, index + 1, VietnameseText.Clean(text))));
        _points.AddRange(conclusions.Select((text, index) => new SessionPoint(Id, SessionPointKind.Conclusion, index + 1, VietnameseText.Clean(text))));
        _attendees.Clear();
        _attendees.AddRange(attendees.Select((attendee, index) =>
            new SessionAttendee(Id, index + 1, attendee.PersonCode, VietnameseText.Clean(attendee.Name), attendee.Role)));
        SearchKey = VietnameseText.SearchKey(Theme);
    }
}

internal enum SessionPointKind
{
    Topic,
    Conclusion,
}

/// <summary>One line of the agenda or of the conclusions.</summary>
internal sealed class SessionPoint(Guid sessionId, SessionPointKind kind, int number, string text)
{
    public Guid Id { get; private init; } = Guid.CreateVersion7();

    public Guid SessionId { get; private init; } = sessionId;

    public SessionPointKind Kind { get; private init; } = kind;

    public int Number { get; private init; } = number;

    public string Text { get; private init; } = text;
}

public enum AttendeeRole
{
    /// <summary>A leader from above who attends and directs.</summary>
    Directing,
    Chairing,
    Participating,
    Recording,
}

/// <summary>Who took part; people from outside the register have a name only.</summary>
internal sealed class SessionAttendee(Guid sessionId, int number, string? personCode, string name, AttendeeRole role)
{
    public Guid Id { get; private init; } = Guid.CreateVersion7();

    public Guid SessionId { get; private init; } = sessionId;

    public int Number { get; private init; } = number;

    public string? PersonCode { get; private init; } = personCode;

    public string Name { get; private init; } = name;

    public AttendeeRole Role { get; private init; } = role;
}
