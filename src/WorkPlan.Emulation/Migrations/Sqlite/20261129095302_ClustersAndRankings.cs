using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace WorkPlan.Emulation.Migrations.Sqlite
{
    /// <inheritdoc />
    public partial class ClustersAndRankings : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.CreateTable(
                name: "ClusterMembers",
                columns: table => new
                {
                    UnitCode = table.Column<string>(type: "TEXT", maxLength: 60, nullable: false),
                    Version = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_ClusterMembers", x => x.UnitCode);
                });

            migrationBuilder.CreateTable(
                name: "Clusters",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    Version = table.Column<long>(type: "INTEGER", nullable: false),
                    Code = table.Column<string>(type: "TEXT", maxLength: 60, nullable: false),
                    Name = table.Column<string>(type: "TEXT", maxLength: 400, nullable: false),
                    FormedByUnitCode = table.Column<string>(type: "TEXT", maxLength: 60, nullable: false),
                    LegalBasis = table.Column<string>(type: "TEXT", maxLength: 100, nullable: false),
                    ScoringTableCode = table.Column<string>(type: "TEXT", maxLength: 60, nullable: false),
                    ValidFrom = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    ValidTo = table.Column<DateOnly>(type: "TEXT", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Clusters", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "InspectionCopies",
                columns: table => new
                {
                    CampaignId = table.Column<Guid>(type: "TEXT", nullable: false),
                    Title = table.Column<string>(type: "TEXT", maxLength: 400, nullable: false),
                    WorkYear = table.Column<int>(type: "INTEGER", nullable: false),
                    SourceVersion = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_InspectionCopies", x => x.CampaignId);
                });

            migrationBuilder.CreateTable(
                name: "PointAdjustments",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    Version = table.Column<long>(type: "INTEGER", nullable: false),
                    UnitCode = table.Column<string>(type: "TEXT", maxLength: 60, nullable: false),
                    WorkYear = table.Column<int>(type: "INTEGER", nullable: false),
                    RuleCode = table.Column<string>(type: "TEXT", maxLength: 60, nullable: false),
                    PointHundredths = table.Column<int>(type: "INTEGER", nullable: false),
                    Statement = table.Column<string>(type: "TEXT", maxLength: 400, nullable: false),
                    Evidence = table.Column<string>(type: "TEXT", maxLength: 400, nullable: false),
                    OccurredOn = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    EnteredBy = table.Column<string>(type: "TEXT", maxLength: 60, nullable: false),
                    EnteredAt = table.Column<long>(type: "INTEGER", nullable: false),
                    State = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    DecidedBy = table.Column<string>(type: "TEXT", maxLength: 60, nullable: true),
                    DecidedAt = table.Column<long>(type: "INTEGER", nullable: true),
                    Reason = table.Column<string>(type: "TEXT", maxLength: 2000, nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_PointAdjustments", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "ScoreFacts",
                columns: table => new
                {
                    UnitCode = table.Column<string>(type: "TEXT", maxLength: 60, nullable: false),
                    WorkYear = table.Column<int>(type: "INTEGER", nullable: false),
                    Kind = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    Key = table.Column<string>(type: "TEXT", maxLength: 120, nullable: false),
                    Value = table.Column<string>(type: "TEXT", maxLength: 40, nullable: true),
                    What = table.Column<string>(type: "TEXT", maxLength: 400, nullable: false),
                    TargetCode = table.Column<string>(type: "TEXT", maxLength: 60, nullable: true),
                    FieldCode = table.Column<string>(type: "TEXT", maxLength: 60, nullable: true),
                    Stretch = table.Column<bool>(type: "INTEGER", nullable: false),
                    Findings = table.Column<int>(type: "INTEGER", nullable: false),
                    RepeatFindings = table.Column<int>(type: "INTEGER", nullable: false),
                    RuleCode = table.Column<string>(type: "TEXT", maxLength: 60, nullable: true),
                    PointHundredths = table.Column<int>(type: "INTEGER", nullable: false),
                    On = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    MessageId = table.Column<Guid>(type: "TEXT", nullable: true),
                    SourceVersion = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_ScoreFacts", x => new { x.UnitCode, x.WorkYear, x.Kind, x.Key });
                });

            migrationBuilder.CreateTable(
                name: "ScoringTables",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    Version = table.Column<long>(type: "INTEGER", nullable: false),
                    Code = table.Column<string>(type: "TEXT", maxLength: 60, nullable: false),
                    Name = table.Column<string>(type: "TEXT", maxLength: 400, nullable: false),
                    LegalBasis = table.Column<string>(type: "TEXT", maxLength: 100, nullable: false),
                    ValidFrom = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    ValidTo = table.Column<DateOnly>(type: "TEXT", nullable: true),
                    Rules = table.Column<string>(type: "TEXT", maxLength: -1, nullable: false),
                    TieBreak = table.Column<string>(type: "TEXT", maxLength: -1, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_ScoringTables", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "UnitScores",
                columns: table => new
                {
                    UnitCode = table.Column<string>(type: "TEXT", maxLength: 60, nullable: false),
                    WorkYear = table.Column<int>(type: "INTEGER", nullable: false),
                    Version = table.Column<long>(type: "INTEGER", nullable: false),
                    ClusterId = table.Column<Guid>(type: "TEXT", nullable: true),
                    TableId = table.Column<Guid>(type: "TEXT", nullable: true),
                    Hundredths = table.Column<long>(type: "INTEGER", nullable: false),
                    ByRule = table.Column<string>(type: "TEXT", maxLength: -1, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_UnitScores", x => new { x.WorkYear, x.UnitCode });
                });

            migrationBuilder.CreateTable(
                name: "ClusterHeads",
                columns: table => new
                {
                    From = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    ClusterId = table.Column<Guid>(type: "TEXT", nullable: false),
                    UnitCode = table.Column<string>(type: "TEXT", maxLength: 60, nullable: false),
                    To = table.Column<DateOnly>(type: "TEXT", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_ClusterHeads", x => new { x.ClusterId, x.From });
                    table.ForeignKey(
                        name: "FK_ClusterHeads_Clusters_ClusterId",
                        column: x => x.ClusterId,
                        principalTable: "Clusters",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "ClusterSpells",
                columns: table => new
                {
                    From = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    UnitCode = table.Column<string>(type: "TEXT", maxLength: 400, nullable: false),
                    ClusterId = table.Column<Guid>(type: "TEXT", nullable: false),
                    To = table.Column<DateOnly>(type: "TEXT", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_ClusterSpells", x => new { x.UnitCode, x.From });
                    table.ForeignKey(
                        name: "FK_ClusterSpells_ClusterMembers_UnitCode",
                        column: x => x.UnitCode,
                        principalTable: "ClusterMembers",
                        principalColumn: "UnitCode",
                        onDelete: ReferentialAction.Cascade);
                    table.ForeignKey(
                        name: "FK_ClusterSpells_Clusters_ClusterId",
                        column: x => x.ClusterId,
                        principalTable: "Clusters",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "CrossChecks",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    Version = table.Column<long>(type: "INTEGER", nullable: false),
                    ClusterId = table.Column<Guid>(type: "TEXT", nullable: false),
                    WorkYear = table.Column<int>(type: "INTEGER", nullable: false),
                    CheckerUnitCode = table.Column<string>(type: "TEXT", maxLength: 60, nullable: false),
                    CheckedUnitCode = table.Column<string>(type: "TEXT", maxLength: 60, nullable: false),
                    CompletedOn = table.Column<DateOnly>(type: "TEXT", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_CrossChecks", x => x.Id);
                    table.ForeignKey(
                        name: "FK_CrossChecks_Clusters_ClusterId",
                        column: x => x.ClusterId,
                        principalTable: "Clusters",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "Rankings",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    Version = table.Column<long>(type: "INTEGER", nullable: false),
                    ClusterId = table.Column<Guid>(type: "TEXT", nullable: false),
                    WorkYear = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Rankings", x => x.Id);
                    table.ForeignKey(
                        name: "FK_Rankings_Clusters_ClusterId",
                        column: x => x.ClusterId,
                        principalTable: "Clusters",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "CrossCheckDifferences",
                columns: table => new
                {
                    Number = table.Column<int>(type: "INTEGER", nullable: false),
                    CrossCheckId = table.Column<Guid>(type: "TEXT", nullable: false),
                    RuleCode = table.Column<string>(type: "TEXT", maxLength: 60, nullable: false),
                    PointHundredths = table.Column<int>(type: "INTEGER", nullable: false),
                    Statement = table.Column<string>(type: "TEXT", maxLength: 2000, nullable: false),
                    Evidence = table.Column<string>(type: "TEXT", maxLength: 400, nullable: false),
                    NotedBy = table.Column<string>(type: "TEXT", maxLength: 60, nullable: false),
                    State = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    SettledBy = table.Column<string>(type: "TEXT", maxLength: 60, nullable: true),
                    Settlement = table.Column<string>(type: "TEXT", maxLength: 2000, nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_CrossCheckDifferences", x => new { x.CrossCheckId, x.Number });
                    table.ForeignKey(
                        name: "FK_CrossCheckDifferences_CrossChecks_CrossCheckId",
                        column: x => x.CrossCheckId,
                        principalTable: "CrossChecks",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "RankingPoints",
                columns: table => new
                {
                    RankingId = table.Column<Guid>(type: "TEXT", nullable: false),
                    VersionNumber = table.Column<int>(type: "INTEGER", nullable: false),
                    UnitCode = table.Column<string>(type: "TEXT", maxLength: 60, nullable: false),
                    Lines = table.Column<string>(type: "TEXT", maxLength: -1, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_RankingPoints", x => new { x.RankingId, x.VersionNumber, x.UnitCode });
                    table.ForeignKey(
                        name: "FK_RankingPoints_Rankings_RankingId",
                        column: x => x.RankingId,
                        principalTable: "Rankings",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "RankingVersions",
                columns: table => new
                {
                    Number = table.Column<int>(type: "INTEGER", nullable: false),
                    RankingId = table.Column<Guid>(type: "TEXT", nullable: false),
                    State = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    Reason = table.Column<string>(type: "TEXT", maxLength: 2000, nullable: true),
                    Causes = table.Column<string>(type: "TEXT", maxLength: -1, nullable: false),
                    PreparedBy = table.Column<string>(type: "TEXT", maxLength: 60, nullable: true),
                    PreparedAt = table.Column<long>(type: "INTEGER", nullable: false),
                    VerifiedBy = table.Column<string>(type: "TEXT", maxLength: 60, nullable: true),
                    VerifiedAt = table.Column<long>(type: "INTEGER", nullable: true),
                    PublishedBy = table.Column<string>(type: "TEXT", maxLength: 60, nullable: true),
                    PublishedAt = table.Column<long>(type: "INTEGER", nullable: true),
                    Rows = table.Column<string>(type: "TEXT", maxLength: -1, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_RankingVersions", x => new { x.RankingId, x.Number });
                    table.ForeignKey(
                        name: "FK_RankingVersions_Rankings_RankingId",
                        column: x => x.RankingId,
                        principalTable: "Rankings",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateIndex(
                name: "IX_Clusters_Code",
                table: "Clusters",
                column: "Code",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_Clusters_FormedByUnitCode",
                table: "Clusters",
                column: "FormedByUnitCode");

            migrationBuilder.CreateIndex(
                name: "IX_ClusterSpells_ClusterId",
                table: "ClusterSpells",
                column: "ClusterId");

            migrationBuilder.CreateIndex(
                name: "IX_CrossChecks_ClusterId_WorkYear_CheckedUnitCode_CheckerUnitCode",
                table: "CrossChecks",
                columns: new[] { "ClusterId", "WorkYear", "CheckedUnitCode", "CheckerUnitCode" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_PointAdjustments_WorkYear_UnitCode",
                table: "PointAdjustments",
                columns: new[] { "WorkYear", "UnitCode" });

            migrationBuilder.CreateIndex(
                name: "IX_Rankings_ClusterId_WorkYear",
                table: "Rankings",
                columns: new[] { "ClusterId", "WorkYear" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_ScoreFacts_WorkYear",
                table: "ScoreFacts",
                column: "WorkYear");

            migrationBuilder.CreateIndex(
                name: "IX_ScoringTables_Code_ValidFrom",
                table: "ScoringTables",
                columns: new[] { "Code", "ValidFrom" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_UnitScores_ClusterId_WorkYear",
                table: "UnitScores",
                columns: new[] { "ClusterId", "WorkYear" });
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "ClusterHeads");

            migrationBuilder.DropTable(
                name: "ClusterSpells");

            migrationBuilder.DropTable(
                name: "CrossCheckDifferences");

            migrationBuilder.DropTable(
                name: "InspectionCopies");

            migrationBuilder.DropTable(
                name: "PointAdjustments");

            migrationBuilder.DropTable(
                name: "RankingPoints");

            migrationBuilder.DropTable(
                name: "RankingVersions");

            migrationBuilder.DropTable(
                name: "ScoreFacts");

            migrationBuilder.DropTable(
                name: "ScoringTables");

            migrationBuilder.DropTable(
                name: "UnitScores");

            migrationBuilder.DropTable(
                name: "ClusterMembers");

            migrationBuilder.DropTable(
                name: "CrossChecks");

            migrationBuilder.DropTable(
                name: "Rankings");

            migrationBuilder.DropTable(
                name: "Clusters");
        }
    }
}
