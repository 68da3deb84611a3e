using WorkPlan.ServiceDefaults.Security;

namespace WorkPlan.Planning.Documents;

/// <summary>What can be permitted around documents and what follows from them, and to which roles it is.</summary>
internal static class DocumentPermissions
{
    /// <summary>Documents, obligations, dissemination, directions, sessions and briefings of one's units.</summary>
    public const string Read = "planning.documents.read";

    public const string Register = "planning.documents.register";

    public const string Disseminate = "planning.dissemination.write";

    /// <summary>To acknowledge for oneself.</summary>
    public const string Acknowledge = "planning.acknowledgements.own";

    /// <summary>To enter the acknowledgements of others from a paper list.</summary>
    public const string RecordAcknowledgements = "planning.acknowledgements.record";

    /// <summary>To confirm what was handed over. To answer a document is to speak of the plan: who issues it does.</summary>
    public const string AnswerObligations = "planning.obligations.answer";

    public const string WaiveObligations = "planning.obligations.waive";

    public const string RecordMeetings = "planning.meetings.write";

    private static readonly string[] Leaders = [Roles.Chief, Roles.DeputyChief, Roles.UnitHead, Roles.Planner];

    public static readonly PermissionGrant[] Table =
    [
        new(Read, Roles.Members),
        new(Register, Leaders),
        new(Disseminate, Leaders),
        new(Acknowledge, Roles.Members),
        new(RecordAcknowledgements, Leaders),
        new(AnswerObligations, Leaders),
        new(WaiveObligations, [Roles.Chief, Roles.DeputyChief]),
        new(RecordMeetings, Leaders),
    ];
}
