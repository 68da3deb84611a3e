namespace WorkPlan.Assignments.Contracts;

/// <summary>
/// The state of a person in the staff register after any change. Sent for every change, and on the day on which a title or a position begins
/// or has ended, in order for each person; can come twice.
/// A later version replaces all earlier ones. Sensitive data (health, discipline, party) is not in it;
/// of absences it says the kinds that decide on emulation titles, and of a suspension only that the person is away (other).
/// </summary>
public sealed record PersonChanged
{
    public required string StreamKey { get; init; }

    public required long Version { get; init; }

    public required DateTimeOffset OccurredAt { get; init; }

    public required string PersonCode { get; init; }

    public required string FullName { get; init; }

    public required string UnitCode { get; init; }

    /// <summary>civilServant, publicEmployee or contractWorker.</summary>
    public required string Kind { get; init; }

    /// <summary>prosecutorSupreme, prosecutorSenior, prosecutorIntermediate, prosecutorJunior, examinerSenior, examinerPrincipal, examiner; null without one.</summary>
    public string? JudicialTitle { get; init; }

    /// <summary>chief, deputyChief, head, deputyHead; null without one.</summary>
    public string? ManagementTitle { get; init; }

    /// <summary>The first day of that title; null without one, and in messages from before it was told.</summary>
    public DateOnly? ManagementTitleFrom { get; init; }

    /// <summary>Every title that the person holds, held or will hold, each with its days; null in messages from before it was told.</summary>
    public IReadOnlyList<PersonTitleHeld>? Titles { get; init; }

    public string? JobPosition { get; init; }

    /// <summary>The first day of service in the Sector.</summary>
    public required DateOnly RecruitedOn { get; init; }

    public required DateOnly ServesFrom { get; init; }

    public DateOnly? ServesTo { get; init; }

    public required IReadOnlyList<PersonAbsence> Absences { get; init; }
}

/// <summary>A title and the days on which it is held.</summary>
public sealed record PersonTitleHeld
{
    /// <summary>One of the judicial titles, or one of the management titles.</summary>
    public required string Title { get; init; }

    /// <summary>True for a judicial title, false for a management title.</summary>
    public required bool IsJudicial { get; init; }

    public required DateOnly From { get; init; }

    /// <summary>The last day; null while nobody has ended it.</summary>
    public DateOnly? To { get; init; }
}

/// <summary>A time in which a person does not serve.</summary>
public sealed record PersonAbsence
{
    /// <summary>leave, maternityLeave, study, secondment or other; a suspension is told as other.</summary>
    public required string Kind { get; init; }

    public required DateOnly From { get; init; }

    public DateOnly? To { get; init; }
}
