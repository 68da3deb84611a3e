using Microsoft.EntityFrameworkCore;

namespace WorkPlan.ServiceDefaults.Tests.Telemetry;

/// <summary>One table, to have something to ask.</summary>
public sealed class ParcelsDbContext(DbContextOptions<ParcelsDbContext> options) : DbContext(options)
{
    public DbSet<Parcel> Parcels => Set<Parcel>();
}

public sealed class Parcel
{
    public int Id { get; set; }

    public required string Recipient { get; set; }
}
