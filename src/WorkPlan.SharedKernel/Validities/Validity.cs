using System.Text.Json.Serialization;

namespace WorkPlan.SharedKernel;

/// <summary>
/// When something is in force. Both dates are inclusive, as Vietnamese documents state them: "từ ngày 01/12/2021 đến hết ngày
/// 30/11/2022". Without <see cref="To"/> it stays in force until somebody ends it.
/// </summary>
public sealed record Validity
{
    [JsonConstructor]
    public Validity(DateOnly from, DateOnly? to = null)
    {
        if (to < from) throw new DomainRuleException("validity-ends-before-it-starts", from, to);
        From = from;
        To = to;
    }

    public DateOnly From { get; private init; }

    public DateOnly? To { get; private init; }

    public bool IsInForce(DateOnly asOf) => From <= asOf && (To is null || asOf <= To);

    public bool Overlaps(Validity other)
    {
        ArgumentNullException.ThrowIfNull(other);
        return (To is null || other.From <= To) && (other.To is null || From <= other.To);
    }

    /// <summary>True when the other one begins on the day after this one ends: no gap and no overlap.</summary>
    public bool IsFollowedBy(Validity other)
    {
        ArgumentNullException.ThrowIfNull(other);
        return To is { } end && end != DateOnly.MaxValue && other.From == end.AddDays(1);
    }

    /// <summary>The days both are in force, if there is one.</summary>
    public Validity? Intersect(Validity other)
    {
        ArgumentNullException.ThrowIfNull(other);
        if (!Overlaps(other)) return null;
        var end = To is null ? other.To : other.To is null || To < other.To ? To : other.To;
        return new Validity(From > other.From ? From : other.From, end);
    }

    /// <summary>The same validity, ended on that day at the latest. It cannot be ended before it began.</summary>
    public Validity EndedOn(DateOnly lastDay) => To <= lastDay ? this : new Validity(From, lastDay);

    /// <summary>Ended by a successor that takes effect on that day.</summary>
    public Validity SupersededFrom(DateOnly successorFrom) => EndedOn(successorFrom.AddDays(-1));

    public override string ToString() =>
        To is { } end
            ? $"{VietnamTime.Format(From)} – {VietnamTime.Format(end)}"
            : $"{VietnamTime.Format(From)} –";
}
