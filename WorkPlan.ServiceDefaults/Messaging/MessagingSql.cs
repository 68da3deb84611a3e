using Microsoft.EntityFrameworkCore;

namespace WorkPlan.ServiceDefaults.Messaging;

/// <summary>
/// The statements of outbox and inbox that EF Core cannot say, once per database. All of them read the database's clock.
/// </summary>
internal abstract class MessagingSql
{
    /// <summary>Is anything due? Reads only, so that an idle service takes no write lock.</summary>
    public abstract string AnythingDue { get; }

    /// <summary>Leases the first row of up to @limit streams. While it is leased, nobody else leases what follows in the stream.</summary>
    public abstract string LeaseHeads { get; }

    /// <summary>Leases what follows the leased heads of the streams @keys (a JSON array), up to @run rows of a stream.</summary>
    public abstract string LeaseFollowers { get; }

    /// <summary>What stands in the streams @keys (a JSON array), in order.</summary>
    public abstract string Standing { get; }

    /// <summary>Deletes the confirmed rows @seqs (a JSON array), if the lease is still ours.</summary>
    public abstract string DeleteSent { get; }

    /// <summary>Gives back the rows of a lease that were not sent; they count as not attempted.</summary>
    public abstract string Release { get; }

    /// <summary>Gives back a row that cannot be sent, for a later attempt.</summary>
    public abstract string Postpone { get; }

    /// <summary>Writes the inbox row; 0 rows mean that the message was dealt with before.</summary>
    public abstract string EnterInbox { get; }

    public abstract string Park { get; }

    public abstract string CleanInbox { get; }

    /// <summary>Backlog, parked rows, age of the oldest row that is not parked, in seconds.</summary>
    public abstract string Measure { get; }

    public static MessagingSql For(DbContext db) => db.Database.ProviderName switch
    {
        "Microsoft.EntityFrameworkCore.Sqlite" => SqliteMessagingSql.Instance,
        "Microsoft.EntityFrameworkCore.SqlServer" => SqlServerMessagingSql.Instance,
        var other => throw new NotSupportedException($"The outbox knows SQLite and SQL Server, not {other}."),
    };
}
