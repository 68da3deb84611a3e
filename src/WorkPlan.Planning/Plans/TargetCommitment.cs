using WorkPlan.Planning.Catalogues;
using WorkPlan.SharedKernel;

namespace WorkPlan.Planning.Plans;

/// <summary>What the unit commits itself to in one target, beside what its superior demands.</summary>
internal sealed class TargetCommitment
{
    private TargetCommitment()
    {
    }

    public Guid Id { get; private init; } = Guid.CreateVersion7();

    public Guid PlanId { get; private init; }

    public string FieldCode { get; private init; } = "";

    public string TargetCode { get; private init; } = "";

    public string Name { get; private set; } = "";

    public CommitmentKind Kind { get; private set; }

    public TargetRule Rule { get; private set; } = TargetRule.AtLeastCount(0);

    /// <summary>Null for an additional target, which has nothing to compare with.</summary>
    public TargetComparison? Comparison { get; private set; }

    public TargetRule? SuperiorRule { get; private set; }

    public TargetSource? SuperiorSource { get; private set; }

    public string? SuperiorCitation { get; private set; }

    /// <summary>The key or breakthrough task that the target serves.</summary>
    public Guid? TaskId { get; private set; }

    /// <summary>Earlier than the end of the work year, where the unit wants to be done sooner.</summary>
    public DateOnly? DueOn { get; private set; }

    /// <summary>True while the unit has said nothing of its own: the superior's value applies, whatever it becomes.</summary>
    public bool Inherited { get; private set; }

    public static TargetCommitment To(SuperiorDemand demand, CommitmentDescription description)
    {
        var commitment = new TargetCommitment { FieldCode = demand.FieldCode, TargetCode = demand.TargetCode };
        commitment.Take(demand, description);
        return commitment;
    }

    public static TargetCommitment Additional(string fieldCode, CommitmentDescription description)
    {
        var commitment = new TargetCommitment { FieldCode = fieldCode, TargetCode = description.TargetCode };
        commitment.TakeAdditional(description);
        return commitment;
    }

    public static TargetCommitment Inherit(SuperiorDemand demand)
    {
        var commitment = To(demand, new CommitmentDescription(demand.TargetCode, demand.Rule));
        commitment.Inherited = true;
        return commitment;
    }

    public void Take(SuperiorDemand demand, CommitmentDescription description)
    {
        Rule = description.Rule;
        Inherited = false;
        Describe(description);
        Assess(demand);
    }

    public void TakeAdditional(CommitmentDescription description)
    {
        Rule = description.Rule;
        Kind = CommitmentKind.Additional;
        Name = description.Name ?? Name;
        Inherited = false;
        (Comparison, SuperiorRule, SuperiorSource, SuperiorCitation) = (null, null, null, null);
        Describe(description);
    }

    /// <summary>Compares with what is demanded now; refuses what is below it, citing the superior's document.</summary>
    public void Assess(SuperiorDemand demand)
    {
        if (Inherited)
            Rule = demand.Rule;
        var comparison = TargetRule.Compare(Rule, demand.Rule);
        if (comparison == TargetComparison.Lower)
            throw PlanRules.TargetBelowMandatory(demand, Rule);
        Name = demand.Name;
        Comparison = comparison;
        Kind = comparison == TargetComparison.Higher ? CommitmentKind.Stretch : CommitmentKind.Mandatory;
        (SuperiorRule, SuperiorSource, SuperiorCitation) = (demand.Rule, demand.Source, demand.Citation);
    }

    public void Unlink() => TaskId = null;

    private void Describe(CommitmentDescription description) => (TaskId, DueOn) = (description.TaskId, description.DueOn);
}
