using System.Globalization;
using WorkPlan.ServiceDefaults.Persistence;
using WorkPlan.ServiceDefaults.Problems;
using WorkPlan.SharedKernel;

namespace WorkPlan.Inspections.Campaigns;

public enum CampaignState
{
    Planned,
    Announced,
    Closed,
}

/// <summary>
/// An inspection campaign of one unit over units below it. Every unit in scope is in exactly one mode: those named are inspected
/// directly, all others inspect themselves. That holds at every moment; a campaign in which it does not cannot exist.
/// </summary>
internal sealed class InspectionCampaign : IVersioned
{
    private readonly List<CampaignUnit> _units = [];

    private InspectionCampaign()
    {
    }

    public Guid Id { get; private init; } = Guid.CreateVersion7();

    public long Version { get; private set; }

    public required string Title { get; init; }

    public required int WorkYear { get; init; }

    /// <summary>The unit that planned the campaign, and inspects unless it was closed since.</summary>
    public required string ByUnitCode { get; init; }

    /// <summary>Who inspects since that unit was closed; null while it does itself.</summary>
    public string? HandedOverTo { get; private set; }

    /// <summary>Who took over from whom, oldest first.</summary>
    public List<CampaignHandOver> HandOvers { get; private set; } = [];

    /// <summary>The inspecting unit of today: it inspects, verifies and follows up.</summary>
    public string ConductingUnitCode => HandedOverTo ?? ByUnitCode;

    /// <summary>What is inspected, for example the implementation of the work plan of the year.</summary>
    public required string Subject { get; init; }

    /// <summary>The object of planning that the subject is about.</summary>
    public InspectionSubject? SubjectObject { get; init; }

    /// <summary>The plan of inspection that it rests on.</summary>
    public InspectionPlan? PlanDocument { get; init; }

    public required Guid ChecklistId { get; init; }

    /// <summary>Which units are in scope, as it was asked for; resolved once, on the campaign's day.</summary>
    public required CampaignScope Scope { get; init; }

    /// <summary>The day on which the scope was resolved to units.</summary>
    public required DateOnly CampaignDate { get; init; }

    public required DateOnly ExaminedFrom { get; init; }

    public required DateOnly ExaminedTo { get; init; }

    /// <summary>When the team is with the units; never the examined period, which lies before or runs beside it.</summary>
    public DateOnly? FieldworkFrom { get; init; }

    public DateOnly? FieldworkTo { get; init; }

    /// <summary>How many working days before the fieldwork the units have to be told; null when nobody said.</summary>
    public int? NoticeWorkingDays { get; init; }

    /// <summary>What the units are asked to report on (đề cương), sent with the announcement.</summary>
    public string? Outline { get; private set; }

    public List<TeamMember> Team { get; private set; } = [];

    /// <summary>The decision that set up the team; null while the team is only proposed.</summary>
    public TeamDecision? TeamDecision { get; private set; }

    /// <summary>The teams before, oldest first: who inspected, and who let whom inspect what, stays on record.</summary>
    public List<FormerTeam> FormerTeams { get; private set; } = [];

    public List<LessonsNotice> Lessons { get; private set; } = [];

    /// <summary>When self reports are due; a report at this very instant is in time.</summary>
    public required DateTimeOffset SelfReportDueAt { get; init; }

    public CampaignState State { get; private set; } = CampaignState.Planned;

    public DateOnly? AnnouncedOn { get; private set; }

    public DateOnly? ClosedOn { get; private set; }

    public IReadOnlyList<CampaignUnit> Units => _units;

    public IEnumerable<string> DirectUnits => CodesIn(InspectionMode.Direct);

    public IEnumerable<string> SelfUnits => CodesIn(InspectionMode.Self);

    public Deadline SelfReportDeadline => Deadline.Explicit(SelfReportDueAt);

