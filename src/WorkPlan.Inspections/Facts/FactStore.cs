using System.Text.Json;
using MassTransit;
using Microsoft.EntityFrameworkCore;

namespace WorkPlan.Inspections.Facts;

/// <summary>Keeps the newest version of each fact, whatever the order in which messages come.</summary>
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
        foreach (var (key, content) in news)
        {
            if (!known.TryGetValue(key, out var fact))
                db.Facts.Add(fact = known[key] = new Fact { Source = source, Key = key, UnitCode = unitCode, Content = "" });
            else if (fact.SourceVersion >= version)
                continue;
            fact.WorkYear = workYear;
            fact.SourceVersion = version;
            fact.OccurredAt = occurredAt;
            fact.MessageId = context.MessageId ?? Guid.Empty;
            fact.Content = JsonSerializer.Serialize(content, Json);
        }
        await db.SaveChangesAsync(context.CancellationToken);
    }

    /// <summary>What is known of a unit for a work year, up to a day; facts without a year count for every year.</summary>
    public async Task<UnitFacts> OfUnitAsync(string unitCode, int workYear, DateOnly until, CancellationToken cancellationToken) => new(
        await db.Facts.AsNoTracking()
            .Where(fact => fact.UnitCode == unitCode && (fact.WorkYear == workYear || fact.WorkYear == null))
            .OrderBy(fact => fact.Source).ThenBy(fact => fact.Key)
            .ToListAsync(cancellationToken),
        until, clock.GetUtcNow());
}

/// <summary>What the other services told about one unit, to fill a checklist with.</summary>
internal sealed class UnitFacts(IReadOnlyList<Fact> facts, DateOnly until, DateTimeOffset now)
{
    private readonly Dictionary<FactKind, FactReading?> _readings = [];

    /// <summary>The fact, or null when no message about it has come, or when none was asked for.</summary>
    public FactReading? Read(FactKind? kind)
    {
        if (kind is not { } asked)
            return null;
        if (!_readings.TryGetValue(asked, out var reading))
            _readings.Add(asked, reading = FactReader.Read(asked, facts, until, now));
        return reading;
    }
}
