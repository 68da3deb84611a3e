namespace WorkPlan.SharedKernel.Tests.Rules;

public sealed class RefusingByRule
{
    [Fact]
    public void The_code_the_arguments_and_the_citation_are_kept()
    {
        var refusal = new DomainRuleException("target-lowered", "85%", "90%") { Citation = "139/QĐ-VKSTC" };

        Assert.Equal("target-lowered", refusal.Code);
        Assert.Equal(["85%", "90%"], refusal.Arguments);
        Assert.Equal("139/QĐ-VKSTC", refusal.Citation);
    }

    [Theory]
    [InlineData("plain")]
    public void Without_arguments_the_message_is_the_code(string code) => Assert.Equal(code, new DomainRuleException(code).Message);

    [Fact]
    public void The_message_shows_the_arguments() =>
        Assert.Equal("too-late(16:01; )", new DomainRuleException("too-late", "16:01", null).Message);
}
