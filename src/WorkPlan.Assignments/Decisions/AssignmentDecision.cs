using WorkPlan.ServiceDefaults.Persistence;
using WorkPlan.SharedKernel;

namespace WorkPlan.Assignments.Decisions;

public enum AssignmentRole
{
    Lead,
    Support,
}

/// <summary>Thẩm quyền ký: in the signer's own office, TM., KT., TL., TUQ., Q.</summary>
public enum SigningCapacity
{
    InOwnOffice,
    OnBehalf,
    ForChief,
    ByOrder,
    Authorised,
    Acting,
}

public enum DecisionState
{
    Draft,
    Issued,
}

/// <summary>Quyết định phân công nhiệm vụ: a numbered decision that gives tasks of a unit to its people from a day on.</summary>
internal sealed class AssignmentDecision : IVersioned
{
    public const string TypeCode = "QĐ";

    private AssignmentDecision()
    {
    }

    public Guid Id { get; private init; } = Guid.CreateVersion7();

    public long Version { get; private set; }

    public string UnitCode { get; private init; } = "";

    public int WorkYear { get; private init; }

    /// <summary>Number and symbol as printed.</summary>
    public string Number { get; private set; } = "";

    /// <summary>The number without regard to letter case, unique for the unit in the calendar year of signing.</summary>
    public string NumberKey { get; private set; } = "";

    public int SignedInYear { get; private set; }

    public DateOnly SignedOn { get; private set; }

    public DateOnly EffectiveOn { get; private set; }

    public SigningCapacity SigningCapacity { get; private set; }

    public string? SignerName { get; private set; }

    /// <summary>Who signs, where it is somebody of the register.</summary>
    public string? SignerPersonCode { get; private set; }

    /// <summary>On what the right to sign rests where it is neither the head's nor a deputy's office: number and date of the authorisation.</summary>
    public string? SigningBasis { get; private set; }

    public DecisionState State { get; private set; }

    /// <summary>The issued decision that this one amends.</summary>
    public Guid? AmendsDecisionId { get; private init; }

    public List<DecisionItem> Items { get; private init; } = [];

    /// <summary>Tasks that an amendment takes from whoever has them by the amended decision, and gives to nobody.</summary>
    public List<DecisionRevocation> Revocations { get; private init; } = [];

    /// <summary>The items as they were written down; a database gives them back in any order.</summary>
    public IEnumerable<DecisionItem> InOrder => Items.OrderBy(item => item.Position);

    public static AssignmentDecision Draft(string unitCode, int workYear, DecisionDetails details)
    {
        var decision = new AssignmentDecision { UnitCode = unitCode, WorkYear = workYear };
        decision.Change(details);
        return decision;
    }

    /// <summary>Sửa đổi, bổ sung: gives tasks of an issued decision to others, adds tasks, or takes some away, from a day on.</summary>
    public static AssignmentDecision Amend(AssignmentDecision amended, string unitCode, DecisionDetails details)
    {
        if (amended.State != DecisionState.Issued)
            throw DecisionRules.AmendsDraft(amended.Number);
        if (amended.AmendsDecisionId is not null)
            throw DecisionRules.AmendsAmendment(amended.Number);
        if (details.EffectiveOn < amended.EffectiveOn)
            throw DecisionRules.AmendsBefore(amended.Number, amended.EffectiveOn);
        var amendment = new AssignmentDecision { UnitCode = unitCode, WorkYear = amended.WorkYear, AmendsDecisionId = amended.Id };
        amendment.Change(details);
        return amendment;
    }

    public void Change(DecisionDetails details)
    {
        DemandDraft();
        if (!DocumentNumber.TryParse(details.Number, out var number) || !number.HasNumber || number.TypeCode != TypeCode)
            throw DecisionRules.NumberUnreadable(details.Number);
        if (details.EffectiveOn < details.SignedOn)
            throw DecisionRules.EffectiveBeforeSigned(details.SignedOn, details.EffectiveOn);
        if (!SharedKernel.WorkYear.Of(WorkYear).Contains(details.EffectiveOn))
            throw DecisionRules.OutsideWorkYear(details.EffectiveOn, WorkYear);
        DemandOneLeadEach(details.Items);
        DemandFitting(details);
        Number = number.Text;
        NumberKey = number.Text.ToUpperInvariant();
        SignedOn = details.SignedOn;
        SignedInYear = details.SignedOn.Year;
        EffectiveOn = details.EffectiveOn;
        SigningCapacity = details.SigningCapacity;
        SignerName = details.SignerName;
        SignerPersonCode = details.SignerPersonCode;
        SigningBasis = details.SigningBasis;
        Items.Clear();
        foreach (var item in details.Items)
        {
            item.StandAt(Items.Count);
            Items.Add(item);
        }
        Revocations.Clear();
        Revocations.AddRange(details.Revoked.Distinct().Select(task => new DecisionRevocation { TaskId = task }));
    }

    public void SignedBy(string personCode, string fullName) => (SignerPersonCode, SignerName) = (personCode, fullName);

    public void Issue()
    {
        DemandDraft();
        State = DecisionState.Issued;
    }

    public void DemandDraft()
    {
        if (State != DecisionState.Draft)
            throw DecisionRules.AlreadyIssued(Number);
    }

    private void DemandFitting(DecisionDetails details)
    {
        if (AmendsDecisionId is null && details.Revoked.Count > 0)
            throw DecisionRules.RevokesWithoutAmending();
        if (details.Items.Count + details.Revoked.Count == 0)
            throw DecisionRules.Empty();
        if (details.Items.FirstOrDefault(item => details.Revoked.Contains(item.TaskId)) is { } both)
            throw DecisionRules.GivenAndRevoked(both.TaskId);
    }

    private static void DemandOneLeadEach(IReadOnlyList<DecisionItem> items)
    {
        foreach (var task in items.GroupBy(item => item.TaskId))
        {
            if (task.Count(item => item.Role == AssignmentRole.Lead) != 1)
                throw DecisionRules.NeedsOneLead(task.Key);
            if (task.GroupBy(item => item.PersonCode).FirstOrDefault(person => person.Count() > 1) is { } twice)
                throw DecisionRules.PersonTwice(twice.Key, task.Key);
        }
    }
}

internal sealed record DecisionDetails(
    string Number, DateOnly SignedOn, DateOnly EffectiveOn, SigningCapacity SigningCapacity, string? SignerName,
    IReadOnlyList<DecisionItem> Items)
{
    public IReadOnlyList<Guid> Revoked { get; init; } = [];

    public string? SignerPersonCode { get; init; }

    public string? SigningBasis { get; init; }
}

/// <summary>A task that an amendment takes away.</summary>
internal sealed class DecisionRevocation
{
    public Guid Id { get; private init; } = Guid.CreateVersion7();

    public required Guid TaskId { get; init; }
}

/// <summary>One task given to one person, with why it is given in spite of what was warned of.</summary>
internal sealed class DecisionItem
{
    public Guid Id { get; private init; } = Guid.CreateVersion7();

    public int Position { get; private set; }

    public required Guid TaskId { get; init; }

    public required string PersonCode { get; init; }

    public required AssignmentRole Role { get; init; }

    public string? OverrideReason { get; init; }

    /// <summary>What was warned of when the decision was issued, one sentence a line; kept beside the reason.</summary>
    public string? Warnings { get; private set; }

    public void StandAt(int position) => Position = position;

    public void KeepWarnings(IEnumerable<string> sentences)
    {
        var text = string.Join('\n', sentences);
        Warnings = text.Length == 0 ? null : text[..Math.Min(text.Length, DecisionConfiguration.WarningsLength)];
    }
}
