using WorkPlan.ServiceDefaults.Problems;

namespace WorkPlan.Inspections.Campaigns;

/// <summary>Every way in which a campaign refuses.</summary>
internal static class CampaignRules
{
    public static RuleException ExaminedPeriodUpsideDown() => new("examined-period-upside-down");

    public static RuleException FieldworkUpsideDown() => new("fieldwork-period-upside-down");

    public static RuleException FieldworkBeforeExamined(DateOnly examinedFrom) => new("fieldwork-before-examined", examinedFrom);

    public static RuleException NoticeNeedsFieldwork() => new("notice-needs-fieldwork");

    public static RuleException OutlineMissing(int days) => new("outline-missing", days);

    public static RuleException AnnouncedTooLate(int days, DateOnly fieldworkFrom, DateOnly latest) => new("announced-too-late", days, fieldworkFrom, latest);

    public static RuleException PostponeOnlyDirect(string unitCode) => new("postpone-only-direct", unitCode);

    public static RuleException PostponedNotLater(DateOnly planned) => new("postponed-not-later", planned);

    public static RuleException TeamMemberTwice(string personCode) => new("team-member-twice", personCode);

    public static RuleException TeamMemberNotKnown(string personCode) => new("team-member-not-known", personCode);

    public static RuleException TeamNeedsOneLead() => new("team-needs-one-lead");

    public static RuleException WithoutTeam() => new("campaign-without-team");

    public static RuleException TeamWithoutDecision() => new("team-without-decision");

    public static RuleException TeamChangedUnderSameDecision(string number) => new("team-needs-another-decision", number);

    public static RuleException DecidedAfterAnnouncement(DateOnly issuedOn) => new("team-decided-after-announcement", issuedOn);

    public static RuleException PlanIssuedAfterAnnouncement(DateOnly issuedOn) => new("plan-document-after-announcement", issuedOn);

    public static RuleException WorkYearNotExamined(int workYear, DateOnly from, DateOnly to) => new("work-year-not-examined", workYear, from, to);

    public static RuleException SubjectNotKnown() => new("subject-not-known");

    public static RuleException SubjectOfAnotherYear(int workYear) => new("subject-of-another-year", workYear);

    public static RuleException TeamNotIndependent(IReadOnlyList<IndependenceConflict> conflicts) => new(
        "team-not-independent", string.Join("; ", conflicts.Select(conflict => $"{conflict.FullName} – {conflict.UnitCode}")))
    {
        Items = [.. conflicts],
    };

    public static RuleException InspectorNotIndependent(IndependenceConflict conflict) =>
        new ForbiddenException("inspector-not-independent", conflict.FullName, conflict.ServedIn) { Items = [conflict] };

    public static RuleException InspectorNotAPerson() => new ForbiddenException("inspector-not-a-person");

    public static RuleException NotInTeam(string name) => new ForbiddenException("inspector-not-in-team", name);

    public static RuleException InspectingSideForUnit(string name, string byUnitCode) =>
        new ForbiddenException("inspecting-side-for-unit", name, byUnitCode);

    public static RuleException NotOfRole(TeamDuty duty) => duty switch
    {
        TeamDuty.Write => OnlySecretaryOrLeadWrite(),
        TeamDuty.Sign => OnlyLeadSigns(),
        _ => OnlyLeadConcludes(),
    };

    public static RuleException OnlySecretaryOrLeadWrite() => new ForbiddenException("team-writes-by-secretary-or-lead");

    public static RuleException OnlyLeadSigns() => new ForbiddenException("team-signs-by-lead");

    public static RuleException OnlyLeadConcludes() => new ForbiddenException("team-concludes-by-lead");

    public static RuleException LessonsBeforeConclusion() => new("lessons-before-conclusion");

    public static RuleException NobodyInScope() => new("campaign-scope-empty");

    public static RuleException ScopeNotAbove(string unitCode, string byUnitCode) => new("campaign-scope-not-above", unitCode, byUnitCode);

    public static RuleException DirectUnitOutOfScope(string unitCode) => new("direct-unit-out-of-scope", unitCode);

    public static RuleException DirectUnitTwice() => new("direct-unit-twice");

    public static RuleException PartitionBroken() => new("partition-not-total");

    public static RuleException AlreadyAnnounced() => new("inspection-already-announced");

    public static RuleException NotAnnounced() => new("inspection-not-announced");

    public static RuleException Closed() => new("inspection-campaign-closed");

    public static RuleException BeforeAnnouncement(DateOnly announcedOn) => new("before-announcement", announcedOn);

    public static RuleException AlreadyDirect(string unitCode) => new("unit-already-direct", unitCode);

    public static RuleException UnitsOutstanding(OutstandingUnits units) => new(
        "units-outstanding", Names(units.Unreported), Names(units.WithoutMinutes), Names(units.Unconcluded))
    {
        Items = [.. units.Unreported.Union(units.WithoutMinutes).Union(units.Unconcluded).Order(StringComparer.Ordinal)],
    };

    private static string Names(IReadOnlyCollection<string> units) => units.Count == 0 ? "–" : string.Join(", ", units);
}

/// <summary>Units for which a campaign cannot close, by what they lack.</summary>
/// <param name="Unreported">Self-inspecting units that have not handed in their report.</param>
/// <param name="WithoutMinutes">Directly inspected units without minutes that both parties signed.</param>
/// <param name="Unconcluded">Units without a conclusion.</param>
internal sealed record OutstandingUnits(
    IReadOnlyCollection<string> Unreported, IReadOnlyCollection<string> WithoutMinutes, IReadOnlyCollection<string> Unconcluded)
{
    public bool Any => Unreported.Count + WithoutMinutes.Count + Unconcluded.Count > 0;
}
