using WorkPlan.Planning.Rollups.Reading;
using WorkPlan.Planning.Rollups.States;

namespace WorkPlan.Planning.Tests.Rollups;

public sealed class FulfilmentTests
{
    [Theory]
    [InlineData(0, 0, 0, 5, null)] // nothing arose: neither reached nor missed
    [InlineData(5, 0, 0, 5, Fulfilment.Meets)]
    [InlineData(4, 1, 0, 0, Fulfilment.Exceeds)]
    [InlineData(7, 1, 2, 0, Fulfilment.BasicallyMeets)] // exactly 80 %
    [InlineData(0, 8, 2, 9, Fulfilment.BasicallyMeets)]
    [InlineData(7, 0, 2, 0, Fulfilment.DoesNotMeet)] // 77,7 %
    [InlineData(0, 0, 1, 0, Fulfilment.DoesNotMeet)]
    public void The_middle_begins_where_the_setting_says(int met, int exceeded, int notMet, int notArisen, Fulfilment? grade) =>
        Assert.Equal(grade, FulfilmentGrades.GradeOf(
            CountsView.Of(new SlotSum(null, 0, met + exceeded + notMet + notArisen + 1, met, exceeded, notMet, notArisen)), 8_000));
}
