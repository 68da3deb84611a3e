using System.Globalization;
using System.Text.Json;
using WorkPlan.Assignments.Contracts;
using WorkPlan.Emulation.Contracts;
using WorkPlan.Planning.Contracts;
using WorkPlan.SharedKernel;

namespace WorkPlan.Inspections.Facts;

/// <summary>Reads checklist facts out of what the other services told about one unit in one work year.</summary>
internal static class FactReader
{
    private static readonly string[] ProcedureSteps = ["submitted", "approved", "issued"];

    /// <summary>The fact, or null when no message about it has come: the item then says that the data is not there yet.</summary>
    /// <param name="kind">Which fact.</param>
    /// <param name="facts">What is known of the unit.</param>
    /// <param name="until">The last day examined: a document that the unit received later is no part of it.</param>
    /// <param name="now">What is not due by then, or on the last day examined, is not lacking yet.</param>
    public static FactReading? Read(FactKind kind, IReadOnlyList<Fact> facts, DateOnly until, DateTimeOffset now) => kind switch
    {
        FactKind.DisseminationComplete => DisseminationComplete(Documents(facts, until, now)),
        FactKind.DisseminationTimely => DisseminationTimely(Documents(facts, until, now)),
        FactKind.PlanIssuedInTime => PlanOf(facts) is var (fact, plan) ? IssuedInTime(fact, plan) : NotIssued(facts),
        FactKind.PlanHasKeyTasks => PlanOf(facts) is var (fact, plan) ? KeyTasks(fact, plan) : null,
        FactKind.HigherTargets => PlanOf(facts) is var (fact, plan) ? HigherTargets(fact, plan) : null,
        FactKind.AssignmentDecisionIssued => Decision(facts),
        FactKind.WeeklyBriefings => Briefings(facts, FactSource.WeeklyBriefings, "fact.weekly-briefings"),
        FactKind.MonthlyBriefings => Briefings(facts, FactSource.MonthlyBriefings, "fact.monthly-briefings"),
        FactKind.QuarterlyBriefings => Briefings(facts, FactSource.QuarterlyBriefings, "fact.quarterly-briefings"),
        FactKind.PrincipleFilesComplete => PrincipleFiles(facts),
        FactKind.CampaignResponse => Response(facts),
        FactKind.PledgeSigned => Pledge(facts),
        FactKind.TitlesRegistered => Titles(facts),
        FactKind.PlanProcedure => PlanOf(facts) is (var fact, { Making: { } making }) ? Procedure(fact, making) : null,
        FactKind.FieldsComplete => PlanOf(facts) is (var fact, { Making: { } making }) ? FieldsComplete(fact, making) : null,
        FactKind.YearReviewHeld => PlanOf(facts) is (var fact, { Making: { } making }) ? YearReview(fact, making) : null,
        FactKind.TargetsKept => TargetsKept(facts),
        FactKind.ConferenceHeld => Conference(facts),
        _ => throw new ArgumentOutOfRangeException(nameof(kind), kind, "No reader for this fact."),
    };

    /// <summary>
    /// People who acknowledged everything, of all; documents that everybody acknowledged, of all; and the missing pairs. What the unit never
    /// disseminated nobody acknowledged.
    /// </summary>
    private static FactReading? DisseminationComplete((Fact Fact, DisseminationProgressed Message)[] rows)
    {
        if (rows.Length == 0)
            return null;
        var people = rows.Max(row => row.Message.RequiredPersons);
        var behind = Array.Exists(rows, row => IsUnlisted(row.Message))
            ? people
            : rows.SelectMany(row => row.Message.Missing).Select(missing => missing.PersonCode).Distinct().Count();
        var complete = rows.Count(row => row.Message is { DisseminatedOn: not null, Missing.Count: 0 });
        var gaps = rows.SelectMany(row => IsUnlisted(row.Message)
            ? [new FactGap(null, null, NameOf(row.Message))]
            : row.Message.Missing.Select(missing => new FactGap(missing.PersonCode, missing.FullName, NameOf(row.Message))));
        return new FactReading(
            "fact.dissemination-complete", Say(people - behind, people, complete, rows.Length), complete, rows.Length, [.. gaps], Origins(rows));
    }

