namespace WorkPlan.Planning.Plans;

/// <summary>What plans must hold; bound from the section <c>Plans</c>.</summary>
public sealed class PlanOptions
{
    public const string Section = "Plans";

    /// <summary>A unit's plan names at least one key task.</summary>
    public bool UnitPlanNeedsKeyTask { get; set; } = true;

    /// <summary>A unit's plan names at least one breakthrough task.</summary>
    public bool UnitPlanNeedsBreakthrough { get; set; } = true;

    /// <summary>A division's program names at least one key task; by default its breakthroughs are enough.</summary>
    public bool ProgramNeedsKeyTask { get; set; }

    /// <summary>A division's program names at least one breakthrough task.</summary>
    public bool ProgramNeedsBreakthrough { get; set; } = true;

    /// <summary>Without last year's review a plan cannot be submitted; by default its absence is only shown.</summary>
    public bool NeedsReview { get; set; }

    /// <summary>Without a word on the local political task a plan cannot be submitted; by default its absence is only shown.</summary>
    public bool NeedsLocalTask { get; set; }

    /// <summary>A direction that the unit has not taken up keeps its plan from being submitted; by default it is only shown.</summary>
    public bool DirectionsHaveToBeTakenUp { get; set; }

    /// <summary>The document that a rule comes from, by the rule's code; <c>default</c> for all others.</summary>
    public Dictionary<string, string> RuleSources { get; } = [];

    internal string? SourceOf(string rule) => RuleSources.GetValueOrDefault(rule) ?? RuleSources.GetValueOrDefault("default");

    internal bool NeedsKeyTask(PlanKind kind) => kind == PlanKind.UnitPlan ? UnitPlanNeedsKeyTask : ProgramNeedsKeyTask;

    internal bool NeedsBreakthrough(PlanKind kind) => kind == PlanKind.UnitPlan ? UnitPlanNeedsBreakthrough : ProgramNeedsBreakthrough;
}
