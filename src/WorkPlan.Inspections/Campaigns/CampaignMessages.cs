using WorkPlan.Inspections.Contracts;
using WorkPlan.ServiceDefaults.Persistence;

namespace WorkPlan.Inspections.Campaigns;

internal static class CampaignMessages
{
    public static InspectionAnnounced Announced(InspectionCampaign campaign, DateTimeOffset now) => new()
    {
        StreamKey = $"inspection-campaign:{campaign.Id}",
        Version = campaign.NextVersion(),
        OccurredAt = now,
        CampaignId = campaign.Id,
        Title = campaign.Title,
        WorkYear = campaign.WorkYear,
        ByUnitCode = campaign.ConductingUnitCode,
        SelfReportDueAt = campaign.SelfReportDueAt,
        Units = [.. campaign.Units.Select(unit => new InspectedUnit
        {
            UnitCode = unit.UnitCode,
            Mode = unit.Mode.Named(),
            ResponsibleUnitCode = unit.HandedOverTo,
            VisitFrom = unit.Mode == InspectionMode.Direct ? campaign.VisitFrom(unit.UnitCode) : null,
        })],
    };
}
