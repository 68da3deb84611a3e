using System.Text.Json.Serialization;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using WorkPlan.ServiceDefaults.Organisation;
using WorkPlan.ServiceDefaults.Persistence;
using WorkPlan.ServiceDefaults.Problems;
using WorkPlan.SharedKernel;

namespace WorkPlan.Emulation.Appraisals;

/// <summary>How well somebody did the work of a year (mức xếp loại chất lượng), in rising order.</summary>
[JsonConverter(typeof(CamelCaseEnumConverter<AppraisalGrade>))]
public enum AppraisalGrade
{
    /// <summary>Không hoàn thành nhiệm vụ.</summary>
    NotCompleted = 1,

    /// <summary>Hoàn thành nhiệm vụ.</summary>
    Completed = 2,

    /// <summary>Hoàn thành tốt nhiệm vụ.</summary>
    Good = 3,

    /// <summary>Hoàn thành xuất sắc nhiệm vụ.</summary>
    Excellent = 4,
}

/// <summary>
/// The grade that a decision gave somebody for a work year. A correction is another decision: the newest stands, the earlier ones stay on record.
/// </summary>
internal sealed class Appraisal : IVersioned
{
    public Guid Id { get; private init; } = Guid.CreateVersion7();

    public long Version { get; private set; }

    public required string PersonCode { get; init; }

    /// <summary>The unit in which the person served on the work year's last day or, while it was not over, when it was entered.</summary>
    public required string UnitCode { get; init; }

    public required int WorkYear { get; init; }

    public required AppraisalGrade Grade { get; init; }

    /// <summary>Number and symbol of the decision.</summary>
    public required string DecisionNumber { get; init; }

    public required DateOnly DecidedOn { get; init; }

    /// <summary>The grade that stands: by the day of the decision and, on the same day, by entry.</summary>
    public static AppraisalGrade? Standing(IEnumerable<Appraisal> appraisals) =>
        appraisals.OrderBy(appraisal => appraisal.DecidedOn).ThenBy(appraisal => appraisal.Id).LastOrDefault()?.Grade;
}

internal static class AppraisalRules
{
    public static RuleException AlreadyRecorded(string decisionNumber) => new("appraisal-already-recorded", decisionNumber);

    public static RuleException NotYetDecided(DateOnly decidedOn) => new("appraisal-decided-ahead", VietnamTime.Format(decidedOn));
}

internal sealed class AppraisalConfiguration : IEntityTypeConfiguration<Appraisal>
{
    public void Configure(EntityTypeBuilder<Appraisal> builder)
    {
        builder.ToTable("Appraisals");
        builder.HasKey(appraisal => appraisal.Id);
        builder.Property(appraisal => appraisal.Id).ValueGeneratedNever();
        builder.Property(appraisal => appraisal.PersonCode).HasMaxLength(OrganisationLimits.PersonCode);
        builder.Property(appraisal => appraisal.UnitCode).HasMaxLength(OrganisationLimits.UnitCode);
        builder.Property(appraisal => appraisal.DecisionNumber).HasMaxLength(100);
        builder.HasIndex(appraisal => new { appraisal.PersonCode, appraisal.WorkYear, appraisal.DecidedOn, appraisal.DecisionNumber }).IsUnique();
    }
}
