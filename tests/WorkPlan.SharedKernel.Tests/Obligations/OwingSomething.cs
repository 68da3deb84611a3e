using System.Text.Json;
using static WorkPlan.SharedKernel.Tests.Moments;
using static WorkPlan.SharedKernel.Tests.Refusal;

namespace WorkPlan.SharedKernel.Tests.Obligations;

public sealed class OwingSomething
{
    private static readonly DateTimeOffset InTime = Instant("2022-01-18T16:00:00+07:00");
    private static readonly DateTimeOffset TooLate = Instant("2022-01-19T08:00:00+07:00");

    [Fact]
    public void It_is_open_then_overdue_without_anybody_touching_it()
    {
        var owed = Supplement();

        Assert.Equal(ObligationStanding.Open, owed.StandingAt(InTime));
        Assert.Equal(ObligationStanding.Overdue, owed.StandingAt(TooLate));
        Assert.True(owed.IsOverdue(TooLate));
        Assert.Equal(ObligationState.Open, owed.State);
    }

    [Fact]
    public void Satisfied_in_time_it_says_by_whom_and_when()
    {
        var done = Supplement().Satisfy("plan-9-v2", InTime);

        Assert.Equal((ObligationState.Satisfied, "plan-9-v2", InTime), (done.State, done.SatisfiedBy, done.SatisfiedAt));
        Assert.False(done.WasLate);
        Assert.False(done.IsOverdue(TooLate));
        Assert.Equal(ObligationStanding.Satisfied, done.StandingAt(TooLate));
    }

    [Fact]
    public void Satisfied_late_it_remembers_that() => Assert.True(Supplement().Satisfy("plan-9-v2", TooLate).WasLate);

    [Fact]
    public void A_waiver_names_who_and_why()
    {
        var waived = Supplement().Waive("P001", InTime, "Đơn vị đã giải thể");

        Assert.Equal((ObligationState.Waived, "P001", "Đơn vị đã giải thể"), (waived.State, waived.WaivedBy, waived.WaivedReason));
        Assert.Equal(ObligationStanding.Waived, waived.StandingAt(TooLate));
        ShouldRefuse(() => Supplement().Waive("P001", InTime, " "), "waiver-needs-a-reason");
    }

    [Fact]
    public void What_is_settled_cannot_be_settled_again()
    {
        var done = Supplement().Satisfy("plan-9-v2", InTime);
        var waived = Supplement().Waive("P001", InTime, "Đơn vị đã giải thể");

        foreach (var settled in new[] { done, waived })
        {
            ShouldRefuse(() => settled.Satisfy("again", InTime), "obligation-not-open");
            ShouldRefuse(() => settled.Waive("P001", InTime, "again"), "obligation-not-open");
            ShouldRefuse(() => settled.HandOverTo(Debtor.Unit("KV1")), "obligation-not-open");
            ShouldRefuse(() => settled.MoveTo(Deadline.Explicit(TooLate)), "obligation-not-open");
        }
    }

    [Fact]
    public void A_material_correction_opens_it_again_with_a_deadline_of_its_own()
    {
        var correction = new ObligationSource("DirectiveCorrected", "doc-1");
        var deadline = Deadline.WorkingDaysAfter(Day("2022-02-10"), 5, WorkingCalendar.Vietnam);

        var again = Supplement().Satisfy("plan-9-v2", InTime).Reopen(correction, deadline);

        Assert.Equal((ObligationState.Open, correction, deadline), (again.State, again.Source, again.Deadline));
        Assert.Null(again.SatisfiedAt);
        ShouldRefuse(() => again.Reopen(correction, deadline), "obligation-still-open");
    }

    [Fact]
    public void A_successor_inherits_what_is_open_with_its_deadline()
    {
        var inherited = Supplement().HandOverTo(Debtor.Unit("KV1"));

        Assert.Equal(Debtor.Unit("KV1"), inherited.Debtor);
        Assert.Equal(Supplement().Deadline, inherited.Deadline);
    }

    [Fact]
    public void A_new_deadline_can_be_set_while_it_is_open()
    {
        var later = Supplement().MoveTo(Deadline.Explicit(Day("2022-01-20")));

        Assert.False(later.IsOverdue(TooLate));
    }

    [Fact]
    public void It_survives_json()
    {
        foreach (var obligation in new[]
        {
            Supplement(), Supplement().Satisfy("plan-9-v2", InTime), Supplement().Waive("P001", InTime, "Đơn vị đã giải thể"),
        })
        {
            var json = JsonSerializer.Serialize(obligation, JsonSerializerOptions.Web);
            Assert.Contains("\"kind\":\"supplement\"", json, StringComparison.Ordinal);
            Assert.Equal(obligation, JsonSerializer.Deserialize<Obligation>(json, JsonSerializerOptions.Web));
        }
    }

    [Fact]
    public void Every_kind_the_services_share_has_its_name() =>
        Assert.Equal(
            ["acknowledge", "supplement", "report", "selfInspect", "remediate", "register", "sign", "holdConference", "answer"],
            Enum.GetValues<ObligationKind>().Select(kind => JsonSerializer.Serialize(kind).Trim('"')));

    private static Obligation Supplement() => Obligation.Open(
        ObligationKind.Supplement,
        Debtor.Unit("QT-P9"),
        "plan-9",
        new ObligationSource("DirectiveReceived", "doc-1"),
        Deadline.WorkingDaysAfter(Day("2022-01-11"), 5, WorkingCalendar.Vietnam));
}
