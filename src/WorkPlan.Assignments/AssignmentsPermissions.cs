using WorkPlan.ServiceDefaults.Security;

namespace WorkPlan.Assignments;

/// <summary>What the roles may do here.</summary>
internal static class AssignmentsPermissions
{
    public const string Read = "assignments.read";
    public const string WritePeople = "assignments.people.write";

    /// <summary>To send people to other units, for good or for a share of their time; held in both units.</summary>
    public const string Transfer = "assignments.people.transfer";

    /// <summary>Discipline is sensitive: it is neither part of reading people nor of writing them.</summary>
    public const string ReadDiscipline = "assignments.discipline.read";
    public const string WriteDiscipline = "assignments.discipline.write";

    /// <summary>Party titles, health, self-reviews and reviews by others: apart from everything else, and every look is logged.</summary>
    public const string ReadSensitive = "assignments.sensitive.read";
    public const string WriteSensitive = "assignments.sensitive.write";
    public const string ReadAccessLog = "assignments.access-log.read";
    public const string WriteTasks = "assignments.tasks.write";

    /// <summary>To report on tasks of one's own; that they are one's own the handler checks.</summary>
    public const string DoTasks = "assignments.tasks.do";
    public const string ConfirmTasks = "assignments.tasks.confirm";
    public const string Propose = "assignments.proposals.make";
    public const string DraftDecisions = "assignments.decisions.draft";
    public const string IssueDecisions = "assignments.decisions.issue";

    /// <summary>To write a plan of one's own.</summary>
    public const string WriteOwnPlan = "assignments.plans.write";
    public const string ApprovePlans = "assignments.plans.approve";

    /// <summary>To switch a way of scoring on in a unit and below it.</summary>
    public const string AdoptScoring = "assignments.scoring.adopt";

    /// <summary>To give general points, to find faults, and to confirm objective causes; never of one's own work.</summary>
    public const string JudgeWork = "assignments.scoring.judge";
    /// <summary>To sign what others are rated, which freezes it.</summary>
    public const string SignScores = "assignments.scores.sign";
    public const string ReadScores = "assignments.scores.read";

    private static readonly string[] Leaders = [Roles.Chief, Roles.DeputyChief, Roles.UnitHead];
    private static readonly string[] Preparers = [.. Leaders, Roles.Planner];

    public static readonly PermissionGrant[] Table =
    [
        new(Read, Roles.Members),
        new(WritePeople, [Roles.SystemAdministrator, .. Preparers]),
        new(Transfer, [Roles.SystemAdministrator, Roles.Chief, Roles.DeputyChief]),
        new(ReadDiscipline, [.. Leaders, Roles.EmulationOfficer, Roles.Auditor]),
        new(WriteDiscipline, [Roles.Chief, Roles.DeputyChief]),
        new(ReadSensitive, [Roles.Chief, Roles.DeputyChief]),
        new(WriteSensitive, [Roles.Chief, Roles.DeputyChief]),
        new(ReadAccessLog, [Roles.Chief, Roles.Auditor]),
        new(WriteTasks, Preparers),
        new(DoTasks, Roles.Members),
        new(ConfirmTasks, Leaders),
        new(Propose, Preparers),
        new(DraftDecisions, Preparers),
        new(IssueDecisions, Leaders),
        new(WriteOwnPlan, Roles.Members),
        new(ApprovePlans, Leaders),
        new(AdoptScoring, [Roles.Chief]),
        new(JudgeWork, Leaders),
        new(SignScores, Leaders),
        new(ReadScores, [.. Leaders, Roles.EmulationOfficer, Roles.Auditor]),
    ];
}
