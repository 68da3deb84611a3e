namespace WorkPlan.SharedKernel.Tests;

internal static class Refusal
{
    /// <summary>The act is refused by exactly this rule.</summary>
    public static DomainRuleException ShouldRefuse(Action act, string code)
    {
        var refusal = Assert.Throws<DomainRuleException>(act);
        Assert.Equal(code, refusal.Code);
        return refusal;
    }
}
