using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace WorkPlan.Inspections.Migrations.SqlServer
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
                type: "nvarchar(max)",
                maxLength: -1,
                nullable: false,
                defaultValue: "[]");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropColumn(
                name: "ReplacedAnswers",
                table: "UnitInspections");
        }
    }
}
