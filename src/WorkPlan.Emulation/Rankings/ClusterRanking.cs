using System.Text.Json.Serialization;
using WorkPlan.Emulation.Facts;
using WorkPlan.Emulation.Scoring;
using WorkPlan.ServiceDefaults.Persistence;
using WorkPlan.ServiceDefaults.Problems;
using WorkPlan.SharedKernel;

namespace WorkPlan.Emulation.Rankings;

[JsonConverter(typeof(CamelCaseEnumConverter<RankingState>))]
public enum RankingState
{
    /// <summary>Follows every change of the scores.</summary>
    Draft = 1,

    /// <summary>Somebody who took no part in it has verified it; the next change of a score makes it a draft again.</summary>
    Verified = 2,

    /// <summary>For good: what changes afterwards makes the next version.</summary>
    Published = 3,
}

/// <summary>
/// The ranking of a cluster in a work year, with all its versions. A published version never changes; a correction after it opens the
/// next one, which says what was corrected, and is verified and published in its turn.
/// </summary>
internal sealed class ClusterRanking : IVersioned
{
    private readonly List<RankingVersion> _versions = [];

    public Guid Id { get; private init; } = Guid.CreateVersion7();

    public long Version { get; private set; }

    public required Guid ClusterId { get; init; }

    public required int WorkYear { get; init; }

    public IReadOnlyList<RankingVersion> Versions => _versions;

    public RankingVersion Latest => _versions.MaxBy(version => version.Number)!;

    public RankingVersion? Published => _versions.Where(version => version.State == RankingState.Published).MaxBy(version => version.Number);

    /// <summary>The rows of the version before; none for the first.</summary>
    public IReadOnlyList<RankedUnit> Former(RankingVersion version) => _versions.Find(other => other.Number == version.Number - 1)?.Rows ?? [];

    public static ClusterRanking Prepare(Guid clusterId, int workYear, string by, DateTimeOffset at)
    {
        var ranking = new ClusterRanking { ClusterId = clusterId, WorkYear = workYear };
        ranking._versions.Add(new RankingVersion(1, by, at));
        return ranking;
    }

    /// <summary>
    /// The scores moved. Opens the next version where the last one is published. A change of the frame brings its reason along; of a
    /// corrected fact somebody has to answer for it.
    /// </summary>
    public void Follow(IReadOnlyList<RankingCause> causes, DateTimeOffset at)
    {
        if (Latest.State == RankingState.Published)
            _versions.Add(new RankingVersion(Latest.Number + 1, null, at));
        else
            Latest.Reopen();
        if (Latest is { Number: > 1, Reason: null } && causes.FirstOrDefault(cause => cause.FactKind is null)?.Reason is { } reason)
            Latest.Explain(reason, null);
    }

    /// <summary>Why there is another version, in the words of whoever answers for it. Other words have to be verified anew.</summary>
    public void Explain(string reason, string by)
    {
        if (Latest.State == RankingState.Published)
            throw RankingRules.NothingToCorrect();
        Latest.Reopen();
        Latest.Explain(reason, by);
    }

    /// <summary>
    /// From here on the version has these rows; until now its rows were what the scores give. Not by anybody who had a part in any version so far.
    /// </summary>
    /// <param name="by">Person or account.</param>
    /// <param name="involved">Who had a part in the points.</param>
    /// <param name="rows">What the scores give.</param>
    /// <param name="at">Now.</param>
    public void Verify(string by, IReadOnlyCollection<string> involved, IReadOnlyList<RankedUnit> rows, DateTimeOffset at)
    {
        if (Latest.State != RankingState.Draft)
            throw RankingRules.NoDraft();
        if (Latest.Number > 1 && Latest.Reason is null)
            throw RankingRules.ReasonMissing(Latest.Number);
        if (_versions.Exists(version => version.PreparedBy == by || version.ExplainedBy == by) || involved.Contains(by))
            throw RankingRules.VerifierInvolved();
        Latest.Verify(by, rows, at);
    }

    public void Publish(string by, Guid tableId, DateTimeOffset at)
    {
        if (Latest.State != RankingState.Verified)
            throw RankingRules.NotVerified();
        Latest.Publish(by, tableId, at);
    }
}

/// <summary>One version of a ranking: its rows, why it came about, who prepared, verified and published it.</summary>
internal sealed class RankingVersion
{
    private RankingVersion()
    {
    }

    public RankingVersion(int number, string? preparedBy, DateTimeOffset at)
    {
        (Number, PreparedBy, PreparedAt) = (number, preparedBy, at);
    }

    public int Number { get; private init; }

    public RankingState State { get; private set; } = RankingState.Draft;

    /// <summary>Why there is another version; needed before any but the first is verified.</summary>
    public string? Reason { get; private set; }

    /// <summary>Who gave the reason; null where a new edition of the scoring table brought it along, and in versions from before it was kept.</summary>
    public string? ExplainedBy { get; private set; }

    /// <summary>Person or account; null for a version that a correction opened.</summary>
    public string? PreparedBy { get; private init; }

    public DateTimeOffset PreparedAt { get; private init; }

    public string? VerifiedBy { get; private set; }

    public DateTimeOffset? VerifiedAt { get; private set; }

    public string? PublishedBy { get; private set; }

    public DateTimeOffset? PublishedAt { get; private set; }

