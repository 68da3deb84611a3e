namespace WorkPlan.ServiceDefaults.Messaging;

/// <summary>SQLite has one writer, so a statement that updates is its own lock. Instants are UTC ticks.</summary>
internal sealed class SqliteMessagingSql : MessagingSql
{
    public static readonly SqliteMessagingSql Instance = new();

    /// <summary>julianday counts days from noon; year 1 begins at 1721425.5. A double holds about 40 µs there.</summary>
    public const string Now = "(CAST((julianday('now') - 1721425.5) * 86400000.0 AS INTEGER) * 10000)";

    private const string Leased =
        """ RETURNING "Seq", "MessageId", "StreamKey", "StreamSeq", "Destination", "ContentType", "Headers", "Body", "EnqueuedUtc", "Attempts" """;

    private const string Lease =
        $"""UPDATE "Outbox" SET "LeaseOwner" = @owner, "LeaseUntilUtc" = {Now} + @milliseconds * 10000, "Attempts" = "Attempts" + 1 """;

    public override string AnythingDue =>
        $"""
        SELECT EXISTS (SELECT 1 FROM "Outbox"
            WHERE "NotBeforeUtc" <= {Now} AND ("LeaseUntilUtc" IS NULL OR "LeaseUntilUtc" < {Now}))
        """;

    public override string LeaseHeads =>
        $"""
        {Lease}
        WHERE "Seq" IN (
            SELECT o."Seq" FROM "Outbox" AS o
            WHERE o."NotBeforeUtc" <= {Now} AND (o."LeaseUntilUtc" IS NULL OR o."LeaseUntilUtc" < {Now})
              AND NOT EXISTS (SELECT 1 FROM "Outbox" AS p
                WHERE p."StreamKey" = o."StreamKey" AND (p."StreamSeq", p."Seq") < (o."StreamSeq", o."Seq"))
            ORDER BY o."NotBeforeUtc", o."Seq" LIMIT @limit)
        {Leased}
        """;

    public override string LeaseFollowers =>
        $"""
        {Lease}
        WHERE "Seq" IN (
            SELECT f."Seq" FROM (
                SELECT o."Seq", o."NotBeforeUtc",
                    ROW_NUMBER() OVER (PARTITION BY o."StreamKey" ORDER BY o."StreamSeq", o."Seq") AS "Place"
                FROM "Outbox" AS o WHERE o."StreamKey" IN (SELECT value FROM json_each(@keys))) AS f
            WHERE f."Place" BETWEEN 2 AND @run AND f."NotBeforeUtc" <= {Now}
            ORDER BY f."Place" LIMIT @limit)
        {Leased}
        """;

    public override string Standing =>
        """
        SELECT "Seq", "MessageId", "StreamKey", "StreamSeq" FROM "Outbox"
        WHERE "StreamKey" IN (SELECT value FROM json_each(@keys)) ORDER BY "StreamKey", "StreamSeq", "Seq"
        """;

    public override string DeleteSent =>
        """DELETE FROM "Outbox" WHERE "Seq" IN (SELECT value FROM json_each(@seqs)) AND "LeaseOwner" = @owner""";

    public override string Release =>
        """
        UPDATE "Outbox" SET "LeaseOwner" = NULL, "LeaseUntilUtc" = NULL, "Attempts" = "Attempts" - 1, "LastError" = COALESCE(@error, "LastError")
        WHERE "Seq" IN (SELECT value FROM json_each(@seqs)) AND "LeaseOwner" = @owner
        """;

    public override string Postpone =>
        $"""
        UPDATE "Outbox" SET "LeaseOwner" = NULL, "LeaseUntilUtc" = NULL, "LastError" = @error, "NotBeforeUtc" = {Now} + @milliseconds * 10000
        WHERE "Seq" = @seq AND "LeaseOwner" = @owner
        """;

    public override string EnterInbox =>
        $"""
        INSERT INTO "Inbox" ("ConsumerId", "MessageId", "ProcessedUtc") VALUES (@consumer, @message, {Now})
        ON CONFLICT DO NOTHING
        """;

    public override string Park =>
        $"""
        INSERT INTO "Outbox" ("MessageId", "StreamKey", "StreamSeq", "Destination", "ContentType", "Headers", "Body",
            "EnqueuedUtc", "NotBeforeUtc", "Attempts", "LastError")
        VALUES (@message, @stream, 0, @destination, @contentType, @headers, @body, {Now}, {Now} + @milliseconds * 10000, 0, @error)
        ON CONFLICT DO NOTHING
        """;

    public override string CleanInbox =>
        $"""
        DELETE FROM "Inbox" WHERE ("ConsumerId", "MessageId") IN (
            SELECT "ConsumerId", "MessageId" FROM "Inbox" WHERE "ProcessedUtc" < {Now} - @seconds * 10000000
            ORDER BY "ProcessedUtc" LIMIT @limit)
        """;

    public override string Measure =>
        $"""
        SELECT COUNT(*) - COALESCE(SUM("StreamKey" LIKE 'parked:%'), 0), COALESCE(SUM("StreamKey" LIKE 'parked:%'), 0),
            COALESCE(({Now} - MIN(CASE WHEN "StreamKey" NOT LIKE 'parked:%' THEN "EnqueuedUtc" END)) / 10000000.0, 0.0)
        FROM "Outbox"
        """;
}
