using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace WorkPlan.Planning.Migrations.Sqlite
{
    /// <inheritdoc />
    public partial class RollupsRecomputedOnce : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            // What was kept so far added up a population month by month, and units stayed judged by plans that had been withdrawn: every year
            // is computed anew from its log, in the background.
            // docs/decisions/0016-rollups.md
            migrationBuilder.Sql(
                """
                INSERT INTO "RollupWork" ("Kind", "UnitCode", "WorkYear", "Units", "EnqueuedAt", "Failures")
                SELECT 'Recompute', '*', "WorkYear", '[]', CAST((julianday('now') - 1721425.5) * 86400000.0 AS INTEGER) * 10000, 0
                FROM "RollupYears" ORDER BY "WorkYear" DESC;
                """);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            // What has been computed stands.
        }
    }
}
