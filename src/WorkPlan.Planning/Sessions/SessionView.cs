using System.Linq.Expressions;

namespace WorkPlan.Planning.Sessions;

internal sealed record SessionView
{
    public required Guid Id { get; init; }

    public required string UnitCode { get; init; }

    public required int WorkYear { get; init; }

    public required DateOnly HeldOn { get; init; }

    public required string Theme { get; init; }

    public required string Purpose { get; init; }

    public required string? Requirements { get; init; }

    public required IEnumerable<string> Topics { get; init; }

    public required IEnumerable<string> Conclusions { get; init; }

    public required IEnumerable<SessionAttendeeView> Attendees { get; init; }

    public static readonly Expression<Func<ThematicSession, SessionView>> Projection = session => new SessionView
    {
        Id = session.Id,
        UnitCode = session.UnitCode,
        WorkYear = session.WorkYear,
        HeldOn = session.HeldOn,
        Theme = session.Theme,
        Purpose = session.Purpose,
        Requirements = session.Requirements,
        Topics = session.Points.Where(point => point.Kind == SessionPointKind.Topic).OrderBy(point => point.Number).Select(point => point.Text),
        Conclusions = session.Points.Where(point => point.Kind == SessionPointKind.Conclusion)
            .OrderBy(point => point.Number).Select(point => point.Text),
        Attendees = session.Attendees.OrderBy(attendee => attendee.Number)
            .Select(attendee => new SessionAttendeeView(attendee.PersonCode, attendee.Name, attendee.Role)),
    };

    public static readonly Func<ThematicSession, SessionView> Of = Projection.Compile();
}

internal sealed record SessionAttendeeView(string? PersonCode, string Name, AttendeeRole Role);
