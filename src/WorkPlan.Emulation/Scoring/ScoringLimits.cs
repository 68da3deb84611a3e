namespace WorkPlan.Emulation.Scoring;

/// <summary>How long and how large the parts of scoring may be.</summary>
internal static class ScoringLimits
{
    public const int Code = 60;
    public const int LegalBasis = 100;
    public const int FactKey = 120;
    public const int Actor = 60;
    public const decimal MostPoints = 10_000;
}
