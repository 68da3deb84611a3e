namespace WorkPlan.Planning.Documents;

public enum DocumentType
{
    Directive,
    Resolution,
    Guidance,
    Plan,
    Program,
    Decision,
    Regulation,
    Other,
}

/// <summary>Where a document comes from, from the highest authority down.</summary>
public enum IssuerKind
{
    Party,
    NationalAssembly,
    Supreme,
    Department,
    Province,
    Other,
}

internal enum DocumentState
{
    /// <summary>Being entered: it obliges nobody, and its impact can be looked at.</summary>
    Draft,

    /// <summary>Entered for good; changed by corrections only.</summary>
    Registered,
}
