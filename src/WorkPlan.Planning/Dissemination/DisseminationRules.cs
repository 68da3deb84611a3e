using WorkPlan.ServiceDefaults.Problems;
using WorkPlan.SharedKernel;

namespace WorkPlan.Planning.Dissemination;

/// <summary>Every way in which dissemination and acknowledgement refuse.</summary>
internal static class DisseminationRules
{
    public static RuleException BeforeReceipt(DateOnly meetingOn, DateOnly receivedOn) =>
        new("disseminated-before-received", VietnamTime.Format(meetingOn), VietnamTime.Format(receivedOn));

    public static RuleException MeetingInFuture(DateOnly meetingOn) => new("meeting-in-future", VietnamTime.Format(meetingOn));

    public static RuleException UnitNotAddressed(string unitCode) => new("unit-not-addressed", unitCode);

    public static RuleException AlreadyDisseminated(string unitCode) => new("already-disseminated", unitCode);

    public static RuleException PersonUnknown(string personCode) => new("person-not-known", personCode);

    public static RuleException NobodyServes(string unitCode, DateOnly on) => new("nobody-serves-in-unit", unitCode, VietnamTime.Format(on));

    public static RuleException NotDisseminated(string unitCode) => new("not-disseminated-yet", unitCode);

    public static RuleException NotOnTheList(IEnumerable<string> personCodes) => new("not-on-acknowledgement-list", string.Join(", ", personCodes));

    public static RuleException AlreadyAcknowledged(IEnumerable<string> personCodes) => new("already-acknowledged", string.Join(", ", personCodes));

    public static RuleException NoPersonBehindAccount() => new("no-person-behind-account");

    public static RuleException BeforeMeeting(DateOnly on, DateOnly meetingOn) =>
        new("acknowledged-before-meeting", VietnamTime.Format(on), VietnamTime.Format(meetingOn));

    public static RuleException AcknowledgedInFuture(DateOnly on) => new("acknowledged-in-future", VietnamTime.Format(on));

    public static RuleException BeforeText(DateOnly on, DateOnly textOn) =>
        new("acknowledged-before-text", VietnamTime.Format(on), VietnamTime.Format(textOn));
}