    /// <summary>The edition of the scoring table that it was published under; null before, and in versions from before it was kept.</summary>
    public Guid? TableId { get; private set; }

    /// <summary>As they were verified. A draft has none of its own: its rows are what the scores give when somebody looks.</summary>
    public List<RankedUnit> Rows { get; private set; } = [];

    internal void Reopen()
    {
        if (State != RankingState.Draft)
            (State, VerifiedBy, VerifiedAt, Rows) = (RankingState.Draft, null, null, []);
    }

    internal void Explain(string reason, string? by) => (Reason, ExplainedBy) = (reason, by);

    internal void Verify(string by, IReadOnlyList<RankedUnit> rows, DateTimeOffset at) =>
        (State, VerifiedBy, VerifiedAt, Rows) = (RankingState.Verified, by, at, [.. rows]);

    internal void Publish(string by, Guid tableId, DateTimeOffset at) =>
        (State, PublishedBy, TableId, PublishedAt) = (RankingState.Published, by, tableId, at);
}

/// <summary>A unit's place; units that are equal in everything share it.</summary>
public sealed record RankedUnit(string UnitCode, int Rank, long Hundredths, IReadOnlyDictionary<string, long> ByRule);

/// <summary>The points of a unit, each with its fact, as they stood when a version of the ranking was published. Read only when asked for.</summary>
internal sealed class PublishedPoints
{
    public required Guid RankingId { get; init; }

    public required int VersionNumber { get; init; }

    public required string UnitCode { get; init; }

    public required List<PointLine> Lines { get; init; }
}

/// <summary>A change that a version of a ranking takes in; kept one by one, so that the next one need not rewrite those before it.</summary>
internal sealed class RankingChange
{
    public required Guid RankingId { get; init; }

    public required int VersionNumber { get; init; }

    /// <summary>The ranking's version as an aggregate that came of it: the order of changes.</summary>
    public required long Revision { get; init; }

    /// <summary>Its place among the changes that came at once.</summary>
    public required int Number { get; init; }

    /// <summary>The unit whose score moved; empty for a change of the frame.</summary>
    public required string UnitCode { get; init; }

    public required RankingCause Cause { get; set; }
}

/// <summary>A change of a fact, or of what is scored, that changed a score; with the reason that its source gave, where it gave one.</summary>
public sealed record RankingCause(
    string UnitCode, ScoreFactKind? FactKind, string? FactKey, string What, string? Before, string? After, DateOnly? On, Guid? MessageId,
    long HundredthsBefore = 0, long HundredthsAfter = 0, string? Reason = null)
{
    internal bool IsOfTarget(string targetCode) =>
        FactKind == ScoreFactKind.TargetOutcome && FactKey is not null && FactKey.StartsWith($"{targetCode}@", StringComparison.Ordinal);

    internal static RankingCause Of(ScoreFact fact, string? before) =>
        new(fact.UnitCode, fact.Kind, fact.Key, fact.What, before, fact.Value, fact.On, fact.MessageId);

    /// <summary>Another edition of the scoring table; the reason is part of the record and so in the record's language.</summary>
    internal static RankingCause OfEdition(ScoringTable edition) => OfFrame(edition.Code) with
    {
        After = edition.LegalBasis,
        On = edition.ValidFrom,
        Reason = $"Áp dụng {edition.Name} theo {edition.LegalBasis}.",
    };

    /// <summary>A unit ended and is ranked no longer, or its end was corrected (null); with the law where it is known here.</summary>
    internal static RankingCause OfUnitsEnd(string unitName, DateOnly? lastDay, string? legalBasis) => OfFrame(unitName) with
    {
        On = lastDay,
        Reason = lastDay is { } day
            ? $"{unitName} kết thúc hoạt động ngày {VietnamTime.Format(day)}{(legalBasis is null ? "" : $" theo {legalBasis}")}."
            : $"Ngày kết thúc hoạt động của {unitName} được đính chính.",
    };

    /// <summary>An heir takes the place of units that ended.</summary>
    internal static RankingCause OfHeir(string unitName, string predecessors, DateOnly firstDay, string legalBasis) => OfFrame(unitName) with
    {
        On = firstDay,
        Reason = $"{unitName} kế thừa {predecessors} từ ngày {VietnamTime.Format(firstDay)} theo {legalBasis}.",
    };

    /// <summary>Not a fact but the frame changed, for example a table or the members of a cluster.</summary>
    internal static RankingCause OfFrame(string what) => new("", null, null, what, null, null, null, null);
}

internal static class RankingRules
{
    public static RuleException AlreadyPrepared(int workYear) => new("ranking-already-prepared", workYear);

    public static RuleException NoMembers(int workYear) => new("ranking-without-members", workYear);

    public static RuleException NothingToCorrect() => new("ranking-nothing-to-correct");

    public static RuleException NoDraft() => new("ranking-not-a-draft");

    public static RuleException ReasonMissing(int number) => new("ranking-reason-missing", number);

    public static RuleException VerifierInvolved() => new("ranking-verifier-involved");

    public static RuleException NotVerified() => new("ranking-not-verified");

    public static RuleException ChecksNotCompleted(int count) => new("ranking-cross-checks-not-completed", count);

    public static RuleException DifferencesOpen(int count) => new("ranking-differences-open", count);
}
