using Microsoft.EntityFrameworkCore;
using WorkPlan.ServiceDefaults.Messaging;

namespace WorkPlan.ServiceDefaults.Persistence;

/// <summary>
/// Takes, prolongs and gives back leases by the database's clock. Whoever dies keeps its lease until it runs out, and no longer; what a
/// lease protects has to be right even if two hold it for a moment (a stopped process wakes up), so it saves work, not correctness.
/// </summary>
public sealed class DatabaseLeases
{
    /// <summary>This instance, among all that share the database.</summary>
    public string Owner { get; } = Guid.NewGuid().ToString("N");

    /// <summary>True when the job is this instance's for so long from now, because it was free, ran out, or was its own already.</summary>
    public Task<bool> TryTakeAsync(DbContext db, string name, TimeSpan duration, CancellationToken cancellationToken) =>
        db.Database.CreateExecutionStrategy().ExecuteAsync(
            async token => await db.RunAloneAsync(
                LeaseSql.For(db).Take, token, ("@name", name), ("@owner", Owner), ("@milliseconds", (int)duration.TotalMilliseconds)) > 0,
            cancellationToken);

    public Task ReleaseAsync(DbContext db, string name, CancellationToken cancellationToken) =>
        db.Database.CreateExecutionStrategy().ExecuteAsync(
            token => db.RunAloneAsync(LeaseSql.For(db).Release, token, ("@name", name), ("@owner", Owner)), cancellationToken);
}

/// <summary>The two statements, once per database.</summary>
internal sealed record LeaseSql(string Take, string Release)
{
    public static readonly LeaseSql Sqlite = new(
        $"""
        INSERT INTO "Leases" ("Name", "Owner", "UntilUtc", "Handed") VALUES (@name, @owner, {SqliteMessagingSql.Now} + @milliseconds * 10000, 1)
        ON CONFLICT ("Name") DO UPDATE SET
            "Handed" = "Handed" + ("Owner" <> excluded."Owner"), "Owner" = excluded."Owner", "UntilUtc" = excluded."UntilUtc"
        WHERE "Owner" = excluded."Owner" OR "UntilUtc" < {SqliteMessagingSql.Now};
        """,
        """DELETE FROM "Leases" WHERE "Name" = @name AND "Owner" = @owner;""");

    public static readonly LeaseSql SqlServer = new(
        """
        MERGE [Leases] WITH (HOLDLOCK) AS held
        USING (SELECT @name AS [Name], @owner AS [Owner], DATEADD(millisecond, @milliseconds, SYSUTCDATETIME()) AS [UntilUtc]) AS wanted
            ON held.[Name] = wanted.[Name]
        WHEN MATCHED AND (held.[Owner] = wanted.[Owner] OR held.[UntilUtc] < SYSUTCDATETIME()) THEN UPDATE SET
            [Handed] = held.[Handed] + CASE WHEN held.[Owner] = wanted.[Owner] THEN 0 ELSE 1 END,
            [Owner] = wanted.[Owner], [UntilUtc] = wanted.[UntilUtc]
        WHEN NOT MATCHED THEN INSERT ([Name], [Owner], [UntilUtc], [Handed]) VALUES (wanted.[Name], wanted.[Owner], wanted.[UntilUtc], 1);
        """,
        "DELETE FROM [Leases] WHERE [Name] = @name AND [Owner] = @owner;");

    public static LeaseSql For(DbContext db) => db.Database.ProviderName switch
    {
        "Microsoft.EntityFrameworkCore.Sqlite" => Sqlite,
        "Microsoft.EntityFrameworkCore.SqlServer" => SqlServer,
        var other => throw new NotSupportedException($"Leases know SQLite and SQL Server, not {other}."),
    };
}
