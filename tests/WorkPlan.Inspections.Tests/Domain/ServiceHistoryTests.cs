using WorkPlan.Assignments.Contracts;
using WorkPlan.Inspections.People;

namespace WorkPlan.Inspections.Tests.Domain;

public sealed class ServiceHistoryTests
{
    private static readonly DateOnly From = new(2021, 12, 1);
    private static readonly DateOnly To = new(2022, 5, 31);

    [Fact]
    public void A_service_ends_the_day_before_the_next_begins()
    {
        var before = Record(1, "HT.HS", new(2018, 1, 1), led: true);
        var now = Record(2, "HT.P9", new(2022, 1, 1));

        var found = ServiceHistory.Within([now, before], From, To).ToList();

        Assert.Equal([new Service("HT.HS", new(2018, 1, 1), new(2021, 12, 31), true), new Service("HT.P9", new(2022, 1, 1), null, false)], found);
        Assert.Equal("HT.P9", Assert.Single(ServiceHistory.Within([now, before], new(2022, 1, 1), To)).UnitCode);
    }

    [Fact]
    public void Without_a_new_first_day_the_service_lasted_until_the_transfer_was_told()
    {
        var before = Record(1, "HT.HS", new(2018, 1, 1), seenOn: new(2018, 1, 5));
        var now = Record(2, "HT.P9", new(2018, 1, 1), seenOn: new(2022, 3, 1));

        Assert.Equal(new DateOnly(2022, 2, 28), ServiceHistory.Within([before, now], From, To).First().To);
    }

    [Fact]
    public void What_a_later_version_says_of_a_service_is_right_about_its_end_whatever_the_order()
    {
        PersonChanged[] versions =
        [
            OtherServices.Person("A", "HT.HS", "chief", new(2018, 1, 1), version: 1),
            OtherServices.Person("A", "HT.HS", null, new(2018, 1, 1), new(2021, 12, 31), version: 2),
        ];

        foreach (var told in new[] { versions, [.. versions.Reverse()] })
            Assert.Equal([new Service("HT.HS", new(2018, 1, 1), new(2021, 12, 31), true)], ServiceHistory.Within(told.Select(OfficeRecord.Of), From, To));
    }

    private static OfficeRecord Record(long version, string unit, DateOnly from, bool led = false, DateOnly? seenOn = null) => new()
    {
        PersonCode = "A",
        Version = version,
        UnitCode = unit,
        ManagementTitle = led ? "deputyChief" : null,
        ServesFrom = from,
        SaidOn = seenOn ?? from,
    };
}