    private static FactReading? DisseminationTimely((Fact Fact, DisseminationProgressed Message)[] documents)
    {
        var rows = documents.Where(row => row.Message.DueAt is not null).ToArray();
        if (rows.Length == 0)
            return null;
        var late = rows.Where(row => row.Message.DisseminatedOn is not { } on || on > VietnamTime.DateOf(row.Message.DueAt!.Value)).ToArray();
        return new FactReading(
            "fact.dissemination-timely", Say(rows.Length - late.Length, rows.Length), rows.Length - late.Length, rows.Length,
            [.. late.Select(row => new FactGap(null, null, NameOf(row.Message)))], Origins(rows));
    }

    private static FactReading IssuedInTime(Fact fact, PlanSnapshot plan)
    {
        var inTime = plan.DueOn is not { } due || plan.IssuedOn <= due;
        return new FactReading(
            plan.DueOn is null ? "fact.plan-issued" : inTime ? "fact.plan-issued-in-time" : "fact.plan-issued-late",
            Say(plan.Number ?? "–", VietnamTime.Format(plan.IssuedOn), plan.DueOn is { } day ? VietnamTime.Format(day) : "–"),
            inTime ? 1 : 0, 1, [], [Origin(fact)]);
    }

    /// <summary>No plan was issued, and the day by which it had to be is over.</summary>
    private static FactReading? NotIssued(IReadOnlyList<Fact> facts)
    {
        var rows = All<PlanOverdue>([.. facts.Where(fact => fact.Key.EndsWith(FactKeys.Overdue, StringComparison.Ordinal))], FactSource.Plan);
        return Array.FindAll(rows, row => !row.Message.Lifted) is not [var (fact, overdue), ..]
            ? null
            : new FactReading("fact.plan-overdue", Say(VietnamTime.Format(overdue.DueOn)), 0, 1, [], [Origin(fact)]);
    }

    private static FactReading KeyTasks(Fact fact, PlanSnapshot plan)
    {
        var key = plan.Tasks.Count(task => task.Kind == "key");
        var breakthrough = plan.Tasks.Count(task => task.Kind == "breakthrough");
        return new FactReading(
            "fact.plan-key-tasks", Say(key, breakthrough), Math.Min(key, 1) + Math.Min(breakthrough, 1), 2, [], [Origin(fact)]);
    }

    private static FactReading HigherTargets(Fact fact, PlanSnapshot plan)
    {
        var higher = plan.Targets.Count(target => target.Comparison == "higher");
        var additional = plan.Targets.Count(target => target.Kind == "additional");
        return new FactReading("fact.higher-targets", Say(higher, additional, plan.Targets.Count), 0, 0, [], [Origin(fact)]);
    }

    /// <summary>Submitted, approved, issued: how many of the three the plan's trace shows, and how often it was given back.</summary>
    private static FactReading Procedure(Fact fact, PlanMaking making)
    {
        DateOnly?[] days = [.. ProcedureSteps.Select(state => making.Steps.LastOrDefault(step => step.State == state)?.On)];
        return new FactReading(
            "fact.plan-procedure",
            Say([.. days.Select(day => day is { } on ? VietnamTime.Format(on) : "–"), making.Steps.Count(step => step.State == "returned")]),
            days.Count(day => day is not null), days.Length, [], [Origin(fact)]);
    }

    /// <summary>Fields of work with a target, a time, a measure and somebody responsible, of all that the plan has; the others are named.</summary>
    private static FactReading FieldsComplete(Fact fact, PlanMaking making)
    {
        var lacking = making.Fields.Where(field => field is not { HasTarget: true, HasSchedule: true, HasMeasure: true, HasResponsible: true }).ToList();
        var complete = making.Fields.Count - lacking.Count;
        return new FactReading(
            "fact.plan-fields", Say(complete, making.Fields.Count), complete, making.Fields.Count,
            [.. lacking.Select(field => new FactGap(null, null, field.FieldCode))], [Origin(fact)]);
    }

