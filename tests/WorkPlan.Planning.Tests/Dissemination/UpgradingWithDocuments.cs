using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using WorkPlan.Planning.Documents;
using WorkPlan.Planning.Obligations;
using WorkPlan.Planning.Tests.Rollups;

namespace WorkPlan.Planning.Tests.Dissemination;

/// <summary>An installation whose documents were registered before the others were told who has yet to disseminate them.</summary>
public sealed class UpgradingWithDocuments
{
    private const string Before = "RollupsRecomputedOnce";

    [Fact]
    public async Task Who_has_yet_to_disseminate_is_told_of_every_document_that_is_registered()
    {
        await using var file = await PlanningFile.AsOf(Before);
        var (registered, draft) = (Guid.CreateVersion7(), Guid.CreateVersion7());
        await file.Do(async (_, db) =>
        {
            await Document(db, registered, "Registered");
            await Document(db, draft, "Draft");
        });

        await file.Upgrade();

        var fanOut = await file.Do((_, db) => db.FanOuts.AsNoTracking().SingleAsync());
        Assert.Equal((registered, FanOutCause.Told, null), (fanOut.DocumentId, fanOut.Cause, fanOut.CompletedAt));
        await file.Do((services, _) => services.GetRequiredService<FanOutWork>().RunChunkAsync(fanOut.Id, 50, CancellationToken.None));
        var (waiting, done) = await file.Do(async (_, db) =>
            (await db.Disseminations.AsNoTracking().SingleAsync(), await db.FanOuts.AsNoTracking().SingleAsync()));
        Assert.Equal((registered, "QT", null), (waiting.DocumentId, waiting.UnitCode, waiting.MeetingOn));
        Assert.NotNull(done.CompletedAt);
    }

    private static Task<int> Document(PlanningDbContext db, Guid id, string state) => db.Database.ExecuteSqlAsync(
        $"""
        INSERT INTO "Documents" ("Id", "State", "Type", "Issuer", "IssuerKind", "Number", "IssuedOn", "ReceivedOn", "WorkYear", "Abstract", "ScopeUnitCode",
            "RequiresSupplement", "AcknowledgedByAll", "Supersedes", "MaterialRound", "IdentityKey", "SearchKey", "Name", "RegisteredAt", "RegisteredBy", "Version")
        VALUES ({id}, {state}, 'Directive', 'Viện trưởng', 'Supreme', '01/CT-VKSTC', '2021-12-27', '2021-12-28', 2022, 'Chỉ thị', 'QT', 1, 0, '[]', 0,
            {state}, '', '01/CT-VKSTC', {DateTimeOffset.UnixEpoch.UtcTicks}, 'planner', 1)
        """);
}
