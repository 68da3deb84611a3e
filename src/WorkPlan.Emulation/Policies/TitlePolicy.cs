using WorkPlan.ServiceDefaults.Persistence;
using WorkPlan.ServiceDefaults.Problems;
using WorkPlan.SharedKernel;

namespace WorkPlan.Emulation.Policies;

/// <summary>The titles that WorkPlan knows; which of them exist in a year, and on what conditions, a policy says.</summary>
public enum EmulationTitle
{
    AdvancedWorker,
    EmulationFighterBase,
    EmulationFighterSector,
    EmulationFighterNational,
    AdvancedCollective,
    ExcellentCollective,
    FlagSector,
    FlagGovernment,
}

internal static class EmulationTitleNames
{
    /// <summary>As messages name a title: advancedWorker.</summary>
    public static string InMessages(this EmulationTitle title)
    {
        var name = title.ToString();
        return char.ToLowerInvariant(name[0]) + name[1..];
    }
}

/// <summary>Within what a quota is counted.</summary>
public enum QuotaPool
{
    /// <summary>Each unit for itself.</summary>
    Unit,

    /// <summary>All units below the same province together.</summary>
    Province,
}

/// <summary>
/// The conditions of emulation titles under one legal basis, for the work years whose last day lies in its validity. Data: what a
/// circular changes is a new policy, never a new line of code.
/// </summary>
internal sealed class TitlePolicy : IVersioned
{
    public Guid Id { get; private init; } = Guid.CreateVersion7();

    public long Version { get; private set; }

    /// <summary>For example 01/2019/TT-VKSTC.</summary>
    public required string LegalBasis { get; init; }

    public required DateOnly ValidFrom { get; init; }

    public DateOnly? ValidTo { get; init; }

    /// <summary>Whether a title can only go to somebody who registered for it.</summary>
    public required bool RequiresRegistration { get; init; }

    public required List<TitleCondition> Conditions { get; init; }

    public required List<TitleQuota> Quotas { get; init; }

    /// <summary>A work year belongs to the policy that is in force on its last day.</summary>
    public bool Governs(WorkYear year) => ValidFrom <= year.To && (ValidTo is null || year.To <= ValidTo);
}

/// <summary>What a person must fulfil for a title. Counts that are null ask nothing.</summary>
public sealed record TitleCondition
{
    public required EmulationTitle Title { get; init; }

    /// <summary>Months of service in the work year, counted to its last day; fewer excludes.</summary>
    public int? MinServiceMonths { get; init; }

    /// <summary>Months of absence in the work year from which on the title is not considered.</summary>
    public int? ExcludedFromAbsenceMonths { get; init; }

    /// <summary>Kinds of absence that do not count, for example maternityLeave.</summary>
    public IReadOnlyList<string> AbsencesNotCounted { get; init; } = [];

    /// <summary>Whether discipline from reprimand up excludes.</summary>
    public bool ExcludedByDiscipline { get; init; }

    /// <summary>Whether a recognised initiative of the work year is needed.</summary>
    public bool RequiresInitiative { get; init; }

    /// <summary>A title of the same work year that this one builds on.</summary>
    public EmulationTitle? BuildsOn { get; init; }

    /// <summary>
    /// A title that must have been given in years running before, for example emulationFighterBase for emulationFighterSector.
    /// </summary>
    public EmulationTitle? PriorTitle { get; init; }

    /// <summary>In how many years running, the last of which is the work year itself or the one before.</summary>
    public int? PriorYears { get; init; }
}

/// <summary>How many may get a title: a share of those who qualify for another, with the rounding said out loud.</summary>
public sealed record TitleQuota
{
    public required EmulationTitle Title { get; init; }

    /// <summary>The title whose holders are counted.</summary>
    public required EmulationTitle ShareOf { get; init; }

    /// <summary>The share in hundredths of a percent: 1500 is 15 %.</summary>
    public required int BasisPoints { get; init; }

    public required Rounding Rounding { get; init; }

    public required QuotaPool Pool { get; init; }

    /// <summary>By what candidates with equal votes are ordered when there are more than places, first criterion first: score, seniority.</summary>
    public required IReadOnlyList<string> TieBreak { get; init; }
}

internal static class PolicyRules
{
    public static RuleException TieBreakUnknown(string word) => new("policy-tie-break-unknown", word);

    public static RuleException PriorIncomplete(string title) => new("policy-prior-title-incomplete", title);

    public static RuleException Overlaps(string legalBasis) => new("policy-overlaps", legalBasis);

    public static RuleException ConditionTwice() => new("policy-title-twice");

    public static RuleException QuotaWithoutCondition() => new("policy-quota-without-title");

    public static RuleException NoneInForce(int workYear) => new("no-policy-in-force", workYear);
}
