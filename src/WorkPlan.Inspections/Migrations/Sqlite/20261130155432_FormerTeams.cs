using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace WorkPlan.Inspections.Migrations.Sqlite
{
    /// <inheritdoc />
    public partial class FormerTeams : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<string>(
                name: "FormerTeams",
                table: "Campaigns",
                type: "TEXT",
                maxLength: -1,
                nullable: false,
                defaultValue: "[]");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropColumn(
                name: "FormerTeams",
                table: "Campaigns");
        }
    }
}
