using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using WorkPlan.Assignments.Decisions;
using WorkPlan.Assignments.Tasks;
using WorkPlan.ServiceDefaults.Organisation;
using WorkPlan.ServiceDefaults.Problems;

namespace WorkPlan.Assignments.References;

public enum ReferenceKind
{
    /// <summary>Something to be read with the task; or evidence of what was done.</summary>
    Material,

    /// <summary>What came of the task: a protest, a recommendation, a notice.</summary>
    Output,

    /// <summary>A report to the competent level above, for example on cassation.</summary>
    EscalationReport,
}

/// <summary>
/// Where something that belongs to a task is kept: number and date of a paper, its place in the archive, or an address. The content itself is
/// never taken in. Of an output, who proposed it, who issued it and who signed it are told apart.
/// </summary>
internal sealed class TaskReference
{
    public const int TitleLength = 500;
    public const int LocationLength = 400;
    public const int MostForOne = 50;

    public Guid Id { get; private init; } = Guid.CreateVersion7();

    public required Guid TaskId { get; init; }

    public required ReferenceKind Kind { get; init; }

    public required string Title { get; init; }

    /// <summary>Number and symbol, archive mark, or address.</summary>
    public required string Location { get; init; }

    public DateOnly? DatedOn { get; init; }

    public string? ProposedByPersonCode { get; init; }

    public string? IssuedByUnitCode { get; init; }

    public string? SignedByPersonCode { get; init; }

    public SigningCapacity? SigningCapacity { get; init; }

    public required string AddedBy { get; init; }

    public required DateOnly AddedOn { get; init; }
}

/// <summary>Every way in which a reference is refused.</summary>
internal static class ReferenceRules
{
    public static RuleException TooMany() => new("task-references-too-many", TaskReference.MostForOne);

    public static RuleException OutputIncomplete() => new("output-incomplete");

    public static RuleException SignedByProposer(string personCode) => new("output-signed-by-proposer", personCode);

    public static RuleException ContentInstead() => new("reference-not-content");

    public static RuleException NotYours() => new ForbiddenException("task-reference-not-yours");
}

internal sealed class ReferenceConfiguration : IEntityTypeConfiguration<TaskReference>
{
    public void Configure(EntityTypeBuilder<TaskReference> builder)
    {
        builder.ToTable("TaskReferences");
        builder.HasKey(reference => reference.Id);
        builder.Property(reference => reference.Id).ValueGeneratedNever();
        builder.Property(reference => reference.Title).HasMaxLength(TaskReference.TitleLength);
        builder.Property(reference => reference.Location).HasMaxLength(TaskReference.LocationLength);
        builder.Property(reference => reference.ProposedByPersonCode).HasMaxLength(OrganisationLimits.PersonCode);
        builder.Property(reference => reference.IssuedByUnitCode).HasMaxLength(OrganisationLimits.UnitCode);
        builder.Property(reference => reference.SignedByPersonCode).HasMaxLength(OrganisationLimits.PersonCode);
        builder.Property(reference => reference.AddedBy).HasMaxLength(OrganisationLimits.PersonName);
        builder.HasIndex(reference => reference.TaskId);
        builder.HasIndex(reference => reference.ProposedByPersonCode);
        builder.HasOne<WorkTask>().WithMany().HasForeignKey(reference => reference.TaskId).OnDelete(DeleteBehavior.Restrict);
    }
}
