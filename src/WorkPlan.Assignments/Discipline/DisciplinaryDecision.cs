using System.Linq.Expressions;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using WorkPlan.Assignments.Contracts;
using WorkPlan.Assignments.People;
using WorkPlan.ServiceDefaults.Organisation;
using WorkPlan.ServiceDefaults.Persistence;
using WorkPlan.ServiceDefaults.Problems;

namespace WorkPlan.Assignments.Discipline;

/// <summary>Hình thức kỷ luật, in rising order.</summary>
public enum DisciplineForm
{
    Reprimand,
    Warning,
    SalaryReduction,
    Demotion,
    DismissalFromPost,
    Dismissal,
}

/// <summary>A disciplinary decision against a person. Sensitive: a table and permissions of its own.</summary>
internal sealed class DisciplinaryDecision : IVersioned
{
    public Guid Id { get; private init; } = Guid.CreateVersion7();

    public long Version { get; private set; }

    public required string PersonCode { get; init; }

    /// <summary>The unit in which the person served when it was decided; it says who may see the decision.</summary>
    public required string UnitCode { get; init; }

    public required DisciplineForm Form { get; init; }

    public required string DecisionNumber { get; init; }

    public required DateOnly DecidedOn { get; init; }

    /// <summary>The work year in which the fault was committed, which may be an earlier one.</summary>
    public required int FaultWorkYear { get; init; }

    public bool Withdrawn { get; private set; }

    public string? WithdrawalReason { get; private set; }

    public void Withdraw(string reason)
    {
        if (Withdrawn)
            throw new RuleException("discipline-already-withdrawn");
        Withdrawn = true;
        WithdrawalReason = reason;
    }

    public DisciplineImposed Imposed(TimeProvider clock) => new()
    {
        StreamKey = $"discipline:{Id}",
        Version = this.NextVersion(),
        OccurredAt = clock.GetUtcNow(),
        DisciplineId = Id,
        PersonCode = PersonCode,
        Form = PersonMessages.WireName(Form),
        DecidedOn = DecidedOn,
        FaultWorkYear = FaultWorkYear,
        Withdrawn = Withdrawn,
    };
}

internal sealed record DisciplineView(
    Guid Id, string PersonCode, string UnitCode, DisciplineForm Form, string DecisionNumber, DateOnly DecidedOn, int FaultWorkYear,
    bool Withdrawn, string? WithdrawalReason)
{
    public static readonly Expression<Func<DisciplinaryDecision, DisciplineView>> Projection = decision => new DisciplineView(
        decision.Id, decision.PersonCode, decision.UnitCode, decision.Form, decision.DecisionNumber, decision.DecidedOn,
        decision.FaultWorkYear, decision.Withdrawn, decision.WithdrawalReason);

    public static readonly Func<DisciplinaryDecision, DisciplineView> Of = Projection.Compile();
}

internal sealed class DisciplinaryDecisionConfiguration : IEntityTypeConfiguration<DisciplinaryDecision>
{
    public void Configure(EntityTypeBuilder<DisciplinaryDecision> builder)
    {
        builder.ToTable("Disciplines");
        builder.HasKey(decision => decision.Id);
        builder.Property(decision => decision.Id).ValueGeneratedNever();
        builder.Property(decision => decision.PersonCode).HasMaxLength(OrganisationLimits.PersonCode);
        builder.Property(decision => decision.UnitCode).HasMaxLength(OrganisationLimits.UnitCode);
        builder.Property(decision => decision.DecisionNumber).HasMaxLength(100);
        builder.HasIndex(decision => new { decision.PersonCode, decision.DecisionNumber, decision.DecidedOn }).IsUnique();
    }
}