    /// <param name="request">What is planned.</param>
    /// <param name="scope">Every unit in scope on the campaign's day, with its name on that day.</param>
    public static InspectionCampaign Plan(PlanCampaignRequest request, IReadOnlyList<UnitInScope> scope)
    {
        if (request.ExaminedTo < request.ExaminedFrom)
            throw CampaignRules.ExaminedPeriodUpsideDown();
        DemandFieldwork(request);
        DemandExamined(request.WorkYear, request);
        DemandExamined(request.SubjectObject?.WorkYear ?? request.WorkYear, request);
        if (scope.Count == 0)
            throw CampaignRules.NobodyInScope();
        var direct = request.DirectUnits.ToHashSet();
        if (direct.Count != request.DirectUnits.Count)
            throw CampaignRules.DirectUnitTwice();
        if (direct.FirstOrDefault(unit => scope.All(known => known.Code != unit)) is { } outside)
            throw CampaignRules.DirectUnitOutOfScope(outside);
        var campaign = new InspectionCampaign
        {
            Title = request.Title,
            WorkYear = request.WorkYear,
            ByUnitCode = request.ByUnitCode,
            Subject = request.Subject,
            SubjectObject = request.SubjectObject is { } subject
                ? new InspectionSubject(subject.Kind, subject.WorkYear, subject.Id)
                : new InspectionSubject(SubjectKind.WorkPlan, request.WorkYear),
            PlanDocument = request.PlanDocument is { } plan ? new InspectionPlan(Papers.NumberOf(plan.Number), plan.IssuedOn, plan.DocumentId) : null,
            FieldworkFrom = request.FieldworkFrom,
            FieldworkTo = request.FieldworkTo,
            NoticeWorkingDays = request.NoticeWorkingDays,
            ChecklistId = request.ChecklistId,
            Scope = new CampaignScope([.. request.Scope.Levels], [.. request.Scope.Types], request.Scope.UnderUnitCode ?? request.ByUnitCode),
            CampaignDate = request.CampaignDate,
            ExaminedFrom = request.ExaminedFrom,
            ExaminedTo = request.ExaminedTo,
            SelfReportDueAt = request.SelfReportDueAt,
        };
        campaign._units.AddRange(scope.OrderBy(unit => unit.Code, StringComparer.Ordinal)
            .Select(unit => new CampaignUnit(unit.Code, unit.Name, direct.Contains(unit.Code) ? InspectionMode.Direct : InspectionMode.Self)));
        campaign.DemandTotalPartition([.. scope.Select(unit => unit.Code)]);
        return campaign;
    }

    /// <summary>
    /// Tells the units, with the outline, as many working days before the fieldwork as the campaign asks for. By then a decision has set up the
    /// team, and the plan of inspection is out.
    /// </summary>
    public void Announce(DateOnly on, string? outline, WorkingCalendar calendar)
    {
        if (State != CampaignState.Planned)
            throw CampaignRules.AlreadyAnnounced();
        if (DemandTeam().IssuedOn is var decided && decided > on)
            throw CampaignRules.DecidedAfterAnnouncement(decided);
        if (PlanDocument is { } plan && plan.IssuedOn > on)
            throw CampaignRules.PlanIssuedAfterAnnouncement(plan.IssuedOn);
        if (NoticeWorkingDays is { } days)
        {
            if (outline is null)
                throw CampaignRules.OutlineMissing(days);
            if (calendar.AddWorkingDays(FieldworkFrom!.Value, -days) is var latest && on > latest)
                throw CampaignRules.AnnouncedTooLate(days, FieldworkFrom.Value, latest);
        }
        Outline = outline;
        State = CampaignState.Announced;
        AnnouncedOn = on;
    }

    /// <summary>A self-inspecting unit is visited after all; why is kept.</summary>
    public void Escalate(string unitCode, DateOnly on, string reason, string by)
    {
        DemandRunning();
        var unit = UnitOf(unitCode);
        if (unit.Mode == InspectionMode.Direct)
            throw CampaignRules.AlreadyDirect(unitCode);
        string[] before = [.. _units.Select(known => known.UnitCode)];
        unit.Escalate(on, reason, by);
        DemandTotalPartition(before);
    }

    /// <summary>A visit is put off, for example because of a flood; what was planned stays on record.</summary>
    public void Postpone(string unitCode, DateOnly on, string reason, string by, DateOnly visitFrom, DateOnly visitTo)
    {
        DemandRunning();
        var unit = UnitOf(unitCode);
        if (unit.Mode != InspectionMode.Direct)
            throw CampaignRules.PostponeOnlyDirect(unitCode);
        if (visitTo < visitFrom)
            throw CampaignRules.FieldworkUpsideDown();
        if ((unit.VisitFrom ?? FieldworkFrom) is { } planned && visitFrom <= planned)
            throw CampaignRules.PostponedNotLater(planned);
        unit.Postpone(
            new UnitEvent(UnitEventKind.Postponed, on, reason, by, Day(unit.VisitFrom ?? FieldworkFrom), Day(visitFrom)), visitFrom, visitTo);
    }

