using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace WorkPlan.Emulation.Migrations.Sqlite
{
    /// <inheritdoc />
    public partial class WaysBackAndWhoEntered : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropIndex(
                name: "IX_Registrations_WorkYear_UnitCode_Title_PersonCode",
                table: "Registrations");

            migrationBuilder.DropIndex(
                name: "IX_TitleProposals_WorkYear_UnitCode_Title_PersonCode",
                table: "TitleProposals");

            migrationBuilder.DropIndex(
                name: "IX_Titles_WorkYear_UnitCode_Title_PersonCode",
                table: "Titles");

            migrationBuilder.AddColumn<long>(
                name: "EnteredAt",
                table: "CampaignResponses",
                type: "INTEGER",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "EnteredBy",
                table: "CampaignResponses",
                type: "TEXT",
                maxLength: 60,
                nullable: true);

            migrationBuilder.AddColumn<long>(
                name: "EnteredAt",
                table: "Registrations",
                type: "INTEGER",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "EnteredBy",
                table: "Registrations",
                type: "TEXT",
                maxLength: 60,
                nullable: true);

            migrationBuilder.AddColumn<long>(
                name: "WithdrawnAt",
                table: "Registrations",
                type: "INTEGER",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "WithdrawnBy",
                table: "Registrations",
                type: "TEXT",
                maxLength: 60,
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "WithdrawnReason",
                table: "Registrations",
                type: "TEXT",
                maxLength: 1000,
                nullable: true);

            migrationBuilder.AddColumn<long>(
                name: "EnteredAt",
                table: "PledgeSigners",
                type: "INTEGER",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "EnteredBy",
                table: "PledgeSigners",
                type: "TEXT",
                maxLength: 60,
                nullable: true);

            migrationBuilder.AddColumn<DateOnly>(
                name: "ReleasedOn",
                table: "PledgeSigners",
                type: "TEXT",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "BlockedFrom",
                table: "TitleProposals",
                type: "TEXT",
                maxLength: 40,
                nullable: true);

            // Whose title was revoked can be proposed anew.
            migrationBuilder.Sql(
                """
                UPDATE "TitleProposals" SET "State" = 'TitleRevoked'
                WHERE "State" = 'Conferred' AND "Id" IN (SELECT "ProposalId" FROM "Titles" WHERE "State" = 'Revoked' AND "ProposalId" IS NOT NULL);
                """);

            migrationBuilder.CreateIndex(
                name: "IX_Registrations_WorkYear_UnitCode_Title_PersonCode",
                table: "Registrations",
                columns: new[] { "WorkYear", "UnitCode", "Title", "PersonCode" },
                unique: true,
                filter: "[WithdrawnAt] IS NULL");

            migrationBuilder.CreateIndex(
                name: "IX_TitleProposals_WorkYear_UnitCode_Title_PersonCode",
                table: "TitleProposals",
                columns: new[] { "WorkYear", "UnitCode", "Title", "PersonCode" },
                unique: true,
                filter: "[State] <> 'Withdrawn' AND [State] <> 'TitleRevoked'");

            migrationBuilder.CreateIndex(
                name: "IX_Titles_WorkYear_UnitCode_Title_PersonCode",
                table: "Titles",
                columns: new[] { "WorkYear", "UnitCode", "Title", "PersonCode" },
                unique: true,
                filter: "[State] <> 'Revoked'");

            migrationBuilder.CreateIndex(
                name: "IX_TitleProposals_PersonCode",
                table: "TitleProposals",
                column: "PersonCode");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            // What was proposed, registered or conferred anew keeps its first one from being there as well.
            migrationBuilder.Sql(
                """
                DELETE FROM "TitleProposals" WHERE "State" IN ('Withdrawn', 'TitleRevoked') AND EXISTS (SELECT 1 FROM "TitleProposals" AS "Other"
                WHERE "Other"."WorkYear" = "TitleProposals"."WorkYear" AND "Other"."UnitCode" = "TitleProposals"."UnitCode" AND "Other"."Title" = "TitleProposals"."Title"
                    AND "Other"."PersonCode" = "TitleProposals"."PersonCode" AND ("Other"."Id" > "TitleProposals"."Id" OR "Other"."State" NOT IN ('Withdrawn', 'TitleRevoked')));
                """);

            migrationBuilder.Sql("""UPDATE "TitleProposals" SET "State" = 'Conferred' WHERE "State" = 'TitleRevoked';""");

            migrationBuilder.Sql(
                """
                DELETE FROM "Registrations" WHERE "WithdrawnAt" IS NOT NULL AND EXISTS (SELECT 1 FROM "Registrations" AS "Other"
                WHERE "Other"."WorkYear" = "Registrations"."WorkYear" AND "Other"."UnitCode" = "Registrations"."UnitCode" AND "Other"."Title" = "Registrations"."Title"
                    AND "Other"."PersonCode" = "Registrations"."PersonCode" AND ("Other"."Id" > "Registrations"."Id" OR "Other"."WithdrawnAt" IS NULL));
                """);

            migrationBuilder.Sql("""UPDATE "PledgeSigners" SET "State" = 'Pending' WHERE "State" = 'Released';""");

            migrationBuilder.Sql(
                """
                DELETE FROM "Titles" WHERE "State" = 'Revoked' AND EXISTS (SELECT 1 FROM "Titles" AS "Other"
                WHERE "Other"."WorkYear" = "Titles"."WorkYear" AND "Other"."UnitCode" = "Titles"."UnitCode" AND "Other"."Title" = "Titles"."Title"
                    AND "Other"."PersonCode" = "Titles"."PersonCode" AND ("Other"."Id" > "Titles"."Id" OR "Other"."State" <> 'Revoked'));
                """);

            migrationBuilder.DropIndex(
                name: "IX_TitleProposals_PersonCode",
                table: "TitleProposals");

            migrationBuilder.DropIndex(
                name: "IX_Registrations_WorkYear_UnitCode_Title_PersonCode",
                table: "Registrations");

            migrationBuilder.DropIndex(
                name: "IX_TitleProposals_WorkYear_UnitCode_Title_PersonCode",
                table: "TitleProposals");

            migrationBuilder.DropIndex(
                name: "IX_Titles_WorkYear_UnitCode_Title_PersonCode",
                table: "Titles");

            migrationBuilder.Sql("""ALTER TABLE "CampaignResponses" DROP COLUMN "EnteredAt";""");

            migrationBuilder.Sql("""ALTER TABLE "CampaignResponses" DROP COLUMN "EnteredBy";""");

            migrationBuilder.Sql("""ALTER TABLE "Registrations" DROP COLUMN "EnteredAt";""");

            migrationBuilder.Sql("""ALTER TABLE "Registrations" DROP COLUMN "EnteredBy";""");

            migrationBuilder.Sql("""ALTER TABLE "Registrations" DROP COLUMN "WithdrawnAt";""");

            migrationBuilder.Sql("""ALTER TABLE "Registrations" DROP COLUMN "WithdrawnBy";""");

            migrationBuilder.Sql("""ALTER TABLE "Registrations" DROP COLUMN "WithdrawnReason";""");

            migrationBuilder.Sql("""ALTER TABLE "PledgeSigners" DROP COLUMN "EnteredAt";""");

            migrationBuilder.Sql("""ALTER TABLE "PledgeSigners" DROP COLUMN "EnteredBy";""");

            migrationBuilder.Sql("""ALTER TABLE "PledgeSigners" DROP COLUMN "ReleasedOn";""");

            migrationBuilder.Sql("""ALTER TABLE "TitleProposals" DROP COLUMN "BlockedFrom";""");

            migrationBuilder.CreateIndex(
                name: "IX_Registrations_WorkYear_UnitCode_Title_PersonCode",
                table: "Registrations",
                columns: new[] { "WorkYear", "UnitCode", "Title", "PersonCode" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_TitleProposals_WorkYear_UnitCode_Title_PersonCode",
                table: "TitleProposals",
                columns: new[] { "WorkYear", "UnitCode", "Title", "PersonCode" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_Titles_WorkYear_UnitCode_Title_PersonCode",
                table: "Titles",
                columns: new[] { "WorkYear", "UnitCode", "Title", "PersonCode" },
                unique: true);
        }
    }
}
