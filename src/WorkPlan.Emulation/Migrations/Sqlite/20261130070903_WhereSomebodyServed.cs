using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace WorkPlan.Emulation.Migrations.Sqlite
{
    /// <inheritdoc />
    public partial class WhereSomebodyServed : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.CreateTable(
                name: "ServiceRecords",
                columns: table => new
                {
                    PersonCode = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    UnitCode = table.Column<string>(type: "TEXT", maxLength: 60, nullable: false),
                    From = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    To = table.Column<DateOnly>(type: "TEXT", nullable: true),
                    SourceVersion = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_ServiceRecords", x => new { x.PersonCode, x.UnitCode, x.From });
                });

            migrationBuilder.CreateIndex(
                name: "IX_ServiceRecords_UnitCode",
                table: "ServiceRecords",
                column: "UnitCode");

            // Where somebody served before was not kept: the present service is what is known.
            migrationBuilder.Sql(
                """
                INSERT INTO "ServiceRecords" ("PersonCode", "UnitCode", "From", "To", "SourceVersion")
                SELECT "Code", "UnitCode", "ServesFrom", "ServesTo", "SourceVersion" FROM "Staff";
                """);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "ServiceRecords");
        }
    }
}
