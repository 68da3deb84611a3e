using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace WorkPlan.Assignments.Migrations.SqlServer
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

            migrationBuilder.AddColumn<DateTimeOffset>(
                name: "DueAt",
                table: "Tasks",
                type: "datetimeoffset",
                nullable: true);

            migrationBuilder.AddColumn<int>(
                name: "Confirmed",
                table: "TaskProducts",
                type: "int",
                nullable: false,
                defaultValue: 0);

            migrationBuilder.AddColumn<string>(
                name: "ConfirmedBy",
                table: "TaskProducts",
                type: "nvarchar(120)",
                maxLength: 120,
                nullable: true);

            migrationBuilder.AddColumn<DateOnly>(
                name: "ConfirmedOn",
                table: "TaskProducts",
                type: "date",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "LegalBar",
                table: "Responsibilities",
                type: "nvarchar(40)",
                maxLength: 40,
                nullable: false,
                defaultValue: "None");

            migrationBuilder.AddColumn<DateOnly>(
                name: "ToldOn",
                table: "People",
                type: "date",
                nullable: true);

            migrationBuilder.AddColumn<int>(
                name: "Edition",
                table: "IndividualPlans",
                type: "int",
                nullable: false,
                defaultValue: 1);

            migrationBuilder.AddColumn<string>(
                name: "SignerPersonCode",
                table: "Decisions",
                type: "nvarchar(40)",
                maxLength: 40,
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "SigningBasis",
                table: "Decisions",
                type: "nvarchar(500)",
                maxLength: 500,
                nullable: true);

            migrationBuilder.CreateTable(
                name: "ProductDeliveries",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    Quantity = table.Column<int>(type: "int", nullable: false),
                    On = table.Column<DateOnly>(type: "date", nullable: false),
                    ProductId = table.Column<Guid>(type: "uniqueidentifier", nullable: false)
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

            migrationBuilder.DropColumn(
                name: "DueAt",
                table: "Tasks");

            migrationBuilder.DropColumn(
                name: "Confirmed",
                table: "TaskProducts");

            migrationBuilder.DropColumn(
                name: "ConfirmedBy",
                table: "TaskProducts");

            migrationBuilder.DropColumn(
                name: "ConfirmedOn",
                table: "TaskProducts");

            migrationBuilder.DropColumn(
                name: "LegalBar",
                table: "Responsibilities");

            migrationBuilder.DropColumn(
                name: "ToldOn",
                table: "People");

            migrationBuilder.DropColumn(
                name: "Edition",
                table: "IndividualPlans");

            migrationBuilder.DropColumn(
                name: "SignerPersonCode",
                table: "Decisions");

            migrationBuilder.DropColumn(
                name: "SigningBasis",
                table: "Decisions");

            migrationBuilder.CreateIndex(
                name: "IX_IndividualPlans_PersonCode_UnitCode_WorkYear",
                table: "IndividualPlans",
                columns: new[] { "PersonCode", "UnitCode", "WorkYear" },
                unique: true);
        }
    }
}
