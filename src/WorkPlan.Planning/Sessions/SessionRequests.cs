using WorkPlan.ServiceDefaults.Organisation;
using WorkPlan.ServiceDefaults.Validation;

namespace WorkPlan.Planning.Sessions;

/// <summary>What the minutes of a session say.</summary>
public record SessionMinutesRequest
{
    [Text(SessionLimits.Theme)]
    public required string Theme { get; init; }

    [Text(SessionLimits.Text)]
    public required string Purpose { get; init; }

    [OptionalText(SessionLimits.Text)]
    public string? Requirements { get; init; }

    /// <summary>The agenda, in order.</summary>
    [Items(1, 50), EachText(SessionLimits.Text)]
    public required IReadOnlyList<string> Topics { get; init; }

    [Items(0, 50), EachText(SessionLimits.Text)]
    public IReadOnlyList<string> Conclusions { get; init; } = [];

    [Items(1, 500)]
    public required IReadOnlyList<SessionAttendeeRequest> Attendees { get; init; }
}

public sealed record RecordSessionRequest : SessionMinutesRequest
{
    [Text(OrganisationLimits.UnitCode)]
    public required string UnitCode { get; init; }

    public required DateOnly HeldOn { get; init; }

    /// <summary>The work year that the session is about; the one of the day unless given.</summary>
    [Between(2000, 2100)]
    public int? WorkYear { get; init; }
}

public sealed record SessionAttendeeRequest
{
    [OptionalText(OrganisationLimits.PersonCode)]
    public string? PersonCode { get; init; }

    [Text(SessionLimits.Name)]
    public required string Name { get; init; }

    public required AttendeeRole Role { get; init; }
}
