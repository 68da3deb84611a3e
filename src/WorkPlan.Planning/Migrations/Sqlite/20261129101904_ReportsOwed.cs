using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace WorkPlan.Planning.Migrations.Sqlite
{
    /// <inheritdoc />
    public partial class ReportsOwed : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<long>(
                name: "OpenedAt",
                table: "ReportDeadlines",
                type: "INTEGER",
                nullable: true);

            migrationBuilder.AlterColumn<Guid>(
                name: "DocumentId",
                table: "Obligations",
                type: "TEXT",
                nullable: true,
                oldClrType: typeof(Guid),
                oldType: "TEXT");

            migrationBuilder.AddColumn<string>(
                name: "FormCode",
                table: "Obligations",
                type: "TEXT",
                maxLength: 40,
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "PeriodCode",
                table: "Obligations",
                type: "TEXT",
                maxLength: 10,
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "ReportTitle",
                table: "Obligations",
                type: "TEXT",
                maxLength: 300,
                nullable: true);

            migrationBuilder.CreateTable(
                name: "ReportSchedules",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    FormCode = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    LegalBasis = table.Column<string>(type: "TEXT", maxLength: 400, nullable: false),
                    Tiers = table.Column<string>(type: "TEXT", maxLength: 20000, nullable: false),
                    OpenedThrough = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    EndedThrough = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    Version = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_ReportSchedules", x => x.Id);
                });

            migrationBuilder.CreateIndex(
                name: "IX_Obligations_FormCode_PeriodCode",
                table: "Obligations",
                columns: new[] { "FormCode", "PeriodCode" });

            migrationBuilder.CreateIndex(
                name: "IX_ReportSchedules_FormCode",
                table: "ReportSchedules",
                column: "FormCode",
                unique: true);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "ReportSchedules");

            migrationBuilder.DropIndex(
                name: "IX_Obligations_FormCode_PeriodCode",
                table: "Obligations");

            migrationBuilder.DropColumn(
                name: "OpenedAt",
                table: "ReportDeadlines");

            migrationBuilder.DropColumn(
                name: "FormCode",
                table: "Obligations");

            migrationBuilder.DropColumn(
                name: "PeriodCode",
                table: "Obligations");

            migrationBuilder.DropColumn(
                name: "ReportTitle",
                table: "Obligations");

            migrationBuilder.AlterColumn<Guid>(
                name: "DocumentId",
                table: "Obligations",
                type: "TEXT",
                nullable: false,
                defaultValue: new Guid("00000000-0000-0000-0000-000000000000"),
                oldClrType: typeof(Guid),
                oldType: "TEXT",
                oldNullable: true);
        }
    }
}
