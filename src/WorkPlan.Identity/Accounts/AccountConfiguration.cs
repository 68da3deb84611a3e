using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using WorkPlan.ServiceDefaults.Organisation;

namespace WorkPlan.Identity.Accounts;

internal sealed class AccountConfiguration : IEntityTypeConfiguration<Account>
{
    public const int UserNameLength = 64;
    public const int FullNameLength = OrganisationLimits.PersonName;

    public void Configure(EntityTypeBuilder<Account> builder)
    {
        builder.ToTable("Accounts");
        builder.Property(account => account.Id).ValueGeneratedNever();
        builder.Property(account => account.UserName).HasMaxLength(UserNameLength).IsRequired();
        builder.Property(account => account.NormalizedUserName).HasMaxLength(UserNameLength).IsRequired();
        builder.HasIndex(account => account.NormalizedUserName).IsUnique();
        builder.Property(account => account.FullName).HasMaxLength(FullNameLength);
        builder.Property(account => account.PersonCode).HasMaxLength(OrganisationLimits.PersonCode);
        builder.Property(account => account.PasswordHash).HasMaxLength(200);
        builder.Property(account => account.SecurityStamp).HasMaxLength(64);
        builder.Property(account => account.ConcurrencyStamp).HasMaxLength(64);
        builder.HasMany(account => account.Grants).WithOne().HasForeignKey(grant => grant.AccountId).OnDelete(DeleteBehavior.Cascade);
        // Nobody is reached by mail or telephone, and there is no second factor: what is not kept cannot leak.
        builder.Ignore(account => account.Email);
        builder.Ignore(account => account.NormalizedEmail);
        builder.Ignore(account => account.EmailConfirmed);
        builder.Ignore(account => account.PhoneNumber);
        builder.Ignore(account => account.PhoneNumberConfirmed);
        builder.Ignore(account => account.TwoFactorEnabled);
    }
}

internal sealed class RoleGrantConfiguration : IEntityTypeConfiguration<RoleGrant>
{
    public void Configure(EntityTypeBuilder<RoleGrant> builder)
    {
        builder.ToTable("Grants");
        builder.Property(grant => grant.Id).ValueGeneratedNever();
        builder.Property(grant => grant.Role).HasMaxLength(OrganisationLimits.Kind);
        builder.Property(grant => grant.UnitCode).HasMaxLength(OrganisationLimits.UnitCode);
        builder.HasIndex(grant => new { grant.AccountId, grant.Role, grant.UnitCode, grant.From }).IsUnique();
    }
}
