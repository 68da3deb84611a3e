using WorkPlan.ServiceDefaults.Telemetry.Database;

namespace WorkPlan.ServiceDefaults.Tests.Telemetry;

public sealed class SummarisingSql
{
    [Theory]
    [InlineData("SELECT \"p\".\"Id\" FROM \"Plans\" AS \"p\" WHERE \"p\".\"Year\" = @year", "SELECT Plans")]
    [InlineData("SELECT COUNT(*)\nFROM [Plans] AS [p]", "SELECT Plans")]
    [InlineData("SELECT [t].[Id] FROM (\n SELECT [p].[Id] FROM [Plans] AS [p]) AS [t]", "SELECT Plans")]
    [InlineData("SET NOCOUNT ON;\nINSERT INTO [Plans] ([Id]) VALUES (@p0);", "INSERT Plans")]
    [InlineData("INSERT OR IGNORE INTO \"Inbox\" (\"Id\") VALUES (1)", "INSERT Inbox")]
    [InlineData("UPDATE \"Outbox\" SET \"LeaseOwner\" = @w WHERE \"Seq\" IN (SELECT 1 FROM \"Other\")", "UPDATE Outbox")]
    [InlineData("DELETE FROM dbo.Outbox WHERE Seq=@seq", "DELETE Outbox")]
    [InlineData("MERGE [Plans] USING (VALUES (@p0)) AS i ([Id]) ON 1=0", "MERGE Plans")]
    [InlineData("CREATE TABLE IF NOT EXISTS \"__EFMigrationsLock\" (\"Id\" INTEGER)", "CREATE __EFMigrationsLock")]
    [InlineData("WITH due AS (SELECT TOP (@n) o.Seq FROM dbo.Outbox o WHERE (a)=(b)), x AS (SELECT 1) UPDATE due SET LeaseOwner=@w", "UPDATE due")]
    [InlineData("UPDATE TOP (@n) [dbo].[Outbox] SET a = 1", "UPDATE Outbox")]
    [InlineData("SELECT \"a\" FROM \"Plans\" UNION ALL SELECT \"b\" FROM \"Tasks\"", "SELECT Plans")]
    [InlineData("SELECT 1", "SELECT")]
    [InlineData("PRAGMA journal_mode = 'wal';", "PRAGMA")]
    [InlineData("VACUUM INTO 'x'", "OTHER")]
    public void A_command_is_named_by_what_it_does_to_which_table(string sql, string name) =>
        Assert.Equal(name, SqlSummary.Of(sql).Name);

    [Theory]
    [InlineData("SELECT 'Nguyễn', N'Lan''s', X'0AFF', 0xFF, 12, 3.5e-7, @p_1, \"Col2\", [Col 3], t1.c2 -- note 5", "SELECT ?, ?, ?, ?, ?, ?, @p_1, \"Col2\", [Col 3], t1.c2 ?")]
    [InlineData("SELECT 1 /* secret\n 42 */ FROM t", "SELECT ? ? FROM t")]
    [InlineData("x IN('a',2)", "x IN(?,?)")]
    [InlineData("WHERE [it's] = 'x' AND \"5'6\" = 7", "WHERE [it's] = ? AND \"5'6\" = ?")]
    public void Literals_are_taken_out_and_names_stay(string sql, string expected) => Assert.Equal(expected, SqlSummary.Of(sql).Text);

    [Fact]
    public void A_very_long_text_is_cut()
    {
        var text = SqlSummary.Of("SELECT " + string.Join(", ", Enumerable.Range(0, 5_000).Select(i => $"c{i}")) + " FROM t").Text;
        Assert.InRange(text.Length, 1_000, 2_100);
    }
}
