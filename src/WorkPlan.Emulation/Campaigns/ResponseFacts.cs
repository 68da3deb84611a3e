using WorkPlan.Emulation.Facts;
using WorkPlan.Emulation.Scoring;

namespace WorkPlan.Emulation.Campaigns;

/// <summary>
/// Discipline in answering campaigns, as facts that scores rest on. A unit that has not answered when the last day is over is late as one
/// that answered late; an answer that was in time and was entered later takes that back.
/// </summary>
internal sealed class ResponseFacts(ScoreDesk scores)
{
    private const long Missing = 1;
    private const long Answered = 2;

    public Task<bool> AnsweredAsync(EmulationCampaign campaign, CampaignResponse response, CancellationToken cancellationToken) =>
        RecordAsync(campaign, response.UnitCode, response.RespondedOn, response.Late, Answered, cancellationToken);

    public Task<bool> MissingAsync(EmulationCampaign campaign, string unitCode, CancellationToken cancellationToken) =>
        RecordAsync(campaign, unitCode, campaign.ResponseDueOn, late: true, Missing, cancellationToken);

    private Task<bool> RecordAsync(
        EmulationCampaign campaign, string unitCode, DateOnly on, bool late, long version, CancellationToken cancellationToken) => scores.RecordAsync(
        unitCode, campaign.WorkYear, [Lateness.Fact(unitCode, campaign.WorkYear, $"response:{campaign.Id}", campaign.Title, on, late, version, messageId: null)],
        cancellationToken);
}
