namespace WorkPlan.Planning.Units;

public enum SuccessionKind
{
    /// <summary>Several units become one; or several, where one of them is divided among those that the others go to.</summary>
    Merge,

    /// <summary>One unit becomes several.</summary>
    Split,

    /// <summary>A unit goes on under another code and name.</summary>
    Rename,

    /// <summary>Units become part of one that was there before.</summary>
    Absorb,

    /// <summary>Tasks or territory pass over, and both units remain.</summary>
    Transfer,
}
