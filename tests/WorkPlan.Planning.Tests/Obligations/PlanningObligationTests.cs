using WorkPlan.Planning.Obligations;
using WorkPlan.Planning.Plans;
using WorkPlan.SharedKernel;

namespace WorkPlan.Planning.Tests.Obligations;

public sealed class PlanningObligationTests
{
    private static readonly Actor Planner = new("planner", new(2022, 2, 20, 8, 0, 0, TimeSpan.FromHours(7)));

    private static readonly DateTimeOffset Opened = new(2022, 1, 24, 9, 0, 0, TimeSpan.FromHours(7));
    private static readonly Guid Document = Guid.CreateVersion7();

    [Fact]
    public void Ten_working_days_over_the_new_year_of_2022_leave_out_tet() =>
        Assert.Equal(new DateOnly(2022, 2, 14), Owed().Deadline.DueOn);

    [Fact]
    public void An_answer_on_the_last_day_is_in_time()
    {
        var obligation = Owed();

        obligation.Satisfy(SatisfiedBy.Version(2, new(2022, 2, 14), Planner));

        Assert.Equal(ObligationState.Satisfied, obligation.State);
        Assert.Equal(2, obligation.AnsweredByVersion);
        Assert.False(obligation.AsValue().WasLate);
    }

    [Fact]
    public void An_answer_on_the_day_after_is_late()
    {
        var obligation = Owed();

        obligation.Satisfy(SatisfiedBy.Version(2, new(2022, 2, 15), Planner));

        Assert.True(obligation.AsValue().WasLate);
    }

    [Fact]
    public void No_change_needed_is_an_answer_as_good_as_a_version()
    {
        var obligation = Owed();

        obligation.Satisfy(SatisfiedBy.NoChange("Chương trình đã có đủ nhiệm vụ", new(2022, 2, 10), Planner));

        Assert.Equal(ObligationStanding.Satisfied, obligation.StandingAt(Opened.AddYears(1)));
        Assert.False(obligation.AsValue().WasLate);
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("   ")]
    public void No_change_needed_without_a_reason_is_refused(string? reason) =>
        ((Action)(() => SatisfiedBy.NoChange(reason, new(2022, 2, 10), Planner))).ShouldBeRefused("no-change-needs-reason");

    [Fact]
    public void It_is_answered_once()
    {
        var obligation = Owed();
        obligation.Satisfy(SatisfiedBy.Version(2, new(2022, 2, 10), Planner));

        ((Action)(() => obligation.Satisfy(SatisfiedBy.Version(3, new(2022, 2, 11), Planner)))).ShouldBeRefused("obligation-not-open");
    }

    [Fact]
    public void A_waiver_needs_a_reason() =>
        ((Action)(() => Owed().Waive("chief", Opened, " "))).ShouldBeRefused("waiver-needs-a-reason");

    [Fact]
    public void It_is_overdue_after_the_last_day_only()
    {
        var obligation = Owed();

        Assert.Equal(ObligationStanding.Open, obligation.StandingAt(VietnamTime.EndOf(new(2022, 2, 14))));
        Assert.Equal(ObligationStanding.Overdue, obligation.StandingAt(VietnamTime.StartOf(new(2022, 2, 15))));
    }

    [Fact]
    public void Owed_again_it_forgets_the_answer_and_gets_a_new_deadline()
    {
        var obligation = Owed();
        obligation.Satisfy(SatisfiedBy.Version(2, new(2022, 2, 10), Planner));

        obligation.OweAgain(ObligationEvents.DocumentCorrected, Deadline.WorkingDaysAfter(new(2022, 3, 1), 10, WorkingCalendar.Vietnam), Opened);

        Assert.True(obligation.IsOpen);
        Assert.Equal((null, null), (obligation.AnsweredByVersion, obligation.SatisfiedAt));
        Assert.Equal(new DateOnly(2022, 3, 15), obligation.Deadline.DueOn);
        Assert.Equal((1, ObligationEvents.DocumentCorrected), (obligation.Reopened, obligation.SourceEvent));
    }

    [Fact]
    public void Owed_again_while_it_is_open_it_moves_to_the_new_deadline()
    {
        var obligation = Owed();

        obligation.OweAgain(ObligationEvents.DocumentCorrected, Deadline.WorkingDaysAfter(new(2022, 3, 1), 10, WorkingCalendar.Vietnam), Opened);

        Assert.Equal(new DateOnly(2022, 3, 15), obligation.Deadline.DueOn);
    }

    // Monday 24/01/2022; 31/01 to 04/02 are Tết.
    private static PlanningObligation Owed() => PlanningObligation.ToSupplement(
        "QT.P9", 2022, Document, ObligationEvents.DocumentReceived,
        Deadline.WorkingDaysAfter(new(2022, 1, 24), 10, WorkingCalendar.Vietnam), Opened);
}