    /// <summary>The review of the year before, and how many of its measures stand in the plan; a plan that takes up none earns nothing.</summary>
    private static FactReading YearReview(Fact fact, PlanMaking making) => making.Review is not { } review
        ? new FactReading("fact.year-review-missing", [], 0, 1, [], [Origin(fact)])
        : new FactReading(
            "fact.year-review", Say(VietnamTime.Format(review.HeldOn), review.Shortcomings, review.MeasuresLanded, review.Measures),
            1 + review.MeasuresLanded, 1 + review.Measures, [], [Origin(fact)]);

    /// <summary>Targets that are met or exceeded, of those that arose; the missed ones are named.</summary>
    private static FactReading? TargetsKept(IReadOnlyList<Fact> facts)
    {
        var rows = All<TargetOutcomeLine>(facts, FactSource.TargetOutcomes).Where(row => row.Message is { Counted: true, Outcome: not null }).ToArray();
        if (rows.Length == 0)
            return null;
        int Count(string outcome) => rows.Count(row => row.Message.Outcome == outcome);
        var (exceeded, none) = (Count("exceeded"), Count("notArisen"));
        var (kept, judged) = (Count("met") + exceeded, rows.Length - none);
        return new FactReading(
            "fact.targets-kept", Say(kept, judged, exceeded, none), kept, judged,
            [.. rows.Where(row => row.Message.Outcome == "notMet").Select(row => new FactGap(null, null, row.Message.Name))],
            [.. rows.Select(row => Origin(row.Fact)).DistinctBy(origin => origin.MessageId)]);
    }

    private static FactReading? Conference(IReadOnlyList<Fact> facts)
    {
        var rows = All<ConferenceHeld>(facts, FactSource.Conference);
        return rows is not [var (fact, held), ..]
            ? null
            : new FactReading(
                "fact.conference-held",
                Say(VietnamTime.Format(held.HeldOn), held.TradeUnion, held.Present, held.Called, VietnamTime.Format(held.CalledFor)), 1, 1, [], [Origin(fact)]);
    }

    private static FactReading? Decision(IReadOnlyList<Fact> facts)
    {
        var rows = All<AssignmentDecisionIssued>(facts, FactSource.AssignmentDecision);
        if (rows.Length == 0)
            return null;
        var (fact, decision) = rows.MaxBy(row => row.Message.EffectiveOn);
        return new FactReading(
            "fact.assignment-decision",
            Say(decision.Number, VietnamTime.Format(decision.SignedOn), decision.PersonsWithTasks, decision.PersonsInUnit),
            decision.PersonsWithTasks, decision.PersonsInUnit, [], [Origin(fact)]);
    }

    private static FactReading? Briefings(IReadOnlyList<Fact> facts, FactSource source, string key)
    {
        var told = facts.ToLookup(fact => fact.Key.EndsWith(FactKeys.Counted, StringComparison.Ordinal));
        var (held, counted) = (All<BriefingHeld>([.. told[false]], source), All<BriefingsCounted>([.. told[true]], source));
        // Whichever reaches further: the last briefing, or the last period that is over.
        return (held, counted) switch
        {
            ([], [var (fact, count), ..]) => Reading(fact, count.Held, count.Expected),
            ([var (_, last), ..], [var (fact, count), ..]) when last.LastHeldOn <= count.CountedTo => Reading(fact, count.Held, count.Expected),
            ([var (fact, last), ..], _) => Reading(fact, last.Held, last.Expected),
            _ => null,
        };

        FactReading Reading(Fact fact, int kept, int expected) => new(key, Say(kept, expected), Math.Min(kept, expected), expected, [], [Origin(fact)]);
    }

    /// <summary>Documents that are in the unit's principle files, of all that its fields require; and the missing ones.</summary>
    private static FactReading? PrincipleFiles(IReadOnlyList<Fact> facts)
    {
        var rows = All<PrincipleFileChanged>(facts, FactSource.PrincipleFiles);
        return rows is not [var (fact, file), ..]
            ? null
            : new FactReading(
                "fact.principle-files", Say(file.Filed, file.Required), file.Filed, file.Required,
                [.. file.Missing.Select(missing => new FactGap(null, null, $"{missing.FieldCode}: {missing.Name}"))], [Origin(fact)]);
    }

