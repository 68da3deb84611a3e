using WorkPlan.Testing;

namespace WorkPlan.EndToEnd.Tests.Operations.Runbooks;

/// <summary>Pages are written so that they can be followed, and none of them is left out of it.</summary>
[Trait("Category", "Operations")]
public sealed class WritingRunbooks
{
    [Fact]
    public void Every_page_is_followed_by_a_test()
    {
        var followed = new[] { typeof(FollowingTheRunbooks), typeof(FollowingTheRunbooksOnASmallDisk) }
            .Select(type => File.ReadAllText(Path.Combine(
                SourceTree.Root, "tests", "WorkPlan.EndToEnd.Tests", "Operations", "Runbooks", $"{type.Name}.cs"))).ToList();
        Assert.True(Runbook.Names.Count() >= 18);
        Assert.All(Runbook.Names, name => Assert.Contains(followed, test => test.Contains($"FollowAsync(\"{name}\"", StringComparison.Ordinal)
            || test.Contains($"\"{name}\", instead:", StringComparison.Ordinal)));
    }

    [Fact]
    public void Every_step_says_what_to_type_and_what_one_sees() => Assert.All(Runbook.Names, name =>
    {
        var steps = Runbook.Read(name).Steps;
        Assert.Equal(Enumerable.Range(1, steps.Count), steps.Select(step => step.Number));
        Assert.NotEmpty(steps);
        // What changes something may say nothing, if a look follows it.
        Assert.All(steps, step => Assert.True(step.Commands.Count > 0 && (step.Commands[^1].Shows.Count > 0 || step.Says.Contains("kernel", StringComparison.Ordinal)), $"{name}, step {step.Number}"));
    });

    [Fact]
    public void A_page_is_read_step_by_step()
    {
        var page = Runbook.Parse("Page", """
            # Page

            ## What to do

            1. Look.

               ```bash
               echo a
               echo b
               ```
               ```text
               # a remark
               a
               …
               ```
            2. Act.

               ```bash once
               kill 1
               ```
               ```bash
               ps
               ```
               ```text
               1 …T…
               ```

            ## When it is over
            """);

        Assert.Equal([(1, "Look."), (2, "Act.")], page.Steps.Select(step => (step.Number, step.Says)));
        var look = Assert.Single(page.Steps[0].Commands);
        Assert.Equal(("echo a\necho b\n", false), (look.Text, look.ChangesSomething));
        Assert.Equal(["a", "…"], look.Shows);
        Assert.Equal([true, false], page.Steps[1].Commands.Select(command => command.ChangesSomething));
        Assert.Equal(["1 …T…"], page.Steps[1].Commands[1].Shows);
    }

    [Theory]
    [InlineData(true, "1 Tl")]
    [InlineData(true, "before", "  1 Tl  ", "after")]
    [InlineData(false, "1 Sl")]
    [InlineData(false, "x 1 Tl")]
    [InlineData(false)]
    public void What_is_seen_is_compared_line_by_line(bool shown, params string[] output) =>
        Assert.Equal(shown, new Command("ps", false, ["1 …T…"]).IsShownBy(output));
}
