namespace WorkPlan.ServiceDefaults.Messaging;

/// <summary>
/// SQL Server: READPAST passes over rows that another dispatcher is leasing at this moment. Turn READ_COMMITTED_SNAPSHOT on, so that
/// looking for a predecessor does not wait for writers.
/// </summary>
internal sealed class SqlServerMessagingSql : MessagingSql
{
    public static readonly SqlServerMessagingSql Instance = new();

    private const string Leased =
        """
        OUTPUT inserted.[Seq], inserted.[MessageId], inserted.[StreamKey], inserted.[StreamSeq], inserted.[Destination], inserted.[ContentType],
            inserted.[Headers], inserted.[Body], inserted.[EnqueuedUtc], inserted.[Attempts]
        """;

    private const string Lease =
        "SET [LeaseOwner] = @owner, [LeaseUntilUtc] = DATEADD(millisecond, @milliseconds, SYSUTCDATETIME()), [Attempts] = [Attempts] + 1";

    private const string Columns =
        "o.[Seq], o.[MessageId], o.[StreamKey], o.[StreamSeq], o.[Destination], o.[ContentType], o.[Headers], o.[Body], o.[EnqueuedUtc], " +
        "o.[Attempts], o.[LeaseOwner], o.[LeaseUntilUtc]";

    public override string AnythingDue =>
        """
        SELECT CASE WHEN EXISTS (SELECT 1 FROM [Outbox] WITH (READPAST)
            WHERE [NotBeforeUtc] <= SYSUTCDATETIME() AND ([LeaseUntilUtc] IS NULL OR [LeaseUntilUtc] < SYSUTCDATETIME())) THEN 1 ELSE 0 END
        """;

    public override string LeaseHeads =>
        $"""
        WITH [due] AS (
            SELECT TOP (@limit) {Columns}
            FROM [Outbox] AS o WITH (UPDLOCK, ROWLOCK, READPAST)
            WHERE o.[NotBeforeUtc] <= SYSUTCDATETIME() AND (o.[LeaseUntilUtc] IS NULL OR o.[LeaseUntilUtc] < SYSUTCDATETIME())
              AND NOT EXISTS (SELECT 1 FROM [Outbox] AS p WHERE p.[StreamKey] = o.[StreamKey]
                AND (p.[StreamSeq] < o.[StreamSeq] OR (p.[StreamSeq] = o.[StreamSeq] AND p.[Seq] < o.[Seq])))
            ORDER BY o.[NotBeforeUtc], o.[Seq])
        UPDATE [due] {Lease}
        {Leased};
        """;

    public override string LeaseFollowers =>
        $"""
        UPDATE o {Lease}
        {Leased}
        FROM [Outbox] AS o
        INNER JOIN (
            SELECT TOP (@limit) f.[Seq] FROM (
                SELECT r.[Seq], r.[NotBeforeUtc], ROW_NUMBER() OVER (PARTITION BY r.[StreamKey] ORDER BY r.[StreamSeq], r.[Seq]) AS [Place]
                FROM [Outbox] AS r
                WHERE r.[StreamKey] IN (SELECT k.[value] FROM OPENJSON(@keys) WITH ([value] nvarchar(128) '$') AS k)) AS f
            WHERE f.[Place] BETWEEN 2 AND @run AND f.[NotBeforeUtc] <= SYSUTCDATETIME()
            ORDER BY f.[Place]) AS next ON next.[Seq] = o.[Seq];
        """;

    public override string Standing =>
        """
        SELECT o.[Seq], o.[MessageId], o.[StreamKey], o.[StreamSeq] FROM [Outbox] AS o
        WHERE o.[StreamKey] IN (SELECT k.[value] FROM OPENJSON(@keys) WITH ([value] nvarchar(128) '$') AS k)
        ORDER BY o.[StreamKey], o.[StreamSeq], o.[Seq];
        """;

    public override string DeleteSent =>
        """
        DELETE FROM [Outbox] WHERE [LeaseOwner] = @owner
            AND [Seq] IN (SELECT k.[value] FROM OPENJSON(@seqs) WITH ([value] bigint '$') AS k);
        """;

    public override string Release =>
        """
        UPDATE [Outbox] SET [LeaseOwner] = NULL, [LeaseUntilUtc] = NULL, [Attempts] = [Attempts] - 1, [LastError] = COALESCE(@error, [LastError])
        WHERE [LeaseOwner] = @owner AND [Seq] IN (SELECT k.[value] FROM OPENJSON(@seqs) WITH ([value] bigint '$') AS k);
        """;

    public override string Postpone =>
        """
        UPDATE [Outbox] SET [LeaseOwner] = NULL, [LeaseUntilUtc] = NULL, [LastError] = @error,
            [NotBeforeUtc] = DATEADD(millisecond, @milliseconds, SYSUTCDATETIME())
        WHERE [Seq] = @seq AND [LeaseOwner] = @owner;
        """;

    public override string EnterInbox =>
        """
        INSERT INTO [Inbox] ([ConsumerId], [MessageId], [ProcessedUtc])
        SELECT @consumer, @message, SYSUTCDATETIME()
        WHERE NOT EXISTS (SELECT 1 FROM [Inbox] WITH (UPDLOCK, HOLDLOCK) WHERE [ConsumerId] = @consumer AND [MessageId] = @message);
        """;

    public override string Park =>
        """
        INSERT INTO [Outbox] ([MessageId], [StreamKey], [StreamSeq], [Destination], [ContentType], [Headers], [Body],
            [EnqueuedUtc], [NotBeforeUtc], [Attempts], [LastError])
        SELECT @message, @stream, 0, @destination, @contentType, @headers, @body,
            SYSUTCDATETIME(), DATEADD(millisecond, @milliseconds, SYSUTCDATETIME()), 0, @error
        WHERE NOT EXISTS (SELECT 1 FROM [Outbox] WITH (UPDLOCK, HOLDLOCK) WHERE [MessageId] = @message);
        """;

    public override string CleanInbox =>
        """
        DELETE FROM [old] FROM (
            SELECT TOP (@limit) [ConsumerId] FROM [Inbox] WITH (ROWLOCK, READPAST)
            WHERE [ProcessedUtc] < DATEADD(second, -@seconds, SYSUTCDATETIME()) ORDER BY [ProcessedUtc]) AS [old];
        """;

    public override string Measure =>
        """
        SELECT COUNT_BIG(CASE WHEN [StreamKey] NOT LIKE N'parked:%' THEN 1 END), COUNT_BIG(CASE WHEN [StreamKey] LIKE N'parked:%' THEN 1 END),
            CAST(COALESCE(DATEDIFF_BIG(millisecond, MIN(CASE WHEN [StreamKey] NOT LIKE N'parked:%' THEN [EnqueuedUtc] END), SYSUTCDATETIME()), 0)
                AS float) / 1000.0
        FROM [Outbox] WITH (READPAST);
        """;
}
