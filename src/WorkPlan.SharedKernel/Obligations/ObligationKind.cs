using System.Text.Json.Serialization;

namespace WorkPlan.SharedKernel;

[JsonConverter(typeof(CamelCaseEnumConverter<ObligationKind>))]
public enum ObligationKind
{
    /// <summary>A person confirms having been told of a document.</summary>
    Acknowledge = 1,

    /// <summary>A unit supplements its plan, or answers that nothing has to change.</summary>
    Supplement = 2,

    Report = 3,

    SelfInspect = 4,

    Remediate = 5,

    /// <summary>Emulation titles.</summary>
    Register = 6,

    /// <summary>An emulation pledge.</summary>
    Sign = 7,

    /// <summary>A unit holds its yearly conference of civil servants and employees.</summary>
    HoldConference = 8,

    /// <summary>A unit answers the professional question of a lower one.</summary>
    Answer = 9,
}

[JsonConverter(typeof(CamelCaseEnumConverter<ObligationState>))]
public enum ObligationState
{
    Open = 1,
    Satisfied = 2,
    Waived = 3,
}

/// <summary>The state as somebody sees it at a moment: an open obligation past its deadline is overdue.</summary>
[JsonConverter(typeof(CamelCaseEnumConverter<ObligationStanding>))]
public enum ObligationStanding
{
    Open = 1,
    Overdue = 2,
    Satisfied = 3,
    Waived = 4,
}

[JsonConverter(typeof(CamelCaseEnumConverter<DebtorKind>))]
public enum DebtorKind
{
    Unit = 1,
    Person = 2,
}
