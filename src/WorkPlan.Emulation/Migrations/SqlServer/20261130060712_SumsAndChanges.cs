using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace WorkPlan.Emulation.Migrations.SqlServer
{
    /// <inheritdoc />
    public partial class SumsAndChanges : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<string>(
                name: "Sums",
                table: "UnitScores",
                type: "nvarchar(max)",
                maxLength: -1,
                nullable: true);

            migrationBuilder.CreateTable(
                name: "RankingChanges",
                columns: table => new
                {
                    RankingId = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    VersionNumber = table.Column<int>(type: "int", nullable: false),
                    Revision = table.Column<long>(type: "bigint", nullable: false),
                    Number = table.Column<int>(type: "int", nullable: false),
                    UnitCode = table.Column<string>(type: "nvarchar(60)", maxLength: 60, nullable: false),
                    Cause = table.Column<string>(type: "nvarchar(max)", maxLength: -1, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_RankingChanges", x => new { x.RankingId, x.VersionNumber, x.Revision, x.Number });
                    table.ForeignKey(
                        name: "FK_RankingChanges_Rankings_RankingId",
                        column: x => x.RankingId,
                        principalTable: "Rankings",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            // What a version took in was one text; what a draft's rows are, is read from the scores from now on.
            migrationBuilder.Sql(
                """
                EXEC(N'INSERT INTO [RankingChanges] ([RankingId], [VersionNumber], [Revision], [Number], [UnitCode], [Cause])
                SELECT v.[RankingId], v.[Number], 0, CAST(c.[key] AS int), JSON_VALUE(c.[value], ''$.unitCode''), c.[value]
                FROM [RankingVersions] AS v CROSS APPLY OPENJSON(v.[Causes]) AS c;');
                """);

            migrationBuilder.DropColumn(
                name: "Causes",
                table: "RankingVersions");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "RankingChanges");

            migrationBuilder.DropColumn(
                name: "Sums",
                table: "UnitScores");

            migrationBuilder.AddColumn<string>(
                name: "Causes",
                table: "RankingVersions",
                type: "nvarchar(max)",
                maxLength: -1,
                nullable: false,
                defaultValue: "[]");
        }
    }
}
