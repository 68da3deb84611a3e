using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using WorkPlan.Planning.Locks;
using WorkPlan.ServiceDefaults.Persistence;
using WorkPlan.SharedKernel;

namespace WorkPlan.Planning.ReportForms;

/// <summary>
/// A form as a document prints it, as data: its cells, the equations between them, the cells that repeat the last period's closing, and
/// which targets its figures feed. A newer text of the same code follows it from a day on; reports keep the text they were made by.
/// </summary>
internal sealed class ReportForm : IVersioned
{
    private ReportForm()
    {
    }

    public Guid Id { get; private init; } = Guid.CreateVersion7();

    public string Code { get; private init; } = "";

    public string Name { get; private init; } = "";

    public string LegalBasis { get; private init; } = "";

    /// <summary>How long the periods are that it reports on.</summary>
    public PeriodKind PeriodKind { get; private init; }

    public DateOnly ValidFrom { get; private init; }

    public DateOnly? ValidTo { get; private set; }

    public FormContent Content { get; private init; } = new([], [], []);

    public long Version { get; private set; }

    public static ReportForm Register(string code, string name, string legalBasis, PeriodKind kind, DateOnly validFrom, FormContent content)
    {
        content.Check(kind);
        return new ReportForm
        {
            Code = code,
            Name = VietnameseText.Clean(name),
            LegalBasis = VietnameseText.Clean(legalBasis),
            PeriodKind = kind,
            ValidFrom = validFrom,
            Content = content,
        };
    }

    /// <summary>A period is reported by the text that is in force on its last day.</summary>
    public bool IsInForce(DateOnly day) => new Validity(ValidFrom, ValidTo).IsInForce(day);

    public void EndBefore(DateOnly next)
    {
        if (next <= ValidFrom)
            throw FormRules.FollowsTooEarly(Code, ValidFrom);
        ValidTo = next.AddDays(-1);
    }
}

internal sealed class ReportFormConfiguration : IEntityTypeConfiguration<ReportForm>
{
    public void Configure(EntityTypeBuilder<ReportForm> builder)
    {
        builder.ToTable("ReportForms");
        builder.Property(form => form.Code).HasMaxLength(LockLimits.FormCode);
        builder.Property(form => form.Content).HasJson(200_000);
        builder.HasIndex(form => new { form.Code, form.ValidFrom }).IsUnique();
    }
}
