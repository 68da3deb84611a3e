using WorkPlan.ServiceDefaults.Http;

namespace WorkPlan.ServiceDefaults.Tests.Http;

public sealed class ChoiceTests
{
    [Theory]
    [InlineData("monday", DayOfWeek.Monday)]
    [InlineData("Monday", DayOfWeek.Monday)]
    public void A_name_is_taken_as_bodies_write_it(string text, DayOfWeek day)
    {
        Assert.True(Choice<DayOfWeek>.TryParse(text, null, out var choice));
        Assert.Equal(day, choice.Value);
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("1")]
    [InlineData("-1")]
    [InlineData("someday")]
    [InlineData("monday,tuesday")]
    public void Numbers_lists_and_unknown_names_are_not(string? text) => Assert.False(Choice<DayOfWeek>.TryParse(text, null, out _));
}
