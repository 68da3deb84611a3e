using System.Text.Json.Serialization;
using WorkPlan.SharedKernel;

namespace WorkPlan.Planning.Rollups.Forecasts;

/// <summary>What will come of a target if the pace stays as it is; from the worst to the best.</summary>
[JsonConverter(typeof(CamelCaseEnumConverter<ForecastVerdict>))]
public enum ForecastVerdict
{
    /// <summary>Whatever comes, it is missed.</summary>
    AlreadyMissed = 1,

    WillMiss = 2,

    /// <summary>The figures say nothing about the rest of the year.</summary>
    CannotTell = 3,

    /// <summary>There was nothing to measure so far.</summary>
    NotArisen = 4,

    OnTrack = 5,

    /// <summary>Whatever comes, it is reached.</summary>
    AlreadyMet = 6,
}

/// <summary>How much of the time is over: what a pace is computed from.</summary>
/// <param name="Elapsed">Months with figures.</param>
/// <param name="Whole">All months in which the rule applies.</param>
internal sealed record Pace(int Elapsed, int Whole)
{
    public int Remaining => Whole - Elapsed;

    public bool IsOver => Remaining <= 0;

    /// <summary>What is reached at the end if every month is like those so far; whole cases only.</summary>
    public long Project(long soFar) => (long)((Int128)soFar * Whole / Elapsed);

    public decimal PerMonth(long soFar) => Math.Round((decimal)soFar / Elapsed, 2);

    public decimal NeededPerMonth(long missing) => Math.Round((decimal)missing / Remaining, 2);
}

/// <summary>One step of a forecast, as data: texts are made of it in the reader's language.</summary>
/// <param name="Kind">What was reckoned: the key of its text.</param>
/// <param name="Rule">The rule, or the part of it, that is forecast.</param>
/// <param name="Verdict">What came of it.</param>
internal sealed record ForecastStep(string Kind, TargetRule Rule, ForecastVerdict Verdict)
{
    /// <summary>A count, or the numerator of a share, so far and at the end.</summary>
    public long? SoFar { get; init; }

    public long? Projected { get; init; }

    /// <summary>The denominator of a share, so far and at the end.</summary>
    public long? Of { get; init; }

    public long? ProjectedOf { get; init; }

    /// <summary>What is still missing, or may still come, until the end.</summary>
    public long? Missing { get; init; }

    /// <summary>What a month has brought so far.</summary>
    public decimal? RunRate { get; init; }

    /// <summary>What a month has to bring from now on, or may.</summary>
    public decimal? NeededRate { get; init; }

    public string? Period { get; init; }

    public string? Person { get; init; }

    public IReadOnlyList<ForecastStep> Steps { get; init; } = [];
}