    private static FactReading? Response(IReadOnlyList<Fact> facts)
    {
        var rows = All<CampaignResponded>(facts, FactSource.CampaignResponse);
        return rows.Length == 0
            ? null
            : new FactReading(
                "fact.campaign-response", Say(VietnamTime.Format(rows.Min(row => row.Message.RespondedOn))), 1, 1, [], Origins(rows));
    }

    private static FactReading? Pledge(IReadOnlyList<Fact> facts)
    {
        var rows = All<PledgeSigned>(facts, FactSource.Pledge);
        if (rows.Length == 0)
            return null;
        var (signed, required) = (rows.Sum(row => row.Message.Signed), rows.Sum(row => row.Message.Required));
        var gaps = rows.SelectMany(row => row.Message.MissingPersonCodes).Select(code => new FactGap(code, null, null));
        return new FactReading("fact.pledge-signed", Say(signed, required), signed, required, [.. gaps], Origins(rows));
    }

    private static FactReading? Titles(IReadOnlyList<Fact> facts)
    {
        var rows = All<TitleRegistered>(facts, FactSource.Registrations);
        return rows is not [var (fact, titles), ..]
            ? null
            : new FactReading(
                "fact.titles-registered", Say(titles.Persons, titles.Collectives), titles.Persons + titles.Collectives > 0 ? 1 : 0, 1, [],
                [Origin(fact)]);
    }

    private static (Fact Fact, PlanSnapshot Plan)? PlanOf(IReadOnlyList<Fact> facts)
    {
        // The first issue and a supplement carry the plan under the same name; a plan that was recalled carries none.
        var plans = facts.Where(known => known.Source == FactSource.Plan)
            .Select(known => (Fact: known, JsonSerializer.Deserialize<PlanOnly>(known.Content, FactStore.Json)!.Plan))
            .Where(known => known.Plan is not null).ToList();
        return plans.Count == 0 ? null : plans.Select(known => (known.Fact, known.Plan!)).MaxBy(known => known.Fact.OccurredAt);
    }

    /// <summary>Documents that the unit disseminated, or should have: those that still have time and those that it is released from are none.</summary>
    private static (Fact Fact, DisseminationProgressed Message)[] Documents(IReadOnlyList<Fact> facts, DateOnly until, DateTimeOffset now) =>
    [
        .. All<DisseminationProgressed>(facts, FactSource.Dissemination).Where(row => row.Message.ReceivedOn <= until && !row.Message.Released
            && (row.Message.DisseminatedOn is not null || (row.Message.DueAt is { } due && due < now && VietnamTime.DateOf(due) <= until))),
    ];

    /// <summary>Not disseminated, and nobody was asked to acknowledge it before.</summary>
    private static bool IsUnlisted(DisseminationProgressed document) => document is { DisseminatedOn: null, RequiredPersons: 0 };

    private static (Fact Fact, T Message)[] All<T>(IReadOnlyList<Fact> facts, FactSource source) =>
    [
        .. facts.Where(fact => fact.Source == source).Select(fact => (fact, JsonSerializer.Deserialize<T>(fact.Content, FactStore.Json)!)),
    ];

    private static IReadOnlyList<string> Say(params object[] arguments) =>
        [.. arguments.Select(argument => Convert.ToString(argument, CultureInfo.InvariantCulture)!)];

    private static FactOrigin Origin(Fact fact) => new(fact.Source, fact.Key, fact.SourceVersion, fact.MessageId, fact.OccurredAt);

    private static IReadOnlyList<FactOrigin> Origins<T>(IEnumerable<(Fact Fact, T Message)> rows) => [.. rows.Select(row => Origin(row.Fact))];

    private static string NameOf(DisseminationProgressed document) => document.DocumentNumber ?? document.DocumentAbstract;

    private sealed record PlanOnly(PlanSnapshot? Plan);
}
