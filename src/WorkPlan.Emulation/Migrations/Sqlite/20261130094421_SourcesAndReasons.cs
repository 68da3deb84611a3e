using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace WorkPlan.Emulation.Migrations.Sqlite
{
    /// <inheritdoc />
    public partial class SourcesAndReasons : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<string>(
                name: "AllTheSameReason",
                table: "Titles",
                type: "TEXT",
                maxLength: 2000,
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "Despite",
                table: "Titles",
                type: "TEXT",
                maxLength: -1,
                nullable: false,
                defaultValue: "[]");

            migrationBuilder.AddColumn<int>(
                name: "DaysOfAbsenceMonth",
                table: "TitlePolicies",
                type: "INTEGER",
                nullable: false,
                defaultValue: 30);

            migrationBuilder.AddColumn<string>(
                name: "Sources",
                table: "TitlePolicies",
                type: "TEXT",
                maxLength: -1,
                nullable: false,
                defaultValue: "[]");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropColumn(
                name: "AllTheSameReason",
                table: "Titles");

            migrationBuilder.DropColumn(
                name: "Despite",
                table: "Titles");

            migrationBuilder.DropColumn(
                name: "DaysOfAbsenceMonth",
                table: "TitlePolicies");

            migrationBuilder.DropColumn(
                name: "Sources",
                table: "TitlePolicies");
        }
    }
}
