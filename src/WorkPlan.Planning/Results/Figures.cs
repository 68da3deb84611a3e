using WorkPlan.SharedKernel;

namespace WorkPlan.Planning.Results;

/// <summary>A share's numerator and denominator, or a count.</summary>
internal sealed record Figures(long? Numerator = null, long? Denominator = null, long? Count = null)
{
    public bool Fit(TargetMeasure measure) => measure == TargetMeasure.Ratio
        ? Numerator is not null && Denominator is not null && Count is null
        : Count is not null && Numerator is null && Denominator is null;

    /// <summary>Counts add up; shares are computed anew from the added numerators and denominators, never averaged.</summary>
    public static Figures operator +(Figures left, Figures right) =>
        new(left.Numerator + right.Numerator, left.Denominator + right.Denominator, left.Count + right.Count);

    public static Figures Add(Figures left, Figures right) => left + right;
}
