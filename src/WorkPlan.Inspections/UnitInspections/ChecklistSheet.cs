using Microsoft.EntityFrameworkCore;
using WorkPlan.Inspections.Campaigns;
using WorkPlan.Inspections.Checklists;
using WorkPlan.Inspections.Facts;
using WorkPlan.Inspections.Findings;
using WorkPlan.ServiceDefaults.Problems;

namespace WorkPlan.Inspections.UnitInspections;

/// <summary>
/// Fills a unit's checklist: each question with its fact in the caller's language, and the answers. Within a request checklist and facts are
/// read once, so what is shown after a change is what it was judged by.
/// </summary>
internal sealed class ChecklistSheet(InspectionsDbContext db, FactStore facts, Texts texts)
{
    private readonly Dictionary<Guid, Checklist> _checklists = [];
    private readonly Dictionary<(string UnitCode, Guid CampaignId), UnitFacts> _facts = [];

    public async Task<Checklist> ChecklistAsync(InspectionCampaign campaign, CancellationToken cancellationToken)
    {
        if (!_checklists.TryGetValue(campaign.ChecklistId, out var known))
        {
            known = await db.Checklists.AsNoTracking().SingleAsync(checklist => checklist.Id == campaign.ChecklistId, cancellationToken);
            _checklists.Add(campaign.ChecklistId, known);
        }
        return known;
    }

    public async Task<UnitFacts> FactsAsync(InspectionCampaign campaign, string unitCode, CancellationToken cancellationToken)
    {
        if (!_facts.TryGetValue((unitCode, campaign.Id), out var known))
        {
            // What is examined belongs to the year of the subject, which need not be the campaign's.
            known = await facts.OfUnitAsync(unitCode, campaign.SubjectObject?.WorkYear ?? campaign.WorkYear, campaign.ExaminedTo, cancellationToken);
            _facts.Add((unitCode, campaign.Id), known);
        }
        return known;
    }

    /// <summary>
    /// The fact that fills a question, as evidence of what is found at it; null where there is none, where it shows nothing missing, or
    /// where the inspectors contested it: what they hold to be wrong proves nothing.
    /// </summary>
    public async Task<CitedFact?> CiteAsync(
        InspectionCampaign campaign, UnitInspection inspection, string itemCode, CancellationToken cancellationToken)
    {
        var item = (await ChecklistAsync(campaign, cancellationToken)).Items.Find(known => known.Code == itemCode)
            ?? throw UnitInspectionRules.ItemNotKnown(itemCode);
        if (item.Fact is not { } kind || inspection.AnswerTo(itemCode, InspectionMode.Direct)?.Verdict == Verdict.Contest)
            return null;
        var facts = await FactsAsync(campaign, inspection.UnitCode, cancellationToken);
        return inspection.Examined(item, campaign.UnitOf(inspection.UnitCode).Mode, facts) is { ShowsLack: true } reading
            ? new CitedFact(kind, texts.InVietnamese(reading.Key, [.. reading.Arguments]), reading.AsOf(), reading.Sources)
            : null;
    }

    public async Task<UnitInspectionView> ShowAsync(InspectionCampaign campaign, UnitInspection inspection, CancellationToken cancellationToken)
    {
        var checklist = await ChecklistAsync(campaign, cancellationToken);
        var live = await FactsAsync(campaign, inspection.UnitCode, cancellationToken);
        var unit = campaign.UnitOf(inspection.UnitCode);
        ItemView[] items = [.. checklist.Items.Select(item => Item(item, inspection, unit.Mode, live))];
        return new UnitInspectionView
        {
            Id = inspection.Id,
            CampaignId = campaign.Id,
            UnitCode = unit.UnitCode,
            UnitName = unit.UnitName,
            Mode = unit.Mode,
            EscalatedOn = unit.EscalatedOn,
            EscalationReason = unit.EscalationReason,
            State = inspection.State,
            Items = items,
            Score = items.Sum(item => item.Answer?.Score ?? 0),
            MaxScore = items.Sum(item => item.MaxScore),
            Notes = inspection.Notes,
            Evidence = inspection.Evidence,
            Report = inspection.SubmittedAt is { } at
                ? new ReportView(inspection.ReportText!, at, inspection.SubmittedBy!, inspection.Late)
                : null,
            Returns = inspection.Returns,
            Minutes = inspection.Minutes,
            Draft = inspection.Draft,
            Explanation = inspection.Explanation,
            Conclusion = inspection.Grade is { } grade
                ? new ConclusionView(
                    grade, inspection.Conclusion!, inspection.ConcludedOn!.Value, items.Count(item => item.Discrepancy is not null))
                : null,
            FollowUps = inspection.FollowUps,
            HandedOverTo = unit.HandedOverTo,
            VisitFrom = unit.Mode == InspectionMode.Direct ? campaign.VisitFrom(unit.UnitCode) : null,
            History = unit.History,
        };
    }

    private ItemView Item(ChecklistItem item, UnitInspection inspection, InspectionMode mode, UnitFacts facts)
    {
        var today = facts.Read(item.Fact);
        var shown = inspection.State == InspectionState.Concluded
            ? inspection.FrozenFacts.Find(frozen => frozen.ItemCode == item.Code)?.Reading
            : inspection.Examined(item, mode, facts);
        return new ItemView
        {
            Code = item.Code,
            Group = item.Group,
            Question = item.Question,
            Source = item.Source,
            MaxScore = item.MaxScore,
            Fact = item.Fact is { } kind ? InWords(kind, shown) : null,
            Discrepancy = item.Fact is { } known && !Same(shown, today) ? InWords(known, today) : null,
            Answer = Answered(inspection, item.Code, mode, shown),
            ReplacedAnswers =
            [
                .. inspection.ReplacedAnswers.Where(replaced => replaced.ItemCode == item.Code).Select(replaced => new ReplacedAnswerView(
                    replaced.Verdict, replaced.Reason, replaced.Score, replaced.Fact is { } fact ? texts[fact.Key, [.. fact.Arguments]] : null,
                    replaced.AnsweredBy, replaced.AnsweredAt, replaced.ReplacedBy, replaced.ReplacedAt)),
            ],
            SelfAnswer = mode == InspectionMode.Direct ? Answered(inspection, item.Code, InspectionMode.Self, shown) : null,
        };
    }

    private FactView InWords(FactKind kind, FactReading? reading) => new()
    {
        Kind = kind,
        Available = reading is not null,
        Sentence = reading is null ? texts["fact.not-there"] : texts[reading.Key, [.. reading.Arguments]],
        Reached = reading?.Reached ?? 0,
        Expected = reading?.Expected ?? 0,
        AsOf = reading?.AsOf(),
        Gaps = reading?.Gaps ?? [],
        Sources = reading?.Sources ?? [],
    };

    private static AnswerView? Answered(UnitInspection inspection, string itemCode, InspectionMode mode, FactReading? fact) =>
        inspection.AnswerTo(itemCode, mode) is not { } answer
            ? null
            : new AnswerView(
                answer.Verdict, answer.Reason, answer.Score, answer.AnsweredBy, answer.AnsweredAt, !Same(answer.Fact, fact),
                mode == InspectionMode.Direct && inspection.State != InspectionState.Concluded && UnitInspection.IsToReconcile(answer, fact));

    private static bool Same(FactReading? left, FactReading? right) => left is null ? right is null : left.SaysTheSameAs(right);
}
