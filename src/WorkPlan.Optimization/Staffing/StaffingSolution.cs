namespace WorkPlan.Optimization.Staffing;

/// <param name="WorkerOf">Who takes each seat, job by job and seat by seat in the order of the problem; -1 where nobody does.</param>
/// <param name="Value">What the assignment is worth.</param>
/// <param name="Bound">No assignment is worth more.</param>
/// <param name="RelaxationBound">What the prices alone prove, before any search.</param>
/// <param name="Prices">The certificate of that: see <see cref="PriceList"/>.</param>
/// <param name="Nodes">How many parts of the search were looked into.</param>
public sealed record StaffingSolution(
    IReadOnlyList<int> WorkerOf, long Value, long Bound, long RelaxationBound, PriceList Prices, int Nodes)
{
    public const int Nobody = -1;

    public bool ProvenOptimal => Value == Bound;

    public long Gap => Bound - Value;
}

/// <summary>How long the search may go on. Without a limit of time, two runs give the same answer.</summary>
public sealed record SearchLimits
{
    public TimeSpan Time { get; init; } = TimeSpan.FromSeconds(10);

    /// <summary>How many parts of the search are looked into; with 0 it ends after the relaxation and a first roster.</summary>
    public int Nodes { get; init; } = 200_000;

    /// <summary>Ends the search early with what was found so far.</summary>
    public CancellationToken Stop { get; init; }
}
