using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace WorkPlan.Inspections.Migrations.SqlServer
{
    /// <inheritdoc />
    public partial class FindingsOnPlanItemsAndHeirs : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<bool>(
                name: "IsHeir",
                table: "UnitDescents",
                type: "bit",
                nullable: false,
                defaultValue: false);

            migrationBuilder.AddColumn<string>(
                name: "LegalBasis",
                table: "UnitDescents",
                type: "nvarchar(1000)",
                maxLength: 1000,
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "PlanTargetCode",
                table: "Findings",
                type: "nvarchar(60)",
                maxLength: 60,
                nullable: true);

            migrationBuilder.AddColumn<Guid>(
                name: "PlanTaskId",
                table: "Findings",
                type: "uniqueidentifier",
                nullable: true);

            // Which of several goes on with what cannot be divided was not kept; a single successor does.
            migrationBuilder.Sql(
                """
                UPDATE "UnitDescents" SET "IsHeir" = 1 WHERE NOT EXISTS (
                    SELECT 1 FROM "UnitDescents" AS other
                    WHERE other."PredecessorCode" = "UnitDescents"."PredecessorCode" AND other."EffectiveOn" = "UnitDescents"."EffectiveOn"
                        AND other."SuccessorCode" <> "UnitDescents"."SuccessorCode");
                """);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropColumn(
                name: "IsHeir",
                table: "UnitDescents");

            migrationBuilder.DropColumn(
                name: "LegalBasis",
                table: "UnitDescents");

            migrationBuilder.DropColumn(
                name: "PlanTargetCode",
                table: "Findings");

            migrationBuilder.DropColumn(
                name: "PlanTaskId",
                table: "Findings");
        }
    }
}
