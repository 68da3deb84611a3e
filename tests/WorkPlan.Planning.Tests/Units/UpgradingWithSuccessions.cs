using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using WorkPlan.Planning.Tests.Rollups;
using WorkPlan.Planning.Units;

namespace WorkPlan.Planning.Tests.Units;

/// <summary>An installation in which units had been succeeded before it was kept whether the other services were told.</summary>
public sealed class UpgradingWithSuccessions
{
    private const string Before = "PastDeadlinesOwedByNobody";

    [Fact]
    public async Task What_is_in_effect_is_told_once_and_what_is_to_come_is_not()
    {
        await using var file = await PlanningFile.AsOf(Before);
        var (past, future) = (Guid.CreateVersion7(), Guid.CreateVersion7());
        var now = TimeProvider.System.GetUtcNow();
        await file.Do(async (_, db) =>
        {
            await db.Database.ExecuteSqlAsync(
                $"""INSERT INTO "Successions" ("Id", "Kind", "EffectiveOn", "LegalBasis", "TookEffectAt") VALUES ({past}, 'Transfer', '2020-07-01', 'Nghị quyết', {now.AddYears(-2).UtcTicks})""");
            await db.Database.ExecuteSqlAsync(
                $"""INSERT INTO "Successions" ("Id", "Kind", "EffectiveOn", "LegalBasis") VALUES ({future}, 'Transfer', '2090-07-01', 'Nghị quyết')""");
        });

        await file.Upgrade();

        Assert.Equal([(past, false), (future, false)], await ToldAsync(file));
        for (var round = 0; round < 2; round++)
            await file.Do((services, _) => services.GetRequiredService<SuccessionEffects>().RunAsync(() => Task.FromResult(true), CancellationToken.None));
        Assert.Equal([(past, true), (future, false)], await ToldAsync(file));
    }

    private static Task<List<(Guid, bool)>> ToldAsync(PlanningFile file) => file.Do(async (_, db) =>
        (await db.Successions.AsNoTracking().OrderBy(known => known.EffectiveOn).ToListAsync()).ConvertAll(known => (known.Id, known.ToldAt is not null)));
}
