using System.Text.Json;
using WorkPlan.Assignments.People;
using WorkPlan.ServiceDefaults.Http;
using WorkPlan.SharedKernel;

namespace WorkPlan.Assignments.Scoring;

/// <summary>Mức xếp loại, in falling order.</summary>
public enum RatingBand
{
    /// <summary>Hoàn thành xuất sắc nhiệm vụ.</summary>
    Excellent,

    /// <summary>Hoàn thành tốt nhiệm vụ.</summary>
    Good,

    /// <summary>Hoàn thành nhiệm vụ.</summary>
    Completed,

    /// <summary>Không hoàn thành nhiệm vụ.</summary>
    NotCompleted,
}

/// <summary>
/// How work is scored by converted products: data with its legal basis and its time. Nobody is scored before a unit, or one above it, has
/// adopted it. Points are whole; percent are of a product's points.
/// </summary>
internal sealed record ScoringPolicy
{
    public required string Code { get; init; }

    public required string LegalBasis { get; init; }

    public bool ArticleVerified { get; init; }

    public required DateOnly ValidFrom { get; init; }

    public DateOnly? ValidTo { get; init; }

    /// <summary>The most that conduct and discipline can give.</summary>
    public required int GeneralPoints { get; init; }

    /// <summary>The most that task results can give: a third each for quantity, quality and progress.</summary>
    public required int TaskPoints { get; init; }

    public required int FaultPercent { get; init; }

    public required int LatenessPercent { get; init; }

    public required int ExcellentFrom { get; init; }

    public required int GoodFrom { get; init; }

    public required int CompletedFrom { get; init; }

    /// <summary>How many may be excellent for every hundred rated good, in the unit and in each group.</summary>
    public required int ExcellentOfGoodPercent { get; init; }

    /// <summary>How much of a leader's task results are those of the unit.</summary>
    public required int LeaderUnitPercent { get; init; }

    /// <summary>Groups with similar duties; everybody belongs to the first one that fits.</summary>
    public required IReadOnlyList<DutyGroup> Groups { get; init; }

    public DutyGroup GroupOf(Person person, DateOnly day)
    {
        var (judicial, management) = (person.JudicialTitleOn(day)?.JudicialTitle, person.ManagementTitleOn(day)?.ManagementTitle);
        return Groups.First(group => group.Fits(judicial, management));
    }

    public RatingBand BandOf(decimal points) =>
        points >= ExcellentFrom ? RatingBand.Excellent
        : points >= GoodFrom ? RatingBand.Good
        : points >= CompletedFrom ? RatingBand.Completed
        : RatingBand.NotCompleted;
}

/// <summary>People with similar duties, by title; without titles it takes everybody who is left.</summary>
internal sealed record DutyGroup
{
    public required string Code { get; init; }

    public IReadOnlyList<JudicialTitle> JudicialTitles { get; init; } = [];

    public IReadOnlyList<ManagementTitle> ManagementTitles { get; init; } = [];

    public bool Leads => ManagementTitles.Count > 0;

    public bool Fits(JudicialTitle? judicial, ManagementTitle? management) =>
        JudicialTitles.Count + ManagementTitles.Count == 0
        || (judicial is { } title && JudicialTitles.Contains(title)) || (management is { } post && ManagementTitles.Contains(post));
}

internal sealed record ScoringPolicyBook
{
    private const string File = "WorkPlan.Assignments.Scoring.scoring-policies.json";

    public required IReadOnlyList<ScoringPolicy> Policies { get; init; }

    public static ScoringPolicyBook Embedded()
    {
        var options = new JsonSerializerOptions();
        JsonConventions.Apply(options);
        using var stream = typeof(ScoringPolicyBook).Assembly.GetManifestResourceStream(File)
            ?? throw new InvalidOperationException($"{File} is not in the assembly.");
        return JsonSerializer.Deserialize<ScoringPolicyBook>(stream, options)!;
    }

    public ScoringPolicy? Find(string code, DateOnly day) =>
        Policies.FirstOrDefault(policy => policy.Code == code && new Validity(policy.ValidFrom, policy.ValidTo).IsInForce(day));
}
