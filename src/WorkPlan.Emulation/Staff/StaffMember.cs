namespace WorkPlan.Emulation.Staff;

/// <summary>Emulation's read copy of a person in the staff register: what eligibility for titles needs, and nothing sensitive.</summary>
internal sealed class StaffMember
{
    public required string Code { get; init; }

    public required string FullName { get; set; }

    public required string UnitCode { get; set; }

    public required string Kind { get; set; }

    /// <summary>chief, deputyChief, head or deputyHead; null without one.</summary>
    public string? ManagementTitle { get; set; }

    /// <summary>The first day of service in the Sector.</summary>
    public DateOnly RecruitedOn { get; set; }

    public DateOnly ServesFrom { get; set; }

    public DateOnly? ServesTo { get; set; }

    public List<Absence> Absences { get; set; } = [];

    /// <summary>The version of the person that this copy shows.</summary>
    public long SourceVersion { get; set; }

    public bool Serves(DateOnly asOf) => ServesFrom <= asOf && (ServesTo is null || asOf <= ServesTo);
}

/// <summary>A time in which the person did not serve; stored with the person.</summary>
internal sealed record Absence(string Kind, DateOnly From, DateOnly? To)
{
    /// <summary>How many calendar days of it lie between two days, both included.</summary>
    public int DaysWithin(DateOnly first, DateOnly last)
    {
        var from = From > first ? From : first;
        var to = To is { } end && end < last ? end : last;
        return Math.Max(0, to.DayNumber - from.DayNumber + 1);
    }
}
