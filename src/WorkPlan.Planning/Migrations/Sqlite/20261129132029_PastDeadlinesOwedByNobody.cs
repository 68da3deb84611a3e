using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace WorkPlan.Planning.Migrations.Sqlite
{
    /// <inheritdoc />
    public partial class PastDeadlinesOwedByNobody : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            // Recorded when deadlines of reports were for the eye only: nobody was reminded of them, so nobody is overdue by them now.
            // docs/decisions/0032-what-was-divided-and-what-had-passed.md
            migrationBuilder.Sql(
                """
                UPDATE "ReportDeadlines" SET "OpenedAt" = (CAST((julianday('now') - 1721425.5) * 86400000.0 AS INTEGER) * 10000)
                WHERE "OpenedAt" IS NULL AND "DueAt" < (CAST((julianday('now') - 1721425.5) * 86400000.0 AS INTEGER) * 10000);
                """);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            // Which they were is not known any more, and an older version does not ask.
        }
    }
}
