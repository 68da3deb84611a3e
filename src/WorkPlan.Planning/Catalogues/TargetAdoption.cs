using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using WorkPlan.Planning.Fields;
using WorkPlan.Planning.Plans;
using WorkPlan.ServiceDefaults.Organisation;
using WorkPlan.ServiceDefaults.Persistence;
using WorkPlan.ServiceDefaults.Problems;
using WorkPlan.SharedKernel;

namespace WorkPlan.Planning.Catalogues;

/// <summary>
/// A superior takes a target that a unit below set itself into its own year: from then on the results of all units below that have the
/// target count in the superior's aggregates. It binds nobody who has not set it.
/// </summary>
internal sealed class TargetAdoption : IVersioned
{
    private TargetAdoption()
    {
    }

    public Guid Id { get; private init; } = Guid.CreateVersion7();

    /// <summary>The unit that adopts.</summary>
    public string UnitCode { get; private init; } = "";

    public int WorkYear { get; private init; }

    public string TargetCode { get; private init; } = "";

    public string FieldCode { get; private init; } = "";

    public string Name { get; private init; } = "";

    /// <summary>The rule by which it counts: that of the plan it was taken from.</summary>
    public TargetRule Rule { get; private init; } = TargetRule.AtLeastCount(0);

    public string FromUnitCode { get; private init; } = "";

    public Guid FromPlanId { get; private init; }

    public string Reason { get; private init; } = "";

    public string AdoptedBy { get; private init; } = "";

    public DateTimeOffset AdoptedAt { get; private init; }

    public long Version { get; private set; }

    public static TargetAdoption Of(Plan plan, string targetCode, string unitCode, string reason, Actor by)
    {
        var target = plan.Commitments.FirstOrDefault(commitment => commitment.TargetCode == targetCode) ?? throw new NotFoundException();
        if (target.Kind != CommitmentKind.Additional)
            throw AdoptionRules.NotAdditional(target.Name);
        if (!plan.IsIssued)
            throw AdoptionRules.PlanNotIssued(plan.Title, plan.State);
        return new TargetAdoption
        {
            UnitCode = unitCode,
            WorkYear = plan.WorkYear,
            TargetCode = target.TargetCode,
            FieldCode = target.FieldCode,
            Name = target.Name,
            Rule = target.Rule,
            FromUnitCode = plan.UnitCode,
            FromPlanId = plan.Id,
            Reason = reason,
            AdoptedBy = by.UserId,
            AdoptedAt = by.At,
        };
    }
}

internal static class AdoptionRules
{
    public static RuleException NotAdditional(string name) => new("adoption-needs-additional-target", name);

    public static RuleException PlanNotIssued(string title, PlanState state) => new("adoption-needs-issued-plan", title, state);

    public static RuleException NotSuperior(string unitCode, string planUnit) => new("adoption-by-superior-only", unitCode, planUnit);

    public static RuleException Already(string name, int workYear) => new("target-already-adopted", name, workYear);
}

internal sealed class TargetAdoptionConfiguration : IEntityTypeConfiguration<TargetAdoption>
{
    public void Configure(EntityTypeBuilder<TargetAdoption> builder)
    {
        builder.ToTable("TargetAdoptions");
        builder.Property(adoption => adoption.UnitCode).HasMaxLength(OrganisationLimits.UnitCode);
        builder.Property(adoption => adoption.TargetCode).HasMaxLength(CatalogueLimits.TargetCode);
        builder.Property(adoption => adoption.FieldCode).HasMaxLength(FieldLimits.Code);
        builder.Property(adoption => adoption.Name).HasMaxLength(CatalogueLimits.TargetName);
        builder.Property(adoption => adoption.Rule).HasJson(CatalogueLimits.Rule);
        builder.Property(adoption => adoption.FromUnitCode).HasMaxLength(OrganisationLimits.UnitCode);
        builder.Property(adoption => adoption.Reason).HasMaxLength(PlanLimits.Note);
        builder.Property(adoption => adoption.AdoptedBy).HasMaxLength(PlanLimits.UserId);
        builder.HasIndex(adoption => new { adoption.UnitCode, adoption.WorkYear, adoption.TargetCode }).IsUnique();
    }
}
