using WorkPlan.ServiceDefaults.Persistence;
using WorkPlan.ServiceDefaults.Problems;
using WorkPlan.SharedKernel;

namespace WorkPlan.Emulation.Clusters;

/// <summary>
/// A cluster or bloc of units (cụm, khối thi đua) that are ranked against each other. Formed by a unit above them; its head rotates.
/// </summary>
internal sealed class EmulationCluster : IVersioned
{
    private readonly List<ClusterHead> _heads = [];

    public Guid Id { get; private init; } = Guid.CreateVersion7();

    public long Version { get; private set; }

    /// <summary>A short code, for example <c>HT-CUM-1</c>.</summary>
    public required string Code { get; init; }

    public required string Name { get; init; }

    /// <summary>The unit that formed it and looks after it.</summary>
    public required string FormedByUnitCode { get; init; }

    /// <summary>The decision that formed it.</summary>
    public required string LegalBasis { get; init; }

    /// <summary>The series of scoring tables after which its units are scored.</summary>
    public required string ScoringTableCode { get; init; }

    public required DateOnly ValidFrom { get; init; }

    public DateOnly? ValidTo { get; private set; }

    public IReadOnlyList<ClusterHead> Heads => _heads;

    public bool IsInForce(DateOnly asOf) => ValidFrom <= asOf && (ValidTo is null || asOf <= ValidTo);

    public string? HeadOn(DateOnly asOf) => _heads.Find(head => head.From <= asOf && (head.To is null || asOf <= head.To))?.UnitCode;

    /// <summary>From that day on this unit is the head; the one before ends on the day before.</summary>
    public void RotateHead(string unitCode, DateOnly from)
    {
        DemandInForce(from);
        if (_heads.Exists(head => head.From >= from))
            throw ClusterRules.HeadNotAfterTheLast(_heads.Max(head => head.From));
        if (_heads.Find(head => head.To is null || head.To >= from) is { } last)
            last.End(from.AddDays(-1));
        _heads.Add(new ClusterHead { UnitCode = unitCode, From = from });
    }

    /// <summary>A unit that leaves cannot stay head; whoever is head afterwards has to be said first.</summary>
    public void DemandNotHeadAfter(string unitCode, DateOnly lastDay)
    {
        if (_heads.Exists(head => head.UnitCode == unitCode && (head.To is null || head.To > lastDay)))
            throw ClusterRules.HeadLeaves(unitCode);
    }

    /// <summary>
    /// A head that ends cannot lead beyond its last day; one whose end was a mistake (null) goes on, unless another one leads by now. Nobody leads a
    /// cluster beyond its own last day.
    /// </summary>
    /// <returns>False when nothing changed.</returns>
    public bool EndHeadWithUnit(string unitCode, DateOnly? lastDay)
    {
        if (lastDay is { } last)
        {
            var beyond = _heads.FindAll(head => head.UnitCode == unitCode && (head.To is null || head.To > last
                || (head.EndsWithUnit && head.To < last && !_heads.Exists(other => other.From > head.From))));
            foreach (var head in beyond)
                EndHead(head, last);
            return beyond.Count > 0;
        }
        if (_heads.MaxBy(head => head.From) is not { EndsWithUnit: true } latest || latest.UnitCode != unitCode)
            return false;
        EndHead(latest, null);
        return true;
    }

    private void EndHead(ClusterHead head, DateOnly? lastDayOfUnit)
    {
        if (ValidTo is { } dissolved && (lastDayOfUnit is null || lastDayOfUnit > dissolved))
            head.End(dissolved);
        else if (lastDayOfUnit is { } last)
            head.EndWithUnit(last);
        else
            head.GoOn();
    }

    public void DemandInForce(DateOnly day)
    {
        if (!IsInForce(day))
            throw ClusterRules.NotInForce(Code, day);
    }

    public void Dissolve(DateOnly lastDay)
    {
        DemandInForce(lastDay);
        ValidTo = lastDay;
        foreach (var head in _heads.Where(head => head.To is null || head.To > lastDay).ToList())
        {
            if (head.From > lastDay)
                _heads.Remove(head);
            else
                head.End(lastDay);
        }
    }
}

/// <summary>Which unit leads the cluster (cụm trưởng), from a day to a day, both included.</summary>
internal sealed class ClusterHead
{
    public required string UnitCode { get; init; }

    public required DateOnly From { get; init; }

    public DateOnly? To { get; private set; }

    /// <summary>Whether it led no longer because the unit ended.</summary>
    public bool EndsWithUnit { get; private set; }

    internal void End(DateOnly lastDay) => (To, EndsWithUnit) = (lastDay, false);

    internal void EndWithUnit(DateOnly lastDay) => (To, EndsWithUnit) = (lastDay, true);

    internal void GoOn() => (To, EndsWithUnit) = (null, false);
}

/// <summary>
/// In which clusters a unit has been: one at a time. An aggregate of its own, so that two clusters cannot take in the same unit at once.
/// </summary>
internal sealed class ClusterMember : IVersioned
{
    private readonly List<ClusterSpell> _spells = [];

    public required string UnitCode { get; init; }

    public long Version { get; private set; }

    public IReadOnlyList<ClusterSpell> Spells => _spells;

