using System.Text.Json.Serialization;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using WorkPlan.Emulation.Scoring;
using WorkPlan.ServiceDefaults.Organisation;
using WorkPlan.ServiceDefaults.Persistence;
using WorkPlan.ServiceDefaults.Problems;
using WorkPlan.SharedKernel;

namespace WorkPlan.Emulation.Commendations;

/// <summary>On what occasion praise was given.</summary>
[JsonConverter(typeof(CamelCaseEnumConverter<CommendationOccasion>))]
public enum CommendationOccasion
{
    Briefing = 1,
    ThematicSession = 2,
    Review = 3,
    Conference = 4,
    Other = 5,
}

/// <summary>
/// That a leader praised a unit or somebody in it (biểu dương), before a meeting as a rule. No award and no points: what is only said
/// otherwise is found again when merits are described.
/// </summary>
internal sealed class Commendation : IVersioned
{
    public Guid Id { get; private init; } = Guid.CreateVersion7();

    public long Version { get; private set; }

    /// <summary>The unit whose leader praised.</summary>
    public required string ByUnitCode { get; init; }

    public required string UnitCode { get; init; }

    /// <summary>Null when the whole unit is praised.</summary>
    public string? PersonCode { get; init; }

    public required int WorkYear { get; init; }

    public required CommendationOccasion Occasion { get; init; }

    public required DateOnly CommendedOn { get; init; }

    public required string Text { get; init; }

    /// <summary>Person or account.</summary>
    public required string RecordedBy { get; init; }
}

internal static class CommendationRules
{
    public static RuleException Ahead(DateOnly on) => new("commendation-ahead", VietnamTime.Format(on));

    public static RuleException NotBelow(string unitCode, string byUnitCode) => new("commendation-not-below", unitCode, byUnitCode);
}

internal sealed class CommendationConfiguration : IEntityTypeConfiguration<Commendation>
{
    public const int Text = 2000;

    public void Configure(EntityTypeBuilder<Commendation> builder)
    {
        builder.ToTable("Commendations");
        builder.HasKey(commendation => commendation.Id);
        builder.Property(commendation => commendation.Id).ValueGeneratedNever();
        builder.Property(commendation => commendation.ByUnitCode).HasMaxLength(OrganisationLimits.UnitCode);
        builder.Property(commendation => commendation.UnitCode).HasMaxLength(OrganisationLimits.UnitCode);
        builder.Property(commendation => commendation.PersonCode).HasMaxLength(OrganisationLimits.PersonCode);
        builder.Property(commendation => commendation.Text).HasMaxLength(Text);
        builder.Property(commendation => commendation.RecordedBy).HasMaxLength(ScoringLimits.Actor);
        builder.HasIndex(commendation => new { commendation.UnitCode, commendation.WorkYear });
    }
}
