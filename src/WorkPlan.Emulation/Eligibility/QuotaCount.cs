using WorkPlan.Emulation.Policies;
using WorkPlan.ServiceDefaults.Problems;
using WorkPlan.SharedKernel;

namespace WorkPlan.Emulation.Eligibility;

/// <summary>How many places a quota gives, and how that came about: 15 % of 11 is 1.65, which is 1 by floor and 2 by nearest.</summary>
internal sealed record QuotaCount(TitleQuota Quota, int Basis)
{
    public long Places => BasisPoints.Of(Basis, Quota.BasisPoints, Quota.Rounding);

    /// <summary>The exact product in hundredths, before rounding: 165 for 1.65.</summary>
    public long ExactHundredths => BasisPoints.Of((long)Basis * 100, Quota.BasisPoints, Rounding.Floor);

    public string ExactInWords(Texts texts) => texts["quota.exact", ExactHundredths / 100, ExactHundredths % 100];

    /// <summary>The arithmetic in a sentence: 15 % of 11 people = 1,65; rounded down: 1.</summary>
    public string InWords(Texts texts) => texts[
        "quota.explanation", texts["quota.exact", Quota.BasisPoints / 100, Quota.BasisPoints % 100], Basis, ExactInWords(texts),
        texts[$"quota.rounding.{Quota.Rounding}"], Places];

    public static QuotaCount Of(TitleQuota quota, IReadOnlyList<Assessment> assessments) =>
        new(quota, assessments.Count(assessment => assessment.Title == quota.ShareOf && assessment.Eligible));
}
