using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace WorkPlan.Emulation.Migrations.SqlServer
{
    /// <inheritdoc />
    public partial class ReasonsAndDocuments : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<string>(
                name: "DecidedByUnitCode",
                table: "Titles",
                type: "nvarchar(60)",
                maxLength: 60,
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "ManagementTitle",
                table: "Staff",
                type: "nvarchar(400)",
                maxLength: 400,
                nullable: true);

            migrationBuilder.AddColumn<Guid>(
                name: "TableId",
                table: "RankingVersions",
                type: "uniqueidentifier",
                nullable: true);

            migrationBuilder.AddColumn<bool>(
                name: "MissingNoted",
                table: "Campaigns",
                type: "bit",
                nullable: false,
                defaultValue: false);

            migrationBuilder.CreateTable(
                name: "TargetCorrections",
                columns: table => new
                {
                    UnitCode = table.Column<string>(type: "nvarchar(60)", maxLength: 60, nullable: false),
                    WorkYear = table.Column<int>(type: "int", nullable: false),
                    TargetCode = table.Column<string>(type: "nvarchar(60)", maxLength: 60, nullable: false),
                    Period = table.Column<string>(type: "nvarchar(20)", maxLength: 20, nullable: false),
                    SourceVersion = table.Column<long>(type: "bigint", nullable: false),
                    Reason = table.Column<string>(type: "nvarchar(400)", maxLength: 400, nullable: false),
                    On = table.Column<DateOnly>(type: "date", nullable: false),
                    Told = table.Column<bool>(type: "bit", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_TargetCorrections", x => new { x.UnitCode, x.WorkYear, x.TargetCode, x.Period, x.SourceVersion });
                });

            migrationBuilder.CreateIndex(
                name: "IX_Titles_DecidedByUnitCode_DecidedOn",
                table: "Titles",
                columns: new[] { "DecidedByUnitCode", "DecidedOn" });
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "TargetCorrections");

            migrationBuilder.DropIndex(
                name: "IX_Titles_DecidedByUnitCode_DecidedOn",
                table: "Titles");

            migrationBuilder.DropColumn(
                name: "DecidedByUnitCode",
                table: "Titles");

            migrationBuilder.DropColumn(
                name: "ManagementTitle",
                table: "Staff");

            migrationBuilder.DropColumn(
                name: "TableId",
                table: "RankingVersions");

            migrationBuilder.DropColumn(
                name: "MissingNoted",
                table: "Campaigns");
        }
    }
}
