using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;
using WorkPlan.Emulation.Staff;
using WorkPlan.Testing.SqlServer;

namespace WorkPlan.Emulation.Tests.Upgrading;

/// <summary>A database from before it was kept where people served knows of everybody the present service.</summary>
public sealed class WhereSomebodyServed
{
    private const string Before = "20261130060702_SumsAndChanges";

    [Fact]
    public async Task The_present_service_of_everybody_is_known_after_the_upgrade()
    {
        await using var db = (EmulationDbContext)ServiceContexts.NewSqlite(typeof(EmulationDbContext));
        await db.Database.OpenConnectionAsync();
        await db.GetService<IMigrator>().MigrateAsync(Before);
        var (from, to) = (new DateOnly(2022, 3, 1), new DateOnly(2023, 6, 30));
        await db.Database.ExecuteSqlAsync(
            $"""
            INSERT INTO "Staff" ("Code", "FullName", "UnitCode", "Kind", "RecruitedOn", "ServesFrom", "ServesTo", "SourceVersion")
            VALUES ('HS-01', 'Trần Văn Mẫu', 'HT.HS', 'civilServant', '2010-01-01', {from}, {to}, 7)
            """);

        await db.Database.MigrateAsync();

        var record = await db.ServiceRecords.SingleAsync();
        Assert.Equal(("HS-01", "HT.HS", from, to, 7L), (record.PersonCode, record.UnitCode, record.From, record.To!.Value, record.SourceVersion));
        Assert.Equal([0, 1, 1, 0], new[] { from.AddDays(-1), from, to, to.AddDays(1) }.Select(day => db.ServingOn(day).Count()));
    }
}
