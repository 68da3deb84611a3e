using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace WorkPlan.Emulation.Migrations.Sqlite
{
    /// <inheritdoc />
    public partial class AppraisalsAndAwards : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropIndex(
                name: "IX_TitlePolicies_LegalBasis",
                table: "TitlePolicies");

            migrationBuilder.AddColumn<string>(
                name: "AwardLegalBasis",
                table: "Titles",
                type: "TEXT",
                maxLength: 100,
                nullable: true);

            migrationBuilder.AddColumn<int>(
                name: "AwardPercent",
                table: "Titles",
                type: "INTEGER",
                nullable: true);

            migrationBuilder.CreateTable(
                name: "Appraisals",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    Version = table.Column<long>(type: "INTEGER", nullable: false),
                    PersonCode = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    UnitCode = table.Column<string>(type: "TEXT", maxLength: 60, nullable: false),
                    WorkYear = table.Column<int>(type: "INTEGER", nullable: false),
                    Grade = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    DecisionNumber = table.Column<string>(type: "TEXT", maxLength: 100, nullable: false),
                    DecidedOn = table.Column<DateOnly>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Appraisals", x => x.Id);
                });

            migrationBuilder.CreateIndex(
                name: "IX_TitlePolicies_LegalBasis_ValidFrom",
                table: "TitlePolicies",
                columns: new[] { "LegalBasis", "ValidFrom" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_Appraisals_PersonCode_WorkYear_DecidedOn_DecisionNumber",
                table: "Appraisals",
                columns: new[] { "PersonCode", "WorkYear", "DecidedOn", "DecisionNumber" },
                unique: true);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "Appraisals");

            migrationBuilder.DropIndex(
                name: "IX_TitlePolicies_LegalBasis_ValidFrom",
                table: "TitlePolicies");

            migrationBuilder.DropColumn(
                name: "AwardLegalBasis",
                table: "Titles");

            migrationBuilder.DropColumn(
                name: "AwardPercent",
                table: "Titles");

            migrationBuilder.CreateIndex(
                name: "IX_TitlePolicies_LegalBasis",
                table: "TitlePolicies",
                column: "LegalBasis",
                unique: true);
        }
    }
}
