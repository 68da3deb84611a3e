using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using WorkPlan.SharedKernel;

namespace WorkPlan.Planning.Results;

internal static class FiguresMapping
{
    /// <summary>The columns of figures, the same wherever figures are kept.</summary>
    public static void MapFigures(this ComplexPropertyBuilder<Figures> figures)
    {
        figures.Property(part => part.Numerator).HasColumnName("Numerator");
        figures.Property(part => part.Denominator).HasColumnName("Denominator");
        figures.Property(part => part.Count).HasColumnName("Count");
        figures.Property(part => part.Parts).HasColumnName("Parts").HasJson(FigureLimits.PartsJson);
        figures.Property(part => part.Breakdown).HasColumnName("Breakdown").HasJson(FigureLimits.BreakdownJson);
    }
}
