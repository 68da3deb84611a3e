using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace WorkPlan.Planning.Migrations.SqlServer
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
                UPDATE [ReportDeadlines] SET [OpenedAt] = SYSDATETIMEOFFSET()
                WHERE [OpenedAt] IS NULL AND [DueAt] < SYSDATETIMEOFFSET();
                """);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            // Which they were is not known any more, and an older version does not ask.
        }
    }
}
