using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;
using WorkPlan.Testing.SqlServer;

namespace WorkPlan.Emulation.Tests.Upgrading;

/// <summary>A database from before units ended in their clusters ends the places of those that had ended, and no others.</summary>
public sealed class PlacesOfUnitsThatEnded
{
    private const string Before = "20261130071344_WhoHadAPartInARanking";

    [Fact]
    public async Task Places_end_with_their_unit_after_the_upgrade()
    {
        await using var db = (EmulationDbContext)ServiceContexts.NewSqlite(typeof(EmulationDbContext));
        await db.Database.OpenConnectionAsync();
        await db.GetService<IMigrator>().MigrateAsync(Before);
        await db.Database.ExecuteSqlAsync($"PRAGMA foreign_keys = OFF");
        var (cluster, from, left, end) = (Guid.CreateVersion7(), new DateOnly(2021, 12, 1), new DateOnly(2022, 3, 31), new DateOnly(2022, 6, 30));
        foreach (var (unit, to, validTo) in new (string, DateOnly?, DateOnly?)[] { ("A", null, end), ("B", left, end), ("C", null, null) })
        {
            await db.Database.ExecuteSqlAsync(
                $"""
                INSERT INTO "UnitCopies" ("Code", "Name", "Level", "Type", "ValidFrom", "ValidTo", "SourceVersion")
                VALUES ({unit}, {unit}, 'district', 'procuracy', {from}, {validTo}, 1)
                """);
            await db.Database.ExecuteSqlAsync($"""INSERT INTO "ClusterMembers" ("UnitCode", "Version") VALUES ({unit}, 1)""");
            await db.Database.ExecuteSqlAsync($"""INSERT INTO "ClusterSpells" ("UnitCode", "From", "ClusterId", "To") VALUES ({unit}, {from}, {cluster}, {to})""");
        }

        await db.Database.MigrateAsync();

        var members = await db.ClusterMembers.OrderBy(member => member.UnitCode).ToListAsync();
        Assert.Equal([(end, true), (left, false), (null, false)], members.Select(member => (member.Spells[0].To, member.Spells[0].EndsWithUnit)));
    }
}
