using WorkPlan.Emulation.Appraisals;
using WorkPlan.Emulation.Policies;
using WorkPlan.Emulation.Staff;
using WorkPlan.Emulation.Titles;
using WorkPlan.ServiceDefaults.Problems;
using WorkPlan.SharedKernel;

namespace WorkPlan.Emulation.Eligibility;

/// <summary>Why a person is not eligible for a title, with the figures that show it.</summary>
internal sealed record Obstacle(string Code, params object?[] Arguments)
{
    /// <summary>Where the rule comes from, and how sure that is; empty where the policy says nothing of it.</summary>
    public IReadOnlyList<PolicySource> Sources { get; init; } = [];

    /// <summary>Whether the reason is sensitive and shown only with a permission of its own.</summary>
    public bool Sensitive { get; init; }

    /// <summary>Whether the reason is about somebody's health or work and is for those who judge, not for those who read titles.</summary>
    public bool Personal { get; init; }

    /// <summary>The reason in the reader's language; titles and grades among its figures by their names.</summary>
    public string InWords(Texts texts) => InWords((key, arguments) => texts[key, arguments]);

    /// <summary>The reason as a record has it, whoever wrote it: in Vietnamese.</summary>
    public string InVietnamese(Texts texts) => InWords(texts.InVietnamese);

    private string InWords(Func<string, object?[], string> say) => say(Code, [.. Arguments.Select(argument => argument switch
    {
        EmulationTitle title => say($"title.{title}", []),
        AppraisalGrade grade => say($"appraisal.{grade}", []),
        _ => argument,
    })]);
}

/// <summary>All that is known of a person, or of a unit as a collective, for one work year.</summary>
internal sealed record Candidate(IReadOnlySet<EmulationTitle> Registered, IReadOnlyList<ConferredTitle> Titles)
{
    /// <summary>Null for a collective: what only a person can have done is not asked of it.</summary>
    public StaffMember? Person { get; init; }

    public IReadOnlyList<DisciplineCopy> Disciplines { get; init; } = [];

    public bool HasInitiative { get; init; }

    /// <summary>The grade that stands for the work year; null while none was entered.</summary>
    public AppraisalGrade? Grade { get; init; }
}

/// <summary>
/// Holds a person against a policy, condition by condition. A fault counts in one work year only (02/2024/TT-VKSTC).
/// </summary>
internal sealed class EligibilityCheck(TitlePolicy policy, WorkYear year)
{
    /// <summary>What stands in the way of a title; empty when nothing does.</summary>
    public IReadOnlyList<Obstacle> ObstaclesTo(TitleCondition condition, Candidate candidate)
    {
        var obstacles = candidate.Person is { } person ? Personal(condition, candidate, person) : [];
        if (condition is { PriorTitle: { } prior, PriorYears: { } years } && TitleChain.Of(candidate.Titles, prior, years, year.Year) is null)
            obstacles.Add(Of(condition, PolicyValue.PriorTitle, "eligibility.prior-titles", years, prior, TitleChain.Known(candidate.Titles, prior)));
        if (policy.RequiresRegistration && !candidate.Registered.Contains(condition.Title))
            obstacles.Add(new Obstacle("eligibility.not-registered") { Sources = Named(policy.Sources, PolicyValue.RequiresRegistration) });
        if (condition.BuildsOn is { } lower && policy.Conditions.FirstOrDefault(other => other.Title == lower) is { } basis)
            obstacles.AddRange(ObstaclesTo(basis, candidate).Where(obstacle => obstacles.TrueForAll(known => known.Code != obstacle.Code)));
        return obstacles;
    }

