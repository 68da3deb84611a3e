using Microsoft.Extensions.Options;
using WorkPlan.Assignments.Decisions;
using WorkPlan.Assignments.Distances;
using WorkPlan.Assignments.Interests;
using WorkPlan.Assignments.People;
using WorkPlan.Assignments.Tasks;
using WorkPlan.ServiceDefaults.Problems;

namespace WorkPlan.Assignments.Suitability;

/// <summary>When the workload is warned of; bound from the section <c>Suitability</c>.</summary>
internal sealed class SuitabilityOptions
{
    public const string Section = "Suitability";

    /// <summary>The share of the remaining working days, in percent, above which a person counts as overloaded.</summary>
    public int OverloadedAbovePercent { get; set; } = 100;
}

/// <summary>
/// Weighs a task against a person on a day by the five criteria of assignment, strength, workload, presence, interests, distance and seniority. The law blocks;
/// everything else warns. The score only orders people who are not blocked; what it is made of, the weights in force on the day say.
/// </summary>
internal sealed class SuitabilityAssessor(LegalRuleBook book, WeightBook weights, IOptions<SuitabilityOptions> options, Texts texts)
{
    public Assessment Assess(WorkTask task, Person person, AssignmentRole role, DateOnly day, Circumstances circumstances)
    {
        var verdicts = Law(task, person, role, day, circumstances.Interests);
        var (load, experience) = (circumstances.Load, circumstances.Experience);
        Qualification(task, person, day, verdicts);
        Capability(task, person, day, experience, verdicts);
        Position(task, person, day, verdicts);
        var strength = Strength(task, person, day, verdicts);
        var after = load.With(task, role);
        Workload(load, after, verdicts);
        var weigh = weights.On(day);
        var way = Distance(task, circumstances.Way, weigh.Distance, verdicts);
        var seniority = Seniority(person, day, weigh.Seniority, verdicts);
        var criteria = verdicts.Criteria;
        // What a load costs is counted once, as load.
        var sheet = new ScoreSheet(
            weigh.Base,
            criteria.Where(result => result.Verdict == Verdict.Suitable && result.Criterion != Criterion.Workload).Sum(result => weigh.Of(result.Criterion)),
            weigh.Warning * criteria.Count(result => result.Verdict == Verdict.Warning),
            strength * weigh.StrengthLevel,
            Math.Min(experience, weigh.MostExperience) * weigh.Experience,
            circumstances.HasItToday ? weigh.Continuity : 0,
            Math.Min(after.Percent / 10, 20) * weigh.LoadTenth,
            way, seniority);
        return new Assessment(
            criteria, verdicts.Blocks, verdicts.Warnings, sheet, load.EffortDays, after.EffortDays, load.CapacityDays);
    }

    /// <summary>What the law alone says on the day: what is given and what is held already are judged alike.</summary>
    public Verdicts Law(WorkTask task, Person person, AssignmentRole role, DateOnly day, IReadOnlyList<DeclaredInterest> interests)
    {
        var verdicts = new Verdicts(texts);
        new LegalCheck(book, texts, verdicts).Judge(task, person, role, day, interests);
        return verdicts;
    }

    /// <summary>A sentence that adds the score up.</summary>
    public string Explain(ScoreSheet sheet) => texts[
        "suitability.score", sheet.Score, sheet.Base, sheet.Criteria, sheet.Warnings, sheet.Strength, sheet.Experience, sheet.Continuity, sheet.Load,
        sheet.Distance, sheet.Seniority];

    private static void Qualification(WorkTask task, Person person, DateOnly day, Verdicts verdicts)
    {
        var highest = person.HighestQualificationOn(day);
        if (task.RequiredQualification is not { } required)
            verdicts.Say(Criterion.Qualification, Verdict.NotAsked, "qualification.not-asked");
        else if (highest is not null && highest.Level >= required)
            verdicts.Say(Criterion.Qualification, Verdict.Suitable, "qualification.met", highest.Name, verdicts.Name(required));
        else
        {
            verdicts.Warn(Criterion.Qualification, "qualification.too-low", verdicts.Name(required),
                highest is null ? verdicts.Text("qualification.none") : verdicts.Name(highest.Level));
        }
    }

