using WorkPlan.Inspections.Campaigns;
using WorkPlan.ServiceDefaults.Http;
using WorkPlan.ServiceDefaults.Security;

namespace WorkPlan.Inspections.UnitInspections;

/// <summary>Inspectors answer for a unit that is inspected directly; a self-inspecting unit answers for itself. A later answer corrects the earlier one.</summary>
internal static class AnsweringChecklists
{
    public static async Task<OkWithETag<UnitInspectionView>> Answer(
        Guid id, string unitCode, AnswerChecklistRequest request, IfMatch ifMatch, InspectionsDbContext db, InspectionAccess access,
        ChecklistSheet sheet, CurrentUser user, TimeProvider clock, CancellationToken cancellationToken)
    {
        var (campaign, inspection) = await access.FindUnitAsync(id, unitCode, cancellationToken);
        var mode = campaign.UnitOf(unitCode).Mode;
        await access.DemandAnswererAsync(campaign, unitCode, mode, cancellationToken);
        ifMatch.Demand(inspection);
        campaign.DemandInspectable(unitCode);
        var items = (await sheet.ChecklistAsync(campaign, cancellationToken)).Items.ToDictionary(item => item.Code);
        var facts = await sheet.FactsAsync(campaign, unitCode, cancellationToken);
        if (request.Answers.GroupBy(answer => answer.ItemCode).FirstOrDefault(group => group.Count() > 1) is { } twice)
            throw UnitInspectionRules.ItemTwice(twice.Key);
        foreach (var answer in request.Answers)
        {
            if (!items.TryGetValue(answer.ItemCode, out var item))
                throw UnitInspectionRules.ItemNotKnown(answer.ItemCode);
            inspection.Answer(item, answer, inspection.Examined(item, mode, facts), mode, user.UserId, clock.GetUtcNow());
        }
        return await UnitInspectionEndpoints.SaveAsync(campaign, inspection, db, sheet, cancellationToken);
    }
}
