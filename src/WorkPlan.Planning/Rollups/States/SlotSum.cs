using System.Text.Json;
using System.Text.Json.Serialization;
using WorkPlan.SharedKernel;

namespace WorkPlan.Planning.Rollups.States;

/// <summary>What units contribute to one target in one period: their figures added up, and how many of them stand where.</summary>
/// <param name="Figures">Numerators and denominators, or counts, added up; null while nobody has any.</param>
/// <param name="Reporting">How many units have figures that fit the rule.</param>
/// <param name="Targets">How many units have the target.</param>
internal sealed record SlotSum(
    [property: JsonPropertyName("f")] Figures? Figures = null,
    [property: JsonPropertyName("r")] int Reporting = 0,
    [property: JsonPropertyName("t")] int Targets = 0,
    [property: JsonPropertyName("m")] int Met = 0,
    [property: JsonPropertyName("e")] int Exceeded = 0,
    [property: JsonPropertyName("n")] int NotMet = 0,
    [property: JsonPropertyName("a")] int NotArisen = 0)
{
    public static readonly SlotSum Nothing = new();

    [JsonIgnore]
    public bool IsNothing => this == Nothing;

    /// <summary>What one unit contributes.</summary>
    public static SlotSum Of(Figures? figures, TargetOutcome? outcome) => new(
        outcome is null ? null : figures, figures is null || outcome is null ? 0 : 1, 1, outcome == TargetOutcome.Met ? 1 : 0, outcome == TargetOutcome.Exceeded ? 1 : 0,
        outcome == TargetOutcome.NotMet ? 1 : 0, outcome == TargetOutcome.NotArisen ? 1 : 0);

    public SlotSum Plus(SlotSum other) => Combine(other, 1);

    public SlotSum Minus(SlotSum other) => Combine(other, -1);

    /// <summary>Without the figures.</summary>
    public SlotSum Counts() => this with { Figures = null, Reporting = 0 };

    /// <summary>One way to write every sum, whichever way it came about: where nobody reports there are no figures, and zeros are left out.</summary>
    public SlotSum Settled() => this with { Figures = Reporting == 0 ? null : FigureSums.WithoutZeros(Figures) };

    private SlotSum Combine(SlotSum other, int sign) => new(
        FigureSums.Combine(Figures, other.Figures, sign), Reporting + (sign * other.Reporting), Targets + (sign * other.Targets),
        Met + (sign * other.Met), Exceeded + (sign * other.Exceeded), NotMet + (sign * other.NotMet), NotArisen + (sign * other.NotArisen));
}

/// <summary>A value for each slot of a year, kept as one text; null where there is nothing at all.</summary>
internal static class SlotText
{
    private static readonly JsonSerializerOptions Options = new(JsonSerializerDefaults.Web)
    {
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingDefault,
    };

    public static T?[] Read<T>(string? text) where T : class =>
        text is null ? new T?[YearLayout.Slots] : JsonSerializer.Deserialize<T?[]>(text, Options)!;

    public static string? Write<T>(T?[] slots) where T : class =>
        Array.TrueForAll(slots, slot => slot is null) ? null : JsonSerializer.Serialize(slots, Options);

    public static SlotSum[] ReadSums(string? text) => [.. Read<SlotSum>(text).Select(slot => slot ?? SlotSum.Nothing)];

    public static string? WriteSums(SlotSum[] slots) =>
        Write([.. slots.Select(slot => slot.Settled() is { IsNothing: false } settled ? settled : null)]);
}
