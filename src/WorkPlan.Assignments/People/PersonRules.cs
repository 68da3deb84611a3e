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

    public static RuleException StrengthOverlaps(string fieldCode, Validity time) => new("strength-overlaps", fieldCode, time);

    public static RuleException StationOverlaps(string unitCode, Validity time) => new("station-overlaps", unitCode, time);

    public static RuleException AbsenceOverlaps(DateOnly from, DateOnly? to) => new("absence-overlaps", new Validity(from, to));

    public static RuleException MovePlanned(string unitCode, DateOnly from) => new("person-move-planned", unitCode, VietnamTime.Format(from));

    public static RuleException MoveToSameUnit(string unitCode) => new("person-move-to-same-unit", unitCode);

    public static RuleException MoveOutsideService(DateOnly on, Validity service) =>
        new("person-move-outside-service", VietnamTime.Format(on), service);

    public static RuleException SecondedThere(string unitCode, Validity time) => new("person-seconded-there", unitCode, time);

    public static RuleException ServesThereAlready(string unitCode, Validity time) => new("person-serves-there-already", unitCode, time);

    public static RuleException MoreThanWholeTime(DateOnly day, int percent) =>
        new("person-more-than-whole-time", VietnamTime.Format(day), percent);

    public static RuleException ServiceByTransfer() => new("person-service-by-transfer");

    public static RuleException SecondmentTooLong(Validity time) =>
        new("secondment-too-long", time) { Citation = "Luật Cán bộ, công chức số 22/2008/QH12, Điều 53" };
}