    /// <summary>
    /// A unit was closed. While the campaign goes on, whoever took over answers for it: the unit stays in the partition under its own code, and
    /// facts stay with the unit that existed on their day. Where it was the inspecting one, whoever took over conducts from then on, also what comes
    /// after the campaign was closed: verifying and following up.
    /// </summary>
    public bool HandOver(string from, string to, DateOnly on, string legalBasis, IReadOnlySet<string> concluded)
    {
        var changed = false;
        foreach (var unit in _units.Where(unit => State != CampaignState.Closed && !concluded.Contains(unit.UnitCode)))
            changed |= unit.HandOver(from, to, on, legalBasis);
        if (ConductingUnitCode != from)
            return changed;
        HandedOverTo = to;
        HandOvers = [.. HandOvers, new CampaignHandOver(from, to, on, legalBasis)];
        return true;
    }

    /// <summary>
    /// Names the team anew, by the decision that sets it up; until the campaign is announced it may be proposed without one, and corrected under
    /// the same one. Afterwards a decision that set up a team sets up no other. The team before stays on record, and an override that is repeated
    /// stays that of who gave it first. Independence is checked by the caller.
    /// </summary>
    public void NameTeam(IReadOnlyList<TeamMember> named, TeamDecision? decision, string by, DateTimeOffset at)
    {
        var team = named.Select(member => member with { Overrides = [.. member.Overrides.Select(given => Given(member, given))] }).ToList();
        if (State == CampaignState.Closed)
            throw CampaignRules.Closed();
        if (team.GroupBy(member => member.PersonCode).FirstOrDefault(group => group.Count() > 1) is { } twice)
            throw CampaignRules.TeamMemberTwice(twice.Key);
        if (team.Count(member => member.Role == TeamRole.Lead) != 1)
            throw CampaignRules.TeamNeedsOneLead();
        if (State == CampaignState.Announced && decision is null)
            throw CampaignRules.TeamWithoutDecision();
        if (State == CampaignState.Announced && UnderDecision(decision!) is { } decided && !SameMembers(decided, team))
            throw CampaignRules.TeamChangedUnderSameDecision(decision!.Number);
        if (Team.Count > 0 && !(decision == TeamDecision && Same(Team, team)))
            FormerTeams = [.. FormerTeams, new FormerTeam(Team, TeamDecision, by, at)];
        (Team, TeamDecision) = (team, decision);
    }

    /// <summary>The team that a decision set up; null where it set up none. Numbers begin anew each year.</summary>
    private IReadOnlyList<TeamMember>? UnderDecision(TeamDecision decision)
    {
        bool IsIt(TeamDecision? known) => known?.Number == decision.Number && known.IssuedOn.Year == decision.IssuedOn.Year;
        return IsIt(TeamDecision) ? Team : FormerTeams.FindLast(former => IsIt(former.Decision))?.Members;
    }

    /// <summary>Whether the same people inspect in the same roles; who lets whom inspect what is no matter of the decision.</summary>
    private static bool SameMembers(IEnumerable<TeamMember> one, IEnumerable<TeamMember> other) =>
        one.Select(member => (member.PersonCode, member.Role)).ToHashSet().SetEquals(other.Select(member => (member.PersonCode, member.Role)));

    private IndependenceOverride Given(TeamMember member, IndependenceOverride given) =>
        Team.Find(known => known.PersonCode == member.PersonCode)?.Overrides
            .FirstOrDefault(known => known.UnitCode == given.UnitCode && known.Reason == given.Reason) ?? given;

    private static bool Same(List<TeamMember> one, List<TeamMember> other) => one.Count == other.Count
        && one.Zip(other).All(pair => pair.First == pair.Second with { Overrides = pair.First.Overrides }
            && pair.First.Overrides.SequenceEqual(pair.Second.Overrides));

    public void GiveNotice(LessonsNotice notice, bool anyConcluded)
    {
        if (State == CampaignState.Planned)
            throw CampaignRules.NotAnnounced();
        if (!anyConcluded)
            throw CampaignRules.LessonsBeforeConclusion();
        Lessons = [.. Lessons, notice];
    }

    /// <summary>The unit that inspected on a day: papers of that day are its.</summary>
    public string ConductedOn(DateOnly day) => HandOvers.FindLast(step => step.EffectiveOn <= day)?.ToUnitCode ?? ByUnitCode;

    /// <summary>The first day of the unit's visit; null where no fieldwork was planned.</summary>
    public DateOnly? VisitFrom(string unitCode) => UnitOf(unitCode).VisitFrom ?? FieldworkFrom;

