using Microsoft.EntityFrameworkCore;
using WorkPlan.Identity.Accounts;
using WorkPlan.Identity.Keys;
using WorkPlan.Identity.Sessions;
using WorkPlan.ServiceDefaults.Persistence;

namespace WorkPlan.Identity;

/// <summary>
/// Accounts, sessions and signing keys. ASP.NET Core Identity's own store (<c>UserOnlyStore</c>) works over it; its base context is
/// not used, because the service's tables follow the conventions of <see cref="ServiceDbContext"/>.
/// <para>
/// New migration, in this folder, for each provider: <c>dotnet ef migrations add Name --context SqliteIdentityDbContext
/// --output-dir Migrations/Sqlite</c> and the same with <c>SqlServer</c>.
/// </para>
/// </summary>
internal class IdentityDbContext(DbContextOptions options) : ServiceDbContext(options)
{
    public DbSet<Account> Accounts => Set<Account>();

    public DbSet<RoleGrant> Grants => Set<RoleGrant>();

    public DbSet<Session> Sessions => Set<Session>();

    public DbSet<RefreshToken> RefreshTokens => Set<RefreshToken>();

    public DbSet<SigningKey> SigningKeys => Set<SigningKey>();

    protected override void ConfigureModel(ModelBuilder model)
    {
        model.ApplyConfiguration(new AccountConfiguration());
        model.ApplyConfiguration(new RoleGrantConfiguration());
        model.ApplyConfiguration(new SessionConfiguration());
        model.ApplyConfiguration(new RefreshTokenConfiguration());
        model.ApplyConfiguration(new SigningKeyConfiguration());
    }
}

internal sealed class SqliteIdentityDbContext(DbContextOptions<SqliteIdentityDbContext> options) : IdentityDbContext(options);

internal sealed class SqlServerIdentityDbContext(DbContextOptions<SqlServerIdentityDbContext> options) : IdentityDbContext(options);

internal sealed class SqliteIdentityFactory : DesignTimeFactory<SqliteIdentityDbContext>;

internal sealed class SqlServerIdentityFactory : DesignTimeFactory<SqlServerIdentityDbContext>;
