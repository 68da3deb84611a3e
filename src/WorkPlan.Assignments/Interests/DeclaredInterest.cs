using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using WorkPlan.Assignments.Tasks;
using WorkPlan.ServiceDefaults.Organisation;
using WorkPlan.ServiceDefaults.Persistence;
using WorkPlan.ServiceDefaults.Problems;
using WorkPlan.SharedKernel;

namespace WorkPlan.Assignments.Interests;

/// <summary>Why somebody is not to handle what a subject is about. Which of them blocks what, and for how long, legal rules say.</summary>
public enum InterestNature
{
    /// <summary>Người thân thích is, or works for, the subject.</summary>
    Relative,

    /// <summary>Lợi ích về tài sản.</summary>
    Property,

    /// <summary>Took part in the case in another office: as investigator, judge, defender, witness.</summary>
    EarlierRole,
}

/// <summary>
/// Kê khai xung đột lợi ích: that a person has an interest in a case, an organisation, a unit or another person, for a time. Sensitive: whoever
/// assigns learns that there is a conflict and in what, never of which nature it is.
/// </summary>
internal sealed class DeclaredInterest : IVersioned
{
    public Guid Id { get; private init; } = Guid.CreateVersion7();

    public long Version { get; private set; }

    public required string PersonCode { get; init; }

    public required SubjectKind SubjectKind { get; init; }

    public required string SubjectCode { get; init; }

    public required InterestNature Nature { get; init; }

    public required DateOnly From { get; init; }

    public DateOnly? To { get; private set; }

    public required string DeclaredBy { get; init; }

    public required DateOnly DeclaredOn { get; init; }

    public TaskSubject Subject => new(SubjectKind, SubjectCode);

    public void EndOn(DateOnly lastDay) => To = new Validity(From, To).EndedOn(lastDay).To;

    /// <summary>Whether it counts on a day, when it goes on counting for so many days after its end; without a number it never ends.</summary>
    public bool CountsOn(DateOnly day, int? lapsesAfterDays) =>
        From <= day && (To is not { } last || lapsesAfterDays is not { } days || day <= last.AddDays(days));
}

/// <summary>Every way in which a declaration of an interest is refused.</summary>
internal static class InterestRules
{
    public static RuleException DeclaredAlready(string subjectCode, DateOnly from) =>
        new("interest-declared-already", subjectCode, VietnamTime.Format(from));

    public static RuleException NotOnesOwnToEnd() => new ForbiddenException("interest-not-ones-own-to-end");
}

internal sealed class DeclaredInterestConfiguration : IEntityTypeConfiguration<DeclaredInterest>
{
    public void Configure(EntityTypeBuilder<DeclaredInterest> builder)
    {
        builder.ToTable("DeclaredInterests");
        builder.HasKey(interest => interest.Id);
        builder.Property(interest => interest.Id).ValueGeneratedNever();
        builder.Property(interest => interest.PersonCode).HasMaxLength(OrganisationLimits.PersonCode);
        builder.Property(interest => interest.SubjectCode).HasMaxLength(TaskSubject.CodeLength);
        builder.Property(interest => interest.DeclaredBy).HasMaxLength(OrganisationLimits.PersonName);
        builder.Ignore(interest => interest.Subject);
        builder.HasIndex(interest => interest.PersonCode);
    }
}
