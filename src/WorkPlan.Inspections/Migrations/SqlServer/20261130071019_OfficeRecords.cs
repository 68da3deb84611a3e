using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace WorkPlan.Inspections.Migrations.SqlServer
{
    /// <inheritdoc />
    public partial class OfficeRecords : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.CreateTable(
                name: "OfficeRecords",
                columns: table => new
                {
                    PersonCode = table.Column<string>(type: "nvarchar(40)", maxLength: 40, nullable: false),
                    Version = table.Column<long>(type: "bigint", nullable: false),
                    UnitCode = table.Column<string>(type: "nvarchar(60)", maxLength: 60, nullable: false),
                    ManagementTitle = table.Column<string>(type: "nvarchar(40)", maxLength: 40, nullable: true),
                    TitleFrom = table.Column<DateOnly>(type: "date", nullable: true),
                    ServesFrom = table.Column<DateOnly>(type: "date", nullable: false),
                    ServesTo = table.Column<DateOnly>(type: "date", nullable: true),
                    SaidOn = table.Column<DateOnly>(type: "date", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_OfficeRecords", x => new { x.PersonCode, x.Version });
                });

            migrationBuilder.CreateIndex(
                name: "IX_OfficeRecords_UnitCode_ManagementTitle",
                table: "OfficeRecords",
                columns: new[] { "UnitCode", "ManagementTitle" });

            // What the services of before are known to have been; the title is known of today's alone.
            migrationBuilder.Sql(
                """
                INSERT INTO "OfficeRecords" ("PersonCode", "Version", "UnitCode", "ManagementTitle", "ServesFrom", "ServesTo", "SaidOn")
                SELECT record."PersonCode", record."LastVersion", record."UnitCode",
                    CASE WHEN person."SourceVersion" = record."LastVersion" THEN person."ManagementTitle" END,
                    record."From", record."To", record."SeenOn"
                FROM "ServiceRecords" AS record
                LEFT JOIN "PersonCopies" AS person ON person."Code" = record."PersonCode";
                """);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "OfficeRecords");
        }
    }
}
