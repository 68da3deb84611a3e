using System.Text.Json.Serialization;

namespace WorkPlan.SharedKernel;

/// <summary>
/// Who owes what, because of which event, by when, and how it ended. Every service keeps its own table of them; this is their one
/// shape and their one set of rules. Overdue is not a state: it follows from the deadline and the clock.
/// </summary>
public sealed record Obligation
{
    [JsonConstructor]
    private Obligation(
        ObligationKind kind, Debtor debtor, string subject, ObligationSource source, Deadline deadline, ObligationState state)
    {
        Kind = kind;
        Debtor = debtor;
        Subject = subject;
        Source = source;
        Deadline = deadline;
        State = state;
    }

    public ObligationKind Kind { get; private init; }

    public Debtor Debtor { get; private init; }

    /// <summary>Key of the plan, document or finding that the obligation is about.</summary>
    public string Subject { get; private init; }

    public ObligationSource Source { get; private init; }

    public Deadline Deadline { get; private init; }

    public ObligationState State { get; private init; }

    [JsonInclude]
    public string? SatisfiedBy { get; private init; }

    [JsonInclude]
    public DateTimeOffset? SatisfiedAt { get; private init; }

    [JsonInclude]
    public string? WaivedBy { get; private init; }

    [JsonInclude]
    public DateTimeOffset? WaivedAt { get; private init; }

    [JsonInclude]
    public string? WaivedReason { get; private init; }

    /// <summary>True when it was satisfied after its deadline.</summary>
    [JsonIgnore]
    public bool WasLate => SatisfiedAt is { } at && Deadline.IsOverdue(at);

    public static Obligation Open(ObligationKind kind, Debtor debtor, string subject, ObligationSource source, Deadline deadline)
    {
        ArgumentNullException.ThrowIfNull(debtor);
        ArgumentException.ThrowIfNullOrWhiteSpace(subject);
        ArgumentNullException.ThrowIfNull(source);
        ArgumentNullException.ThrowIfNull(deadline);
        return new Obligation(kind, debtor, subject, source, deadline, ObligationState.Open);
    }

    public bool IsOverdue(DateTimeOffset now) => State == ObligationState.Open && Deadline.IsOverdue(now);

    public ObligationStanding StandingAt(DateTimeOffset now) => State switch
    {
        ObligationState.Satisfied => ObligationStanding.Satisfied,
        ObligationState.Waived => ObligationStanding.Waived,
        _ => IsOverdue(now) ? ObligationStanding.Overdue : ObligationStanding.Open,
    };

    /// <summary>Done, late or not.</summary>
    public Obligation Satisfy(string by, DateTimeOffset at)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(by);
        DemandOpen();
        return this with { State = ObligationState.Satisfied, SatisfiedBy = by, SatisfiedAt = at };
    }

    /// <summary>Nobody owes it any longer, for a reason that somebody answers for.</summary>
    public Obligation Waive(string by, DateTimeOffset at, string reason)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(by);
        DemandOpen();
        if (string.IsNullOrWhiteSpace(reason)) throw new DomainRuleException("waiver-needs-a-reason");
        return this with { State = ObligationState.Waived, WaivedBy = by, WaivedAt = at, WaivedReason = reason };
    }

    /// <summary>Owed again, because what it answered changed materially; the new event brings its own deadline.</summary>
    public Obligation Reopen(ObligationSource source, Deadline deadline)
    {
        ArgumentNullException.ThrowIfNull(source);
        ArgumentNullException.ThrowIfNull(deadline);
        if (State == ObligationState.Open) throw new DomainRuleException("obligation-still-open", Kind);
        return Open(Kind, Debtor, Subject, source, deadline);
    }

    /// <summary>Owed by the successor from now on; what is settled stays with the one who settled it.</summary>
    public Obligation HandOverTo(Debtor successor)
    {
        ArgumentNullException.ThrowIfNull(successor);
        DemandOpen();
        return this with { Debtor = successor };
    }

    /// <summary>A later or earlier deadline, set while the obligation is open.</summary>
    public Obligation MoveTo(Deadline deadline)
    {
        ArgumentNullException.ThrowIfNull(deadline);
        DemandOpen();
        return this with { Deadline = deadline };
    }

    private void DemandOpen()
    {
        if (State != ObligationState.Open) throw new DomainRuleException("obligation-not-open", Kind, State);
    }
}
