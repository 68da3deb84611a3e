using WorkPlan.Assignments.Decisions;
using WorkPlan.Assignments.Interests;
using WorkPlan.Assignments.People;
using WorkPlan.Assignments.Tasks;
using WorkPlan.ServiceDefaults.Problems;
using WorkPlan.SharedKernel;

namespace WorkPlan.Assignments.Suitability;

/// <summary>Applies every legal rule in force on the day: titles, presence and service, and that nobody handles what he has an interest in.</summary>
internal sealed class LegalCheck(LegalRuleBook book, Texts texts, Verdicts verdicts)
{
    public void Judge(WorkTask task, Person person, AssignmentRole role, DateOnly day, IReadOnlyList<DeclaredInterest> interests)
    {
        foreach (var rule in book.Governing(task, role, day))
        {
            switch (rule.Kind)
            {
                case LegalRuleKind.ActivityNeedsJudicialTitle:
                    Judicial(rule, rule.JudicialTitle, task, person, day);
                    break;
                case LegalRuleKind.TaskNeedsJudicialTitle:
                    Judicial(rule, task.RequiredJudicialTitle, task, person, day);
                    break;
                case LegalRuleKind.ActivityNeedsManagementTitle:
                    Management(rule, rule.ManagementTitle, task, person, day);
                    break;
                case LegalRuleKind.TaskNeedsManagementTitle:
                    Management(rule, task.RequiredManagementTitle, task, person, day);
                    break;
                case LegalRuleKind.Absent:
                    Absent(rule, task, person, day);
                    break;
                case LegalRuleKind.Serving:
                    Serving(rule, task, person, day);
                    break;
                case LegalRuleKind.ConflictOfInterest:
                    Conflict(rule, task, day, interests);
                    break;
                case LegalRuleKind.OwnMatter:
                    OwnMatter(rule, task, person);
                    break;
                default:
                    throw new InvalidOperationException($"The legal rule {rule.Code} is of the unknown kind {rule.Kind}.");
            }
        }
        foreach (var silent in new[] { Criterion.JudicialTitle, Criterion.ManagementTitle }.Where(criterion => !verdicts.Said(criterion)))
            verdicts.Say(silent, Verdict.NotAsked, silent == Criterion.JudicialTitle ? "judicial.not-asked" : "management.not-asked");
        if (!verdicts.Said(Criterion.Interest))
        {
            var subjects = task.Subjects.Count;
            if (subjects == 0)
                verdicts.Say(Criterion.Interest, Verdict.NotAsked, "interest.not-asked");
            else
                verdicts.Say(Criterion.Interest, Verdict.Suitable, "interest.none", subjects);
        }
        if (!verdicts.Said(Criterion.Presence))
            verdicts.Say(Criterion.Presence, Verdict.Suitable, "presence.met", VietnamTime.Format(day));
    }

    private void Judicial(LegalRule rule, JudicialTitle? asked, WorkTask task, Person person, DateOnly day)
    {
        if (asked is not { } required)
            return;
        var held = person.JudicialTitleOn(day);
        if (held is not null && book.Meets(held.JudicialTitle, required))
            Sufficient(Criterion.JudicialTitle, held, verdicts.Name(held.JudicialTitle!.Value), verdicts.Name(required), task, "judicial");
        else if (Expired(person, day, title => book.Meets(title.JudicialTitle, required)) is { } ended)
        {
            verdicts.Block(
                Criterion.JudicialTitle, rule, "judicial.expired", verdicts.Name(ended.JudicialTitle!.Value), VietnamTime.Format(ended.To!.Value));
        }
        else
        {
            verdicts.Block(Criterion.JudicialTitle, rule, "judicial.too-low", verdicts.Name(required),
                held?.JudicialTitle is { } title ? verdicts.Name(title) : texts["suitability.judicial.none"]);
        }
    }

    private void Management(LegalRule rule, ManagementTitle? asked, WorkTask task, Person person, DateOnly day)
    {
        if (asked is not { } required)
            return;
        var held = person.ManagementTitleOn(day);
        if (held is not null && book.Meets(held.ManagementTitle, required))
            Sufficient(Criterion.ManagementTitle, held, verdicts.Name(held.ManagementTitle!.Value), verdicts.Name(required), task, "management");
        else if (Expired(person, day, title => book.Meets(title.ManagementTitle, required)) is { } ended)
        {
            verdicts.Block(
                Criterion.ManagementTitle, rule, "management.expired", verdicts.Name(ended.ManagementTitle!.Value),
                VietnamTime.Format(ended.To!.Value));
        }
        else
        {
            verdicts.Block(Criterion.ManagementTitle, rule, "management.too-low", verdicts.Name(required),
                held?.ManagementTitle is { } title ? verdicts.Name(title) : texts["suitability.management.none"]);
        }
    }

