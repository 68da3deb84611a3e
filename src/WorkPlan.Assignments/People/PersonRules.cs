using WorkPlan.ServiceDefaults.Problems;
using WorkPlan.SharedKernel;

namespace WorkPlan.Assignments.People;

/// <summary>Every way in which a change of the staff register is refused.</summary>
internal static class PersonRules
{
    public static RuleException CodeTaken(string code) => new("person-code-taken", code);

    public static RuleException RecruitedAfterService(DateOnly recruitedOn, DateOnly servesFrom) =>
        new("person-recruited-after-service", VietnamTime.Format(recruitedOn), VietnamTime.Format(servesFrom));

    public static RuleException TitleOfOneSort() => new("title-of-one-sort");

    public static RuleException TitleOverlaps(DateOnly from, DateOnly? to) => new("title-overlaps", new Validity(from, to));

    public static RuleException AbsenceOverlaps(DateOnly from, DateOnly? to) => new("absence-overlaps", new Validity(from, to));
}
