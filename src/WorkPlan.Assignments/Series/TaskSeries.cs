using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using WorkPlan.Assignments.People;
using WorkPlan.Assignments.Tasks;
using WorkPlan.ServiceDefaults.Organisation;
using WorkPlan.ServiceDefaults.Persistence;
using WorkPlan.ServiceDefaults.Problems;
using WorkPlan.SharedKernel;

namespace WorkPlan.Assignments.Series;

/// <summary>How often a task comes back: in every month, quarter or half of the work year.</summary>
public enum Recurrence
{
    Monthly,
    Quarterly,
    HalfYearly,
}

/// <summary>A task of a unit that comes back in every period of a work year: reports, statistics, files to be closed.</summary>
internal sealed class TaskSeries : IVersioned
{
    private const char SkillSeparator = '\n';

    public Guid Id { get; private init; } = Guid.CreateVersion7();

    public long Version { get; private set; }

    public required string UnitCode { get; init; }

    public required int WorkYear { get; init; }

    public required TaskKind Kind { get; init; }

    public required string Title { get; init; }

    public string? FieldCode { get; init; }

    public required Recurrence Every { get; init; }

    /// <summary>So many working days after the last day of the period each occurrence is due; 0 for that day itself.</summary>
    public required int DueWorkingDaysAfter { get; init; }

    public required ProcuratorialActivity Activity { get; init; }

    public JudicialTitle? RequiredJudicialTitle { get; init; }

    public ManagementTitle? RequiredManagementTitle { get; init; }

    public QualificationLevel? RequiredQualification { get; init; }

    public required string SkillList { get; init; }

    public required int EffortDays { get; init; }

    public string SubjectList { get; init; } = "";

    public string? PlaceUnitCode { get; init; }

    /// <summary>No occurrence begins before it.</summary>
    public required DateOnly StartsOn { get; init; }

    /// <summary>The day on which it was ended; what has come stays.</summary>
    public DateOnly? EndedOn { get; private set; }

    /// <summary>The end of the last period whose occurrence exists.</summary>
    public DateOnly? MadeUntil { get; private set; }

    public static string Join(IEnumerable<string> skills) => string.Join(SkillSeparator, skills);

    public void End(DateOnly on)
    {
        if (EndedOn is { } ended)
            throw SeriesRules.AlreadyEnded(ended);
        EndedOn = on;
    }

    /// <summary>The occurrences whose periods have begun and that do not exist yet, in their order; each counts as made.</summary>
    public IEnumerable<WorkTask> Due(DateOnly today)
    {
        var year = SharedKernel.WorkYear.Of(WorkYear);
        foreach (var period in year.PeriodsOf(KindOf(Every)))
        {
            var range = year.RangeOf(period);
            if (range.From > today || range.To < StartsOn || range.To <= MadeUntil || range.From > EndedOn)
                continue;
            MadeUntil = range.To;
            yield return Occurrence(period, range.To!.Value);
        }
    }

    private WorkTask Occurrence(Period period, DateOnly last)
    {
        var task = WorkTask.OfSeries(Id, period.Code, UnitCode, WorkYear);
        var due = DueWorkingDaysAfter == 0 ? last : Deadline.WorkingDaysAfter(last, DueWorkingDaysAfter, WorkingCalendar.Vietnam).DueOn;
        task.Describe(Kind, $"{Title} ({NameOf(period)})", FieldCode, due);
        task.Require(new TaskRequirements
        {
            Activity = Activity,
            JudicialTitle = RequiredJudicialTitle,
            ManagementTitle = RequiredManagementTitle,
            Qualification = RequiredQualification,
            Skills = SkillList.Split(SkillSeparator, StringSplitOptions.RemoveEmptyEntries),
            EffortDays = EffortDays,
            Subjects = TaskSubject.Split(SubjectList),
            PlaceUnitCode = PlaceUnitCode,
        });
        return task;
    }

    private static PeriodKind KindOf(Recurrence every) => every switch
    {
        Recurrence.Monthly => PeriodKind.Month,
        Recurrence.Quarterly => PeriodKind.Quarter,
        _ => PeriodKind.Half,
    };

    /// <summary>As the Sector writes it, whatever the reader's language: it is part of the task's title.</summary>
    private static string NameOf(Period period) => period.Kind switch
    {
        PeriodKind.Month => $"tháng {period.Ordinal}",
        PeriodKind.Quarter => $"quý {period.Ordinal}",
        _ => period.Ordinal == 1 ? "6 tháng đầu năm" : "6 tháng cuối năm",
    };
}

/// <summary>Every way in which a recurring task is refused.</summary>
internal static class SeriesRules
{
    public static RuleException AlreadyEnded(DateOnly on) => new("task-series-ended", VietnamTime.Format(on));

    public static RuleException OutsideWorkYear(DateOnly day, int workYear) => new("task-series-outside-work-year", VietnamTime.Format(day), workYear);
}

internal sealed class SeriesConfiguration : IEntityTypeConfiguration<TaskSeries>
{
    /// <summary>The period's name fits behind it.</summary>
    public const int TitleLength = 900;

    public void Configure(EntityTypeBuilder<TaskSeries> builder)
    {
        builder.ToTable("TaskSeries");
        builder.HasKey(series => series.Id);
        builder.Property(series => series.Id).ValueGeneratedNever();
        builder.Property(series => series.UnitCode).HasMaxLength(OrganisationLimits.UnitCode);
        builder.Property(series => series.Title).HasMaxLength(TitleLength);
        builder.Property(series => series.FieldCode).HasMaxLength(PersonConfiguration.FieldCodeLength);
        builder.Property(series => series.SkillList).HasMaxLength(TaskRequirements.MaxSkills * (PersonConfiguration.FieldCodeLength + 1));
        builder.Property(series => series.SubjectList).HasMaxLength(TaskSubject.ListLength);
        builder.Property(series => series.PlaceUnitCode).HasMaxLength(OrganisationLimits.UnitCode);
        builder.HasIndex(series => new { series.UnitCode, series.WorkYear });
    }
}
