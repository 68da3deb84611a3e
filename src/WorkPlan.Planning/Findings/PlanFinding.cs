using WorkPlan.Inspections.Contracts;

namespace WorkPlan.Planning.Findings;

/// <summary>A finding of an inspection as planning sees it: a flag on a plan, on an item of it or on one field's section, until it is remedied.</summary>
internal sealed class PlanFinding
{
    private PlanFinding()
    {
    }

    /// <summary>The finding's id in inspections.</summary>
    public Guid Id { get; private init; }

    public Guid CampaignId { get; private init; }

    public string UnitCode { get; private set; } = "";

    public int WorkYear { get; private set; }

    public Guid? PlanId { get; private set; }

    public string? FieldCode { get; private set; }

    /// <summary>The task of the plan that it is on, by the id that the task keeps through all versions; null when it is on none.</summary>
    public Guid? TaskId { get; private set; }

    /// <summary>The target of the plan that it is on; null when it is on none.</summary>
    public string? TargetCode { get; private set; }

    /// <summary>How the task or the target read when it was flagged; null when the plan did not have it.</summary>
    public string? ItemName { get; private set; }

    public bool IsOnItem => TaskId is not null || TargetCode is not null;

    public string Category { get; private set; } = "";

    public string Severity { get; private set; } = "";

    public string Statement { get; private set; } = "";

    public string Cause { get; private set; } = "";

    public string Remedy { get; private set; } = "";

    public DateOnly RaisedOn { get; private set; }

    public DateTimeOffset DueAt { get; private set; }

    /// <summary>When the remediation was verified; null while the flag is up.</summary>
    public DateOnly? ClearedOn { get; private set; }

    /// <summary>The version of the finding that this copy shows.</summary>
    public long SourceVersion { get; private set; }

    public static PlanFinding First(FindingRaised message) => new() { Id = message.FindingId, CampaignId = message.CampaignId };

    /// <summary>Puts the flag up, also on a finding that was re-opened.</summary>
    /// <param name="message">What inspections tells.</param>
    /// <param name="itemName">How the item that it names reads in the plan; null where there is none.</param>
    public void Raise(FindingRaised message, string? itemName)
    {
        if (message.Version <= SourceVersion)
            return;
        UnitCode = message.UnitCode;
        WorkYear = message.WorkYear;
        PlanId = message.PlanId;
        FieldCode = message.FieldCode;
        (TaskId, TargetCode, ItemName) = (message.PlanTaskId, message.PlanTargetCode, itemName ?? ItemName);
        Category = message.Category;
        Severity = message.Severity;
        Statement = message.Statement;
        Cause = message.Cause;
        Remedy = message.Remedy;
        RaisedOn = message.RaisedOn;
        DueAt = message.DueAt;
        ClearedOn = null;
        SourceVersion = message.Version;
    }

    public void Clear(RemediationVerified message)
    {
        if (message.Version <= SourceVersion)
            return;
        ClearedOn = message.VerifiedOn;
        SourceVersion = message.Version;
    }
}
