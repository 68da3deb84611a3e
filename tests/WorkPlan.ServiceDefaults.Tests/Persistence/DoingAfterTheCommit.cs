using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using WorkPlan.ServiceDefaults.Persistence;
using WorkPlan.ServiceDefaults.Tests.Telemetry;

namespace WorkPlan.ServiceDefaults.Tests.Persistence;

public sealed class DoingAfterTheCommit : IDisposable
{
    private readonly SqliteConnection _connection = new("Data Source=:memory:");
    private readonly PooledDbContextFactory<ParcelsDbContext> _contexts;
    private int _done;

    public DoingAfterTheCommit()
    {
        _connection.Open();
        _contexts = new PooledDbContextFactory<ParcelsDbContext>(new DbContextOptionsBuilder<ParcelsDbContext>()
            .UseSqlite(_connection).AddInterceptors(CommitActions.Interceptor.Instance).Options);
        using var db = _contexts.CreateDbContext();
        db.Database.EnsureCreated();
    }

    public void Dispose() => _connection.Dispose();

    [Theory]
    [InlineData(AutoTransactionBehavior.WhenNeeded)]
    // As services on SQLite have it: the save opens a transaction of its own.
    [InlineData(AutoTransactionBehavior.Always)]
    public async Task Once_the_save_has_succeeded_where_no_transaction_is(AutoTransactionBehavior behavior)
    {
        await using var db = await _contexts.CreateDbContextAsync();
        db.Database.AutoTransactionBehavior = behavior;
        db.AfterCommit(() => _done++);
        Assert.Equal(0, _done);

        await SaveAsync(db);
        await SaveAsync(db);

        Assert.Equal(1, _done);
    }

    [Fact]
    public async Task Not_before_the_transaction_that_somebody_else_may_have_opened()
    {
        await using var db = await _contexts.CreateDbContextAsync();
        await using var outer = await db.Database.BeginTransactionAsync();
        db.AfterCommit(() => _done++);

        await SaveAsync(db);
        Assert.Equal(0, _done);
        await outer.CommitAsync();

        Assert.Equal(1, _done);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Never_when_it_was_taken_back_or_forgotten(bool said)
    {
        await using (var db = await _contexts.CreateDbContextAsync())
        {
            await using (var transaction = await db.Database.BeginTransactionAsync())
            {
                db.AfterCommit(() => _done++);
                await SaveAsync(db);
                if (said)
                    await transaction.RollbackAsync();
            }
            await SaveAsync(db);
        }
        // The same context, from the pool.
        await using var next = await _contexts.CreateDbContextAsync();
        await SaveAsync(next);

        Assert.Equal(0, _done);
    }

    [Fact]
    public async Task A_request_that_never_saved_leaves_nothing_to_the_next_one()
    {
        await using (var db = await _contexts.CreateDbContextAsync())
            db.AfterCommit(() => _done++);

        await using var next = await _contexts.CreateDbContextAsync();
        await SaveAsync(next);

        Assert.Equal(0, _done);
    }

    private static async Task SaveAsync(ParcelsDbContext db)
    {
        db.Parcels.Add(new Parcel { Recipient = "Lan" });
        await db.SaveChangesAsync();
        // An id that is taken back is given again.
        db.ChangeTracker.Clear();
    }
}
