using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace WorkPlan.Emulation.Migrations.Sqlite
{
    /// <inheritdoc />
    public partial class WhoHadAPartInARanking : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<string>(
                name: "ExplainedBy",
                table: "RankingVersions",
                type: "TEXT",
                maxLength: 60,
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "ConfirmedBy",
                table: "PointAdjustments",
                type: "TEXT",
                maxLength: 60,
                nullable: true);

            // Of what was withdrawn since, nobody knows who had confirmed it.
            migrationBuilder.Sql("""UPDATE "PointAdjustments" SET "ConfirmedBy" = "DecidedBy" WHERE "State" = 'Confirmed';""");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropColumn(
                name: "ExplainedBy",
                table: "RankingVersions");

            migrationBuilder.DropColumn(
                name: "ConfirmedBy",
                table: "PointAdjustments");
        }
    }
}
