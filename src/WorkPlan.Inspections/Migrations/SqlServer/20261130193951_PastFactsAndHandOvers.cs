using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace WorkPlan.Inspections.Migrations.SqlServer
{
    /// <inheritdoc />
    public partial class PastFactsAndHandOvers : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            // That somebody led a unit was kept beside; of those times the title is not known.
            migrationBuilder.Sql(
                """
                UPDATE [OfficeRecords] SET [ManagementTitle] = 'unknown'
                WHERE [ManagementTitle] IS NULL
                    AND EXISTS (
                        SELECT 1 FROM [ServiceRecords] AS record
                        WHERE record.[PersonCode] = [OfficeRecords].[PersonCode] AND record.[UnitCode] = [OfficeRecords].[UnitCode]
                            AND record.[From] = [OfficeRecords].[ServesFrom] AND record.[Led] = 1)
                    AND NOT EXISTS (
                        SELECT 1 FROM [OfficeRecords] AS other
                        WHERE other.[PersonCode] = [OfficeRecords].[PersonCode] AND other.[UnitCode] = [OfficeRecords].[UnitCode]
                            AND other.[ServesFrom] = [OfficeRecords].[ServesFrom]
                            AND (other.[ManagementTitle] IS NOT NULL OR other.[Version] < [OfficeRecords].[Version]));
                """);

            migrationBuilder.DropTable(
                name: "ServiceRecords");

            migrationBuilder.AddColumn<bool>(
                name: "OverdueTold",
                table: "Obligations",
                type: "bit",
                nullable: false,
                defaultValue: false);

            migrationBuilder.AddColumn<string>(
                name: "HandOvers",
                table: "Campaigns",
                type: "nvarchar(max)",
                maxLength: -1,
                nullable: false,
                defaultValue: "[]");

            migrationBuilder.AddColumn<string>(
                name: "HandedOverTo",
                table: "Campaigns",
                type: "nvarchar(60)",
                maxLength: 60,
                nullable: true);

            migrationBuilder.CreateTable(
                name: "PastFacts",
                columns: table => new
                {
                    Source = table.Column<string>(type: "nvarchar(40)", maxLength: 40, nullable: false),
                    Key = table.Column<string>(type: "nvarchar(160)", maxLength: 160, nullable: false),
                    SourceVersion = table.Column<long>(type: "bigint", nullable: false),
                    UnitCode = table.Column<string>(type: "nvarchar(60)", maxLength: 60, nullable: false),
                    WorkYear = table.Column<int>(type: "int", nullable: true),
                    OccurredAt = table.Column<DateTimeOffset>(type: "datetimeoffset", nullable: false),
                    MessageId = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    Content = table.Column<string>(type: "nvarchar(max)", maxLength: -1, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_PastFacts", x => new { x.Source, x.Key, x.SourceVersion });
                });

            migrationBuilder.CreateIndex(
                name: "IX_UnitInspections_UnitCode_State",
                table: "UnitInspections",
                columns: new[] { "UnitCode", "State" });

            migrationBuilder.CreateIndex(
                name: "IX_Obligations_State_OverdueTold",
                table: "Obligations",
                columns: new[] { "State", "OverdueTold" });

            migrationBuilder.CreateIndex(
                name: "IX_PastFacts_UnitCode",
                table: "PastFacts",
                column: "UnitCode");

            // What came after a campaign goes on under whoever took over, also where it was closed before that was told.
            migrationBuilder.Sql(
                """
                WITH [Line] ([Start], [At], [Steps]) AS (
                    SELECT [PredecessorCode], [SuccessorCode], 1 FROM [UnitDescents] WHERE [IsHeir] = 1
                    UNION ALL
                    SELECT line.[Start], step.[SuccessorCode], line.[Steps] + 1
                    FROM [Line] AS line JOIN [UnitDescents] AS step ON step.[PredecessorCode] = line.[At] AND step.[IsHeir] = 1
                    WHERE line.[Steps] < 20)
                UPDATE [Campaigns] SET [HandedOverTo] = (
                    SELECT TOP (1) line.[At] FROM [Line] AS line WHERE line.[Start] = [Campaigns].[ByUnitCode]
                    ORDER BY line.[Steps] DESC)
                WHERE EXISTS (SELECT 1 FROM [UnitDescents] AS heir WHERE heir.[PredecessorCode] = [Campaigns].[ByUnitCode] AND heir.[IsHeir] = 1);
                """);

            // So does verifying what had been verified before.
            migrationBuilder.Sql(
                """
                WITH [Line] ([Start], [At], [Steps]) AS (
                    SELECT [PredecessorCode], [SuccessorCode], 1 FROM [UnitDescents] WHERE [IsHeir] = 1
                    UNION ALL
                    SELECT line.[Start], step.[SuccessorCode], line.[Steps] + 1
                    FROM [Line] AS line JOIN [UnitDescents] AS step ON step.[PredecessorCode] = line.[At] AND step.[IsHeir] = 1
                    WHERE line.[Steps] < 20)
                UPDATE [Findings] SET [ByUnitCode] = (
                    SELECT TOP (1) line.[At] FROM [Line] AS line WHERE line.[Start] = [Findings].[ByUnitCode]
                    ORDER BY line.[Steps] DESC)
                WHERE EXISTS (SELECT 1 FROM [UnitDescents] AS heir WHERE heir.[PredecessorCode] = [Findings].[ByUnitCode] AND heir.[IsHeir] = 1);
                """);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "PastFacts");

            migrationBuilder.DropIndex(
                name: "IX_UnitInspections_UnitCode_State",
                table: "UnitInspections");

            migrationBuilder.DropIndex(
                name: "IX_Obligations_State_OverdueTold",
                table: "Obligations");

            migrationBuilder.DropColumn(
                name: "OverdueTold",
                table: "Obligations");

            migrationBuilder.DropColumn(
                name: "HandOvers",
                table: "Campaigns");

            migrationBuilder.DropColumn(
                name: "HandedOverTo",
                table: "Campaigns");

            migrationBuilder.CreateTable(
                name: "ServiceRecords",
                columns: table => new
                {
                    PersonCode = table.Column<string>(type: "nvarchar(40)", maxLength: 40, nullable: false),
                    UnitCode = table.Column<string>(type: "nvarchar(60)", maxLength: 60, nullable: false),
                    From = table.Column<DateOnly>(type: "date", nullable: false),
                    FirstVersion = table.Column<long>(type: "bigint", nullable: false),
                    LastVersion = table.Column<long>(type: "bigint", nullable: false),
                    Led = table.Column<bool>(type: "bit", nullable: false),
                    SeenOn = table.Column<DateOnly>(type: "date", nullable: false),
                    To = table.Column<DateOnly>(type: "date", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_ServiceRecords", x => new { x.PersonCode, x.UnitCode, x.From });
                });

            // Read out of the same messages.
            migrationBuilder.Sql(
                """
                INSERT INTO [ServiceRecords] ([PersonCode], [UnitCode], [From], [To], [Led], [FirstVersion], [LastVersion], [SeenOn])
                SELECT told.[PersonCode], told.[UnitCode], told.[ServesFrom], latest.[ServesTo], told.[Led], told.[FirstVersion], told.[LastVersion], earliest.[SaidOn]
                FROM (
                    SELECT [PersonCode], [UnitCode], [ServesFrom], MIN([Version]) AS [FirstVersion], MAX([Version]) AS [LastVersion],
                        MAX(CASE WHEN [ManagementTitle] IS NULL THEN 0 ELSE 1 END) AS [Led]
                    FROM [OfficeRecords] GROUP BY [PersonCode], [UnitCode], [ServesFrom]) AS told
                JOIN [OfficeRecords] AS earliest ON earliest.[PersonCode] = told.[PersonCode] AND earliest.[Version] = told.[FirstVersion]
                JOIN [OfficeRecords] AS latest ON latest.[PersonCode] = told.[PersonCode] AND latest.[Version] = told.[LastVersion];
                """);
        }
    }
}
