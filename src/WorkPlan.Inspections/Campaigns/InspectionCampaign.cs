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

    public required string ByUnitCode { get; init; }

    /// <summary>What is inspected, for example the implementation of the work plan of the year.</summary>
    public required string Subject { get; init; }

    public required Guid ChecklistId { get; init; }

    /// <summary>Which units are in scope, as it was asked for; resolved once, on the campaign's day.</summary>
    public required CampaignScope Scope { get; init; }

    /// <summary>The day on which the scope was resolved to units.</summary>
    public required DateOnly CampaignDate { get; init; }

    public required DateOnly ExaminedFrom { get; init; }

    public required DateOnly ExaminedTo { get; init; }

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

    public void Announce(DateOnly on)
    {
        if (State != CampaignState.Planned)
            throw CampaignRules.AlreadyAnnounced();
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

    private IEnumerable<string> CodesIn(InspectionMode mode) => _units.Where(unit => unit.Mode == mode).Select(unit => unit.UnitCode);
}

/// <summary>Units of these levels and types below a unit.</summary>
internal sealed record CampaignScope(IReadOnlyList<string> Levels, IReadOnlyList<string> Types, string UnderUnitCode);

/// <summary>A unit that a scope was resolved to.</summary>
internal sealed record UnitInScope(string Code, string Name);
