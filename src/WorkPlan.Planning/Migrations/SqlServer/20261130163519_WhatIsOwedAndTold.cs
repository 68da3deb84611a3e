using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace WorkPlan.Planning.Migrations.SqlServer
{
    /// <inheritdoc />
    public partial class WhatIsOwedAndTold : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropIndex(
                name: "IX_ReportDeadlines_FormCode_PeriodCode",
                table: "ReportDeadlines");

            migrationBuilder.AddColumn<string>(
                name: "ScopeKey",
                table: "ReportDeadlines",
                type: "nvarchar(140)",
                maxLength: 140,
                nullable: false,
                defaultValue: "");

            migrationBuilder.AddColumn<long>(
                name: "Version",
                table: "ReportDeadlines",
                type: "bigint",
                nullable: false,
                defaultValue: 0L);

            migrationBuilder.AddColumn<DateOnly>(
                name: "OverdueToldOf",
                table: "Plans",
                type: "date",
                nullable: true);

            migrationBuilder.AddColumn<DateTimeOffset>(
                name: "EnteredAt",
                table: "Obligations",
                type: "datetimeoffset",
                nullable: true);

            migrationBuilder.CreateTable(
                name: "BriefingCountings",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    UnitCode = table.Column<string>(type: "nvarchar(60)", maxLength: 60, nullable: false),
                    WorkYear = table.Column<int>(type: "int", nullable: false),
                    Kind = table.Column<string>(type: "nvarchar(40)", maxLength: 40, nullable: false),
                    CountedTo = table.Column<DateOnly>(type: "date", nullable: false),
                    Version = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_BriefingCountings", x => x.Id);
                });

            // Of what there is twice already the later ones keep their place by their ids.
            migrationBuilder.Sql(
                """
                UPDATE [ReportDeadlines] SET [ScopeKey] = CONCAT([UnitCode], '|', [Level], '|', [Type]);
                """);
            migrationBuilder.Sql(
                """
                UPDATE [Later] SET [ScopeKey] = CONCAT([Later].[ScopeKey], '|', CONVERT(nvarchar(36), [Later].[Id]))
                FROM [ReportDeadlines] AS [Later] WHERE EXISTS (
                    SELECT 1 FROM [ReportDeadlines] AS [Other] WHERE [Other].[FormCode] = [Later].[FormCode]
                        AND [Other].[PeriodCode] = [Later].[PeriodCode] AND [Other].[ScopeKey] = [Later].[ScopeKey]
                        AND [Other].[Id] < [Later].[Id]);
                """);

            migrationBuilder.CreateIndex(
                name: "IX_ReportDeadlines_FormCode_PeriodCode_ScopeKey",
                table: "ReportDeadlines",
                columns: new[] { "FormCode", "PeriodCode", "ScopeKey" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_BriefingCountings_UnitCode_WorkYear_Kind",
                table: "BriefingCountings",
                columns: new[] { "UnitCode", "WorkYear", "Kind" },
                unique: true);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "BriefingCountings");

            migrationBuilder.DropIndex(
                name: "IX_ReportDeadlines_FormCode_PeriodCode_ScopeKey",
                table: "ReportDeadlines");

            migrationBuilder.DropColumn(
                name: "ScopeKey",
                table: "ReportDeadlines");

            migrationBuilder.DropColumn(
                name: "Version",
                table: "ReportDeadlines");

            migrationBuilder.DropColumn(
                name: "OverdueToldOf",
                table: "Plans");

            migrationBuilder.DropColumn(
                name: "EnteredAt",
                table: "Obligations");

            migrationBuilder.CreateIndex(
                name: "IX_ReportDeadlines_FormCode_PeriodCode",
                table: "ReportDeadlines",
                columns: new[] { "FormCode", "PeriodCode" });
        }
    }
}
