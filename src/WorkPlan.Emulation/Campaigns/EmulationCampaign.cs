using System.Text.Json.Serialization;
using WorkPlan.ServiceDefaults.Persistence;
using WorkPlan.ServiceDefaults.Problems;
using WorkPlan.SharedKernel;

namespace WorkPlan.Emulation.Campaigns;

internal enum CampaignState
{
    Draft,
    Launched,
}

/// <summary>What becomes of a title that is registered outside the window.</summary>
[JsonConverter(typeof(CamelCaseEnumConverter<LateRegistration>))]
public enum LateRegistration
{
    /// <summary>It counts, and is marked as late.</summary>
    Marked = 1,

    /// <summary>It counts if somebody says why it is late.</summary>
    WithReason = 2,

    Refused = 3,
}

/// <summary>An emulation movement that a unit launches for itself and everything below it, for one work year.</summary>
internal sealed class EmulationCampaign : IVersioned
{
    private EmulationCampaign()
    {
    }

    public Guid Id { get; private init; } = Guid.CreateVersion7();

    public long Version { get; private set; }

    public required string Title { get; init; }

    public string? Slogan { get; init; }

    public required string Criteria { get; init; }

    public required int WorkYear { get; init; }

    /// <summary>The unit that launches it; its whole subtree is addressed.</summary>
    public required string LaunchedByUnitCode { get; init; }

    /// <summary>The last day on which a unit responds in time.</summary>
    public required DateOnly ResponseDueOn { get; init; }

    /// <summary>The days, both included, within which titles are registered in time.</summary>
    public required DateOnly RegistrationFrom { get; init; }

    public required DateOnly RegistrationTo { get; init; }

    /// <summary>What becomes of registrations outside these days.</summary>
    public LateRegistration LateRegistration { get; private init; } = LateRegistration.Marked;

    /// <summary>The last day on which a unit holds its civil servants' conference of the work year in time; null where the campaign asks for none.</summary>
    public DateOnly? ConferenceDueOn { get; private init; }

    /// <summary>What is expected of conduct: criteria in words, assessed in words and never in points.</summary>
    public List<ConductExpectation> ConductExpectations { get; private init; } = [];

    public CampaignState State { get; private set; } = CampaignState.Draft;

    public DateOnly? LaunchedOn { get; private set; }

    /// <summary>Whether it has been noted, after the last day for answers, who gave none.</summary>
    public bool MissingNoted { get; private set; }

    public static EmulationCampaign Draft(DraftCampaignRequest request)
    {
        if (request.RegistrationTo < request.RegistrationFrom)
            throw CampaignRules.WindowUpsideDown();
        if (request.ConductExpectations.Select(expectation => expectation.Code).Distinct(StringComparer.Ordinal).Count() < request.ConductExpectations.Count)
            throw CampaignRules.ExpectationTwice();
        return new EmulationCampaign
        {
            Title = request.Title,
            Slogan = request.Slogan,
            Criteria = request.Criteria,
            WorkYear = request.WorkYear,
            LaunchedByUnitCode = request.LaunchedByUnitCode,
            ResponseDueOn = request.ResponseDueOn,
            RegistrationFrom = request.RegistrationFrom,
            RegistrationTo = request.RegistrationTo,
            LateRegistration = request.LateRegistration,
            ConferenceDueOn = request.ConferenceDueOn,
            ConductExpectations = [.. request.ConductExpectations],
        };
    }

    public void Launch(DateOnly on)
    {
        if (State != CampaignState.Draft)
            throw CampaignRules.AlreadyLaunched();
        State = CampaignState.Launched;
        LaunchedOn = on;
    }

    public void NoteMissing() => MissingNoted = true;

    public CampaignResponse Respond(string unitCode, DateOnly on, string content, string by, DateTimeOffset at)
    {
        DemandLaunched();
        if (on < LaunchedOn)
            throw CampaignRules.BeforeLaunch(LaunchedOn.Value);
        return new CampaignResponse
        {
            CampaignId = Id,
            UnitCode = unitCode,
            RespondedOn = on,
            Content = content,
            Late = on > ResponseDueOn,
            EnteredBy = by,
            EnteredAt = at,
        };
    }

    /// <summary>Whether a registration on that day is late; refuses it where the campaign says so.</summary>
    public bool TakeRegistration(DateOnly on, string? lateReason)
    {
        DemandLaunched();
        if (on >= RegistrationFrom && on <= RegistrationTo)
            return false;
        if (LateRegistration == LateRegistration.Refused)
            throw CampaignRules.RegistrationClosed(RegistrationFrom, RegistrationTo);
        if (LateRegistration == LateRegistration.WithReason && string.IsNullOrWhiteSpace(lateReason))
            throw CampaignRules.LateNeedsReason();
        return true;
    }

    public void DemandLaunched()
    {
        if (State != CampaignState.Launched)
            throw CampaignRules.NotLaunched();
    }
}

/// <summary>A unit's answer to a campaign; one for each unit.</summary>
internal sealed class CampaignResponse : IVersioned
{
    public Guid Id { get; private init; } = Guid.CreateVersion7();

    public long Version { get; private set; }

    public required Guid CampaignId { get; init; }

    public required string UnitCode { get; init; }

    public required DateOnly RespondedOn { get; init; }

    public required string Content { get; init; }

    /// <summary>Whether it came after the campaign's last day for responses.</summary>
    public required bool Late { get; init; }

    /// <summary>Who entered it, and when; null in answers from before that was kept.</summary>
    public string? EnteredBy { get; init; }

    public DateTimeOffset? EnteredAt { get; init; }
}

internal static class CampaignRules
{
    public static RuleException WindowUpsideDown() => new("registration-window-upside-down");

    public static RuleException RegistrationClosed(DateOnly from, DateOnly to) => new("registration-window-closed", from, to);

    public static RuleException LateNeedsReason() => new("late-registration-needs-reason");

    public static RuleException ExpectationTwice() => new("conduct-expectation-twice");

    public static RuleException AlreadyLaunched() => new("campaign-already-launched");

    public static RuleException NotLaunched() => new("campaign-not-launched");

    public static RuleException BeforeLaunch(DateOnly launchedOn) => new("before-campaign-launch", launchedOn);

    public static RuleException AlreadyResponded(string unitCode) => new("campaign-already-answered", unitCode);

    public static RuleException OutOfScope(string unitCode) => new("unit-outside-campaign", unitCode);
}
