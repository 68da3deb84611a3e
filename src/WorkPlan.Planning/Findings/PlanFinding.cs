using WorkPlan.Inspections.Contracts;

namespace WorkPlan.Planning.Findings;

/// <summary>A finding of an inspection as planning sees it: a flag on a plan, or on one field's section of it, until it is remedied.</summary>
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
    public void Raise(FindingRaised message)
    {
        if (message.Version <= SourceVersion)
            return;
        UnitCode = message.UnitCode;
        WorkYear = message.WorkYear;
        PlanId = message.PlanId;
        FieldCode = message.FieldCode;
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
