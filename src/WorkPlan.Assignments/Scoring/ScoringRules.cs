using WorkPlan.ServiceDefaults.Problems;
using WorkPlan.SharedKernel;

namespace WorkPlan.Assignments.Scoring;

/// <summary>Every way in which scoring refuses.</summary>
internal static class ScoringRules
{
    public static RuleException NotAdopted(string unitCode, DateOnly day) => new("scoring-not-adopted", unitCode, VietnamTime.Format(day));

    public static RuleException PolicyNotInForce(string code, DateOnly day) => new("scoring-policy-not-in-force", code, VietnamTime.Format(day));

    public static RuleException AlreadyAdopted(string unitCode, Validity time) => new("scoring-already-adopted", unitCode, time);

    public static RuleException PeriodTooLong(string period) => new("scoring-period-too-long", period);

    public static RuleException FaultyItemsDelivered(int item) => new("product-faulty-item-delivered", item);

    public static RuleException ItemNotDelivered(int item, int delivered) => new("product-item-not-delivered", item, delivered);

    public static RuleException TooManyFaults(int most) => new("product-faults-too-many", most);

    public static RuleException CauseConfirmed() => new("product-cause-confirmed");

    public static RuleException OwnProduct() => new("product-own-judgement");

    public static RuleException NotResponsible(string personCode) => new("product-person-not-responsible", personCode);

    public static RuleException PeriodNotOver(string period, DateOnly lastDay) =>
        new("evaluation-period-not-over", period, VietnamTime.Format(lastDay));

    public static RuleException NobodyRated(string unitCode, string period) => new("evaluation-nobody-rated", unitCode, period);

    public static RuleException AlreadySigned(string unitCode, string period) => new("evaluation-already-signed", unitCode, period);

    public static RuleException SignsOwn() => new("evaluation-signs-own");

    public static RuleException NotYours() => new ForbiddenException("product-not-yours");

    public static RuleException MorePointsThan(int most) => new("general-points-too-many", most);
}
