using System.Text.Json;
using MassTransit;
using Microsoft.EntityFrameworkCore;
using WorkPlan.Inspections.UnitInspections;

namespace WorkPlan.Inspections.Facts;

/// <summary>
/// Keeps the newest version of each fact, whatever the order in which messages come; and, while a visit is being signed or waits for its conclusion,
/// the versions before, because what is concluded on is what the facts said when both parties signed.
/// </summary>
internal sealed class FactStore(InspectionsDbContext db, TimeProvider clock)
{
    public static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web);

    public Task KeepAsync<T>(
        ConsumeContext<T> context, FactSource source, string key, string unitCode, int? workYear, long version, DateTimeOffset occurredAt)
        where T : class =>
        KeepEachAsync(context, source, unitCode, workYear, version, occurredAt, [(key, context.Message)]);

    /// <summary>Several facts of one unit that one message tells; of each the newest version stands.</summary>
    public async Task KeepEachAsync<T>(
        ConsumeContext context, FactSource source, string unitCode, int? workYear, long version, DateTimeOffset occurredAt,
        IEnumerable<(string Key, T Content)> told)
    {
        var news = told.ToList();
        string[] keys = [.. news.Select(fact => fact.Key)];
        var known = await db.Facts.Where(fact => fact.Source == source && keys.Contains(fact.Key))
            .ToDictionaryAsync(fact => fact.Key, StringComparer.Ordinal, context.CancellationToken);
        var past = known.Count > 0 && await Visits(unitCode).AnyAsync(context.CancellationToken)
            ? await db.PastFacts.Where(fact => fact.Source == source && keys.Contains(fact.Key))
                .Select(fact => new { fact.Key, fact.SourceVersion }).ToListAsync(context.CancellationToken)
            : null;
        foreach (var (key, content) in news)
        {
            var newer = new Fact
            {
                Source = source,
                Key = key,
                UnitCode = unitCode,
                WorkYear = workYear,
                SourceVersion = version,
                OccurredAt = occurredAt,
                MessageId = context.MessageId ?? Guid.Empty,
                Content = JsonSerializer.Serialize(content, Json),
            };
            if (!known.TryGetValue(key, out var fact))
            {
                db.Facts.Add(known[key] = newer);
                continue;
            }
            if (fact.SourceVersion == version)
                continue;
            var (older, isNewer) = fact.SourceVersion < version ? (fact, true) : (newer, false);
            if (past is not null && !past.Exists(kept => kept.Key == key && kept.SourceVersion == older.SourceVersion))
                db.PastFacts.Add(PastFact.Of(older));
            if (isNewer)
                fact.Become(newer);
        }
        await db.SaveChangesAsync(context.CancellationToken);
    }

    /// <summary>What is known of a unit for a work year, up to a day; facts without a year count for every year.</summary>
    public async Task<UnitFacts> OfUnitAsync(string unitCode, int workYear, DateOnly until, CancellationToken cancellationToken) => new(
        await db.Facts.AsNoTracking()
            .Where(fact => fact.UnitCode == unitCode && (fact.WorkYear == workYear || fact.WorkYear == null))
            .OrderBy(fact => fact.Source).ThenBy(fact => fact.Key)
            .ToListAsync(cancellationToken),
        await db.PastFacts.AsNoTracking()
            .Where(fact => fact.UnitCode == unitCode && (fact.WorkYear == workYear || fact.WorkYear == null))
            .ToListAsync(cancellationToken),
        until, clock.GetUtcNow());

    /// <summary>A conclusion keeps what it rests on; no other visit of the unit asks for what its facts said before.</summary>
    public async Task ForgetPastAsync(UnitInspection concluded, CancellationToken cancellationToken)
    {
        if (!await Visits(concluded.UnitCode).AnyAsync(visit => visit.Id != concluded.Id, cancellationToken))
            db.PastFacts.RemoveRange(await db.PastFacts.Where(fact => fact.UnitCode == concluded.UnitCode).ToListAsync(cancellationToken));
    }

    /// <summary>Visits whose minutes are written and that are not concluded yet.</summary>
    private IQueryable<UnitInspection> Visits(string unitCode) => db.UnitInspections.Where(
        inspection => inspection.UnitCode == unitCode && inspection.State != InspectionState.Concluded && inspection.Minutes != null);
}

/// <summary>What the other services told about one unit, to fill a checklist with.</summary>
internal sealed class UnitFacts(IReadOnlyList<Fact> facts, IReadOnlyList<PastFact> past, DateOnly until, DateTimeOffset now)
{
    private readonly Dictionary<(FactKind Kind, DateTimeOffset? At), FactReading?> _readings = [];

    /// <summary>The fact, or null when no message about it has come, or when none was asked for.</summary>
    public FactReading? Read(FactKind? kind) => Read(kind, null);

    /// <summary>The fact as it read at a moment, by what had happened until then, whenever it was told.</summary>
    public FactReading? ReadAt(FactKind? kind, DateTimeOffset at) => Read(kind, at);

    private FactReading? Read(FactKind? kind, DateTimeOffset? at)
    {
        if (kind is not { } asked)
            return null;
        if (!_readings.TryGetValue((asked, at), out var reading))
            _readings.Add((asked, at), reading = FactReader.Read(asked, at is { } moment ? At(moment) : facts, until, at ?? now));
        return reading;
    }

    private IReadOnlyList<Fact> At(DateTimeOffset moment) =>
    [
        .. past.Select(fact => fact.AsFact()).Concat(facts).Where(fact => fact.OccurredAt <= moment)
            .GroupBy(fact => (fact.Source, fact.Key)).Select(versions => versions.MaxBy(fact => fact.SourceVersion)!)
            .OrderBy(fact => fact.Source).ThenBy(fact => fact.Key, StringComparer.Ordinal),
    ];
}
