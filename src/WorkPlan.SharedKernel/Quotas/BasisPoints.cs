namespace WorkPlan.SharedKernel;

/// <summary>Shares in hundredths of a percent, in whole numbers: 10 000 is everything, 15 % is 1 500, 0.01 % is 1.</summary>
public static class BasisPoints
{
    public const int Whole = 10_000;

    public static int FromPercent(int percent) => checked(percent * 100);

    /// <summary>So many basis points of the count, rounded as the policy says: 1 500 of 11 is 1 by floor and 2 by nearest.</summary>
    public static long Of(long count, int basisPoints, Rounding rounding)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(count);
        ArgumentOutOfRangeException.ThrowIfNegative(basisPoints);
        return Divide(checked(count * basisPoints), Whole, rounding);
    }

    /// <summary>The share that the numerator is of the denominator; null for nothing of nothing, which is no share at all.</summary>
    public static long? Share(long numerator, long denominator, Rounding rounding)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(numerator);
        ArgumentOutOfRangeException.ThrowIfNegative(denominator);
        return denominator == 0 ? null : Divide(checked(numerator * Whole), denominator, rounding);
    }

    /// <summary>Division of non-negative whole numbers that says what becomes of the remainder.</summary>
    public static long Divide(long dividend, long divisor, Rounding rounding)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(dividend);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(divisor);
        var (whole, rest) = Math.DivRem(dividend, divisor);
        return rounding switch
        {
            Rounding.Floor => whole,
            Rounding.Nearest => rest >= divisor - rest ? whole + 1 : whole,
            Rounding.Ceiling => rest > 0 ? whole + 1 : whole,
            _ => throw new ArgumentOutOfRangeException(nameof(rounding), rounding, "A policy has to say how it rounds."),
        };
    }
}
