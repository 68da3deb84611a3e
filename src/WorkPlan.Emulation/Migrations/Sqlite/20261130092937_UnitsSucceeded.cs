using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace WorkPlan.Emulation.Migrations.Sqlite
{
    /// <inheritdoc />
    public partial class UnitsSucceeded : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<DateOnly>(
                name: "EndedOn",
                table: "Pledges",
                type: "TEXT",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "HandedOverFrom",
                table: "Conferences",
                type: "TEXT",
                maxLength: 60,
                nullable: true);

            migrationBuilder.AddColumn<bool>(
                name: "EndsWithUnit",
                table: "ClusterSpells",
                type: "INTEGER",
                nullable: false,
                defaultValue: false);

            migrationBuilder.AddColumn<bool>(
                name: "EndsWithUnit",
                table: "ClusterHeads",
                type: "INTEGER",
                nullable: false,
                defaultValue: false);

            migrationBuilder.CreateTable(
                name: "UnitSuccessions",
                columns: table => new
                {
                    SuccessionId = table.Column<Guid>(type: "TEXT", nullable: false),
                    PredecessorCode = table.Column<string>(type: "TEXT", maxLength: 60, nullable: false),
                    SuccessorCode = table.Column<string>(type: "TEXT", maxLength: 60, nullable: false),
                    EffectiveOn = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    LegalBasis = table.Column<string>(type: "TEXT", maxLength: 500, nullable: false),
                    IsHeir = table.Column<bool>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_UnitSuccessions", x => new { x.SuccessionId, x.PredecessorCode, x.SuccessorCode });
                });

            migrationBuilder.CreateIndex(
                name: "IX_UnitSuccessions_PredecessorCode",
                table: "UnitSuccessions",
                column: "PredecessorCode");

            migrationBuilder.CreateIndex(
                name: "IX_UnitSuccessions_SuccessorCode",
                table: "UnitSuccessions",
                column: "SuccessorCode");

            // Places of units that had ended already ended with them.
            migrationBuilder.Sql(
                """
                UPDATE "ClusterSpells" SET "EndsWithUnit" = 1, "To" = (SELECT "ValidTo" FROM "UnitCopies" WHERE "Code" = "ClusterSpells"."UnitCode")
                WHERE EXISTS (SELECT 1 FROM "UnitCopies" WHERE "Code" = "ClusterSpells"."UnitCode" AND "ValidTo" IS NOT NULL
                    AND ("ClusterSpells"."To" IS NULL OR "ClusterSpells"."To" > "ValidTo"));
                """);
            migrationBuilder.Sql(
                """
                UPDATE "ClusterHeads" SET "EndsWithUnit" = 1, "To" = (SELECT "ValidTo" FROM "UnitCopies" WHERE "Code" = "ClusterHeads"."UnitCode")
                WHERE EXISTS (SELECT 1 FROM "UnitCopies" WHERE "Code" = "ClusterHeads"."UnitCode" AND "ValidTo" IS NOT NULL
                    AND ("ClusterHeads"."To" IS NULL OR "ClusterHeads"."To" > "ValidTo"));
                """);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "UnitSuccessions");

            migrationBuilder.DropColumn(
                name: "EndedOn",
                table: "Pledges");

            migrationBuilder.DropColumn(
                name: "HandedOverFrom",
                table: "Conferences");

            migrationBuilder.DropColumn(
                name: "EndsWithUnit",
                table: "ClusterSpells");

            migrationBuilder.DropColumn(
                name: "EndsWithUnit",
                table: "ClusterHeads");
        }
    }
}
