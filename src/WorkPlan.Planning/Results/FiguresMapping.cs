using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace WorkPlan.Planning.Results;

internal static class FiguresMapping
{
    /// <summary>The columns of figures, the same wherever figures are kept.</summary>
    public static void MapFigures(this ComplexPropertyBuilder<Figures> figures)
    {
        figures.Property(part => part.Numerator).HasColumnName("Numerator");
        figures.Property(part => part.Denominator).HasColumnName("Denominator");
        figures.Property(part => part.Count).HasColumnName("Count");
    }
}
