using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using WorkPlan.Planning.Fields;
using WorkPlan.ServiceDefaults.Organisation;

namespace WorkPlan.Planning.Inquiries;

internal sealed class InquiryConfiguration : IEntityTypeConfiguration<Inquiry>
{
    public void Configure(EntityTypeBuilder<Inquiry> builder)
    {
        builder.ToTable("Inquiries");
        builder.Property(inquiry => inquiry.UnitCode).HasMaxLength(OrganisationLimits.UnitCode);
        builder.Property(inquiry => inquiry.ToUnitCode).HasMaxLength(OrganisationLimits.UnitCode);
        builder.Property(inquiry => inquiry.FieldCode).HasMaxLength(FieldLimits.Code);
        builder.Property(inquiry => inquiry.Subject).HasMaxLength(InquiryLimits.Subject);
        builder.Property(inquiry => inquiry.Question).HasMaxLength(InquiryLimits.Question);
        builder.Property(inquiry => inquiry.SearchKey).HasMaxLength(InquiryLimits.SearchKey);
        builder.Property(inquiry => inquiry.AskedBy).HasMaxLength(InquiryLimits.Person);
        builder.Property(inquiry => inquiry.Answer).HasMaxLength(InquiryLimits.Text);
        builder.Property(inquiry => inquiry.AnswerNumber).HasMaxLength(InquiryLimits.Number);
        builder.Property(inquiry => inquiry.AnsweredBy).HasMaxLength(InquiryLimits.Person);
        builder.Property(inquiry => inquiry.WithdrawnReason).HasMaxLength(InquiryLimits.Text);
        builder.ComplexProperty(inquiry => inquiry.Deadline, deadline =>
        {
            deadline.Property(value => value.Kind).HasColumnName("DeadlineKind");
            deadline.Property(value => value.DueAt).HasColumnName("DueAt");
            deadline.Property(value => value.EventOn).HasColumnName("DeadlineEventOn");
            deadline.Property(value => value.Days).HasColumnName("DeadlineDays");
            deadline.Property(value => value.Counting).HasColumnName("DeadlineCounting");
        });
        builder.HasIndex(inquiry => new { inquiry.UnitCode, inquiry.WorkYear });
        builder.HasIndex(inquiry => new { inquiry.ToUnitCode, inquiry.WorkYear, inquiry.State });
    }
}

internal static class InquiryLimits
{
    public const int Subject = 400;
    public const int Question = 3000;
    public const int Text = 4000;
    public const int SearchKey = Subject + Question + 1;
    public const int Person = 200;
    public const int Number = 100;
}
