using WorkPlan.Planning.Obligations;
using WorkPlan.SharedKernel;

namespace WorkPlan.Planning.Tests.Obligations;

public sealed class NoticeRuleTests
{
    [Theory]
    [InlineData("5wd", 5, false)]
    [InlineData("0wd", 0, false)]
    [InlineData("4h", 4, true)]
    public void Rules_are_data(string text, int number, bool inHours)
    {
        Assert.Equal(new NoticeRule(number, inHours), NoticeRule.Parse(text));
        Assert.Equal(text, NoticeRule.Parse(text)!.Text);
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("5")]
    [InlineData("wd")]
    [InlineData("h")]
    [InlineData("-1h")]
    [InlineData("5 wd")]
    [InlineData("251wd")]
    public void What_is_no_rule_is_refused(string? text)
    {
        Assert.Null(NoticeRule.Parse(text));
        Assert.Null(NoticeRule.List($"5wd, {text ?? "x"}x"));
    }

    /// <summary>Tết 2022 is from Monday 31/01 to Friday 04/02: two working days after Thursday 27/01 is Monday 07/02.</summary>
    [Theory]
    [InlineData(26, false)]
    [InlineData(27, true)]
    public void Two_working_days_before_leave_out_tet(int day, bool due)
    {
        foreach (var now in new[] { VietnamTime.StartOf(new(2022, 1, day)), VietnamTime.EndOf(new(2022, 1, day)) })
            Assert.Equal(due, VietnamTime.EndOf(new(2022, 2, 7)) <= new NoticeRule(2, false).RemindsOfDueBy(now, WorkingCalendar.Vietnam));
    }

    [Fact]
    public void Hours_are_hours()
    {
        var now = VietnamTime.At(new(2022, 5, 31), new(12, 0));
        var rule = new NoticeRule(4, true);

        Assert.Equal(VietnamTime.At(new(2022, 5, 31), new(16, 0)), rule.RemindsOfDueBy(now, WorkingCalendar.Vietnam));
        Assert.Equal(VietnamTime.At(new(2022, 5, 31), new(8, 0)), rule.EscalatesDueBefore(now, WorkingCalendar.Vietnam));
    }

    [Fact]
    public void Five_working_days_overdue_are_counted_in_working_days()
    {
        // Due on Friday 21/01; five working days later is Friday 28/01.
        var due = VietnamTime.EndOf(new(2022, 1, 21));
        var rule = new NoticeRule(5, false);

        Assert.False(due < rule.EscalatesDueBefore(VietnamTime.EndOf(new(2022, 1, 27)), WorkingCalendar.Vietnam));
        Assert.True(due < rule.EscalatesDueBefore(VietnamTime.StartOf(new(2022, 1, 28)), WorkingCalendar.Vietnam));
    }
}
