using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace WorkPlan.Planning.Migrations.Sqlite
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
                type: "TEXT",
                maxLength: 140,
                nullable: false,
                defaultValue: "");

            migrationBuilder.AddColumn<long>(
                name: "Version",
                table: "ReportDeadlines",
                type: "INTEGER",
                nullable: false,
                defaultValue: 0L);

            migrationBuilder.AddColumn<DateOnly>(
                name: "OverdueToldOf",
                table: "Plans",
                type: "TEXT",
                nullable: true);

            migrationBuilder.AddColumn<long>(
                name: "EnteredAt",
                table: "Obligations",
                type: "INTEGER",
                nullable: true);

            migrationBuilder.CreateTable(
                name: "BriefingCountings",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    UnitCode = table.Column<string>(type: "TEXT", maxLength: 60, nullable: false),
                    WorkYear = table.Column<int>(type: "INTEGER", nullable: false),
                    Kind = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    CountedTo = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    Version = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_BriefingCountings", x => x.Id);
                });

            // Of what there is twice already the later ones keep their place by their ids.
            migrationBuilder.Sql(
                """
                UPDATE "ReportDeadlines" SET "ScopeKey" = COALESCE("UnitCode", '') || '|' || COALESCE("Level", '') || '|' || COALESCE("Type", '');
                UPDATE "ReportDeadlines" SET "ScopeKey" = "ScopeKey" || '|' || "Id" WHERE EXISTS (
                    SELECT 1 FROM "ReportDeadlines" AS "Other" WHERE "Other"."FormCode" = "ReportDeadlines"."FormCode"
                        AND "Other"."PeriodCode" = "ReportDeadlines"."PeriodCode" AND "Other"."ScopeKey" = "ReportDeadlines"."ScopeKey"
                        AND "Other"."Id" < "ReportDeadlines"."Id");
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

            migrationBuilder.Sql("""ALTER TABLE "ReportDeadlines" DROP COLUMN "ScopeKey";""");

            migrationBuilder.Sql("""ALTER TABLE "ReportDeadlines" DROP COLUMN "Version";""");

            migrationBuilder.Sql("""ALTER TABLE "Plans" DROP COLUMN "OverdueToldOf";""");

            migrationBuilder.Sql("""ALTER TABLE "Obligations" DROP COLUMN "EnteredAt";""");

            migrationBuilder.CreateIndex(
                name: "IX_ReportDeadlines_FormCode_PeriodCode",
                table: "ReportDeadlines",
                columns: new[] { "FormCode", "PeriodCode" });
        }
    }
}
