using Microsoft.EntityFrameworkCore;
using WorkPlan.ServiceDefaults.Persistence;

namespace WorkPlan.ServiceDefaults.Tests.Messaging;

/// <summary>What a consumer did, in the order in which it did it.</summary>
internal sealed class Posting
{
    public long Id { get; private set; }

    public required string Account { get; init; }

    public required long Version { get; init; }

    public required Guid MessageId { get; init; }
}

/// <summary>The latest that is known of an account.</summary>
internal sealed class Balance : IVersioned
{
    public required string Account { get; init; }

    public long Amount { get; set; }

    public long SourceVersion { get; set; }

    public long Version { get; private set; }
}

internal class LedgerDbContext(DbContextOptions options) : ServiceDbContext(options)
{
    public DbSet<Posting> Postings => Set<Posting>();

    public DbSet<Balance> Balances => Set<Balance>();

    protected override void ConfigureModel(ModelBuilder model)
    {
        model.Entity<Posting>().HasKey(posting => posting.Id);
        model.Entity<Balance>().HasKey(balance => balance.Account);
    }
}

internal sealed class SqliteLedgerDbContext(DbContextOptions<SqliteLedgerDbContext> options) : LedgerDbContext(options);

internal sealed class SqlServerLedgerDbContext(DbContextOptions<SqlServerLedgerDbContext> options) : LedgerDbContext(options);
