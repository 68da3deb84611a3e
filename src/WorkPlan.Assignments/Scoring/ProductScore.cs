namespace WorkPlan.Assignments.Scoring;

public enum FaultKind
{
    /// <summary>A major fault of content; costs points of quality.</summary>
    Quality,

    /// <summary>A delay; costs points of progress.</summary>
    Lateness,
}

/// <summary>One fault of one item of a product, which counts unless an objective cause of it was confirmed.</summary>
internal readonly record struct CountedFault(FaultKind Kind, int Item, bool Excused);

/// <summary>A product line as it is scored: how many were assigned and confirmed as delivered, and what was wrong with which of them.</summary>
/// <param name="ConversionHundredths">What one item counts in converted products; 150 is one and a half.</param>
internal sealed record ScoredProduct(int ConversionHundredths, int Assigned, int Delivered, IReadOnlyList<CountedFault> Faults);

/// <summary>
/// Converted products in hundredths: assigned, delivered, and of the delivered what quality and progress leave. All in ten-thousandths of an
/// item's worth, so that nothing is rounded before the end.
/// </summary>
internal readonly record struct ConvertedResult(long Assigned, long Delivered, long Quality, long Progress)
{
    /// <summary>Percent of a hundredth, so that a deduction of a quarter is whole.</summary>
    private const int Whole = 100;

    public bool IsRated => Assigned > 0;

    public static ConvertedResult operator +(ConvertedResult one, ConvertedResult other) => new(
        one.Assigned + other.Assigned, one.Delivered + other.Delivered, one.Quality + other.Quality, one.Progress + other.Progress);

    public static ConvertedResult Of(ScoredProduct product, ScoringPolicy policy)
    {
        var worth = (long)product.ConversionHundredths * Whole;
        return new ConvertedResult(
            worth * product.Assigned, worth * Counted(product),
            Left(product, FaultKind.Quality, policy.FaultPercent), Left(product, FaultKind.Lateness, policy.LatenessPercent));
    }

    /// <summary>Quantity, quality and progress count alike, each against what was assigned and never more than all of it; null with nothing assigned.</summary>
    public decimal? Points(ScoringPolicy policy) => IsRated
        ? policy.TaskPoints * (Share(Delivered) + Share(Quality) + Share(Progress)) / 3m
        : null;

    public decimal Share(long converted) => Assigned == 0 ? 0 : Math.Min(1m, (decimal)converted / Assigned);

    /// <summary>More than were assigned make up for nothing: neither for another product that is not done nor for what is wrong with these.</summary>
    private static int Counted(ScoredProduct product) => Math.Min(product.Delivered, product.Assigned);

    /// <summary>Each fault takes its part of the item's points, all faults together no more than all of them.</summary>
    private static long Left(ScoredProduct product, FaultKind kind, int percent)
    {
        var lost = product.Faults.Where(fault => fault.Kind == kind && !fault.Excused && fault.Item <= product.Delivered)
            .GroupBy(fault => fault.Item).Sum(item => (long)Math.Min(Whole, item.Count() * percent));
        return product.ConversionHundredths * Math.Max(0, ((long)Whole * Counted(product)) - lost);
    }
}