    /// <summary>Whether the person may inspect the unit although it served there.</summary>
    public bool Overrides(string personCode, string unitCode) =>
        Team.Exists(member => member.PersonCode == personCode && member.Overrides.Any(known => known.UnitCode == unitCode));

    /// <summary>Closes when every unit is done; those that are not are named with what they lack.</summary>
    public void Close(DateOnly on, OutstandingUnits outstanding)
    {
        DemandRunning();
        if (on < AnnouncedOn)
            throw CampaignRules.BeforeAnnouncement(AnnouncedOn.Value);
        if (outstanding.Any)
            throw CampaignRules.UnitsOutstanding(outstanding);
        State = CampaignState.Closed;
        ClosedOn = on;
    }

    public CampaignUnit UnitOf(string unitCode) =>
        _units.Find(unit => unit.UnitCode == unitCode) ?? throw new NotFoundException();

    public bool Has(string unitCode) => _units.Exists(unit => unit.UnitCode == unitCode);

    /// <summary>Running, and where the unit is visited, by a team that a decision set up.</summary>
    public void DemandInspectable(string unitCode)
    {
        DemandRunning();
        if (UnitOf(unitCode).Mode == InspectionMode.Direct)
            _ = DemandTeam();
    }

    /// <summary>Refuses, where the unit is visited, whoever is not of the team, or not in a role that has the duty.</summary>
    public void DemandMember(string unitCode, string? personCode, string name, TeamDuty duty)
    {
        if (UnitOf(unitCode).Mode != InspectionMode.Direct)
            return;
        var member = Team.Find(known => known.PersonCode == personCode) ?? throw CampaignRules.NotInTeam(name);
        if (!member.Role.Has(duty))
            throw CampaignRules.NotOfRole(duty);
    }

    /// <summary>Announced and not closed yet.</summary>
    public void DemandRunning()
    {
        if (State == CampaignState.Planned)
            throw CampaignRules.NotAnnounced();
        if (State == CampaignState.Closed)
            throw CampaignRules.Closed();
    }

    public void DemandAnnouncedBy(DateOnly day)
    {
        DemandRunning();
        if (day < AnnouncedOn)
            throw CampaignRules.BeforeAnnouncement(AnnouncedOn.Value);
    }

    /// <summary>Direct and self together are the whole scope, and no unit is in both.</summary>
    public void DemandTotalPartition(IReadOnlyCollection<string> scope)
    {
        var direct = DirectUnits.ToHashSet();
        var self = SelfUnits.ToHashSet();
        if (direct.Overlaps(self) || direct.Count + self.Count != scope.Count || !scope.All(unit => direct.Contains(unit) || self.Contains(unit)))
            throw CampaignRules.PartitionBroken();
    }

    private TeamDecision DemandTeam() => Team.Count == 0 ? throw CampaignRules.WithoutTeam() : TeamDecision ?? throw CampaignRules.TeamWithoutDecision();

    /// <summary>What is examined lies, at least in part, in the work year that it is examined for.</summary>
    private static void DemandExamined(int workYear, PlanCampaignRequest request)
    {
        if (!SharedKernel.WorkYear.Of(workYear).Range.Overlaps(new Validity(request.ExaminedFrom, request.ExaminedTo)))
            throw CampaignRules.WorkYearNotExamined(workYear, request.ExaminedFrom, request.ExaminedTo);
    }

    private static void DemandFieldwork(PlanCampaignRequest request)
    {
        if (request.FieldworkFrom is null != request.FieldworkTo is null || request.FieldworkTo < request.FieldworkFrom)
            throw CampaignRules.FieldworkUpsideDown();
        if (request.FieldworkFrom < request.ExaminedFrom)
            throw CampaignRules.FieldworkBeforeExamined(request.ExaminedFrom);
        if (request.NoticeWorkingDays is not null && request.FieldworkFrom is null)
            throw CampaignRules.NoticeNeedsFieldwork();
    }

    private static string? Day(DateOnly? day) => day?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    private IEnumerable<string> CodesIn(InspectionMode mode) => _units.Where(unit => unit.Mode == mode).Select(unit => unit.UnitCode);
}

/// <summary>Units of these levels and types below a unit.</summary>
internal sealed record CampaignScope(IReadOnlyList<string> Levels, IReadOnlyList<string> Types, string UnderUnitCode);

/// <summary>A unit that a scope was resolved to.</summary>
internal sealed record UnitInScope(string Code, string Name);
