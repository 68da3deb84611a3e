using WorkPlan.Planning.Catalogues;
using WorkPlan.ServiceDefaults.Organisation;
using WorkPlan.ServiceDefaults.Validation;
using WorkPlan.SharedKernel;

namespace WorkPlan.Planning.Results;

internal static class FigureLimits
{
    public const int Parts = 12;
    public const int Breakdown = 500;
    public const int PartCode = CatalogueLimits.TargetCode;
    public const int PartsJson = 400_000;
    public const int BreakdownJson = 40_000;
}

/// <param name="Part">The part's code, as the rule names it.</param>
/// <param name="Numerator">Of a share.</param>
/// <param name="Denominator">Of a share.</param>
/// <param name="Count">Of a count.</param>
/// <param name="Breakdown">The count by person and day.</param>
public sealed record PartRow(
    [property: Text(FigureLimits.PartCode)] string Part,
    [property: Between(0, 1_000_000_000)] long? Numerator = null,
    [property: Between(0, 1_000_000_000)] long? Denominator = null,
    [property: Between(0, 1_000_000_000)] long? Count = null,
    [property: Items(0, FigureLimits.Breakdown)] IReadOnlyList<BreakdownRow>? Breakdown = null);

/// <param name="Count">How many.</param>
/// <param name="Person">By whom: the person's code.</param>
/// <param name="On">On which day.</param>
public sealed record BreakdownRow(
    [property: Between(0, 1_000_000_000)] long Count,
    [property: OptionalText(OrganisationLimits.PersonCode)] string? Person = null,
    DateOnly? On = null);

/// <summary>Figures as they come in. Where only a breakdown is given, its sum is the count.</summary>
internal static class FigureRows
{
    public static Figures Of(
        long? numerator, long? denominator, long? count, IReadOnlyList<PartRow>? parts, IReadOnlyList<BreakdownRow>? breakdown) =>
        Whole(new Figures(numerator, denominator, count)
        {
            Breakdown = breakdown is null ? null : [.. breakdown.Select(entry => new BreakdownEntry(entry.Count, entry.Person, entry.On))],
            Parts = parts?.GroupBy(part => part.Part).ToDictionary(
                same => same.Key,
                same => Figures.Sum(same.Select(part => Of(part.Numerator, part.Denominator, part.Count, null, part.Breakdown)))),
        });

    private static Figures Whole(Figures figures) =>
        figures is { Numerator: null, Count: null, Breakdown: not null } ? figures with { Count = figures.Counted } : figures;
}
