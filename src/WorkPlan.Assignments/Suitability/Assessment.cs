namespace WorkPlan.Assignments.Suitability;

/// <summary>Trình độ, năng lực, chức danh quản lý, chức danh tư pháp, vị trí việc làm; sở trường; khối lượng công việc; có mặt; xung đột lợi ích; khoảng cách; thâm niên.</summary>
public enum Criterion
{
    Qualification,
    Capability,
    ManagementTitle,
    JudicialTitle,
    JobPosition,
    Strength,
    Workload,
    Presence,
    Interest,
    Distance,
    Seniority,
}

public enum Verdict
{
    /// <summary>The task asks nothing here.</summary>
    NotAsked,
    Suitable,

    /// <summary>Advisory: whoever decides may do it all the same, and says why.</summary>
    Warning,

    /// <summary>The law forbids it.</summary>
    Blocked,
}

/// <summary>How a person meets one criterion of a task, in a sentence with its numbers.</summary>
internal sealed record CriterionResult(Criterion Criterion, Verdict Verdict, string Sentence);

/// <summary>A reason against an assignment; with a citation where it is the law's.</summary>
internal sealed record Objection(string Rule, string Sentence, string? Citation = null);

/// <summary>Everything that speaks for and against giving one task to one person.</summary>
internal sealed record Assessment(
    IReadOnlyList<CriterionResult> Criteria, IReadOnlyList<Objection> Blocks, IReadOnlyList<Objection> Warnings, ScoreSheet Sheet,
    int LoadDaysBefore, int LoadDaysAfter, int CapacityDays)
{
    public int Score => Sheet.Score;

    public bool Blocked => Blocks.Count > 0;
}

/// <summary>How a score came about, part by part.</summary>
internal sealed record ScoreSheet(int Base, int Criteria, int Warnings, int Strength, int Experience, int Continuity, int Load, int Distance, int Seniority)
{
    /// <summary>What speaks for the person whatever load he carries.</summary>
    public int Points => Base + Criteria - Warnings + Strength + Experience + Continuity + Seniority - Distance;

    public int Score => Math.Clamp(Points - Load, 0, 100);
}
