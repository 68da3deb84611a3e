using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace WorkPlan.Planning.Migrations.SqlServer
{
    /// <inheritdoc />
    public partial class ReportsOwed : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<DateTimeOffset>(
                name: "OpenedAt",
                table: "ReportDeadlines",
                type: "datetimeoffset",
                nullable: true);

            migrationBuilder.AlterColumn<string>(
                name: "Subject",
                table: "Obligations",
                type: "nvarchar(130)",
                maxLength: 130,
                nullable: false,
                oldClrType: typeof(string),
                oldType: "nvarchar(100)",
                oldMaxLength: 100);

            migrationBuilder.AlterColumn<string>(
                name: "SourceKey",
                table: "Obligations",
                type: "nvarchar(120)",
                maxLength: 120,
                nullable: false,
                oldClrType: typeof(string),
                oldType: "nvarchar(60)",
                oldMaxLength: 60);

            migrationBuilder.AlterColumn<Guid>(
                name: "DocumentId",
                table: "Obligations",
                type: "uniqueidentifier",
                nullable: true,
                oldClrType: typeof(Guid),
                oldType: "uniqueidentifier");

            migrationBuilder.AddColumn<string>(
                name: "FormCode",
                table: "Obligations",
                type: "nvarchar(40)",
                maxLength: 40,
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "PeriodCode",
                table: "Obligations",
                type: "nvarchar(10)",
                maxLength: 10,
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "ReportTitle",
                table: "Obligations",
                type: "nvarchar(300)",
                maxLength: 300,
                nullable: true);

            migrationBuilder.CreateTable(
                name: "ReportSchedules",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    FormCode = table.Column<string>(type: "nvarchar(40)", maxLength: 40, nullable: false),
                    LegalBasis = table.Column<string>(type: "nvarchar(400)", maxLength: 400, nullable: false),
                    Tiers = table.Column<string>(type: "nvarchar(max)", maxLength: 20000, nullable: false),
                    OpenedThrough = table.Column<DateOnly>(type: "date", nullable: false),
                    EndedThrough = table.Column<DateOnly>(type: "date", nullable: false),
                    Version = table.Column<long>(type: "bigint", nullable: false)
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

            migrationBuilder.AlterColumn<string>(
                name: "Subject",
                table: "Obligations",
                type: "nvarchar(100)",
                maxLength: 100,
                nullable: false,
                oldClrType: typeof(string),
                oldType: "nvarchar(130)",
                oldMaxLength: 130);

            migrationBuilder.AlterColumn<string>(
                name: "SourceKey",
                table: "Obligations",
                type: "nvarchar(60)",
                maxLength: 60,
                nullable: false,
                oldClrType: typeof(string),
                oldType: "nvarchar(120)",
                oldMaxLength: 120);

            migrationBuilder.AlterColumn<Guid>(
                name: "DocumentId",
                table: "Obligations",
                type: "uniqueidentifier",
                nullable: false,
                defaultValue: new Guid("00000000-0000-0000-0000-000000000000"),
                oldClrType: typeof(Guid),
                oldType: "uniqueidentifier",
                oldNullable: true);
        }
    }
}