    public Guid? ClusterOn(DateOnly asOf) => _spells.Find(spell => spell.IsInForce(asOf))?.ClusterId;

    /// <summary>
    /// The day on which it counts in the year where the unit is: the year's last day or, of a unit that ended within the year, its own.
    /// </summary>
    public DateOnly CountsOn(WorkYear year) => _spells.Find(spell => spell.EndsWithin(year))?.To ?? year.To;

    /// <summary>The cluster under whose table the unit is scored in the year.</summary>
    public Guid? ScoredIn(WorkYear year) => ClusterOn(CountsOn(year));

    /// <summary>Whether it is in a cluster on the day, or will be in one later.</summary>
    public bool IsInAnyFrom(DateOnly day) => _spells.Exists(spell => spell.To is null || spell.To >= day);

    public void Join(Guid clusterId, DateOnly from)
    {
        if (IsInAnyFrom(from))
            throw ClusterRules.AlreadyInACluster(UnitCode, from);
        _spells.Add(new ClusterSpell { ClusterId = clusterId, From = from });
    }

    /// <summary>It is in the cluster for no longer than that day, whatever later day had been agreed.</summary>
    public void Leave(Guid clusterId, DateOnly lastDay)
    {
        var beyond = _spells.FindAll(spell => spell.ClusterId == clusterId && spell.ReachesBeyond(lastDay));
        if (beyond.Count == 0)
            throw ClusterRules.NotAMember(UnitCode);
        if (beyond.Find(spell => lastDay < spell.From) is { } later)
            throw ClusterRules.LeavesBeforeJoining(UnitCode, later.From);
        foreach (var spell in beyond)
            spell.End(lastDay);
    }

    /// <summary>No time in a cluster is longer than the unit; one whose end was a mistake (null) goes on.</summary>
    public void EndWithUnit(DateOnly? lastDay)
    {
        foreach (var spell in EndingWithUnit(lastDay))
            spell.EndWithUnit(lastDay);
    }

    /// <summary>No time in a cluster is longer than the cluster: a unit that was given its place back is let go with those that were there.</summary>
    public void EndWithClusters(IReadOnlyDictionary<Guid, DateOnly> lastDays)
    {
        foreach (var spell in _spells)
        {
            if (lastDays.TryGetValue(spell.ClusterId, out var lastDay) && spell.ReachesBeyond(lastDay))
                spell.End(lastDay);
        }
    }

    /// <summary>Whether that last day of the unit would change anything.</summary>
    public bool WouldEndWithUnit(DateOnly? lastDay) => EndingWithUnit(lastDay).Count > 0;

    private List<ClusterSpell> EndingWithUnit(DateOnly? lastDay) => lastDay is { } last
        ? _spells.FindAll(spell => spell.To is null || spell.To > last || (spell.EndsWithUnit && spell.To < last))
        : _spells.FindAll(spell => spell.EndsWithUnit);
}

/// <summary>A unit's time in one cluster, both days included.</summary>
internal sealed class ClusterSpell
{
    public required Guid ClusterId { get; init; }

    public required DateOnly From { get; init; }

    public DateOnly? To { get; private set; }

    /// <summary>Whether it is over because the unit ended.</summary>
    public bool EndsWithUnit { get; private set; }

    public bool IsInForce(DateOnly asOf) => From <= asOf && (To is null || asOf <= To);

    /// <summary>Whether the unit is in the cluster on a later day; not of a time that the unit's end left nothing of.</summary>
    internal bool ReachesBeyond(DateOnly day) => To is null || (To > day && To >= From);

    internal bool EndsWithin(WorkYear year) => EndsWithUnit && To >= From && To >= year.From && To <= year.To;

    internal void End(DateOnly lastDay) => (To, EndsWithUnit) = (lastDay, false);

    internal void EndWithUnit(DateOnly? lastDay) => (To, EndsWithUnit) = (lastDay, lastDay is not null);
}

internal static class ClusterRules
{
    public static RuleException CodeTaken(string code) => new("cluster-code-taken", code);

    public static RuleException NotInForce(string code, DateOnly day) => new("cluster-not-in-force", code, VietnamTime.Format(day));

    public static RuleException HeadNotAfterTheLast(DateOnly from) => new("cluster-head-not-after-last", VietnamTime.Format(from));

    public static RuleException HeadLeaves(string unitCode) => new("cluster-head-leaves", unitCode);

    public static RuleException AlreadyInACluster(string unitCode, DateOnly from) =>
        new("unit-already-in-cluster", unitCode, VietnamTime.Format(from));

    public static RuleException NotAMember(string unitCode) => new("unit-not-in-cluster", unitCode);

    public static RuleException LeavesBeforeJoining(string unitCode, DateOnly from) =>
        new("unit-leaves-before-joining", unitCode, VietnamTime.Format(from));

    public static RuleException NotBelow(string unitCode, string formedBy) => new("unit-not-below-cluster", unitCode, formedBy);

    public static RuleException UnitEnded(string unitCode, DateOnly lastDay) => new("cluster-unit-ended", unitCode, VietnamTime.Format(lastDay));

    public static RuleException NoSuchTable(string code) => new("scoring-table-unknown", code);
}
