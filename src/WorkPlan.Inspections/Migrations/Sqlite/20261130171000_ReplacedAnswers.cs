using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace WorkPlan.Inspections.Migrations.Sqlite
{
    /// <inheritdoc />
    public partial class ReplacedAnswers : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<string>(
                name: "ReplacedAnswers",
                table: "UnitInspections",
                type: "TEXT",
                maxLength: -1,
                nullable: false,
                defaultValue: "[]");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            // The provider would rebuild the table, and the rebuild is not atomic.
            migrationBuilder.Sql("""ALTER TABLE "UnitInspections" DROP COLUMN "ReplacedAnswers";""");
        }
    }
}
