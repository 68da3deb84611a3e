using System.Text.Json.Serialization;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using WorkPlan.Emulation.Facts;
using WorkPlan.Emulation.Scoring;
using WorkPlan.ServiceDefaults.Organisation;
using WorkPlan.ServiceDefaults.Persistence;
using WorkPlan.ServiceDefaults.Problems;
using WorkPlan.SharedKernel;

namespace WorkPlan.Emulation.Adjustments;

[JsonConverter(typeof(CamelCaseEnumConverter<AdjustmentState>))]
public enum AdjustmentState
{
    /// <summary>Counts only when somebody else has confirmed it.</summary>
    Entered = 1,
    Confirmed = 2,
    Rejected = 3,

    /// <summary>Was confirmed, and turned out to be wrong.</summary>
    Withdrawn = 4,
}

/// <summary>Plus or minus points of a unit (điểm cộng, điểm trừ) that no message tells of, with their evidence.</summary>
internal sealed class PointAdjustment : IVersioned
{
    public Guid Id { get; private init; } = Guid.CreateVersion7();

    public long Version { get; private set; }

    public required string UnitCode { get; init; }

    public required int WorkYear { get; init; }

    /// <summary>The rule of the scoring table that allows it.</summary>
    public required string RuleCode { get; init; }

    /// <summary>Hundredths of a point; less than nothing for minus points.</summary>
    public required int PointHundredths { get; init; }

    public required string Statement { get; init; }

    /// <summary>Number and date of the document that shows it.</summary>
    public required string Evidence { get; init; }

    public required DateOnly OccurredOn { get; init; }

    public required string EnteredBy { get; init; }

    public required DateTimeOffset EnteredAt { get; init; }

    public AdjustmentState State { get; private set; } = AdjustmentState.Entered;

    /// <summary>Whoever confirmed it stays on record when somebody withdraws it; null in entries that were withdrawn before it was kept.</summary>
    public string? ConfirmedBy { get; private set; }

    public string? DecidedBy { get; private set; }

    public DateTimeOffset? DecidedAt { get; private set; }

    public string? Reason { get; private set; }

    public void Confirm(string by, DateTimeOffset at)
    {
        Demand(AdjustmentState.Entered);
        if (EnteredBy == by)
            throw AdjustmentRules.ConfirmsOwn();
        (State, ConfirmedBy, DecidedBy, DecidedAt) = (AdjustmentState.Confirmed, by, by, at);
    }

    public void Reject(string by, string reason, DateTimeOffset at)
    {
        Demand(AdjustmentState.Entered);
        (State, DecidedBy, DecidedAt, Reason) = (AdjustmentState.Rejected, by, at, reason);
    }

    public void Withdraw(string by, string reason, DateTimeOffset at)
    {
        Demand(AdjustmentState.Confirmed);
        (State, DecidedBy, DecidedAt, Reason) = (AdjustmentState.Withdrawn, by, at, reason);
    }

    /// <summary>What scores see of it, as it will be after the save that is being prepared.</summary>
    public ScoreFact ToFact() => new()
    {
        UnitCode = UnitCode,
        WorkYear = WorkYear,
        Kind = ScoreFactKind.Adjustment,
        Key = Id.ToString(),
        Value = State == AdjustmentState.Confirmed ? "confirmed" : null,
        What = Statement,
        RuleCode = RuleCode,
        PointHundredths = PointHundredths,
        On = OccurredOn,
        SourceVersion = this.NextVersion(),
    };

    private void Demand(AdjustmentState state)
    {
        if (State != state)
            throw AdjustmentRules.AlreadyDecided();
    }
}

internal static class AdjustmentRules
{
    public static RuleException NoSuchRule(string rule, string legalBasis) => new("adjustment-rule-unknown", rule, legalBasis) { Citation = legalBasis };

    public static RuleException NothingAdjusted() => new("adjustment-without-points");

    public static RuleException OutsideYear(int workYear) => new("adjustment-outside-year", workYear);

    public static RuleException AfterUnitsEnd(string unitCode, DateOnly lastDay) =>
        new("adjustment-after-unit-ended", unitCode, VietnamTime.Format(lastDay));

    public static RuleException ConfirmsOwn() => new("adjustment-confirms-own");

    public static RuleException AlreadyDecided() => new("adjustment-already-decided");
}

internal sealed class PointAdjustmentConfiguration : IEntityTypeConfiguration<PointAdjustment>
{
    public void Configure(EntityTypeBuilder<PointAdjustment> builder)
    {
        builder.ToTable("PointAdjustments");
        builder.HasKey(adjustment => adjustment.Id);
        builder.Property(adjustment => adjustment.Id).ValueGeneratedNever();
        builder.Property(adjustment => adjustment.UnitCode).HasMaxLength(OrganisationLimits.UnitCode);
        builder.Property(adjustment => adjustment.RuleCode).HasMaxLength(ScoringLimits.Code);
        builder.Property(adjustment => adjustment.Reason).HasMaxLength(2000);
        builder.Property(adjustment => adjustment.EnteredBy).HasMaxLength(ScoringLimits.Actor);
        builder.Property(adjustment => adjustment.ConfirmedBy).HasMaxLength(ScoringLimits.Actor);
        builder.Property(adjustment => adjustment.DecidedBy).HasMaxLength(ScoringLimits.Actor);
        builder.HasIndex(adjustment => new { adjustment.WorkYear, adjustment.UnitCode });
    }
}
