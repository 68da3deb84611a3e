using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace WorkPlan.Assignments.Migrations.Sqlite
{
    /// <inheritdoc />
    public partial class TitleAlertsAndSensitive : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.CreateTable(
                name: "SensitiveAccesses",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    PersonCode = table.Column<string>(type: "TEXT", maxLength: 40, nullable: true),
                    About = table.Column<string>(type: "TEXT", maxLength: 100, nullable: false),
                    Act = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    UserId = table.Column<string>(type: "TEXT", maxLength: 100, nullable: false),
                    UserName = table.Column<string>(type: "TEXT", maxLength: 120, nullable: false),
                    At = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_SensitiveAccesses", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "SensitiveRecords",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    Version = table.Column<long>(type: "INTEGER", nullable: false),
                    PersonCode = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    Kind = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    Text = table.Column<string>(type: "TEXT", maxLength: 4000, nullable: false),
                    From = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    To = table.Column<DateOnly>(type: "TEXT", nullable: true),
                    RecordedBy = table.Column<string>(type: "TEXT", maxLength: 120, nullable: false),
                    RecordedOn = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    WithdrawnReason = table.Column<string>(type: "TEXT", maxLength: 1000, nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_SensitiveRecords", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "TitleAlerts",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    TitleId = table.Column<Guid>(type: "TEXT", nullable: false),
                    PersonCode = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    LastDay = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    Step = table.Column<int>(type: "INTEGER", nullable: false),
                    ToldOn = table.Column<DateOnly>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_TitleAlerts", x => x.Id);
                });

            migrationBuilder.CreateIndex(
                name: "IX_SensitiveAccesses_PersonCode_At",
                table: "SensitiveAccesses",
                columns: new[] { "PersonCode", "At" });

            migrationBuilder.CreateIndex(
                name: "IX_SensitiveRecords_PersonCode_Kind",
                table: "SensitiveRecords",
                columns: new[] { "PersonCode", "Kind" });

            migrationBuilder.CreateIndex(
                name: "IX_TitleAlerts_TitleId_LastDay_Step",
                table: "TitleAlerts",
                columns: new[] { "TitleId", "LastDay", "Step" },
                unique: true);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "SensitiveAccesses");

            migrationBuilder.DropTable(
                name: "SensitiveRecords");

            migrationBuilder.DropTable(
                name: "TitleAlerts");
        }
    }
}
