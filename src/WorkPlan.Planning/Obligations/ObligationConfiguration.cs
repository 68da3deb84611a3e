using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using WorkPlan.Planning.Documents;
using WorkPlan.Planning.Locks;
using WorkPlan.Planning.Results;
using WorkPlan.ServiceDefaults.Organisation;
using WorkPlan.ServiceDefaults.Persistence;

namespace WorkPlan.Planning.Obligations;

internal sealed class ObligationConfiguration : IEntityTypeConfiguration<PlanningObligation>
{
    public void Configure(EntityTypeBuilder<PlanningObligation> builder)
    {
        builder.ToTable("Obligations");
        builder.Property(obligation => obligation.DebtorCode).HasMaxLength(OrganisationLimits.UnitCode);
        builder.Property(obligation => obligation.UnitCode).HasMaxLength(OrganisationLimits.UnitCode);
        builder.Property(obligation => obligation.Subject).HasMaxLength(130);
        builder.Property(obligation => obligation.SourceEvent).HasMaxLength(60);
        builder.Property(obligation => obligation.SourceKey).HasMaxLength(120);
        builder.OwnsOne(obligation => obligation.Report, report =>
        {
            report.Property(value => value.FormCode).HasColumnName("FormCode").HasMaxLength(LockLimits.FormCode);
            report.Property(value => value.PeriodCode).HasColumnName("PeriodCode").HasMaxLength(ResultLimits.PeriodCode);
            report.Property(value => value.Title).HasColumnName("ReportTitle").HasMaxLength(OwedReport.MostTitle);
            report.Ignore(value => value.Name);
            report.HasIndex(value => new { value.FormCode, value.PeriodCode });
        });
        builder.Property(obligation => obligation.SatisfiedBy).HasMaxLength(DocumentLimits.UserId);
        builder.Property(obligation => obligation.NoChangeReason).HasMaxLength(DocumentLimits.Reason);
        builder.Property(obligation => obligation.WaivedBy).HasMaxLength(DocumentLimits.UserId);
        builder.Property(obligation => obligation.WaivedReason).HasMaxLength(DocumentLimits.Reason);
        builder.ComplexProperty(obligation => obligation.Deadline, deadline =>
        {
            deadline.Property(value => value.Kind).HasColumnName("DeadlineKind");
            deadline.Property(value => value.DueAt).HasColumnName("DueAt");
            deadline.Property(value => value.EventOn).HasColumnName("DeadlineEventOn");
            deadline.Property(value => value.Days).HasColumnName("DeadlineDays");
            deadline.Property(value => value.Counting).HasColumnName("DeadlineCounting");
        });
        // Nobody owes the same thing because of the same event twice, however often the event is told.
        builder.HasIndex(obligation => new { obligation.Kind, obligation.DebtorKind, obligation.DebtorCode, obligation.SourceKey }).IsUnique();
        builder.HasIndex(obligation => new { obligation.UnitCode, obligation.WorkYear, obligation.Kind, obligation.State });
        builder.HasIndex(obligation => new { obligation.DocumentId, obligation.UnitCode });
        // The sweep asks for open ones only, which are few among many.
        builder.HasIndex(obligation => obligation.State);
        builder.Property(obligation => obligation.Past).AsJsonText();
        builder.HasOne<DirectiveDocument>().WithMany().HasForeignKey(obligation => obligation.DocumentId).OnDelete(DeleteBehavior.Restrict);
    }
}
