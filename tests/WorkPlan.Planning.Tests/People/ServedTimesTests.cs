using WorkPlan.Assignments.Contracts;
using WorkPlan.Planning.People;

namespace WorkPlan.Planning.Tests.People;

/// <summary>Who was there on a day, and as what, from what is heard of a person.</summary>
public sealed class ServedTimesTests
{
    private static readonly DateOnly Since = new(2019, 1, 1);
    private static readonly DateOnly Appointed = new(2022, 8, 1);

    [Fact]
    public void A_service_is_divided_where_a_title_begins()
    {
        var before = ServedTimes.After([], Heard("QT.HL", Since, Title("examiner", Since)));
        Assert.Equal([new ServedTime("QT.HL", Since, null, "civilServant", "examiner", null)], before);
        var after = ServedTimes.After(before, Heard("QT.HL", Since, Title("examiner", Since, Appointed.AddDays(-1)), Title("prosecutorJunior", Appointed)));
        Assert.Equal(
            [
                new ServedTime("QT.HL", Since, Appointed.AddDays(-1), "civilServant", "examiner", null),
                new ServedTime("QT.HL", Appointed, null, "civilServant", "prosecutorJunior", null),
            ], after);
    }

    [Fact]
    public void A_title_that_has_ended_stays_in_the_days_on_which_it_was_held()
    {
        var times = ServedTimes.After([], Heard("QT.HL", Since, Title("prosecutorJunior", new(2020, 1, 1), new(2022, 6, 15)), Management("head", new(2021, 1, 1))));
        Assert.Equal(
            ["2019-01-01 - -", "2020-01-01 prosecutorJunior -", "2021-01-01 prosecutorJunior head", "2022-06-16 - head"],
            times.Select(time => $"{time.From:yyyy-MM-dd} {time.JudicialTitle ?? "-"} {time.ManagementTitle ?? "-"}"));
        // Told once more, and with one title more: nothing is divided twice.
        Assert.Equal(times, ServedTimes.After(times, Heard("QT.HL", Since, Title("prosecutorJunior", new(2020, 1, 1), new(2022, 6, 15)), Management("head", new(2021, 1, 1)))));
    }

    [Fact]
    public void What_was_served_elsewhere_ends_before_and_keeps_its_titles()
    {
        var moved = new DateOnly(2022, 7, 1);
        var there = ServedTimes.After([], Heard("QT.HL", Since, Title("examiner", Since, Appointed.AddDays(-1)), Title("prosecutorJunior", Appointed)));
        var times = ServedTimes.After(there, Heard("QT.DH", moved, Title("examiner", Since, Appointed.AddDays(-1)), Title("prosecutorJunior", Appointed)));
        Assert.Equal(
            [
                new ServedTime("QT.DH", moved, Appointed.AddDays(-1), "civilServant", "examiner", null),
                new ServedTime("QT.DH", Appointed, null, "civilServant", "prosecutorJunior", null),
                new ServedTime("QT.HL", Since, moved.AddDays(-1), "civilServant", "examiner", null),
            ], times.OrderBy(time => time.UnitCode, StringComparer.Ordinal).ThenBy(time => time.From));
    }

    [Fact]
    public void A_service_whose_beginning_is_put_right_is_one_service()
    {
        PersonTitleHeld[] titles = [Title("examiner", Since, Appointed.AddDays(-1)), Title("prosecutorJunior", Appointed)];
        var known = ServedTimes.After([], Heard("QT.HL", new(2020, 1, 1), titles));
        var times = ServedTimes.After(known, Heard("QT.HL", Since, titles));
        Assert.Equal([Since, Appointed], times.Select(time => time.From));
        // As an earlier version left it: both, side by side.
        var twice = new[] { new ServedTime("QT.P9", Since, null, "civilServant", "examiner", null), new ServedTime("QT.P9", new(2020, 1, 1), null, "civilServant", "examiner", null) };
        var moved = ServedTimes.After(twice, Heard("QT.HL", new(2023, 1, 1), titles));
        Assert.Equal(moved.Count, moved.DistinctBy(time => (time.UnitCode, time.From)).Count());
        Assert.All(moved.Where(time => time.UnitCode == "QT.P9"), time => Assert.True(time.To < new DateOnly(2023, 1, 1)));
    }

    [Fact]
    public void A_message_from_before_titles_were_told_changes_what_is_held_now_and_nothing_before()
    {
        var known = ServedTimes.After([], Heard("QT.HL", Since, Title("examiner", Since, Appointed.AddDays(-1)), Title("prosecutorJunior", Appointed)));
        var times = ServedTimes.After(known, Heard("QT.HL", Since) with { Titles = null, JudicialTitle = "prosecutorIntermediate", ServesTo = new(2023, 1, 31) });
        Assert.Equal(
            [
                new ServedTime("QT.HL", Since, Appointed.AddDays(-1), "civilServant", "examiner", null),
                new ServedTime("QT.HL", Appointed, new(2023, 1, 31), "civilServant", "prosecutorIntermediate", null),
            ], times);
    }

    private static PersonChanged Heard(string unit, DateOnly from, params PersonTitleHeld[] titles) =>
        PlanningApp.PersonState("HL-1", unit, from: from) with { JudicialTitle = null, Titles = titles };

    private static PersonTitleHeld Title(string title, DateOnly from, DateOnly? to = null) => new() { Title = title, IsJudicial = true, From = from, To = to };

    private static PersonTitleHeld Management(string title, DateOnly from) => new() { Title = title, IsJudicial = false, From = from };
}
