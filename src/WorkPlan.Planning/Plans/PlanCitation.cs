using WorkPlan.SharedKernel;

namespace WorkPlan.Planning.Plans;

/// <summary>How an issued plan is cited in Vietnamese documents: title, number, day, unit.</summary>
internal static class PlanCitation
{
    public static string Of(Plan plan, string unitName)
    {
        var number = plan.Number is null ? "" : $" số {plan.Number}";
        var day = plan.IssuedOn is { } issuedOn ? $" ngày {VietnamTime.Format(issuedOn)}" : "";
        var citation = $"{plan.Title}{number}{day} của {unitName}";
        return citation.Length <= Catalogues.CatalogueLimits.LegalBasis ? citation : citation[..Catalogues.CatalogueLimits.LegalBasis];
    }
}
