using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace WorkPlan.Emulation.Migrations.SqlServer
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
                type: "nvarchar(60)",
                maxLength: 60,
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "ConfirmedBy",
                table: "PointAdjustments",
                type: "nvarchar(60)",
                maxLength: 60,
                nullable: true);

            // Of what was withdrawn since, nobody knows who had confirmed it.
            migrationBuilder.Sql("""EXEC(N'UPDATE [PointAdjustments] SET [ConfirmedBy] = [DecidedBy] WHERE [State] = N''Confirmed'';');""");
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
