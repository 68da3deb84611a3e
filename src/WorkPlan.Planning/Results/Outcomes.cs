using Microsoft.EntityFrameworkCore;
using WorkPlan.Planning.Calendars;
using WorkPlan.Planning.Catalogues;
using WorkPlan.Planning.Plans;
using WorkPlan.ServiceDefaults.Problems;
using WorkPlan.SharedKernel;

namespace WorkPlan.Planning.Results;

/// <summary>A target that results are held against.</summary>
/// <param name="Code">Its code.</param>
/// <param name="Name">Its name.</param>
/// <param name="FieldCode">Its field of work.</param>
/// <param name="Rule">What it demands.</param>
/// <param name="Days">The days of the year on which it is demanded, where a regulation begins or drops it inside the year; null: all.</param>
/// <param name="DueOn">By when the unit wants to have reached it, where that is before the year is over.</param>
internal sealed record MeasuredTarget(string Code, string Name, string FieldCode, TargetRule Rule, Validity? Days = null, DateOnly? DueOn = null)
{
    public static MeasuredTarget Of(TargetCommitment target) =>
        new(target.TargetCode, target.Name, target.FieldCode, target.Rule, DueOn: target.DueOn);

    /// <summary>Whether it is demanded on any of these days.</summary>
    public bool IsDemandedIn(Validity days) => Days is null || Days.Overlaps(days);
}

/// <param name="TargetCode">The target.</param>
/// <param name="Name">Its name.</param>
/// <param name="FieldCode">Its field of work.</param>
/// <param name="RuleText">What it demands, as tables print it.</param>
/// <param name="Outcome">Null while there is no figure.</param>
/// <param name="OutcomeText">The outcome in words.</param>
/// <param name="Figures">The figures it was reached with.</param>
/// <param name="Periods">The periods that the figures were taken from.</param>
/// <param name="How">How it was reached, in words.</param>
/// <param name="MetOn">The day from which it was kept for good, for a target that cannot be lost again.</param>
/// <param name="Reached">How it was reached, as data: the rule, the figures, the arithmetic.</param>
/// <param name="Citation">The document of the catalogue in force at the end of the period; null for an additional target.</param>
/// <param name="Versions">Where the regulation changed inside the period: each part under the version in force, side by side.</param>
/// <param name="DueOn">By when the unit wants to have reached it in this year, where it says so.</param>
/// <param name="DueStanding">How it stands to that day, by the figures of the whole year; null without one, and where nothing arose until then.</param>
/// <param name="DueText">The same in words.</param>
internal sealed record OutcomeView(
    string TargetCode, string Name, string FieldCode, string RuleText, TargetOutcome? Outcome, string OutcomeText,
    Figures? Figures, IReadOnlyList<string> Periods, string How, DateOnly? MetOn, TargetStep Reached, string? Citation,
    IReadOnlyList<OutcomeVersionView> Versions, DateOnly? DueOn, DueStanding? DueStanding, string? DueText);

/// <param name="Citation">The document in force.</param>
/// <param name="From">Its first day within the period.</param>
/// <param name="To">Its last day within the period.</param>
/// <param name="RuleText">What it demands.</param>
/// <param name="Outcome">By the figures of periods that lie wholly in those days.</param>
/// <param name="OutcomeText">The outcome in words.</param>
/// <param name="Figures">Those figures.</param>
/// <param name="Periods">Those periods.</param>
/// <param name="How">How it was reached, in words.</param>
internal sealed record OutcomeVersionView(
    string Citation, DateOnly From, DateOnly To, string RuleText, TargetOutcome? Outcome, string OutcomeText, Figures? Figures,
    IReadOnlyList<string> Periods, string How);

/// <summary>
/// Outcomes of targets in a period, from its own figures and those of the periods in it, added up: nothing counts twice, whether a unit
/// reports by month, by quarter or both.
/// </summary>
internal sealed class Outcomes(PlanningDbContext db, SuperiorTargets superior, PeriodCalendars calendars, Headcounts headcounts, Texts texts, TimeProvider clock)
{
    public async Task<IReadOnlyList<OutcomeView>> OfAsync(
        string unitCode, Period period, IReadOnlyList<MeasuredTarget> targets, CancellationToken cancellationToken) =>
        (await OfAsync(period, new Dictionary<string, IReadOnlyList<MeasuredTarget>> { [unitCode] = targets }, cancellationToken))[unitCode];

