using WorkPlan.Inspections.People;

namespace WorkPlan.Inspections.Tests.Domain;

public sealed class OfficeHistoryTests
{
    private static readonly DateOnly Since = new(2020, 1, 1);

    [Fact]
    public void A_promotion_a_transfer_and_the_end_of_a_title_each_end_what_was_before()
    {
        OfficeRecord[] told =
        [
            Record(1, "HT.HS", "deputyChief", Since),
            Record(2, "HT.HS", "chief", Since, titleFrom: new(2021, 3, 1), saidOn: new(2021, 3, 5)),
            Record(3, "HT.HS", "chief", Since, titleFrom: new(2021, 3, 1), saidOn: new(2021, 8, 1), to: new(2022, 1, 31)),
            Record(4, "HT.KA", "chief", new(2022, 2, 1), titleFrom: new(2021, 3, 1), saidOn: new(2022, 2, 1)),
            Record(5, "HT.KA", null, new(2022, 2, 1), saidOn: new(2022, 5, 2)),
        ];

        Assert.Equal(
            [
                new Office("HT.HS", "deputyChief", Since, new(2021, 2, 28)), new Office("HT.HS", "chief", new(2021, 3, 1), new(2022, 1, 31)),
                new Office("HT.KA", "chief", new(2022, 2, 1), new(2022, 5, 1), IsBrought: true, BroughtFrom: "HT.HS"), new Office("HT.KA", null, new(2022, 5, 2), null),
            ],
            OfficeHistory.Of(told.Reverse()));
    }

    [Fact]
    public void Whoever_is_appointed_anew_held_the_title_before_too()
    {
        OfficeRecord[] told =
        [
            Record(1, "HT.HS", "chief", Since, titleFrom: Since), Record(2, "HT.HS", "chief", Since, titleFrom: new(2022, 6, 1), saidOn: new(2022, 6, 1)),
        ];

        Assert.Contains(OfficeHistory.Of(told), office => office.IsHeldOn(new(2022, 5, 31)));
        Assert.Contains(OfficeHistory.Of(told), office => office.IsHeldOn(new(2022, 6, 1)));
    }

    [Fact]
    public void A_first_day_that_is_corrected_replaces_the_wrong_one()
    {
        OfficeRecord[] told =
        [
            Record(1, "HT.HS", "chief", Since, titleFrom: new(2021, 1, 1)), Record(2, "HT.HS", "chief", Since, titleFrom: new(2020, 6, 1), saidOn: new(2022, 6, 1)),
        ];

        Assert.Equal([new Office("HT.HS", "chief", new(2020, 6, 1), null)], OfficeHistory.Of(told));
    }

    [Fact]
    public void A_title_given_about_when_a_transfer_was_told_without_its_day_was_given_there()
    {
        OfficeRecord[] told =
        [
            Record(1, "HT.HS", "chief", Since, titleFrom: Since), Record(2, "HT.KA", "chief", Since, titleFrom: new(2022, 2, 1), saidOn: new(2022, 2, 5)),
        ];

        Assert.False(OfficeHistory.Of(told)[1].IsBrought);
    }

    private static OfficeRecord Record(
        long version, string unit, string? title, DateOnly from, DateOnly? titleFrom = null, DateOnly? saidOn = null, DateOnly? to = null) => new()
        {
            PersonCode = "A",
            Version = version,
            UnitCode = unit,
            ManagementTitle = title,
            TitleFrom = titleFrom,
            ServesFrom = from,
            ServesTo = to,
            SaidOn = saidOn ?? from,
        };
}
