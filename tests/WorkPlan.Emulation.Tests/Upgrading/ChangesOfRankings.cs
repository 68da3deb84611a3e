using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;
using WorkPlan.Emulation.Facts;
using WorkPlan.Emulation.Rankings;
using WorkPlan.Testing.SqlServer;

namespace WorkPlan.Emulation.Tests.Upgrading;

/// <summary>A database from before the changes of a ranking were rows of their own keeps them, in their order.</summary>
public sealed class ChangesOfRankings
{
    private const string Before = "20261129164234_AppraisalsAndAwards";

    [Fact]
    public async Task What_a_version_took_in_is_still_known_after_the_upgrade()
    {
        await using var db = (EmulationDbContext)ServiceContexts.NewSqlite(typeof(EmulationDbContext));
        await db.Database.OpenConnectionAsync();
        await db.GetService<IMigrator>().MigrateAsync(Before);
        var ranking = Guid.CreateVersion7();
        await HasRankingAsync(db, ranking);

        await db.Database.MigrateAsync();

        var changes = await db.RankingChanges.OrderBy(change => change.Number).ToListAsync();
        Assert.All(changes, change => Assert.Equal((ranking, 2, 0L), (change.RankingId, change.VersionNumber, change.Revision)));
        Assert.Equal(["HT.HS", ""], changes.Select(change => change.UnitCode));
        Assert.Equal(
            new RankingCause("HT.HS", ScoreFactKind.TargetOutcome, "A@2021-12-01", "Tỷ lệ “giải quyết”", "met", "notMet", new DateOnly(2022, 11, 30), null, 9900, 0, "Đếm nhầm"),
            changes[0].Cause);
        Assert.Equal(RankingCause.OfFrame("HT-CUM-1"), changes[1].Cause);
        var version = Assert.Single((await db.Rankings.SingleAsync()).Versions);
        Assert.Equal(("HT.HS", 9900L), (Assert.Single(version.Rows).UnitCode, version.Rows[0].Hundredths));
    }

    private static async Task HasRankingAsync(EmulationDbContext db, Guid ranking)
    {
        const string Causes = """
            [{"unitCode":"HT.HS","factKind":"targetOutcome","factKey":"A@2021-12-01","what":"Tỷ lệ “giải quyết”","before":"met","after":"notMet","on":"2022-11-30","messageId":null,"hundredthsBefore":9900,"hundredthsAfter":0,"reason":"Đếm nhầm"},
             {"unitCode":"","factKind":null,"factKey":null,"what":"HT-CUM-1","before":null,"after":null,"on":null,"messageId":null,"hundredthsBefore":0,"hundredthsAfter":0,"reason":null}]
            """;
        const string Rows = """[{"unitCode":"HT.HS","rank":1,"hundredths":9900,"byRule":{"CHI-TIEU":9900}}]""";
        await db.Database.ExecuteSqlAsync($"PRAGMA foreign_keys = OFF");
        await db.Database.ExecuteSqlAsync(
            $"""INSERT INTO "Rankings" ("Id", "Version", "ClusterId", "WorkYear") VALUES ({ranking}, 3, {Guid.CreateVersion7()}, 2022)""");
        await db.Database.ExecuteSqlAsync(
            $"""INSERT INTO "RankingVersions" ("RankingId", "Number", "State", "PreparedAt", "Rows", "Causes") VALUES ({ranking}, 2, 'Published', 0, {Rows}, {Causes})""");
    }
}
