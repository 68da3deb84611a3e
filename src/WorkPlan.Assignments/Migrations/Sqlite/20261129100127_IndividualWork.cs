using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace WorkPlan.Assignments.Migrations.Sqlite
{
    /// <inheritdoc />
    public partial class IndividualWork : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<DateOnly>(
                name: "ExtendedUntil",
                table: "Tasks",
                type: "TEXT",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "PeriodCode",
                table: "Tasks",
                type: "TEXT",
                maxLength: 20,
                nullable: true);

            migrationBuilder.AddColumn<Guid>(
                name: "SeriesId",
                table: "Tasks",
                type: "TEXT",
                nullable: true);

            migrationBuilder.AddColumn<Guid>(
                name: "AmendsDecisionId",
                table: "Decisions",
                type: "TEXT",
                nullable: true);

            migrationBuilder.CreateTable(
                name: "DecisionRevocations",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    TaskId = table.Column<Guid>(type: "TEXT", nullable: false),
                    DecisionId = table.Column<Guid>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_DecisionRevocations", x => x.Id);
                    table.ForeignKey(
                        name: "FK_DecisionRevocations_Decisions_DecisionId",
                        column: x => x.DecisionId,
                        principalTable: "Decisions",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "ExtensionRequests",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    Version = table.Column<long>(type: "INTEGER", nullable: false),
                    TaskId = table.Column<Guid>(type: "TEXT", nullable: false),
                    UnitCode = table.Column<string>(type: "TEXT", maxLength: 60, nullable: false),
                    PersonCode = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    AskedOn = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    DeadlineBefore = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    Until = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    Reason = table.Column<string>(type: "TEXT", maxLength: 1000, nullable: false),
                    State = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    GrantedUntil = table.Column<DateOnly>(type: "TEXT", nullable: true),
                    Answer = table.Column<string>(type: "TEXT", maxLength: 1000, nullable: true),
                    AnsweredBy = table.Column<string>(type: "TEXT", maxLength: 120, nullable: true),
                    AnsweredOn = table.Column<DateOnly>(type: "TEXT", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_ExtensionRequests", x => x.Id);
                    table.ForeignKey(
                        name: "FK_ExtensionRequests_Tasks_TaskId",
                        column: x => x.TaskId,
                        principalTable: "Tasks",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "TaskDependencies",
                columns: table => new
                {
                    TaskId = table.Column<Guid>(type: "TEXT", nullable: false),
                    AfterTaskId = table.Column<Guid>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_TaskDependencies", x => new { x.TaskId, x.AfterTaskId });
                    table.ForeignKey(
                        name: "FK_TaskDependencies_Tasks_AfterTaskId",
                        column: x => x.AfterTaskId,
                        principalTable: "Tasks",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_TaskDependencies_Tasks_TaskId",
                        column: x => x.TaskId,
                        principalTable: "Tasks",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "TaskReferences",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    TaskId = table.Column<Guid>(type: "TEXT", nullable: false),
                    Kind = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    Title = table.Column<string>(type: "TEXT", maxLength: 500, nullable: false),
                    Location = table.Column<string>(type: "TEXT", maxLength: 400, nullable: false),
                    DatedOn = table.Column<DateOnly>(type: "TEXT", nullable: true),
                    ProposedByPersonCode = table.Column<string>(type: "TEXT", maxLength: 40, nullable: true),
                    IssuedByUnitCode = table.Column<string>(type: "TEXT", maxLength: 60, nullable: true),
                    SignedByPersonCode = table.Column<string>(type: "TEXT", maxLength: 40, nullable: true),
                    SigningCapacity = table.Column<string>(type: "TEXT", maxLength: 40, nullable: true),
                    AddedBy = table.Column<string>(type: "TEXT", maxLength: 120, nullable: false),
                    AddedOn = table.Column<DateOnly>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_TaskReferences", x => x.Id);
                    table.ForeignKey(
                        name: "FK_TaskReferences_Tasks_TaskId",
                        column: x => x.TaskId,
                        principalTable: "Tasks",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "TaskSeries",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    Version = table.Column<long>(type: "INTEGER", nullable: false),
                    UnitCode = table.Column<string>(type: "TEXT", maxLength: 60, nullable: false),
                    WorkYear = table.Column<int>(type: "INTEGER", nullable: false),
                    Kind = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    Title = table.Column<string>(type: "TEXT", maxLength: 900, nullable: false),
                    FieldCode = table.Column<string>(type: "TEXT", maxLength: 60, nullable: true),
                    Every = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    DueWorkingDaysAfter = table.Column<int>(type: "INTEGER", nullable: false),
                    Activity = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    RequiredJudicialTitle = table.Column<string>(type: "TEXT", maxLength: 40, nullable: true),
                    RequiredManagementTitle = table.Column<string>(type: "TEXT", maxLength: 40, nullable: true),
                    RequiredQualification = table.Column<string>(type: "TEXT", maxLength: 40, nullable: true),
                    SkillList = table.Column<string>(type: "TEXT", maxLength: 610, nullable: false),
                    EffortDays = table.Column<int>(type: "INTEGER", nullable: false),
                    StartsOn = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    EndedOn = table.Column<DateOnly>(type: "TEXT", nullable: true),
                    MadeUntil = table.Column<DateOnly>(type: "TEXT", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_TaskSeries", x => x.Id);
                });

            migrationBuilder.CreateIndex(
                name: "IX_Tasks_SeriesId_PeriodCode",
                table: "Tasks",
                columns: new[] { "SeriesId", "PeriodCode" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_Decisions_AmendsDecisionId",
                table: "Decisions",
                column: "AmendsDecisionId");

            migrationBuilder.CreateIndex(
                name: "IX_DecisionRevocations_DecisionId",
                table: "DecisionRevocations",
                column: "DecisionId");

            migrationBuilder.CreateIndex(
                name: "IX_ExtensionRequests_TaskId_State",
                table: "ExtensionRequests",
                columns: new[] { "TaskId", "State" });

            migrationBuilder.CreateIndex(
                name: "IX_ExtensionRequests_UnitCode_State",
                table: "ExtensionRequests",
                columns: new[] { "UnitCode", "State" });

            migrationBuilder.CreateIndex(
                name: "IX_TaskDependencies_AfterTaskId",
                table: "TaskDependencies",
                column: "AfterTaskId");

            migrationBuilder.CreateIndex(
                name: "IX_TaskReferences_ProposedByPersonCode",
                table: "TaskReferences",
                column: "ProposedByPersonCode");

            migrationBuilder.CreateIndex(
                name: "IX_TaskReferences_TaskId",
                table: "TaskReferences",
                column: "TaskId");

            migrationBuilder.CreateIndex(
                name: "IX_TaskSeries_UnitCode_WorkYear",
                table: "TaskSeries",
                columns: new[] { "UnitCode", "WorkYear" });

            migrationBuilder.AddForeignKey(
                name: "FK_Decisions_Decisions_AmendsDecisionId",
                table: "Decisions",
                column: "AmendsDecisionId",
                principalTable: "Decisions",
                principalColumn: "Id",
                onDelete: ReferentialAction.Restrict);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropForeignKey(
                name: "FK_Decisions_Decisions_AmendsDecisionId",
                table: "Decisions");

            migrationBuilder.DropTable(
                name: "DecisionRevocations");

            migrationBuilder.DropTable(
                name: "ExtensionRequests");

            migrationBuilder.DropTable(
                name: "TaskDependencies");

            migrationBuilder.DropTable(
                name: "TaskReferences");

            migrationBuilder.DropTable(
                name: "TaskSeries");

            migrationBuilder.DropIndex(
                name: "IX_Tasks_SeriesId_PeriodCode",
                table: "Tasks");

            migrationBuilder.DropIndex(
                name: "IX_Decisions_AmendsDecisionId",
                table: "Decisions");

            migrationBuilder.DropColumn(
                name: "ExtendedUntil",
                table: "Tasks");

            migrationBuilder.DropColumn(
                name: "PeriodCode",
                table: "Tasks");

            migrationBuilder.DropColumn(
                name: "SeriesId",
                table: "Tasks");

            migrationBuilder.DropColumn(
                name: "AmendsDecisionId",
                table: "Decisions");
        }
    }
}
