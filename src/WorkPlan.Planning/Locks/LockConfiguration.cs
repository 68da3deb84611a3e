using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using WorkPlan.Planning.Plans;
using WorkPlan.Planning.Results;
using WorkPlan.ServiceDefaults.Organisation;

namespace WorkPlan.Planning.Locks;

internal static class LockLimits
{
    public const int FormCode = 40;
    public const int Reason = 400;
}

internal sealed class PeriodLockConfiguration : IEntityTypeConfiguration<PeriodLock>
{
    public void Configure(EntityTypeBuilder<PeriodLock> builder)
    {
        builder.ToTable("PeriodLocks");
        builder.Property(row => row.OwnerCode).HasMaxLength(OrganisationLimits.UnitCode);
        builder.Property(row => row.UnitCode).HasMaxLength(OrganisationLimits.UnitCode);
        builder.Property(row => row.FormCode).HasMaxLength(LockLimits.FormCode);
        builder.Property(row => row.PeriodCode).HasMaxLength(ResultLimits.PeriodCode);
        builder.Property(row => row.LockedBy).HasMaxLength(PlanLimits.UserId);
        builder.Property(row => row.ReleasedBy).HasMaxLength(PlanLimits.UserId);
        builder.HasMany(row => row.Exceptions).WithOne().HasForeignKey("LockId").OnDelete(DeleteBehavior.Cascade);
        builder.HasIndex(row => new { row.WorkYear, row.UnitCode });
        builder.HasIndex(row => row.ReportId);
    }
}

internal sealed class LockExceptionConfiguration : IEntityTypeConfiguration<LockException>
{
    public void Configure(EntityTypeBuilder<LockException> builder)
    {
        builder.ToTable("LockExceptions");
        builder.Property(row => row.UnitCode).HasMaxLength(OrganisationLimits.UnitCode);
        builder.Property(row => row.FormCode).HasMaxLength(LockLimits.FormCode);
        builder.Property(row => row.GrantedBy).HasMaxLength(PlanLimits.UserId);
    }
}
