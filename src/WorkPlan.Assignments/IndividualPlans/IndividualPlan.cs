using WorkPlan.ServiceDefaults.Persistence;

namespace WorkPlan.Assignments.IndividualPlans;

public enum IndividualPlanState
{
    Draft,
    Submitted,
    Approved,
    Returned,

    /// <summary>A later edition was approved.</summary>
    Superseded,
}

/// <summary>
/// Kế hoạch công tác cá nhân: what one person will do in a work year for tasks of a unit, and beyond them. What was approved changes by a next
/// edition, which takes its place when it is approved itself.
/// </summary>
internal sealed class IndividualPlan : IVersioned
{
    public Guid Id { get; private init; } = Guid.CreateVersion7();

    public long Version { get; private set; }

    public required string PersonCode { get; init; }

    public required string UnitCode { get; init; }

    public required int WorkYear { get; init; }

    /// <summary>From 1.</summary>
    public int Edition { get; private init; } = 1;

    public IndividualPlanState State { get; private set; }

    public DateOnly? SubmittedOn { get; private set; }

    public DateOnly? ApprovedOn { get; private set; }

    public string? ApprovedBy { get; private set; }

    public string? ReturnReason { get; private set; }

    /// <summary>The person's last day in the unit, when a transfer ended the plan.</summary>
    public DateOnly? EndedOn { get; private set; }

    public List<IndividualPlanItem> Items { get; private init; } = [];

    public void Replace(IEnumerable<IndividualPlanItem> items)
    {
        DemandEditable();
        Items.Clear();
        foreach (var item in items)
        {
            item.StandAt(Items.Count);
            Items.Add(item);
        }
    }

    /// <summary>The next edition, as the approved one is; that one stays in force until the next one is approved.</summary>
    public IndividualPlan Revise()
    {
        DemandNotEnded();
        if (State != IndividualPlanState.Approved)
            throw IndividualPlanRules.NotApproved(State);
        var next = new IndividualPlan { PersonCode = PersonCode, UnitCode = UnitCode, WorkYear = WorkYear, Edition = Edition + 1 };
        next.Replace(CopiedItems());
        return next;
    }

    public void Supersede() => State = IndividualPlanState.Superseded;

    public void Submit(DateOnly on)
    {
        DemandEditable();
        if (Items.Count == 0)
            throw IndividualPlanRules.Empty();
        State = IndividualPlanState.Submitted;
        SubmittedOn = on;
        ReturnReason = null;
    }

    public void Approve(DateOnly on, string by, string? byPersonCode)
    {
        DemandSubmitted();
        if (byPersonCode == PersonCode)
            throw IndividualPlanRules.ApproveOwn();
        State = IndividualPlanState.Approved;
        ApprovedOn = on;
        ApprovedBy = by;
    }

    public void Return(string reason)
    {
        DemandSubmitted();
        State = IndividualPlanState.Returned;
        ReturnReason = reason;
    }

    /// <summary>The person has gone to another unit: what was planned for this one stays as it is.</summary>
    public void End(DateOnly lastDay) => EndedOn = lastDay;

    /// <summary>The same plan, as far as it was, in the unit that took over.</summary>
    public IndividualPlan ContinuedIn(string unitCode)
    {
        var continued = new IndividualPlan { PersonCode = PersonCode, UnitCode = unitCode, WorkYear = WorkYear, Edition = Edition };
        continued.Replace(CopiedItems());
        (continued.State, continued.SubmittedOn, continued.ApprovedOn) = (State, SubmittedOn, ApprovedOn);
        (continued.ApprovedBy, continued.ReturnReason) = (ApprovedBy, ReturnReason);
        return continued;
    }

    private IEnumerable<IndividualPlanItem> CopiedItems() => Items.OrderBy(item => item.Position)
        .Select(item => new IndividualPlanItem { TaskId = item.TaskId, Title = item.Title, Measure = item.Measure, DueOn = item.DueOn });

    private void DemandNotEnded()
    {
        if (EndedOn is { } lastDay)
            throw IndividualPlanRules.Ended(lastDay);
    }

    private void DemandEditable()
    {
        DemandNotEnded();
        if (State is not (IndividualPlanState.Draft or IndividualPlanState.Returned))
            throw IndividualPlanRules.NotEditable(State);
    }

    private void DemandSubmitted()
    {
        DemandNotEnded();
        if (State != IndividualPlanState.Submitted)
            throw IndividualPlanRules.NotSubmitted(State);
    }
}

/// <summary>One piece of work of a person's plan; linked to the unit's task that it serves, where it serves one.</summary>
internal sealed class IndividualPlanItem
{
    public Guid Id { get; private init; } = Guid.CreateVersion7();

    public int Position { get; private set; }

    public Guid? TaskId { get; init; }

    public required string Title { get; init; }

    public string? Measure { get; init; }

    public DateOnly? DueOn { get; init; }

    public void StandAt(int position) => Position = position;
}
