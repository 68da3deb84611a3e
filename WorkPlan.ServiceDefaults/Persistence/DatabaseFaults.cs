using System.Data.Common;
using Microsoft.Data.SqlClient;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;

namespace WorkPlan.ServiceDefaults.Persistence;

/// <summary>What a database says when it refuses, told apart for both providers in one place.</summary>
public static class DatabaseFaults
{
    private const int SqliteBusy = 5;
    private const int SqliteLocked = 6;
    private const int SqliteFull = 13;
    private const int SqliteConstraintUnique = 2067;
    private const int SqliteConstraintPrimaryKey = 1555;
    private static readonly int[] SqlServerUnique = [2601, 2627];
    // Time-out, deadlock victim, server not reachable, database not available, too many connections.
    private static readonly int[] SqlServerTransient = [-2, 1205, 53, 233, 4060, 10053, 10054, 10060, 10928, 10929, 40197, 40501, 40613];

    /// <summary>A unique index or primary key refused the row.</summary>
    public static bool IsDuplicate(Exception exception) => Root(exception) switch
    {
        SqliteException sqlite => sqlite.SqliteExtendedErrorCode is SqliteConstraintUnique or SqliteConstraintPrimaryKey,
        SqlException server => SqlServerUnique.Contains(server.Number),
        _ => false,
    };

    /// <summary>The database cannot take the statement now; the same request may succeed later.</summary>
    public static bool IsUnavailable(Exception exception) => IsToldAsTransient(exception) || Root(exception) switch
    {
        SqliteException sqlite => sqlite.SqliteErrorCode is SqliteBusy or SqliteLocked or SqliteFull,
        SqlException server => SqlServerTransient.Contains(server.Number),
        _ => false,
    };

    /// <summary>
    /// The database refused, is away, or another change came first: what work in the background catches to try again later. A mistake of
    /// the program is none of these.
    /// </summary>
    public static bool IsOfTheDatabase(Exception exception) => exception is DbException or DbUpdateException || IsToldAsTransient(exception);

    /// <summary>
    /// Without retries of its own, EF Core's strategy for SQL Server wraps what it takes for transient (a deadlock's victim, a time-out, a
    /// broken connection) in an <see cref="InvalidOperationException"/>; its list of such faults is longer than ours.
    /// </summary>
    private static bool IsToldAsTransient(Exception exception) => exception is InvalidOperationException && Root(exception) is not null;

    private static DbException? Root(Exception? exception)
    {
        while (exception is not null and not DbException)
            exception = exception.InnerException;
        return exception as DbException;
    }
}
