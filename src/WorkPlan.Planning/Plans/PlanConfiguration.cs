using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using WorkPlan.Planning.Catalogues;
using WorkPlan.Planning.Fields;
using WorkPlan.ServiceDefaults.Organisation;

namespace WorkPlan.Planning.Plans;

internal static class PlanLimits
{
    public const int Title = 400;
    public const int Purpose = 4000;
    public const int Note = 2000;
    public const int Number = 100;
    public const int UserId = 100;
    public const int BasisName = 400;
    public const int Person = 400;
    public const int Schedule = 1000;
    public const int Measure = 1000;
    public const int Measures = 50;
    public const int MeasuresJson = 60_000;
    public const int Tasks = 500;
    public const int Commitments = 500;
    public const int Bases = 100;
    public const int Sections = 100;
    public const int ReviewJson = 400_000;
    public const int ContentJson = 4_000_000;
}

internal sealed class PlanConfiguration :
    IEntityTypeConfiguration<Plan>, IEntityTypeConfiguration<PlanBasis>, IEntityTypeConfiguration<PlanSection>,
    IEntityTypeConfiguration<PlanTask>, IEntityTypeConfiguration<TargetCommitment>, IEntityTypeConfiguration<PlanStep>,
    IEntityTypeConfiguration<PlanVersion>, IEntityTypeConfiguration<NoChangeAnswer>
{
    public void Configure(EntityTypeBuilder<Plan> builder)
    {
        builder.ToTable("Plans");
        builder.Property(plan => plan.UnitCode).HasMaxLength(OrganisationLimits.UnitCode);
        builder.Property(plan => plan.Title).HasMaxLength(PlanLimits.Title);
        builder.Property(plan => plan.SearchKey).HasMaxLength(PlanLimits.Title);
        builder.Property(plan => plan.Purpose).HasMaxLength(PlanLimits.Purpose);
        builder.Property(plan => plan.Rationale).HasMaxLength(PlanLimits.Note);
        builder.Property(plan => plan.LocalTask).HasMaxLength(PlanLimits.Note);
        builder.Property(plan => plan.Review).HasJson(PlanLimits.ReviewJson);
        builder.Property(plan => plan.Number).HasMaxLength(PlanLimits.Number);
        // One plan for each unit and work year; what comes later is a supplement. One that was withdrawn leaves its place to another.
        builder.HasIndex(plan => new { plan.UnitCode, plan.WorkYear }).IsUnique().HasFilter("[State] <> 'Withdrawn'");
        // Nobody finds a withdrawn plan who does not ask for it.
        builder.HasQueryFilter(plan => plan.State != PlanState.Withdrawn);
        builder.HasIndex(plan => new { plan.WorkYear, plan.State });
        builder.HasMany(plan => plan.Bases).WithOne().HasForeignKey(part => part.PlanId);
        builder.HasMany(plan => plan.Sections).WithOne().HasForeignKey(part => part.PlanId);
        builder.HasMany(plan => plan.Tasks).WithOne().HasForeignKey(part => part.PlanId);
        builder.HasMany(plan => plan.Commitments).WithOne().HasForeignKey(part => part.PlanId);
        builder.HasMany(plan => plan.Steps).WithOne().HasForeignKey(part => part.PlanId);
        builder.HasMany(plan => plan.Versions).WithOne().HasForeignKey(part => part.PlanId);
        builder.HasMany(plan => plan.NoChangeAnswers).WithOne().HasForeignKey(part => part.PlanId);
    }

    public void Configure(EntityTypeBuilder<PlanBasis> builder)
    {
        builder.ToTable("PlanBases");
        builder.Property(basis => basis.Name).HasMaxLength(PlanLimits.BasisName);
        builder.HasIndex(basis => new { basis.PlanId, basis.Kind, basis.SourceId }).IsUnique();
        builder.HasIndex(basis => basis.SourceId);
    }

    public void Configure(EntityTypeBuilder<PlanSection> builder)
    {
        builder.ToTable("PlanSections");
        builder.Property(section => section.FieldCode).HasMaxLength(FieldLimits.Code);
        builder.Property(section => section.Responsible).HasMaxLength(PlanLimits.Person);
        builder.Property(section => section.Schedule).HasMaxLength(PlanLimits.Schedule);
        builder.Property(section => section.Measures).HasJson(PlanLimits.MeasuresJson);
        builder.HasIndex(section => new { section.PlanId, section.FieldCode }).IsUnique();
    }

    public void Configure(EntityTypeBuilder<PlanTask> builder)
    {
        builder.ToTable("PlanTasks");
        builder.Property(task => task.Title).HasMaxLength(PlanLimits.Title);
        builder.Property(task => task.FieldCode).HasMaxLength(FieldLimits.Code);
        builder.Property(task => task.Measures).HasJson(PlanLimits.MeasuresJson);
        builder.Property(task => task.Rationale).HasMaxLength(PlanLimits.Note);
        builder.Property(task => task.RequiredJudicialTitle).HasMaxLength(OrganisationLimits.Kind);
        builder.Property(task => task.RequiredManagementTitle).HasMaxLength(OrganisationLimits.Kind);
        builder.Property(task => task.Basis).HasJson(PlanLimits.MeasuresJson);
        builder.HasIndex(task => task.ContinuedFrom);
    }

    public void Configure(EntityTypeBuilder<TargetCommitment> builder)
    {
        builder.ToTable("PlanTargets");
        builder.Property(target => target.FieldCode).HasMaxLength(FieldLimits.Code);
        builder.Property(target => target.TargetCode).HasMaxLength(CatalogueLimits.TargetCode);
        builder.Property(target => target.Name).HasMaxLength(CatalogueLimits.TargetName);
        builder.Property(target => target.Rule).HasJson(CatalogueLimits.Rule);
        builder.Property(target => target.SuperiorRule).HasJson(CatalogueLimits.Rule);
        builder.Property(target => target.SuperiorCitation).HasMaxLength(CatalogueLimits.LegalBasis);
        builder.HasIndex(target => new { target.PlanId, target.TargetCode }).IsUnique();
    }

    public void Configure(EntityTypeBuilder<PlanStep> builder)
    {
        builder.ToTable("PlanSteps");
        builder.Property(step => step.By).HasMaxLength(PlanLimits.UserId);
        builder.Property(step => step.Note).HasMaxLength(PlanLimits.Note);
    }

    public void Configure(EntityTypeBuilder<PlanVersion> builder)
    {
        builder.ToTable("PlanVersions");
        builder.Property(version => version.Number).HasMaxLength(PlanLimits.Number);
        builder.Property(version => version.DecidedBy).HasMaxLength(PlanLimits.UserId);
        builder.Property(version => version.Content).HasJson(PlanLimits.ContentJson);
        builder.Property(version => version.BasedOn).HasJson(PlanLimits.MeasuresJson);
        builder.HasIndex(version => new { version.PlanId, version.VersionNumber }).IsUnique();
    }

    public void Configure(EntityTypeBuilder<NoChangeAnswer> builder)
    {
        builder.ToTable("PlanNoChangeAnswers");
        builder.Property(answer => answer.Reason).HasMaxLength(PlanLimits.Note);
        builder.Property(answer => answer.AnsweredBy).HasMaxLength(PlanLimits.UserId);
        builder.Property(answer => answer.DocumentIds).HasJson(PlanLimits.MeasuresJson);
    }
}
