using WorkPlan.Emulation.Appraisals;
using WorkPlan.Emulation.Scoring;
using WorkPlan.ServiceDefaults.Persistence;
using WorkPlan.ServiceDefaults.Problems;
using WorkPlan.ServiceDefaults.Validation;
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

    public required DateOnly? ValidTo { get; set; }

    /// <summary>Whether a title can only go to somebody who registered for it.</summary>
    public required bool RequiresRegistration { get; init; }

    /// <summary>How many calendar days of absence make a month.</summary>
    public int DaysOfAbsenceMonth { get; init; } = 30;

    /// <summary>Where the values of the policy itself come from; those of its titles and quotas stand with them.</summary>
    public List<PolicySource> Sources { get; init; } = [];

    public required List<TitleCondition> Conditions { get; init; }

    public required List<TitleQuota> Quotas { get; init; }

    /// <summary>A work year belongs to the policy that is in force on its last day.</summary>
    public bool Governs(WorkYear year) => ValidFrom <= year.To && (ValidTo is null || year.To <= ValidTo);

    /// <summary>A policy without an end ends on the day before the next one begins.</summary>
    public void GiveWayTo(DateOnly nextFrom)
    {
        if (ValidTo is null && nextFrom > ValidFrom)
            ValidTo = nextFrom.AddDays(-1);
    }
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

    /// <summary>The lowest grade of the work year with which the title is considered, for example good for advancedWorker.</summary>
    public AppraisalGrade? MinAppraisal { get; init; }

    /// <summary>A title of the same work year that this one builds on.</summary>
    public EmulationTitle? BuildsOn { get; init; }

    /// <summary>
    /// A title that must have been given in years running before, for example emulationFighterBase for emulationFighterSector.
    /// </summary>
    public EmulationTitle? PriorTitle { get; init; }

    /// <summary>In how many years running, the last of which is the work year itself or the one before.</summary>
    public int? PriorYears { get; init; }

    /// <summary>The money that goes with the title; null where the legal basis at hand names none.</summary>
    public TitleAward? Award { get; init; }

    /// <summary>Where the values come from, and how sure that is; nothing is said of those that are not named.</summary>
    [Items(0, 40)]
    public IReadOnlyList<PolicySource> Sources { get; init; } = [];
}

/// <summary>The money that goes with a title (tiền thưởng), as a share of the base salary (mức lương cơ sở).</summary>
/// <param name="PercentOfBaseSalary">30 is 0.3 times the base salary.</param>
/// <param name="LegalBasis">For example 152/2025/NĐ-CP.</param>
/// <param name="From">The first day on which decisions carry it.</param>
public sealed record TitleAward(
    [property: Between(1, 10_000)] int PercentOfBaseSalary, [property: Text(ScoringLimits.LegalBasis)] string LegalBasis, DateOnly From);

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

    /// <summary>Where the values come from, and how sure that is; nothing is said of those that are not named.</summary>
    [Items(0, 40)]
    public IReadOnlyList<PolicySource> Sources { get; init; } = [];
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
