using System.Linq.Expressions;
using WorkPlan.Inspections.UnitInspections;

namespace WorkPlan.Inspections.Campaigns;

/// <summary>A campaign in a list.</summary>
public sealed record CampaignRow(
    Guid Id, string Title, int WorkYear, string ByUnitCode, CampaignState State, DateOnly CampaignDate, DateTimeOffset SelfReportDueAt,
    int DirectUnits, int SelfUnits)
{
    internal static readonly Expression<Func<InspectionCampaign, CampaignRow>> Projection = campaign => new CampaignRow(
        campaign.Id, campaign.Title, campaign.WorkYear, campaign.ByUnitCode, campaign.State, campaign.CampaignDate, campaign.SelfReportDueAt,
        campaign.Units.Count(unit => unit.Mode == InspectionMode.Direct), campaign.Units.Count(unit => unit.Mode == InspectionMode.Self));
}

public sealed record CampaignView
{
    public required Guid Id { get; init; }

    public required string Title { get; init; }

    public required int WorkYear { get; init; }

    /// <summary>The unit that planned it.</summary>
    public required string ByUnitCode { get; init; }

    /// <summary>Who inspects since that unit was closed; null while it does itself.</summary>
    public required string? HandedOverTo { get; init; }

    public required IReadOnlyList<CampaignHandOver> HandOvers { get; init; }

    public required string Subject { get; init; }

    public required CampaignState State { get; init; }

    public required Guid ChecklistId { get; init; }

    public required ScopeView Scope { get; init; }

    public required DateOnly CampaignDate { get; init; }

    public required DateOnly ExaminedFrom { get; init; }

    public required DateOnly ExaminedTo { get; init; }

    public required DateTimeOffset SelfReportDueAt { get; init; }

    public required DateOnly? AnnouncedOn { get; init; }

    public required DateOnly? ClosedOn { get; init; }

    public required InspectionSubject? SubjectObject { get; init; }

    public required InspectionPlan? PlanDocument { get; init; }

    public required DateOnly? FieldworkFrom { get; init; }

    public required DateOnly? FieldworkTo { get; init; }

    public required int? NoticeWorkingDays { get; init; }

    public required string? Outline { get; init; }

    public required IReadOnlyList<TeamMember> Team { get; init; }

    /// <summary>The decision that set up the team; null while it is only proposed.</summary>
    public required TeamDecision? TeamDecision { get; init; }

    /// <summary>The teams before, oldest first.</summary>
    public required IReadOnlyList<FormerTeam> FormerTeams { get; init; }

    public required IReadOnlyList<LessonsNotice> Lessons { get; init; }

    public required IReadOnlyList<string> DirectUnits { get; init; }

    public required IReadOnlyList<string> SelfUnits { get; init; }

    /// <param name="campaign">The campaign.</param>
    /// <param name="conducts">Whether the reader is of the inspecting unit: who of a team served where, and why it inspects all the same, is its matter.</param>
    internal static CampaignView Of(InspectionCampaign campaign, bool conducts = true) => new()
    {
        Id = campaign.Id,
        Title = campaign.Title,
        WorkYear = campaign.WorkYear,
        ByUnitCode = campaign.ByUnitCode,
        HandedOverTo = campaign.HandedOverTo,
        HandOvers = campaign.HandOvers,
        Subject = campaign.Subject,
        State = campaign.State,
        ChecklistId = campaign.ChecklistId,
        Scope = new ScopeView(campaign.Scope.Levels, campaign.Scope.Types, campaign.Scope.UnderUnitCode),
        CampaignDate = campaign.CampaignDate,
        ExaminedFrom = campaign.ExaminedFrom,
        ExaminedTo = campaign.ExaminedTo,
        SelfReportDueAt = campaign.SelfReportDueAt,
        AnnouncedOn = campaign.AnnouncedOn,
        ClosedOn = campaign.ClosedOn,
        SubjectObject = campaign.SubjectObject,
        PlanDocument = campaign.PlanDocument,
        FieldworkFrom = campaign.FieldworkFrom,
        FieldworkTo = campaign.FieldworkTo,
        NoticeWorkingDays = campaign.NoticeWorkingDays,
        Outline = campaign.Outline,
        Team = Shown(campaign.Team, conducts),
        TeamDecision = campaign.TeamDecision,
        FormerTeams = [.. campaign.FormerTeams.Select(team => team with { Members = Shown(team.Members, conducts) })],
        Lessons = campaign.Lessons,
        DirectUnits = [.. campaign.DirectUnits],
        SelfUnits = [.. campaign.SelfUnits],
    };

    private static IReadOnlyList<TeamMember> Shown(IReadOnlyList<TeamMember> team, bool conducts) =>
        conducts ? team : [.. team.Select(member => member with { Overrides = [] })];
}

public sealed record ScopeView(IReadOnlyList<string> Levels, IReadOnlyList<string> Types, string UnderUnitCode);

/// <summary>A unit of a campaign in a list.</summary>
public sealed record CampaignUnitView
{
    public required Guid Id { get; init; }

    public required string UnitCode { get; init; }

    public required string UnitName { get; init; }

    public required InspectionMode Mode { get; init; }

    public required DateOnly? EscalatedOn { get; init; }

    public required string? EscalationReason { get; init; }

    /// <summary>Who answers since the unit was closed; null while it does itself.</summary>
    public required string? HandedOverTo { get; init; }

    public required InspectionState State { get; init; }

    public required DateTimeOffset? SubmittedAt { get; init; }

    public required bool Late { get; init; }

    public required InspectionGrade? Grade { get; init; }

    public required DateOnly? ConcludedOn { get; init; }
}
