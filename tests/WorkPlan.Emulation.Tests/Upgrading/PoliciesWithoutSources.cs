using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;
using WorkPlan.Testing.SqlServer;

namespace WorkPlan.Emulation.Tests.Upgrading;

/// <summary>A policy from before sources were named judges as it did, and a title from before reasons were kept has none.</summary>
public sealed class PoliciesWithoutSources
{
    private const string Before = "20261130092937_UnitsSucceeded";

    [Fact]
    public async Task They_are_read_as_they_were()
    {
        await using var db = (EmulationDbContext)ServiceContexts.NewSqlite(typeof(EmulationDbContext));
        await db.Database.OpenConnectionAsync();
        await db.GetService<IMigrator>().MigrateAsync(Before);
        const string Conditions = """[{"title":"advancedWorker","excludedFromAbsenceMonths":3}]""";
        await db.Database.ExecuteSqlAsync(
            $"""
            INSERT INTO "TitlePolicies" ("Id", "Version", "LegalBasis", "ValidFrom", "RequiresRegistration", "Conditions", "Quotas")
            VALUES ({Guid.CreateVersion7()}, 1, '01/2019/TT-VKSTC', '2019-01-01', 1, {Conditions}, '[]')
            """);
        await db.Database.ExecuteSqlAsync(
            $"""
            INSERT INTO "Titles" ("Id", "Version", "UnitCode", "PersonCode", "Title", "WorkYear", "DecisionNumber", "DecidedOn", "BasedOn", "State", "History")
            VALUES ({Guid.CreateVersion7()}, 1, 'HT.HS', 'HS-01', 'AdvancedWorker', 2021, '1/QĐ', '2021-12-20', '[]', 'Conferred', '[]')
            """);

        await db.Database.MigrateAsync();

        var policy = await db.Policies.SingleAsync();
        Assert.Equal((30, 0), (policy.DaysOfAbsenceMonth, policy.Sources.Count));
        Assert.Equal((3, 0), (Assert.Single(policy.Conditions).ExcludedFromAbsenceMonths, policy.Conditions[0].Sources.Count));
        var title = await db.Titles.SingleAsync();
        Assert.Null(title.AllTheSameReason);
        Assert.Empty(title.Despite);
    }
}
