using WorkPlan.Emulation.Scoring;
using WorkPlan.ServiceDefaults.Organisation;
using WorkPlan.ServiceDefaults.Validation;

namespace WorkPlan.Emulation.Clusters;

public sealed record FormClusterRequest
{
    [Text(ScoringLimits.Code)]
    public required string Code { get; init; }

    [Text(400)]
    public required string Name { get; init; }

    [Text(OrganisationLimits.UnitCode)]
    public required string FormedByUnitCode { get; init; }

    [Text(ScoringLimits.LegalBasis)]
    public required string LegalBasis { get; init; }

    [Text(ScoringLimits.Code)]
    public required string ScoringTableCode { get; init; }

    public required DateOnly ValidFrom { get; init; }

    /// <summary>Units that are in it from its first day.</summary>
    [Items(0, 200)]
    public IReadOnlyList<string> Members { get; init; } = [];

    /// <summary>The first head; one of the members.</summary>
    [OptionalText(OrganisationLimits.UnitCode)]
    public string? HeadUnitCode { get; init; }
}

public sealed record JoinClusterRequest
{
    [Text(OrganisationLimits.UnitCode)]
    public required string UnitCode { get; init; }

    public required DateOnly From { get; init; }
}

public sealed record LeaveClusterRequest
{
    [Text(OrganisationLimits.UnitCode)]
    public required string UnitCode { get; init; }

    /// <summary>The last day in the cluster.</summary>
    public required DateOnly LastDay { get; init; }
}

public sealed record DissolveClusterRequest
{
    /// <summary>The last day of the cluster, its members and its head.</summary>
    public required DateOnly LastDay { get; init; }
}

public sealed record RotateHeadRequest
{
    [Text(OrganisationLimits.UnitCode)]
    public required string UnitCode { get; init; }

    public required DateOnly From { get; init; }
}

/// <summary>A cluster with its members and head on a day (<c>asOf</c>), and all its heads over time.</summary>
public sealed record ClusterView(
    Guid Id, string Code, string Name, string FormedByUnitCode, string LegalBasis, string ScoringTableCode, DateOnly ValidFrom, DateOnly? ValidTo,
    DateOnly AsOf, string? HeadUnitCode, IReadOnlyList<ClusterMemberView> Members, IReadOnlyList<ClusterHeadView> Heads);

public sealed record ClusterMemberView(string UnitCode, string? UnitName, DateOnly From, DateOnly? To);

public sealed record ClusterHeadView(string UnitCode, DateOnly From, DateOnly? To);
