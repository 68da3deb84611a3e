namespace WorkPlan.SharedKernel;

/// <summary>What a unit reached in one period, and when that was known.</summary>
/// <param name="Period">A year, half, quarter or month.</param>
/// <param name="Figures">What was measured in it.</param>
/// <param name="KnownOn">The day of the report; where it comes before the period's end, nothing in it happened later.</param>
public sealed record PeriodFigures(Period Period, Figures Figures, DateOnly? KnownOn = null);

/// <summary>A group whose members on a day a rule has to know.</summary>
public sealed record HeadcountNeed(HeadGroup Group, DateOnly On);

/// <summary>Who belonged to a group on a day, by their codes.</summary>
public sealed record Headcount(HeadGroup Group, DateOnly On, IReadOnlyList<string> People);

/// <summary>Everything that an outcome follows from.</summary>
public sealed record TargetInputs
{
    private readonly Validity? _within;

    /// <summary>The year whose calendar says which days periods have.</summary>
    public required WorkYear Year { get; init; }

    /// <summary>What is judged.</summary>
    public required Period Period { get; init; }

    /// <summary>Results of the period and of periods in it; others are passed over.</summary>
    public IReadOnlyList<PeriodFigures> Rows { get; init; } = [];

    public IReadOnlyList<Headcount> Headcounts { get; init; } = [];

    /// <summary>Only these days of the period: the time in which one version of a catalogue was in force.</summary>
    public Validity Range
    {
        get => _within?.Intersect(Year.RangeOf(Period)) ?? Year.RangeOf(Period);
        init => _within = value;
    }

    public static TargetInputs Of(Period period, params IReadOnlyList<PeriodFigures> rows)
    {
        ArgumentNullException.ThrowIfNull(period);
        return new() { Year = WorkYear.Of(period.WorkYear), Period = period, Rows = rows };
    }

    /// <summary>One result of the period itself.</summary>
    public static TargetInputs Of(Period period, Figures figures) => Of(period, [new PeriodFigures(period, figures)]);

    /// <summary>
    /// The results that together make up the period, in their order: never a part beside the whole that holds it, so that nothing
    /// counts twice, whether a unit reports by month, by quarter or both.
    /// </summary>
    public IReadOnlyList<PeriodFigures> Cover()
    {
        var range = Range;
        List<(PeriodFigures Row, Validity Range)> taken = [];
        foreach (var row in Rows.OrderBy(row => row.Period.Kind))
        {
            var own = Year.RangeOf(row.Period);
            if (Holds(range, own) && !taken.Exists(other => Holds(other.Range, own))) taken.Add((row, own));
        }
        return [.. taken.OrderBy(entry => entry.Range.From).Select(entry => entry.Row)];
    }

    /// <summary>What was known on a day.</summary>
    internal TargetInputs AsOf(DateOnly day) => this with
    {
        Rows =
        [
            .. Rows.Select(row => (row.Period, Figures: row.Figures.UpTo(day, KnownOn(row))))
                .Where(row => row.Figures is not null).Select(row => new PeriodFigures(row.Period, row.Figures!, day)),
        ],
    };

    internal DateOnly KnownOn(PeriodFigures row)
    {
        var end = Year.RangeOf(row.Period).To!.Value;
        return row.KnownOn < end ? row.KnownOn.Value : end;
    }

    internal Figures? Read(string? part, bool newestBase)
    {
        List<Figures> read = [.. Cover().Select(row => row.Figures.Of(part)).OfType<Figures>().Where(figures => !figures.IsEmpty)];
        if (read.Count == 0) return null;
        var sum = Figures.Sum(read);
        return newestBase ? sum.OnNewestBase(read) : sum;
    }

    internal IReadOnlyList<string>? HeadsOf(HeadGroup group, DateOnly on) =>
        Headcounts.FirstOrDefault(heads => heads.Group == group && heads.On == on)?.People;

    /// <summary>The shorter periods that lie wholly in this one; none where the period is itself one of them.</summary>
    internal IReadOnlyList<TargetInputs> PartsOf(PeriodKind kind) => kind <= Period.Kind
        ? []
        : [.. Year.PeriodsOf(kind).Where(part => Holds(Range, Year.RangeOf(part))).Select(part => this with { Period = part })];

    private static bool Holds(Validity whole, Validity part) => whole.From <= part.From && part.To <= whole.To;
}
