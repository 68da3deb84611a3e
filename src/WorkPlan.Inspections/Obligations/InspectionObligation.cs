using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using WorkPlan.Inspections.Campaigns;
using WorkPlan.Inspections.Findings;
using WorkPlan.ServiceDefaults.Organisation;
using WorkPlan.ServiceDefaults.Persistence;
using WorkPlan.SharedKernel;

namespace WorkPlan.Inspections.Obligations;

/// <summary>
/// The kernel's obligation as a row: a unit owes its self-inspection report, or the remediation of a finding. The kernel decides what
/// may happen to it; the row keeps what the kernel says.
/// </summary>
internal sealed class InspectionObligation : IVersioned
{
    private InspectionObligation()
    {
    }

    public Guid Id { get; private init; } = Guid.CreateVersion7();

    public long Version { get; private set; }

    public required ObligationKind Kind { get; init; }

    /// <summary>The unit that owes.</summary>
    public required string UnitCode { get; set; }

    /// <summary>The inspected unit because of which it is owed; another one may have taken it over since.</summary>
    public required string ForUnitCode { get; init; }

    /// <summary>The campaign or the finding that it is about.</summary>
    public required Guid SubjectId { get; init; }

    public required Guid CampaignId { get; init; }

    public string SourceEvent { get; private set; } = "";

    public Deadline Deadline { get; private set; } = null!;

    public ObligationState State { get; private set; }

    public required DateTimeOffset OpenedAt { get; init; }

    public string? SatisfiedBy { get; private set; }

    public DateTimeOffset? SatisfiedAt { get; private set; }

    public string? WaivedBy { get; private set; }

    public DateTimeOffset? WaivedAt { get; private set; }

    public string? WaivedReason { get; private set; }

    /// <summary>Whether it was told that the deadline that holds has passed.</summary>
    public bool OverdueTold { get; private set; }

    public bool IsOpen => State == ObligationState.Open;

    public static InspectionObligation ToSelfInspect(InspectionCampaign campaign, CampaignUnit unit, DateTimeOffset now) => Open(
        ObligationKind.SelfInspect, unit.ResponsibleUnitCode, unit.UnitCode, campaign.Id, campaign.Id, ObligationEvents.Announced,
        campaign.SelfReportDeadline, now);

    public static InspectionObligation ToRemediate(Finding finding, DateTimeOffset now) => Open(
        ObligationKind.Remediate, finding.ResponsibleUnitCode, finding.UnitCode, finding.Id, finding.CampaignId, ObligationEvents.FindingRaised,
        Deadline.Explicit(finding.DueAt), now);

    public void Satisfy(string by, DateTimeOffset at) => Keep(AsValue().Satisfy(by, at));

    public void Waive(string by, DateTimeOffset at, string reason) => Keep(AsValue().Waive(by, at, reason));

    public void Reopen(string sourceEvent, Deadline deadline)
    {
        Keep(AsValue().Reopen(new ObligationSource(sourceEvent, $"{SubjectId}"), deadline));
        OverdueTold = false;
    }

    public void TellOverdue() => OverdueTold = true;

    /// <summary>The unit's successor owes it from now on, by the same day.</summary>
    public void HandOverTo(string unitCode)
    {
        Keep(AsValue().HandOverTo(Debtor.Unit(unitCode)));
        UnitCode = unitCode;
    }

    public ObligationStanding StandingAt(DateTimeOffset now) => AsValue().StandingAt(now);

    private static InspectionObligation Open(
        ObligationKind kind, string unitCode, string forUnitCode, Guid subjectId, Guid campaignId, string sourceEvent, Deadline deadline, DateTimeOffset now)
    {
        var row = new InspectionObligation
        {
            Kind = kind,
            UnitCode = unitCode,
            ForUnitCode = forUnitCode,
            SubjectId = subjectId,
            CampaignId = campaignId,
            OpenedAt = now,
        };
        row.Keep(Obligation.Open(kind, Debtor.Unit(unitCode), $"{subjectId}", new ObligationSource(sourceEvent, $"{subjectId}"), deadline));
        return row;
    }

    private Obligation AsValue()
    {
        var open = Obligation.Open(Kind, Debtor.Unit(UnitCode), $"{SubjectId}", new ObligationSource(SourceEvent, $"{SubjectId}"), Deadline);
        return State switch
        {
            ObligationState.Satisfied => open.Satisfy(SatisfiedBy!, SatisfiedAt!.Value),
            ObligationState.Waived => open.Waive(WaivedBy!, WaivedAt!.Value, WaivedReason!),
            _ => open,
        };
    }

    private void Keep(Obligation value)
    {
        SourceEvent = value.Source.Event;
        Deadline = value.Deadline;
        State = value.State;
        SatisfiedBy = value.SatisfiedBy;
        SatisfiedAt = value.SatisfiedAt;
        WaivedBy = value.WaivedBy;
        WaivedAt = value.WaivedAt;
        WaivedReason = value.WaivedReason;
    }
}

/// <summary>The events that give rise to obligations here.</summary>
internal static class ObligationEvents
{
    public const string Announced = "InspectionAnnounced";
    public const string ReportReturned = "SelfReportReturned";
    public const string FindingRaised = "FindingRaised";
    public const string FindingReopened = "FindingReopened";
}

internal sealed class InspectionObligationConfiguration : IEntityTypeConfiguration<InspectionObligation>
{
    public void Configure(EntityTypeBuilder<InspectionObligation> builder)
    {
        builder.ToTable("Obligations");
        builder.HasKey(obligation => obligation.Id);
        builder.Property(obligation => obligation.Id).ValueGeneratedNever();
        builder.Property(obligation => obligation.UnitCode).HasMaxLength(OrganisationLimits.UnitCode);
        builder.Property(obligation => obligation.SourceEvent).HasMaxLength(60);
        builder.Property(obligation => obligation.SatisfiedBy).HasMaxLength(100);
        builder.Property(obligation => obligation.WaivedBy).HasMaxLength(100);
        builder.Property(obligation => obligation.WaivedReason).HasMaxLength(2000);
        builder.Ignore(obligation => obligation.IsOpen);
        builder.ComplexProperty(obligation => obligation.Deadline, deadline =>
        {
            deadline.Property(value => value.Kind).HasColumnName("DeadlineKind");
            deadline.Property(value => value.DueAt).HasColumnName("DueAt");
            deadline.Property(value => value.EventOn).HasColumnName("DeadlineEventOn");
            deadline.Property(value => value.Days).HasColumnName("DeadlineDays");
            deadline.Property(value => value.Counting).HasColumnName("DeadlineCounting");
        });
        builder.Property(obligation => obligation.ForUnitCode).HasMaxLength(OrganisationLimits.UnitCode);
        // One report for each unit of a campaign and one remediation of a finding; a successor may owe the reports of several.
        builder.HasIndex(obligation => new { obligation.Kind, obligation.SubjectId, obligation.ForUnitCode }).IsUnique();
        builder.HasIndex(obligation => new { obligation.UnitCode, obligation.State });
        // What the hourly round looks for.
        builder.HasIndex(obligation => new { obligation.State, obligation.OverdueTold });
    }
}
