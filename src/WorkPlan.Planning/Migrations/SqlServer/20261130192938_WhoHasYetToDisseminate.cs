using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace WorkPlan.Planning.Migrations.SqlServer
{
    /// <inheritdoc />
    public partial class WhoHasYetToDisseminate : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<bool>(
                name: "Released",
                table: "Disseminations",
                type: "bit",
                nullable: false,
                defaultValue: false);

            // What was registered before this: who has yet to disseminate it is told now, by the background.
            migrationBuilder.Sql(
                """
                INSERT INTO "FanOuts" ("Id", "DocumentId", "Cause", "Round", "Material", "On", "By", "Reason", "Units", "Obligations", "StartedAt")
                SELECT "Id", "Id", 'Told', 0, 0, "ReceivedOn", COALESCE("RegisteredBy", ''), '', 0, 0, "RegisteredAt"
                FROM "Documents" WHERE "State" = 'Registered' AND "RegisteredAt" IS NOT NULL;
                """);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.Sql("""DELETE FROM "FanOuts" WHERE "Cause" = 'Told';""");

            migrationBuilder.DropColumn(
                name: "Released",
                table: "Disseminations");
        }
    }
}
