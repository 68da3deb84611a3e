namespace WorkPlan.Planning.Plans;

public enum PlanKind
{
    /// <summary>Kế hoạch công tác: of a procuracy.</summary>
    UnitPlan,

    /// <summary>Chương trình công tác: of a division.</summary>
    Program,
}

public enum PlanState
{
    Draft,
    Submitted,
    Returned,
    Approved,
    Issued,
    Closed,

    /// <summary>Given up before it was issued, or recalled with reason after: it is not the unit's plan of the year any more.</summary>
    Withdrawn,
}

public enum TaskKind
{
    Key,
    Breakthrough,
    Regular,
}

/// <summary>What a plan, or a task in it, rests on.</summary>
public enum BasisKind
{
    Briefing,
    Session,
    Direction,
    Document,
}

public enum CommitmentKind
{
    /// <summary>Exactly what the superior demands.</summary>
    Mandatory,

    /// <summary>More than the superior demands.</summary>
    Stretch,

    /// <summary>Nobody demands it: the unit set it for one of its key tasks.</summary>
    Additional,
}
