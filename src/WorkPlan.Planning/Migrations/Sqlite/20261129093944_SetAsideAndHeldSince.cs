using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace WorkPlan.Planning.Migrations.Sqlite
{
    /// <inheritdoc />
    public partial class SetAsideAndHeldSince : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<int>(
                name: "Failures",
                table: "RollupWork",
                type: "INTEGER",
                nullable: false,
                defaultValue: 0);

            migrationBuilder.AddColumn<string>(
                name: "Fault",
                table: "RollupWork",
                type: "TEXT",
                maxLength: 200,
                nullable: true);

            migrationBuilder.AddColumn<long>(
                name: "NotBefore",
                table: "RollupWork",
                type: "INTEGER",
                nullable: true);

            migrationBuilder.AddColumn<DateOnly>(
                name: "HeldSince",
                table: "Obstacles",
                type: "TEXT",
                nullable: false,
                defaultValue: new DateOnly(1, 1, 1));

            // Whoever holds it now has held it since it was raised, reopened or sent to him last.
            migrationBuilder.Sql(
                """
                UPDATE "Obstacles" SET "HeldSince" = COALESCE(
                    (SELECT MAX("TakenOn") FROM "ObstacleSteps"
                     WHERE "ObstacleSteps"."ObstacleId" = "Obstacles"."Id" AND "Kind" <> 'Resolved'),
                    "RaisedOn");
                """);

            migrationBuilder.CreateIndex(
                name: "IX_Obstacles_State_HeldSince",
                table: "Obstacles",
                columns: new[] { "State", "HeldSince" });
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropIndex(
                name: "IX_Obstacles_State_HeldSince",
                table: "Obstacles");

            migrationBuilder.DropColumn(
                name: "Failures",
                table: "RollupWork");

            migrationBuilder.DropColumn(
                name: "Fault",
                table: "RollupWork");

            migrationBuilder.DropColumn(
                name: "NotBefore",
                table: "RollupWork");

            migrationBuilder.DropColumn(
                name: "HeldSince",
                table: "Obstacles");
        }
    }
}
