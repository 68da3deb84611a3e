using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace WorkPlan.Assignments.Migrations.SqlServer
{
    /// <inheritdoc />
    public partial class ConvertedProducts : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.CreateTable(
                name: "GeneralScores",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    Version = table.Column<long>(type: "bigint", nullable: false),
                    UnitCode = table.Column<string>(type: "nvarchar(60)", maxLength: 60, nullable: false),
                    PersonCode = table.Column<string>(type: "nvarchar(40)", maxLength: 40, nullable: false),
                    PeriodCode = table.Column<string>(type: "nvarchar(20)", maxLength: 20, nullable: false),
                    Points = table.Column<int>(type: "int", nullable: false),
                    Reason = table.Column<string>(type: "nvarchar(1000)", maxLength: 1000, nullable: false),
                    GivenBy = table.Column<string>(type: "nvarchar(120)", maxLength: 120, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_GeneralScores", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "PolicyAdoptions",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    Version = table.Column<long>(type: "bigint", nullable: false),
                    UnitCode = table.Column<string>(type: "nvarchar(60)", maxLength: 60, nullable: false),
                    PolicyCode = table.Column<string>(type: "nvarchar(60)", maxLength: 60, nullable: false),
                    From = table.Column<DateOnly>(type: "date", nullable: false),
                    To = table.Column<DateOnly>(type: "date", nullable: true),
                    DecisionNumber = table.Column<string>(type: "nvarchar(100)", maxLength: 100, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_PolicyAdoptions", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "TaskProducts",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    Version = table.Column<long>(type: "bigint", nullable: false),
                    TaskId = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    UnitCode = table.Column<string>(type: "nvarchar(60)", maxLength: 60, nullable: false),
                    PersonCode = table.Column<string>(type: "nvarchar(40)", maxLength: 40, nullable: false),
                    Name = table.Column<string>(type: "nvarchar(500)", maxLength: 500, nullable: false),
                    ConversionHundredths = table.Column<int>(type: "int", nullable: false),
                    Assigned = table.Column<int>(type: "int", nullable: false),
                    DueOn = table.Column<DateOnly>(type: "date", nullable: false),
                    Delivered = table.Column<int>(type: "int", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_TaskProducts", x => x.Id);
                    table.ForeignKey(
                        name: "FK_TaskProducts_Tasks_TaskId",
                        column: x => x.TaskId,
                        principalTable: "Tasks",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "ProductFaults",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    Kind = table.Column<string>(type: "nvarchar(40)", maxLength: 40, nullable: false),
                    Item = table.Column<int>(type: "int", nullable: false),
                    OccurredOn = table.Column<DateOnly>(type: "date", nullable: false),
                    Note = table.Column<string>(type: "nvarchar(1000)", maxLength: 1000, nullable: false),
                    ObjectiveCause = table.Column<string>(type: "nvarchar(1000)", maxLength: 1000, nullable: true),
                    ConfirmedBy = table.Column<string>(type: "nvarchar(120)", maxLength: 120, nullable: true),
                    ConfirmedOn = table.Column<DateOnly>(type: "date", nullable: true),
                    ProductId = table.Column<Guid>(type: "uniqueidentifier", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_ProductFaults", x => x.Id);
                    table.ForeignKey(
                        name: "FK_ProductFaults_TaskProducts_ProductId",
                        column: x => x.ProductId,
                        principalTable: "TaskProducts",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateIndex(
                name: "IX_GeneralScores_UnitCode_PeriodCode_PersonCode",
                table: "GeneralScores",
                columns: new[] { "UnitCode", "PeriodCode", "PersonCode" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_PolicyAdoptions_UnitCode_From",
                table: "PolicyAdoptions",
                columns: new[] { "UnitCode", "From" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_ProductFaults_ProductId",
                table: "ProductFaults",
                column: "ProductId");

            migrationBuilder.CreateIndex(
                name: "IX_TaskProducts_TaskId_PersonCode",
                table: "TaskProducts",
                columns: new[] { "TaskId", "PersonCode" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_TaskProducts_UnitCode_DueOn",
                table: "TaskProducts",
                columns: new[] { "UnitCode", "DueOn" });
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "GeneralScores");

            migrationBuilder.DropTable(
                name: "PolicyAdoptions");

            migrationBuilder.DropTable(
                name: "ProductFaults");

            migrationBuilder.DropTable(
                name: "TaskProducts");
        }
    }
}