    private static void Capability(WorkTask task, Person person, DateOnly day, int experience, Verdicts verdicts)
    {
        var skills = task.Skills;
        var missing = skills.Where(skill => !person.IsSkilledOn(skill, day) && !(experience > 0 && skill == task.FieldCode)).ToList();
        if (missing.Count > 0)
        {
            verdicts.Warn(
                Criterion.Capability, "capability.missing", skills.Count - missing.Count, skills.Count, string.Join(", ", missing), experience);
        }
        else if (skills.Count > 0)
            verdicts.Say(Criterion.Capability, Verdict.Suitable, "capability.met", skills.Count, experience);
        else
            verdicts.Say(Criterion.Capability, experience > 0 ? Verdict.Suitable : Verdict.NotAsked, "capability.experience", experience);
    }

    private static void Position(WorkTask task, Person person, DateOnly day, Verdicts verdicts)
    {
        var positions = person.PositionsOn(day).ToList();
        var names = string.Join(", ", positions.Select(position => position.Name));
        if (positions.Count == 0)
            verdicts.Say(Criterion.JobPosition, Verdict.NotAsked, "position.none");
        else if (task.FieldCode is null || positions.Exists(position => position.FieldCode is null))
            verdicts.Say(Criterion.JobPosition, Verdict.NotAsked, "position.any-field", names);
        else if (positions.Exists(position => position.FieldCode == task.FieldCode))
            verdicts.Say(Criterion.JobPosition, Verdict.Suitable, "position.met", names, task.FieldCode);
        else
            verdicts.Warn(Criterion.JobPosition, "position.other-field", names, task.FieldCode);
    }

    private static int Strength(WorkTask task, Person person, DateOnly day, Verdicts verdicts)
    {
        if (task.FieldCode is null)
            verdicts.Say(Criterion.Strength, Verdict.NotAsked, "strength.not-asked");
        else if (person.StrengthOn(task.FieldCode, day) is { } strength)
        {
            verdicts.Say(Criterion.Strength, Verdict.Suitable, "strength.met", task.FieldCode, strength.Level, People.Strength.Highest);
            return strength.Level;
        }
        else
            verdicts.Say(Criterion.Strength, Verdict.NotAsked, "strength.none", task.FieldCode);
        return 0;
    }

    /// <summary>What the way to where the task is done costs, in points. A way that nobody has measured costs nothing.</summary>
    private static int Distance(WorkTask task, Way? way, DistanceWeights weigh, Verdicts verdicts)
    {
        if (task.PlaceUnitCode is not { } place || way is null)
            verdicts.Say(Criterion.Distance, Verdict.NotAsked, "distance.not-asked");
        else if (way.Kilometres is not { } kilometres)
            verdicts.Say(Criterion.Distance, Verdict.NotAsked, "distance.unknown", way.FromUnitCode, place);
        else
        {
            var points = weigh.PointsOf(kilometres);
            if (kilometres > weigh.WarnAboveKilometres)
                verdicts.Warn(Criterion.Distance, "distance.far", way.FromUnitCode, place, kilometres, points, weigh.WarnAboveKilometres);
            else
                verdicts.Say(Criterion.Distance, Verdict.Suitable, "distance.near", way.FromUnitCode, place, kilometres, points);
            return points;
        }
        return 0;
    }

    private static int Seniority(Person person, DateOnly day, SeniorityWeights weigh, Verdicts verdicts)
    {
        var years = Math.Max(0, day.Year - person.RecruitedOn.Year - (day < person.RecruitedOn.AddYears(day.Year - person.RecruitedOn.Year) ? 1 : 0));
        var points = weigh.PointsOf(years);
        verdicts.Say(Criterion.Seniority, points > 0 ? Verdict.Suitable : Verdict.NotAsked, "seniority", years, points);
        return points;
    }

    private void Workload(PersonLoad before, PersonLoad after, Verdicts verdicts)
    {
        object?[] numbers = [before.Tasks, before.EffortDays, after.EffortDays, after.CapacityDays, Percent(after)];
        if (after.Percent > options.Value.OverloadedAbovePercent)
            verdicts.Warn(Criterion.Workload, "workload.overloaded", numbers);
        else
            verdicts.Say(Criterion.Workload, Verdict.Suitable, "workload.bearable", numbers);
    }

    private static string Percent(PersonLoad load) =>
        load.Percent == int.MaxValue ? "∞" : load.Percent.ToString(System.Globalization.CultureInfo.InvariantCulture);
}
