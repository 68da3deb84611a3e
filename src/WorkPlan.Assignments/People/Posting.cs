using WorkPlan.SharedKernel;

namespace WorkPlan.Assignments.People;

public enum PostingKind
{
    /// <summary>A service before the present one, or the one that follows it by a recorded transfer.</summary>
    Service,

    /// <summary>Biệt phái: a share of the working time in another unit, beside the service in one's own.</summary>
    Secondment,
}

/// <summary>A time in which somebody serves elsewhere than the present service says. Both days are included.</summary>
internal sealed class Posting
{
    public const int WholeTime = 100;

    public Guid Id { get; private init; } = Guid.CreateVersion7();

    public required PostingKind Kind { get; init; }

    public required string UnitCode { get; init; }

    public required DateOnly From { get; init; }

    public DateOnly? To { get; private set; }

    /// <summary>How much of the working time, in percent; of a secondment, taken from the person's own unit.</summary>
    public int SharePercent { get; private init; } = WholeTime;

    public string? DecisionNumber { get; private init; }

    public Validity Validity => new(From, To);

    public static Posting Service(string unitCode, Validity time) =>
        new() { Kind = PostingKind.Service, UnitCode = unitCode, From = time.From, To = time.To };

    public static Posting Secondment(string unitCode, Validity time, int sharePercent, string? decisionNumber) => new()
    {
        Kind = PostingKind.Secondment,
        UnitCode = unitCode,
        From = time.From,
        To = time.To,
        SharePercent = sharePercent,
        DecisionNumber = decisionNumber,
    };

    /// <summary>The time before the day as it was, and from the day on the same in the heir.</summary>
    public IEnumerable<Posting> GoingOnIn(string heirCode, DateOnly from)
    {
        if (From < from)
            yield return In(UnitCode, new Validity(From, from.AddDays(-1)));
        yield return In(heirCode, new Validity(From < from ? from : From, To));
    }

    private Posting In(string unitCode, Validity time) => new()
    {
        Kind = Kind,
        UnitCode = unitCode,
        From = time.From,
        To = time.To,
        SharePercent = SharePercent,
        DecisionNumber = DecisionNumber,
    };

    /// <summary>Ended early, or prolonged.</summary>
    public void EndOn(DateOnly lastDay) => To = new Validity(From, lastDay).To;
}

/// <summary>A time of service in one unit, with the share of the working time that it takes.</summary>
internal sealed record ServiceTime(string UnitCode, Validity Time, PostingKind Kind, int SharePercent, Guid? PostingId = null);
