using Microsoft.EntityFrameworkCore;

namespace WorkPlan.ServiceDefaults.Persistence;

/// <summary>Which instance does a job that one alone should do, and until when it may.</summary>
public sealed class Lease
{
    public required string Name { get; init; }

    public required string Owner { get; init; }

    public required DateTimeOffset UntilUtc { get; init; }

    /// <summary>How often the job has changed hands.</summary>
    public required long Handed { get; init; }
}

public static class LeaseTable
{
    public const int NameLength = 100;
    public const int OwnerLength = 64;

    /// <summary>For services that have jobs which one instance does at a time.</summary>
    public static ModelBuilder AddLeaseTable(this ModelBuilder model) => model.Entity<Lease>(lease =>
    {
        lease.ToTable("Leases");
        lease.HasKey(row => row.Name);
        lease.Property(row => row.Name).HasMaxLength(NameLength);
        lease.Property(row => row.Owner).HasMaxLength(OwnerLength);
    });
}