    private List<Obstacle> Personal(TitleCondition condition, Candidate candidate, StaffMember person)
    {
        var obstacles = new List<Obstacle>();
        if (ServiceTooShort(condition, person) is { } tooShort)
            obstacles.Add(tooShort);
        if (AbsentTooLong(condition, person) is { } absent)
            obstacles.Add(absent);
        if (condition.ExcludedByDiscipline)
        {
            obstacles.AddRange(candidate.Disciplines
                .Where(discipline => !discipline.Withdrawn && CountsIn(discipline, candidate.Titles) == year.Year)
                .Select(discipline => Discipline(condition, discipline)));
        }
        if (condition.MinAppraisal is { } lowest && candidate.Grade is null)
            obstacles.Add(Of(condition, PolicyValue.MinAppraisal, "eligibility.not-appraised", year.Year, lowest) with { Personal = true });
        else if (condition.MinAppraisal > candidate.Grade)
            obstacles.Add(Of(condition, PolicyValue.MinAppraisal, "eligibility.appraisal-too-low", candidate.Grade, condition.MinAppraisal) with { Personal = true });
        if (condition.RequiresInitiative && !candidate.HasInitiative)
            obstacles.Add(Of(condition, PolicyValue.RequiresInitiative, "eligibility.no-initiative", year.Year));
        return obstacles;
    }

    /// <summary>
    /// In which work year a fault counts: that in which it was committed; where the person has a title of that year, so that it did not count
    /// there, that of the decision. A title that is revoked no longer shields its year, and the fault counts there and not later.
    /// </summary>
    private static int CountsIn(DisciplineCopy discipline, IReadOnlyList<ConferredTitle> titles) =>
        titles.Any(title => title.WorkYear == discipline.FaultWorkYear && title.State != TitleState.Revoked)
            ? Math.Max(discipline.FaultWorkYear, PeriodCalendar.Sector.Containing(discipline.DecidedOn).Year)
            : discipline.FaultWorkYear;

    private Obstacle Discipline(TitleCondition condition, DisciplineCopy discipline) => (discipline.FaultWorkYear == year.Year
        ? Of(condition, PolicyValue.ExcludedByDiscipline, "eligibility.discipline", VietnamTime.Format(discipline.DecidedOn))
        : Of(
            condition, PolicyValue.ExcludedByDiscipline, "eligibility.discipline-of-earlier-fault", VietnamTime.Format(discipline.DecidedOn),
            discipline.FaultWorkYear)) with
    { Sensitive = true };

    private static Obstacle Of(TitleCondition condition, PolicyValue value, string code, params object?[] arguments) =>
        new(code, arguments) { Sources = Named(condition.Sources, value) };

    private static IReadOnlyList<PolicySource> Named(IReadOnlyList<PolicySource> sources, PolicyValue value) =>
        sources.Count == 0 ? sources : [.. sources.Where(source => source.Value == value)];

    private Obstacle? ServiceTooShort(TitleCondition condition, StaffMember person)
    {
        if (condition.MinServiceMonths is not { } months || person.RecruitedOn.AddMonths(months) <= year.To.AddDays(1))
            return null;
        return Of(
            condition, PolicyValue.MinServiceMonths, "eligibility.service-too-short", VietnamTime.Format(person.RecruitedOn), MonthsUntilEnd(person.RecruitedOn), months);
    }

    private Obstacle? AbsentTooLong(TitleCondition condition, StaffMember person)
    {
        if (condition.ExcludedFromAbsenceMonths is not { } months)
            return null;
        var days = person.Absences
            .Where(absence => !condition.AbsencesNotCounted.Contains(absence.Kind))
            .Sum(absence => absence.DaysWithin(year.From, year.To));
        if (days < months * policy.DaysOfAbsenceMonth)
            return null;
        var obstacle = Of(condition, PolicyValue.ExcludedFromAbsenceMonths, "eligibility.absent-too-long", days, months, policy.DaysOfAbsenceMonth);
        return obstacle with { Personal = true, Sources = [.. obstacle.Sources, .. Named(policy.Sources, PolicyValue.DaysOfAbsenceMonth)] };
    }

    private int MonthsUntilEnd(DateOnly from)
    {
        var months = 0;
        while (from.AddMonths(months + 1) <= year.To.AddDays(1))
            months++;
        return months;
    }
}