    /// <summary>A term that ends before the task does is warned of: the task must be handed over by then.</summary>
    private void Sufficient(Criterion criterion, PersonTitle held, string title, string required, WorkTask task, string kind)
    {
        if (held.To < task.DeadlineOn)
            verdicts.Warn(criterion, $"{kind}.ends-early", title, VietnamTime.Format(held.To.Value), VietnamTime.Format(task.DeadlineOn.Value));
        else
            verdicts.Say(criterion, Verdict.Suitable, $"{kind}.met", title, required);
    }

    private void Absent(LegalRule rule, WorkTask task, Person person, DateOnly day)
    {
        foreach (var absence in person.Absences.Where(absence => rule.Absences.Contains(absence.Kind) && IsLong(absence, rule)))
        {
            if (absence.Validity.IsInForce(day))
                verdicts.Block(Criterion.Presence, rule, "presence.absent", verdicts.Name(absence.Kind), absence.Validity);
            else if (absence.From > day && absence.From <= task.DeadlineOn)
            {
                verdicts.Warn(
                    Criterion.Presence, "presence.absent-later", verdicts.Name(absence.Kind), absence.Validity, VietnamTime.Format(task.DeadlineOn.Value));
            }
        }
    }

    /// <summary>A service that ends before the task does is warned of, as a term is.</summary>
    private void Serving(LegalRule rule, WorkTask task, Person person, DateOnly day)
    {
        if (person.ServiceIn(task.UnitCode, day) is { } service)
        {
            if (service.Time.To < task.DeadlineOn)
            {
                verdicts.Warn(
                    Criterion.Presence, "presence.leaves-early", VietnamTime.Format(service.Time.To.Value), VietnamTime.Format(task.DeadlineOn.Value));
            }
        }
        else if (person.Services().Where(known => known.UnitCode == task.UnitCode).ToList() is [.., var known])
            verdicts.Block(Criterion.Presence, rule, "presence.not-serving", VietnamTime.Format(day), known.Time);
        else
            verdicts.Block(Criterion.Presence, rule, "presence.other-unit", person.OwnUnitOn(day) ?? person.UnitCode, task.UnitCode);
    }

    /// <summary>Says in what the conflict is and how many declarations there are; of which nature, and what else is declared, whoever assigns need not know.</summary>
    private void Conflict(LegalRule rule, WorkTask task, DateOnly day, IReadOnlyList<DeclaredInterest> interests)
    {
        var subjects = task.Subjects;
        var counting = interests.Where(interest => rule.Interests.Contains(interest.Nature) && interest.CountsOn(day, rule.LapsesAfterDays)
            && subjects.Contains(interest.Subject)).ToList();
        if (counting.Count == 0)
            return;
        var concerned = counting.Select(interest => interest.Subject).Distinct().ToList();
        verdicts.Block(
            Criterion.Interest, rule, "interest.conflict", concerned.Count, subjects.Count,
            string.Join("; ", concerned.Select(subject => $"{verdicts.Name(subject.Kind)} {subject.Code}")), counting.Count,
            VietnamTime.Format(counting.Min(interest => interest.From)));
    }

    private void OwnMatter(LegalRule rule, WorkTask task, Person person)
    {
        var subjects = task.Subjects;
        if (subjects.Contains(new TaskSubject(SubjectKind.Person, person.Code)))
            verdicts.Block(Criterion.Interest, rule, "interest.own-matter", 1, subjects.Count);
    }

    private static bool IsLong(Absence absence, LegalRule rule) =>
        absence.To is not { } last || last.DayNumber - absence.From.DayNumber + 1 > rule.LongerThanDays;

    private static PersonTitle? Expired(Person person, DateOnly day, Func<PersonTitle, bool> sufficient) =>
        person.Titles.Where(title => title.To < day && sufficient(title)).MaxBy(title => title.To);
}
