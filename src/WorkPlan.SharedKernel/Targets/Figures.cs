using System.Text.Json.Serialization;

namespace WorkPlan.SharedKernel;

/// <summary>
/// What was measured: a share's numerator and denominator, or a count; for a rule that asks for more than one measure, named parts; for a
/// rule that asks who did it or when, a breakdown. Figures add up without loss: shares are computed anew from added numerators and
/// denominators, never averaged. <see cref="None"/> adds nothing; order and grouping of a sum do not matter.
/// </summary>
public sealed record Figures(long? Numerator = null, long? Denominator = null, long? Count = null)
{
    private readonly IReadOnlyDictionary<string, Figures>? _parts;
    private readonly IReadOnlyList<BreakdownEntry>? _breakdown;

    public static Figures None { get; } = new();

    /// <summary>The measures that a compound rule names, by their codes; null where there are none.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public IReadOnlyDictionary<string, Figures>? Parts
    {
        get => _parts;
        init => _parts = value is { Count: > 0 } ? new SortedDictionary<string, Figures>(value.ToDictionary(), StringComparer.Ordinal) : null;
    }

    /// <summary>The count by person and day, one entry for each pair, in order; null where nobody said.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public IReadOnlyList<BreakdownEntry>? Breakdown
    {
        get => _breakdown;
        init => _breakdown = BreakdownEntry.Merge(value);
    }

    /// <summary>The count where it is given; of a share it is the numerator, and of a breakdown the sum.</summary>
    [JsonIgnore]
    public long? Counted => Count ?? Numerator ?? Breakdown?.Sum(entry => entry.Count);

    /// <summary>The size of what was measured: a count, or all that a share is a share of.</summary>
    [JsonIgnore]
    public long? Size => Count ?? Denominator;

    [JsonIgnore]
    public bool IsEmpty => Numerator is null && Denominator is null && Count is null && Parts is null && Breakdown is null;

    public static Figures operator +(Figures left, Figures right)
    {
        ArgumentNullException.ThrowIfNull(left);
        ArgumentNullException.ThrowIfNull(right);
        return new Figures(Sum(left.Numerator, right.Numerator), Sum(left.Denominator, right.Denominator), Sum(left.Count, right.Count))
        {
            Parts = Sum(left.Parts, right.Parts),
            Breakdown = left.Breakdown is null ? right.Breakdown
                : right.Breakdown is null ? left.Breakdown : [.. left.Breakdown, .. right.Breakdown],
        };
    }

    public static Figures Add(Figures left, Figures right) => left + right;

    public static Figures Sum(IEnumerable<Figures> all) => all.Aggregate(None, Add);

    /// <summary>This sum of periods as a share of a population, which stands: the newest size is the base, and no more are covered than that.</summary>
    internal Figures OnNewestBase(IEnumerable<Figures> inOrderOfTime)
    {
        var newest = inOrderOfTime.LastOrDefault(figures => figures.Denominator is not null)?.Denominator;
        return this with { Denominator = newest, Numerator = newest < Numerator ? newest : Numerator };
    }

    /// <summary>The main figures, or those of a named part; null where there are none.</summary>
    public Figures? Of(string? part) => part is null ? this : Parts?.GetValueOrDefault(part);

    /// <summary>
    /// What of it had happened by a day. Entries without a day, and figures without a breakdown, count from the day on which the whole is
    /// known; null while nothing of it is.
    /// </summary>
    public Figures? UpTo(DateOnly day, DateOnly knownOn)
    {
        if (knownOn <= day) return this;
        var parts = Parts?.Select(part => (part.Key, Figures: part.Value.UpTo(day, knownOn))).Where(part => part.Figures is not null)
            .ToDictionary(part => part.Key, part => part.Figures!);
        if (Breakdown is null && parts is not { Count: > 0 }) return null;
        var entries = Breakdown?.Where(entry => (entry.On ?? knownOn) <= day).ToList();
        return new Figures(Count: entries?.Sum(entry => entry.Count)) { Parts = parts, Breakdown = entries };
    }

    public bool Equals(Figures? other) => other is not null
        && (Numerator, Denominator, Count) == (other.Numerator, other.Denominator, other.Count)
        && (Breakdown ?? []).SequenceEqual(other.Breakdown ?? [])
        && (Parts ?? Empty).SequenceEqual(other.Parts ?? Empty);

    public override int GetHashCode() => HashCode.Combine(Numerator, Denominator, Count, Parts?.Count ?? 0, Breakdown?.Count ?? 0);

    private static readonly Dictionary<string, Figures> Empty = [];

    private static long? Sum(long? left, long? right) => left is null ? right : right is null ? left : checked(left + right);

    private static IReadOnlyDictionary<string, Figures>? Sum(
        IReadOnlyDictionary<string, Figures>? left, IReadOnlyDictionary<string, Figures>? right)
    {
        if (left is null || right is null) return left ?? right;
        return left.Concat(right).GroupBy(part => part.Key).ToDictionary(same => same.Key, same => Sum(same.Select(part => part.Value)));
    }
}

/// <summary>So many of a count by one person, on one day; either may be unknown.</summary>
/// <param name="Count">How many.</param>
/// <param name="Person">The person's code.</param>
/// <param name="On">The day: by it a target is known to have been met early.</param>
public sealed record BreakdownEntry(long Count, string? Person = null, DateOnly? On = null)
{
    internal static IReadOnlyList<BreakdownEntry>? Merge(IReadOnlyList<BreakdownEntry>? entries) => entries is not { Count: > 0 }
        ? null
        : entries.Count == 1 ? entries :
        [
            .. entries.GroupBy(entry => (entry.Person, entry.On))
                .Select(same => new BreakdownEntry(same.Sum(entry => entry.Count), same.Key.Person, same.Key.On))
                .OrderBy(entry => entry.Person, StringComparer.Ordinal).ThenBy(entry => entry.On),
        ];
}
