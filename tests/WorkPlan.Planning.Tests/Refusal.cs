using WorkPlan.SharedKernel;

namespace WorkPlan.Planning.Tests;

/// <summary>The second of the two outcomes that a rule can have.</summary>
internal static class Refusal
{
    public static void ShouldBeRefused(this Action act, string code) => Assert.Equal(code, Assert.ThrowsAny<DomainRuleException>(act).Code);
}
