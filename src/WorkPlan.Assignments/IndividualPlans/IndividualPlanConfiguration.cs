using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using WorkPlan.ServiceDefaults.Organisation;
using WorkPlan.ServiceDefaults.Problems;
using WorkPlan.SharedKernel;

namespace WorkPlan.Assignments.IndividualPlans;

internal sealed class IndividualPlanConfiguration : IEntityTypeConfiguration<IndividualPlan>
{
    public const int TitleLength = 500;
    public const int MeasureLength = 1000;

    public void Configure(EntityTypeBuilder<IndividualPlan> builder)
    {
        builder.ToTable("IndividualPlans");
        builder.HasKey(plan => plan.Id);
        builder.Property(plan => plan.Id).ValueGeneratedNever();
        builder.Property(plan => plan.PersonCode).HasMaxLength(OrganisationLimits.PersonCode);
        builder.Property(plan => plan.UnitCode).HasMaxLength(OrganisationLimits.UnitCode);
        builder.Property(plan => plan.ApprovedBy).HasMaxLength(OrganisationLimits.PersonName);
        builder.Property(plan => plan.ReturnReason).HasMaxLength(MeasureLength);
        builder.HasIndex(plan => new { plan.PersonCode, plan.UnitCode, plan.WorkYear, plan.Edition }).IsUnique();
        builder.HasIndex(plan => new { plan.UnitCode, plan.WorkYear });
        builder.OwnsMany(plan => plan.Items, item =>
        {
            item.ToTable("IndividualPlanItems");
            item.WithOwner().HasForeignKey("PlanId");
            item.HasKey(row => row.Id);
            item.Property(row => row.Id).ValueGeneratedNever();
            item.Property(row => row.Title).HasMaxLength(TitleLength);
            item.Property(row => row.Measure).HasMaxLength(MeasureLength);
            item.HasIndex("PlanId");
            item.HasIndex(row => row.TaskId);
        });
    }
}

/// <summary>Every way in which an individual plan is refused.</summary>
internal static class IndividualPlanRules
{
    public static RuleException AlreadyThere(string personCode, int workYear) => new("individual-plan-exists", personCode, workYear);

    public static RuleException Empty() => new("individual-plan-empty");

    public static RuleException NotEditable(IndividualPlanState state) => new("individual-plan-not-editable", state);

    public static RuleException NotSubmitted(IndividualPlanState state) => new("individual-plan-not-submitted", state);

    public static RuleException NotApproved(IndividualPlanState state) => new("individual-plan-not-approved", state);

    public static RuleException RevisionOpen(int edition) => new("individual-plan-revision-open", edition);

    public static RuleException NotServing(string personCode, string unitCode, int workYear) =>
        new("individual-plan-not-serving", personCode, unitCode, workYear);

    public static RuleException Ended(DateOnly lastDay) => new("individual-plan-ended", VietnamTime.Format(lastDay));

    public static RuleException ApproveOwn() => new("individual-plan-approve-own");

    public static RuleException NotYours() => new ForbiddenException("individual-plan-not-yours");
}