    /// <summary>The same for several units, whose figures, catalogues and people are read together.</summary>
    public async Task<IReadOnlyDictionary<string, IReadOnlyList<OutcomeView>>> OfAsync(
        Period period, IReadOnlyDictionary<string, IReadOnlyList<MeasuredTarget>> targets, CancellationToken cancellationToken)
    {
        var (units, codes) = (targets.Keys.ToList(), targets.Values.SelectMany(own => own).Select(target => target.Code).Distinct().ToList());
        var results = (await db.Results.AsNoTracking()
            .Where(result => units.Contains(result.UnitCode) && result.WorkYear == period.WorkYear && codes.Contains(result.TargetCode))
            .ToListAsync(cancellationToken)).ToLookup(result => (result.UnitCode, result.TargetCode), RowOf);
        var blank = new TargetInputs { Year = (await calendars.SectorAsync(cancellationToken)).YearOf(period.WorkYear), Period = period };
        var versions = await superior.VersionsAsync(units, blank.Range, cancellationToken);
        var measured = targets.ToDictionary(
            unit => unit.Key, unit => unit.Value.Select(target => (Target: target, Versions: VersionsOf(target, versions[unit.Key]))).ToList());
        var heads = await headcounts.OfAsync(
            measured.ToDictionary(unit => unit.Key, unit => (IReadOnlyCollection<HeadcountNeed>)HeadcountsFor(unit.Value, blank)), cancellationToken);
        return measured.ToDictionary(unit => unit.Key, unit => (IReadOnlyList<OutcomeView>)
        [
            .. unit.Value.Select(entry => View(
                entry.Target, entry.Versions, blank with { Rows = [.. results[(unit.Key, entry.Target.Code)]], Headcounts = heads[unit.Key] })),
        ]);
    }

    private static PeriodFigures RowOf(MeasuredResult result) =>
        new(Period.Parse(result.PeriodCode), result.Figures, VietnamTime.DateOf(result.RecordedAt));

    private static List<HeadcountNeed> HeadcountsFor(List<(MeasuredTarget Target, List<TargetVersion> Versions)> measured, TargetInputs blank) =>
    [
        .. measured.SelectMany(entry => entry.Versions
            .SelectMany(version => version.Rule.HeadcountsFor(blank with { Range = version.Days }))
            .Concat(entry.Target.Rule.HeadcountsFor(OnItsDays(entry.Target, blank)))
            .Concat(entry.Target.DueOn is { } due ? DueStandings.HeadcountsFor(entry.Target.Rule, OfTheYear(blank), due) : [])).Distinct(),
    ];

    /// <summary>What a regulation dropped is judged by the days until then.</summary>
    private static TargetInputs OnItsDays(MeasuredTarget target, TargetInputs inputs) =>
        target.Days is { } days ? inputs with { Range = days } : inputs;

    private static TargetInputs OfTheYear(TargetInputs inputs) => inputs with { Period = Period.Year(inputs.Period.WorkYear) };

    /// <summary>The versions under which a target was in force, with neighbours that say the same taken together.</summary>
    private static List<TargetVersion> VersionsOf(MeasuredTarget target, IReadOnlyList<DemandVersion> versions)
    {
        var newest = versions.LastOrDefault(version => version.Demands.ContainsKey(target.Code))?.Demands[target.Code];
        List<TargetVersion> found = [];
        foreach (var version in versions)
        {
            if (!version.Demands.TryGetValue(target.Code, out var demand))
                continue;
            // What the unit or the plan above it set for the whole year stays where the version in force does not ask more.
            var rule = target.Rule == newest?.Rule || !demand.IsAsked(target.Rule) ? demand.Rule : target.Rule;
            if (found is [.., var last] && last.Citation == demand.Citation && last.Rule == rule && last.Days.IsFollowedBy(version.Days))
                found[^1] = last with { Days = new Validity(last.Days.From, version.Days.To) };
            else
                found.Add(new TargetVersion(demand.Citation, version.Days, rule));
        }
        return found;
    }

    private OutcomeView View(MeasuredTarget target, List<TargetVersion> versions, TargetInputs rows)
    {
        var inputs = OnItsDays(target, rows);
        var verdict = target.Rule.Evaluate(inputs);
        var due = target.DueOn is { } day ? DueStandings.Of(target.Rule, OfTheYear(rows), day, VietnamTime.Today(clock)) : null;
        return new OutcomeView(
            target.Code, target.Name, target.FieldCode, target.Rule.InWords(), verdict.Outcome, Text(verdict.Outcome), target.Rule.FiguresOf(inputs),
            PeriodsOf(inputs), verdict.InWords(texts), verdict.MetOn, verdict.Reached, versions.LastOrDefault()?.Citation,
            versions.Count < 2 && inputs.Range == rows.Range ? [] : [.. versions.Select(version => View(version, inputs with { Range = version.Days }))],
            target.DueOn, due, due is { } standing ? texts[$"Due.{standing}", VietnamTime.Format(target.DueOn!.Value)] : null);
    }

    private OutcomeVersionView View(TargetVersion version, TargetInputs inputs)
    {
        var verdict = version.Rule.Evaluate(inputs);
        return new OutcomeVersionView(
            version.Citation, version.Days.From, version.Days.To!.Value, version.Rule.InWords(), verdict.Outcome, Text(verdict.Outcome),
            version.Rule.FiguresOf(inputs), PeriodsOf(inputs), verdict.InWords(texts));
    }

    private string Text(TargetOutcome? outcome) => texts[$"Outcome.{(outcome is { } known ? known.ToString() : "Unknown")}"];

    private static List<string> PeriodsOf(TargetInputs inputs) => [.. inputs.Cover().Select(row => row.Period.Code)];

    private sealed record TargetVersion(string Citation, Validity Days, TargetRule Rule);
}
