namespace WorkPlan.Inspections.Campaigns;

public enum SubjectKind
{
    /// <summary>How the units carry out their work plans of a year.</summary>
    WorkPlan,

    /// <summary>How they carry out one directive or document.</summary>
    Document,

    /// <summary>How they carry out a program of work.</summary>
    Program,

    /// <summary>How they reach the targets of a catalogue.</summary>
    Catalogue,
}

/// <summary>What of planning is inspected: its kind, its id there where it is one object, and its work year, which need not be the campaign's.</summary>
public sealed record InspectionSubject(SubjectKind Kind, int WorkYear, Guid? Id = null);

/// <summary>The plan of inspection (kế hoạch kiểm tra) that the campaign rests on.</summary>
/// <param name="Number">As printed.</param>
/// <param name="IssuedOn">Its day.</param>
/// <param name="DocumentId">Its id in the register of documents, where it is registered.</param>
public sealed record InspectionPlan(string Number, DateOnly IssuedOn, Guid? DocumentId = null);

public enum TeamRole
{
    Lead,
    Deputy,
    Secretary,
    Member,
}

/// <summary>What somebody does in a team.</summary>
internal enum TeamDuty
{
    /// <summary>To answer, to show evidence, to raise findings and write notes: every member.</summary>
    Inspect,

    /// <summary>To write the minutes and the draft of the conclusion: lead, deputy or secretary.</summary>
    Write,

    /// <summary>To sign the minutes for the team: lead or deputy.</summary>
    Sign,

    /// <summary>To conclude: the lead.</summary>
    Conclude,
}

internal static class TeamDuties
{
    public static bool Has(this TeamRole role, TeamDuty duty) => duty switch
    {
        TeamDuty.Inspect => true,
        TeamDuty.Write => role is TeamRole.Lead or TeamRole.Deputy or TeamRole.Secretary,
        TeamDuty.Sign => role is TeamRole.Lead or TeamRole.Deputy,
        _ => role is TeamRole.Lead,
    };
}

/// <summary>The decision (quyết định thành lập đoàn kiểm tra) that set up the team.</summary>
/// <param name="Number">As printed, in its normal form.</param>
/// <param name="IssuedOn">Its day.</param>
/// <param name="Issuer">Who issued it, for example the chief of the inspecting unit.</param>
public sealed record TeamDecision(string Number, DateOnly IssuedOn, string Issuer);

/// <summary>Somebody of the inspecting team (đoàn kiểm tra).</summary>
/// <param name="PersonCode">Who.</param>
/// <param name="FullName">The name on the day the team was named.</param>
/// <param name="Role">The part in the team.</param>
/// <param name="Overrides">Units that the person inspects although not independent of them.</param>
public sealed record TeamMember(string PersonCode, string FullName, TeamRole Role, IReadOnlyList<IndependenceOverride> Overrides);

/// <summary>A person may inspect a unit in which it served in the examined period after all, and why.</summary>
public sealed record IndependenceOverride(string UnitCode, string Reason, string By, DateTimeOffset At);

/// <summary>A team that another one took the place of, with the decision that had set it up; null where it was only proposed.</summary>
/// <param name="Members">Who was in it, with the overrides that held.</param>
/// <param name="Decision">By what decision.</param>
/// <param name="ReplacedBy">Who named the next one.</param>
/// <param name="ReplacedAt">When.</param>
public sealed record FormerTeam(IReadOnlyList<TeamMember> Members, TeamDecision? Decision, string ReplacedBy, DateTimeOffset ReplacedAt);

/// <summary>Inspecting went from one unit to another.</summary>
/// <param name="FromUnitCode">The closed unit.</param>
/// <param name="ToUnitCode">The unit that inspects since.</param>
/// <param name="EffectiveOn">Its first day.</param>
/// <param name="LegalBasis">The decision.</param>
public sealed record CampaignHandOver(string FromUnitCode, string ToUnitCode, DateOnly EffectiveOn, string LegalBasis);

/// <summary>A notice to all units of what the inspection showed (thông báo rút kinh nghiệm chung).</summary>
public sealed record LessonsNotice(Guid Id, string Number, DateOnly IssuedOn, string Text, string IssuedBy);
