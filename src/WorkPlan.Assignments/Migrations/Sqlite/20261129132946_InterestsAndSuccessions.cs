using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace WorkPlan.Assignments.Migrations.Sqlite
{
    /// <inheritdoc />
    public partial class InterestsAndSuccessions : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<DateOnly>(
                name: "SettledOn",
                table: "TitleAlerts",
                type: "TEXT",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "PlaceUnitCode",
                table: "TaskSeries",
                type: "TEXT",
                maxLength: 60,
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "SubjectList",
                table: "TaskSeries",
                type: "TEXT",
                maxLength: 1200,
                nullable: false,
                defaultValue: "");

            migrationBuilder.AddColumn<string>(
                name: "HandedOverFrom",
                table: "Tasks",
                type: "TEXT",
                maxLength: 60,
                nullable: true);

            migrationBuilder.AddColumn<DateOnly>(
                name: "HandedOverOn",
                table: "Tasks",
                type: "TEXT",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "PlaceUnitCode",
                table: "Tasks",
                type: "TEXT",
                maxLength: 60,
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "SubjectList",
                table: "Tasks",
                type: "TEXT",
                maxLength: 1200,
                nullable: false,
                defaultValue: "");

            migrationBuilder.CreateTable(
                name: "DeclaredInterests",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    Version = table.Column<long>(type: "INTEGER", nullable: false),
                    PersonCode = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    SubjectKind = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    SubjectCode = table.Column<string>(type: "TEXT", maxLength: 100, nullable: false),
                    Nature = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    From = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    To = table.Column<DateOnly>(type: "TEXT", nullable: true),
                    DeclaredBy = table.Column<string>(type: "TEXT", maxLength: 120, nullable: false),
                    DeclaredOn = table.Column<DateOnly>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_DeclaredInterests", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "PersonStations",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    UnitCode = table.Column<string>(type: "TEXT", maxLength: 60, nullable: false),
                    From = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    To = table.Column<DateOnly>(type: "TEXT", nullable: true),
                    PersonId = table.Column<Guid>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_PersonStations", x => x.Id);
                    table.ForeignKey(
                        name: "FK_PersonStations_People_PersonId",
                        column: x => x.PersonId,
                        principalTable: "People",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "PlaceDistances",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    Version = table.Column<long>(type: "INTEGER", nullable: false),
                    FromUnitCode = table.Column<string>(type: "TEXT", maxLength: 60, nullable: false),
                    ToUnitCode = table.Column<string>(type: "TEXT", maxLength: 60, nullable: false),
                    Kilometres = table.Column<int>(type: "INTEGER", nullable: false),
                    From = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    To = table.Column<DateOnly>(type: "TEXT", nullable: true),
                    Basis = table.Column<string>(type: "TEXT", maxLength: 200, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_PlaceDistances", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "SignedEvaluations",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    Version = table.Column<long>(type: "INTEGER", nullable: false),
                    UnitCode = table.Column<string>(type: "TEXT", maxLength: 60, nullable: false),
                    PeriodCode = table.Column<string>(type: "TEXT", maxLength: 20, nullable: false),
                    Number = table.Column<string>(type: "TEXT", maxLength: 100, nullable: false),
                    SignedOn = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    SignedBy = table.Column<string>(type: "TEXT", maxLength: 120, nullable: false),
                    SigningCapacity = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    Content = table.Column<string>(type: "TEXT", maxLength: -1, nullable: false),
                    ContentHash = table.Column<string>(type: "TEXT", maxLength: 64, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_SignedEvaluations", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "UnitSuccessions",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    SuccessionId = table.Column<Guid>(type: "TEXT", nullable: false),
                    PredecessorCode = table.Column<string>(type: "TEXT", maxLength: 60, nullable: false),
                    SuccessorCode = table.Column<string>(type: "TEXT", maxLength: 60, nullable: false),
                    EffectiveOn = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    LegalBasis = table.Column<string>(type: "TEXT", maxLength: 500, nullable: false),
                    IsHeir = table.Column<bool>(type: "INTEGER", nullable: false),
                    People = table.Column<int>(type: "INTEGER", nullable: false),
                    Tasks = table.Column<int>(type: "INTEGER", nullable: false),
                    Responsibilities = table.Column<int>(type: "INTEGER", nullable: false),
                    Drafts = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_UnitSuccessions", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "WorkDigests",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    PersonCode = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    PeriodCode = table.Column<string>(type: "TEXT", maxLength: 20, nullable: false),
                    PreparedOn = table.Column<DateOnly>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_WorkDigests", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "EvaluationNotes",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    PersonCode = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    Change = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    Subject = table.Column<string>(type: "TEXT", maxLength: 500, nullable: false),
                    Before = table.Column<string>(type: "TEXT", maxLength: 200, nullable: false),
                    After = table.Column<string>(type: "TEXT", maxLength: 200, nullable: false),
                    At = table.Column<long>(type: "INTEGER", nullable: false),
                    By = table.Column<string>(type: "TEXT", maxLength: 120, nullable: false),
                    EvaluationId = table.Column<Guid>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_EvaluationNotes", x => x.Id);
                    table.ForeignKey(
                        name: "FK_EvaluationNotes_SignedEvaluations_EvaluationId",
                        column: x => x.EvaluationId,
                        principalTable: "SignedEvaluations",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateIndex(
                name: "IX_TitleAlerts_SettledOn",
                table: "TitleAlerts",
                column: "SettledOn");

            migrationBuilder.CreateIndex(
                name: "IX_DeclaredInterests_PersonCode",
                table: "DeclaredInterests",
                column: "PersonCode");

            migrationBuilder.CreateIndex(
                name: "IX_EvaluationNotes_EvaluationId",
                table: "EvaluationNotes",
                column: "EvaluationId");

            migrationBuilder.CreateIndex(
                name: "IX_PersonStations_PersonId",
                table: "PersonStations",
                column: "PersonId");

            migrationBuilder.CreateIndex(
                name: "IX_PlaceDistances_FromUnitCode_ToUnitCode_From",
                table: "PlaceDistances",
                columns: new[] { "FromUnitCode", "ToUnitCode", "From" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_PlaceDistances_ToUnitCode",
                table: "PlaceDistances",
                column: "ToUnitCode");

            migrationBuilder.CreateIndex(
                name: "IX_SignedEvaluations_UnitCode_PeriodCode",
                table: "SignedEvaluations",
                columns: new[] { "UnitCode", "PeriodCode" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_UnitSuccessions_PredecessorCode",
                table: "UnitSuccessions",
                column: "PredecessorCode");

            migrationBuilder.CreateIndex(
                name: "IX_UnitSuccessions_SuccessionId_PredecessorCode_SuccessorCode",
                table: "UnitSuccessions",
                columns: new[] { "SuccessionId", "PredecessorCode", "SuccessorCode" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_WorkDigests_PersonCode_PeriodCode",
                table: "WorkDigests",
                columns: new[] { "PersonCode", "PeriodCode" },
                unique: true);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "DeclaredInterests");

            migrationBuilder.DropTable(
                name: "EvaluationNotes");

            migrationBuilder.DropTable(
                name: "PersonStations");

            migrationBuilder.DropTable(
                name: "PlaceDistances");

            migrationBuilder.DropTable(
                name: "UnitSuccessions");

            migrationBuilder.DropTable(
                name: "WorkDigests");

            migrationBuilder.DropTable(
                name: "SignedEvaluations");

            migrationBuilder.DropIndex(
                name: "IX_TitleAlerts_SettledOn",
                table: "TitleAlerts");

            migrationBuilder.DropColumn(
                name: "SettledOn",
                table: "TitleAlerts");

            migrationBuilder.DropColumn(
                name: "PlaceUnitCode",
                table: "TaskSeries");

            migrationBuilder.DropColumn(
                name: "SubjectList",
                table: "TaskSeries");

            migrationBuilder.DropColumn(
                name: "HandedOverFrom",
                table: "Tasks");

            migrationBuilder.DropColumn(
                name: "HandedOverOn",
                table: "Tasks");

            migrationBuilder.DropColumn(
                name: "PlaceUnitCode",
                table: "Tasks");

            migrationBuilder.DropColumn(
                name: "SubjectList",
                table: "Tasks");
        }
    }
}
