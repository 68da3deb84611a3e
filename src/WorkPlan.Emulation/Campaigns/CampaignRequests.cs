using System.Linq.Expressions;
using WorkPlan.ServiceDefaults.Organisation;
using WorkPlan.ServiceDefaults.Validation;

namespace WorkPlan.Emulation.Campaigns;

public sealed record DraftCampaignRequest
{
    [Text(400)]
    public required string Title { get; init; }

    [OptionalText(400)]
    public string? Slogan { get; init; }

    [Text(4000)]
    public required string Criteria { get; init; }

    [Between(2000, 2100)]
    public required int WorkYear { get; init; }

    [Text(OrganisationLimits.UnitCode)]
    public required string LaunchedByUnitCode { get; init; }

    public required DateOnly ResponseDueOn { get; init; }

    public required DateOnly RegistrationFrom { get; init; }

    public required DateOnly RegistrationTo { get; init; }

    /// <summary>What becomes of registrations outside these days; marked as late unless said otherwise.</summary>
    public LateRegistration LateRegistration { get; init; } = LateRegistration.Marked;

    /// <summary>The last day for the civil servants' conferences of the units addressed; none where the campaign asks for none.</summary>
    public DateOnly? ConferenceDueOn { get; init; }

    /// <summary>What is expected of conduct, in words.</summary>
    [Items(0, 20)]
    public IReadOnlyList<ConductExpectation> ConductExpectations { get; init; } = [];
}

/// <summary>A narrative criterion (bản lĩnh chính trị, kỷ luật, kỷ cương công vụ, đoàn kết): assessed in words, never in points.</summary>
public sealed record ConductExpectation
{
    /// <summary>Short and unique within the campaign, for example KY-LUAT.</summary>
    [Text(40)]
    public required string Code { get; init; }

    [Text(1000)]
    public required string Text { get; init; }
}

public sealed record LaunchCampaignRequest
{
    public required DateOnly LaunchedOn { get; init; }
}

public sealed record RespondRequest
{
    [Text(OrganisationLimits.UnitCode)]
    public required string UnitCode { get; init; }

    /// <summary>Today; an earlier day, on which the answer came on paper, is entered by the launching unit.</summary>
    public required DateOnly RespondedOn { get; init; }

    [Text(4000)]
    public required string Content { get; init; }
}

public sealed record CampaignView(
    Guid Id, string Title, string? Slogan, string Criteria, int WorkYear, string LaunchedByUnitCode, string State,
    DateOnly? LaunchedOn, DateOnly ResponseDueOn, DateOnly RegistrationFrom, DateOnly RegistrationTo, LateRegistration LateRegistration,
    DateOnly? ConferenceDueOn, IReadOnlyList<ConductExpectation> ConductExpectations)
{
    internal static readonly Expression<Func<EmulationCampaign, CampaignView>> Projection = campaign => new CampaignView(
        campaign.Id, campaign.Title, campaign.Slogan, campaign.Criteria, campaign.WorkYear, campaign.LaunchedByUnitCode,
        campaign.State == CampaignState.Launched ? "launched" : "draft",
        campaign.LaunchedOn, campaign.ResponseDueOn, campaign.RegistrationFrom, campaign.RegistrationTo, campaign.LateRegistration,
        campaign.ConferenceDueOn, campaign.ConductExpectations);

    internal static readonly Func<EmulationCampaign, CampaignView> Of = Projection.Compile();
}

/// <param name="EnteredBy">Who entered it; null, as <paramref name="EnteredAt"/>, in answers from before that was kept.</param>
public sealed record ResponseView(
    Guid Id, Guid CampaignId, string UnitCode, DateOnly RespondedOn, string Content, bool Late, string? EnteredBy, DateTimeOffset? EnteredAt)
{
    internal static readonly Expression<Func<CampaignResponse, ResponseView>> Projection = response => new ResponseView(
        response.Id, response.CampaignId, response.UnitCode, response.RespondedOn, response.Content, response.Late, response.EnteredBy, response.EnteredAt);

    internal static readonly Func<CampaignResponse, ResponseView> Of = Projection.Compile();
}
