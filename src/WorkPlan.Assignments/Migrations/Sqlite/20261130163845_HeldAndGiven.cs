using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace WorkPlan.Assignments.Migrations.Sqlite
{
    /// <inheritdoc />
    public partial class HeldAndGiven : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropIndex(
                name: "IX_IndividualPlans_PersonCode_UnitCode_WorkYear",
                table: "IndividualPlans");

            migrationBuilder.AddColumn<long>(
                name: "DueAt",
                table: "Tasks",
                type: "INTEGER",
                nullable: true);

            migrationBuilder.AddColumn<int>(
                name: "Confirmed",
                table: "TaskProducts",
                type: "INTEGER",
                nullable: false,
                defaultValue: 0);

            migrationBuilder.AddColumn<string>(
                name: "ConfirmedBy",
                table: "TaskProducts",
                type: "TEXT",
                maxLength: 120,
                nullable: true);

            migrationBuilder.AddColumn<DateOnly>(
                name: "ConfirmedOn",
                table: "TaskProducts",
                type: "TEXT",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "LegalBar",
                table: "Responsibilities",
                type: "TEXT",
                maxLength: 40,
                nullable: false,
                defaultValue: "None");

            migrationBuilder.AddColumn<DateOnly>(
                name: "ToldOn",
                table: "People",
                type: "TEXT",
                nullable: true);

            migrationBuilder.AddColumn<int>(
                name: "Edition",
                table: "IndividualPlans",
                type: "INTEGER",
                nullable: false,
                defaultValue: 1);

            migrationBuilder.AddColumn<string>(
                name: "SignerPersonCode",
                table: "Decisions",
                type: "TEXT",
                maxLength: 40,
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "SigningBasis",
                table: "Decisions",
                type: "TEXT",
                maxLength: 500,
                nullable: true);

            migrationBuilder.CreateTable(
                name: "ProductDeliveries",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    Quantity = table.Column<int>(type: "INTEGER", nullable: false),
                    On = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    ProductId = table.Column<Guid>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_ProductDeliveries", x => x.Id);
                    table.ForeignKey(
                        name: "FK_ProductDeliveries_TaskProducts_ProductId",
                        column: x => x.ProductId,
                        principalTable: "TaskProducts",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateIndex(
                name: "IX_IndividualPlans_PersonCode_UnitCode_WorkYear_Edition",
                table: "IndividualPlans",
                columns: new[] { "PersonCode", "UnitCode", "WorkYear", "Edition" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_ProductDeliveries_ProductId",
                table: "ProductDeliveries",
                column: "ProductId");

            // A declared conflict was kept where changes of the task are.
            migrationBuilder.Sql("""UPDATE "Responsibilities" SET "LegalBar" = 'ConflictOfInterest', "Review" = 'None' WHERE "Review" = 'ConflictOfInterest'""");
            // What counted until now goes on counting.
            migrationBuilder.Sql("""UPDATE "TaskProducts" SET "Confirmed" = "Delivered" """);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "ProductDeliveries");

            migrationBuilder.DropIndex(
                name: "IX_IndividualPlans_PersonCode_UnitCode_WorkYear_Edition",
                table: "IndividualPlans");

            migrationBuilder.Sql("""ALTER TABLE "Tasks" DROP COLUMN "DueAt" """);

            migrationBuilder.Sql("""ALTER TABLE "TaskProducts" DROP COLUMN "Confirmed" """);

            migrationBuilder.Sql("""ALTER TABLE "TaskProducts" DROP COLUMN "ConfirmedBy" """);

            migrationBuilder.Sql("""ALTER TABLE "TaskProducts" DROP COLUMN "ConfirmedOn" """);

            migrationBuilder.Sql("""ALTER TABLE "Responsibilities" DROP COLUMN "LegalBar" """);

            migrationBuilder.Sql("""ALTER TABLE "People" DROP COLUMN "ToldOn" """);

            migrationBuilder.Sql("""ALTER TABLE "IndividualPlans" DROP COLUMN "Edition" """);

            migrationBuilder.Sql("""ALTER TABLE "Decisions" DROP COLUMN "SignerPersonCode" """);

            migrationBuilder.Sql("""ALTER TABLE "Decisions" DROP COLUMN "SigningBasis" """);

            migrationBuilder.CreateIndex(
                name: "IX_IndividualPlans_PersonCode_UnitCode_WorkYear",
                table: "IndividualPlans",
                columns: new[] { "PersonCode", "UnitCode", "WorkYear" },
                unique: true);
        }
    }
}
