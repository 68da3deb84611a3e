namespace WorkPlan.SharedKernel;

/// <summary>Who owes: a unit or a person, by code.</summary>
public sealed record Debtor(DebtorKind Kind, string Code)
{
    public static Debtor Unit(string code) => new(DebtorKind.Unit, code);

    public static Debtor Person(string code) => new(DebtorKind.Person, code);
}

/// <summary>What gave rise to the obligation: the name of the event and the key of what it happened to.</summary>
public sealed record ObligationSource(string Event, string Key);
