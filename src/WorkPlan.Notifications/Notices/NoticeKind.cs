namespace WorkPlan.Notifications.Notices;

/// <summary>How much a notice wants of its reader.</summary>
internal enum Urgency
{
    /// <summary>To know.</summary>
    Info = 1,

    /// <summary>Something is to be done.</summary>
    Action = 2,

    /// <summary>Something is overdue, or about to be.</summary>
    Urgent = 3,
}

/// <summary>A kind of notice; its words stand in the texts under <c>notice.{Code}</c>.</summary>
/// <param name="Code">Stable: clients and preferences name it.</param>
/// <param name="Urgency">What it wants.</param>
/// <param name="Subject">The kind of thing that it leads to.</param>
internal sealed record NoticeKind(string Code, Urgency Urgency, string Subject)
{
    /// <summary>Nobody can close their eyes to what is overdue.</summary>
    public bool CanBeOff => Urgency != Urgency.Urgent;
}

internal static class NoticeKinds
{
    public static readonly NoticeKind DirectiveReceived = new("directive-received", Urgency.Info, "document");
    public static readonly NoticeKind SupplementRequired = new("supplement-required", Urgency.Action, "document");
    public static readonly NoticeKind DirectiveSuperseded = new("directive-superseded", Urgency.Info, "document");
    public static readonly NoticeKind DocumentToAcknowledge = new("document-to-acknowledge", Urgency.Action, "document");
    public static readonly NoticeKind ObligationReminded = new("obligation-reminded", Urgency.Action, "obligation");
    public static readonly NoticeKind ObligationEscalated = new("obligation-escalated", Urgency.Urgent, "obligation");
    public static readonly NoticeKind ObligationsToday = new("obligations-today", Urgency.Action, "digest");
    public static readonly NoticeKind MeetingTaskGiven = new("meeting-task-given", Urgency.Action, "meetingTask");
    public static readonly NoticeKind MeetingTaskCancelled = new("meeting-task-cancelled", Urgency.Info, "meetingTask");
    public static readonly NoticeKind PlanSubmitted = new("plan-submitted", Urgency.Action, "plan");
    public static readonly NoticeKind PlanReturned = new("plan-returned", Urgency.Action, "plan");
    public static readonly NoticeKind PlanApproved = new("plan-approved", Urgency.Action, "plan");
    public static readonly NoticeKind PlanIssued = new("plan-issued", Urgency.Info, "plan");
    public static readonly NoticeKind PlanSupplemented = new("plan-supplemented", Urgency.Info, "plan");
    public static readonly NoticeKind PlanWithdrawn = new("plan-withdrawn", Urgency.Info, "plan");
    public static readonly NoticeKind PlanOverdue = new("plan-overdue", Urgency.Urgent, "plan");
    public static readonly NoticeKind PlanClosed = new("plan-closed", Urgency.Info, "plan");
    public static readonly NoticeKind InquiryAsked = new("inquiry-asked", Urgency.Action, "inquiry");
    public static readonly NoticeKind InquiryAnswered = new("inquiry-answered", Urgency.Info, "inquiry");
    public static readonly NoticeKind ObstacleEscalated = new("obstacle-escalated", Urgency.Urgent, "obstacle");
    public static readonly NoticeKind TasksAssigned = new("tasks-assigned", Urgency.Action, "decision");
    public static readonly NoticeKind InspectionDirect = new("inspection-direct", Urgency.Action, "inspection");
    public static readonly NoticeKind InspectionSelf = new("inspection-self", Urgency.Action, "inspection");
    public static readonly NoticeKind InspectionEscalated = new("inspection-escalated", Urgency.Action, "inspection");
    public static readonly NoticeKind InspectionPostponed = new("inspection-postponed", Urgency.Info, "inspection");
    public static readonly NoticeKind CommonLessons = new("common-lessons", Urgency.Info, "inspection");
    public static readonly NoticeKind SelfInspectionSubmitted = new("self-inspection-submitted", Urgency.Action, "inspection");
    public static readonly NoticeKind InspectionConcluded = new("inspection-concluded", Urgency.Info, "inspection");
    public static readonly NoticeKind FindingRaised = new("finding-raised", Urgency.Action, "finding");
    public static readonly NoticeKind FindingVerified = new("finding-verified", Urgency.Info, "finding");
    public static readonly NoticeKind CampaignLaunched = new("emulation-campaign-launched", Urgency.Action, "emulationCampaign");
    public static readonly NoticeKind PledgeToSign = new("pledge-to-sign", Urgency.Action, "pledge");
    public static readonly NoticeKind WorkDigest = new("work-digest", Urgency.Info, "person");
    public static readonly NoticeKind TitleExpiring = new("title-expiring", Urgency.Action, "person");
    public static readonly NoticeKind PersonTransferred = new("person-transferred", Urgency.Action, "handOver");
    public static readonly NoticeKind PersonLeft = new("person-left", Urgency.Action, "handOver");
    public static readonly NoticeKind PersonJoined = new("person-joined", Urgency.Info, "person");
    public static readonly NoticeKind RankingPublished = new("ranking-published", Urgency.Info, "ranking");
    public static readonly NoticeKind RankingCorrected = new("ranking-corrected", Urgency.Info, "ranking");
    public static readonly NoticeKind BallotOpened = new("ballot-opened", Urgency.Action, "ballot");
    public static readonly NoticeKind BallotClosed = new("ballot-closed", Urgency.Info, "ballot");
    public static readonly NoticeKind Commended = new("commended", Urgency.Info, "commendation");
    public static readonly NoticeKind ConferenceDue = new("conference-due", Urgency.Action, "emulationCampaign");
    public static readonly NoticeKind ConferenceOverdue = new("conference-overdue", Urgency.Urgent, "emulationCampaign");
    public static readonly NoticeKind UnitsSucceeded = new("units-succeeded", Urgency.Info, "unit");

    public static readonly IReadOnlyList<NoticeKind> All =
    [
        DirectiveReceived, SupplementRequired, DirectiveSuperseded, DocumentToAcknowledge, ObligationReminded, ObligationEscalated,
        ObligationsToday, MeetingTaskGiven, MeetingTaskCancelled, PlanSubmitted, PlanReturned, PlanApproved, PlanIssued, PlanSupplemented,
        PlanWithdrawn, PlanOverdue, PlanClosed, InquiryAsked, InquiryAnswered, ObstacleEscalated, TasksAssigned, InspectionDirect, InspectionSelf, InspectionEscalated, InspectionPostponed,
        SelfInspectionSubmitted, InspectionConcluded, CommonLessons, FindingRaised, FindingVerified, CampaignLaunched, PledgeToSign,
        RankingPublished, RankingCorrected, BallotOpened, BallotClosed, Commended, WorkDigest, TitleExpiring, PersonTransferred, PersonLeft,
        PersonJoined, UnitsSucceeded, ConferenceDue, ConferenceOverdue,
    ];

    private static readonly Dictionary<string, NoticeKind> ByCode = All.ToDictionary(kind => kind.Code);

    public static IReadOnlyList<string> OfUrgency(params Urgency[] wanted) =>
        [.. All.Where(kind => wanted.Contains(kind.Urgency)).Select(kind => kind.Code)];

    public static NoticeKind? Find(string code) => ByCode.GetValueOrDefault(code);
}
