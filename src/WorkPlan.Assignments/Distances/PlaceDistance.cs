using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using WorkPlan.ServiceDefaults.Organisation;
using WorkPlan.ServiceDefaults.Persistence;
using WorkPlan.ServiceDefaults.Problems;
using WorkPlan.SharedKernel;

namespace WorkPlan.Assignments.Distances;

/// <summary>
/// How far the seats of two units lie from each other by road, in kilometres, from a day on: roads and seats change. The same both ways; a closed
/// unit still has the seat that it had.
/// </summary>
internal sealed class PlaceDistance : IVersioned
{
    public const int MostKilometres = 3000;
    public const int BasisLength = 200;

    public Guid Id { get; private init; } = Guid.CreateVersion7();

    public long Version { get; private set; }

    /// <summary>Of the two codes the first by ordinal comparison.</summary>
    public required string FromUnitCode { get; init; }

    public required string ToUnitCode { get; init; }

    public required int Kilometres { get; init; }

    public required DateOnly From { get; init; }

    public DateOnly? To { get; private set; }

    /// <summary>The document or table that says so.</summary>
    public required string Basis { get; init; }

    public static PlaceDistance Between(string one, string other, int kilometres, DateOnly from, string basis)
    {
        if (one == other)
            throw DistanceRules.SamePlace(one);
        var (first, second) = InOrder(one, other);
        return new PlaceDistance { FromUnitCode = first, ToUnitCode = second, Kilometres = kilometres, From = from, Basis = basis };
    }

    public static (string First, string Second) InOrder(string one, string other) =>
        string.CompareOrdinal(one, other) < 0 ? (one, other) : (other, one);

    /// <summary>Ends on the day before the next one begins, which must begin later.</summary>
    public void SupersededFrom(DateOnly from)
    {
        if (from <= From)
            throw DistanceRules.NotLater(From);
        To = new Validity(From, To).SupersededFrom(from).To;
    }
}

/// <summary>Every way in which a distance is refused.</summary>
internal static class DistanceRules
{
    public static RuleException SamePlace(string unitCode) => new("distance-same-place", unitCode);

    public static RuleException NotLater(DateOnly from) => new("distance-not-later", VietnamTime.Format(from));
}

internal sealed class PlaceDistanceConfiguration : IEntityTypeConfiguration<PlaceDistance>
{
    public void Configure(EntityTypeBuilder<PlaceDistance> builder)
    {
        builder.ToTable("PlaceDistances");
        builder.HasKey(distance => distance.Id);
        builder.Property(distance => distance.Id).ValueGeneratedNever();
        builder.Property(distance => distance.FromUnitCode).HasMaxLength(OrganisationLimits.UnitCode);
        builder.Property(distance => distance.ToUnitCode).HasMaxLength(OrganisationLimits.UnitCode);
        builder.Property(distance => distance.Basis).HasMaxLength(PlaceDistance.BasisLength);
        builder.HasIndex(distance => new { distance.FromUnitCode, distance.ToUnitCode, distance.From }).IsUnique();
        builder.HasIndex(distance => distance.ToUnitCode);
    }
}
