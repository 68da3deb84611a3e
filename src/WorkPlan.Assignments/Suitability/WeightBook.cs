using System.Text.Json;
using WorkPlan.ServiceDefaults.Http;
using WorkPlan.SharedKernel;

namespace WorkPlan.Assignments.Suitability;

/// <summary>What speaks for a person weighs so many points: data with its basis and its time, like the legal rules.</summary>
internal sealed record SuitabilityWeights
{
    public required string LegalBasis { get; init; }

    public required DateOnly ValidFrom { get; init; }

    public DateOnly? ValidTo { get; init; }

    public required int Base { get; init; }

    /// <summary>Points for each criterion that is met.</summary>
    public required IReadOnlyDictionary<Criterion, int> Criteria { get; init; }

    /// <summary>Points that a warning costs.</summary>
    public required int Warning { get; init; }

    public required int StrengthLevel { get; init; }

    /// <summary>Points for each task of the field that was finished, up to so many of them.</summary>
    public required int Experience { get; init; }

    public required int MostExperience { get; init; }

    /// <summary>Points for whoever has the task already.</summary>
    public required int Continuity { get; init; }

    /// <summary>Points that each tenth of the capacity costs which is filled.</summary>
    public required int LoadTenth { get; init; }

    public required DistanceWeights Distance { get; init; }

    public required SeniorityWeights Seniority { get; init; }

    /// <summary>How much the right lead counts beside the right supporter.</summary>
    public required int LeadFactor { get; init; }

    public required int SupportFactor { get; init; }

    /// <summary>What a task without a lead, or without a supporter, costs: more than any choice of people can win.</summary>
    public required int EmptyLead { get; init; }

    public required int EmptySupport { get; init; }

    public int Of(Criterion criterion) => Criteria.GetValueOrDefault(criterion);
}

/// <summary>What whole years of service in the Sector are worth.</summary>
internal sealed record SeniorityWeights
{
    /// <summary>Every so many years give a point, up to so many points.</summary>
    public required int YearsPerPoint { get; init; }

    public required int MostPoints { get; init; }

    public int PointsOf(int years) => Math.Min(MostPoints, years / YearsPerPoint);
}

/// <summary>What the way from where somebody works to where a task is done costs.</summary>
internal sealed record DistanceWeights
{
    /// <summary>So many kilometres cost nothing.</summary>
    public required int FreeKilometres { get; init; }

    /// <summary>Every so many kilometres beyond, begun ones too, cost a point, up to so many points.</summary>
    public required int KilometresPerPoint { get; init; }

    public required int MostPoints { get; init; }

    /// <summary>Beyond so many kilometres whoever decides is warned.</summary>
    public required int WarnAboveKilometres { get; init; }

    public int PointsOf(int kilometres) => Math.Min(
        MostPoints, (Math.Max(0, kilometres - FreeKilometres) + KilometresPerPoint - 1) / KilometresPerPoint);
}

internal sealed record WeightBook
{
    private const string File = "WorkPlan.Assignments.Suitability.suitability-weights.json";

    public required IReadOnlyList<SuitabilityWeights> Weights { get; init; }

    public static WeightBook Embedded()
    {
        var options = new JsonSerializerOptions();
        JsonConventions.Apply(options);
        using var stream = typeof(WeightBook).Assembly.GetManifestResourceStream(File)
            ?? throw new InvalidOperationException($"{File} is not in the assembly.");
        return JsonSerializer.Deserialize<WeightBook>(stream, options)!;
    }

    public SuitabilityWeights On(DateOnly day) =>
        Weights.FirstOrDefault(weights => new Validity(weights.ValidFrom, weights.ValidTo).IsInForce(day))
        ?? throw new InvalidOperationException($"No weights are in force on {day}.");
}
