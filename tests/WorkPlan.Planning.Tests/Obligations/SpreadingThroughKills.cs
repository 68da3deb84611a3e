using System.Net;
using Microsoft.EntityFrameworkCore;
using WorkPlan.Planning.Plans;
using WorkPlan.Planning.Tests.Documents;
using WorkPlan.Planning.Units;
using WorkPlan.ServiceDefaults.Organisation;
using WorkPlan.SharedKernel;
using WorkPlan.Testing;
using WorkPlan.Testing.Http;

namespace WorkPlan.Planning.Tests.Obligations;

/// <summary>
/// One directive on its way to sixty units with five people each, in a real process that is killed with SIGKILL on the way, twice.
/// The whole country is in <c>eng/bench.sh planning/directive</c>.
/// </summary>
[Trait("Category", "Faults")]
[Trait("Category", "Endurance")]
public sealed class SpreadingThroughKills : IAsyncLifetime
{
    private const int Units = 60;
    private const int People = 5;

    /// <summary>The lease of whoever was killed runs out in three seconds; the rest is for a busy machine.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(2);
    private static readonly DateOnly Since = new(2020, 1, 1);
    private readonly PlanningProcess _planning = new();

    public Task InitializeAsync()
    {
        _planning.Set("Obligations:FanOutAtOnce", "5");
        _planning.Set("Obligations:FanOutChunk", "2");
        _planning.Set("Obligations:FanOutRest", "6"); // slow enough to be caught on the way
        _planning.Set("Obligations:LeaseSeconds", "3");
        return _planning.Has(FillAsync);
    }

    public async Task DisposeAsync() => await _planning.DisposeAsync();

    [Fact]
    public async Task Whoever_is_killed_on_the_way_is_followed_by_one_who_goes_on_and_everybody_owes_exactly_once()
    {
        await _planning.Start();
        var today = VietnamTime.Today(TimeProvider.System);
        using (var planner = _planning.As("planner", "QT", subtree: true))
        {
            await planner.Create($"{PlanningApp.Api}/documents", Papers.Directive01() with
            {
                IssuedOn = today.AddDays(-1),
                ReceivedOn = today,
                AppliesToWorkYear = 2030,
                AcknowledgedByAll = true,
            }).ShouldBe(HttpStatusCode.Created);
        }

        var served = 0;
        for (var kill = 1; kill <= 2; kill++)
        {
            await Eventually.True(async () => (await Progress()).Units > served + 4, Patience);
            await _planning.Kill();
            var (units, obligations, completed) = await Progress();
            Assert.False(completed, "It was killed too late to show anything.");
            // What the cursor says is what is there: both were committed together, or neither.
            Assert.Equal(obligations, await _planning.Database(db => db.Obligations.CountAsync()));
            served = units;
            if (kill == 2)
                _planning.Set("Obligations:FanOutRest", "0"); // nobody has to be caught any more
            await _planning.Start();
        }

        await Eventually.True(async () => (await Progress()).Completed, Patience);
        var owed = await _planning.Database(db => db.Obligations.Select(obligation => new { obligation.Kind, obligation.DebtorCode }).ToListAsync());
        Assert.Equal((Units, Units * People), (
            owed.Count(obligation => obligation.Kind == ObligationKind.Supplement), owed.Count(obligation => obligation.Kind == ObligationKind.Acknowledge)));
        Assert.Equal(owed.Count, owed.Distinct().Count());
        Assert.Equal(Units, await _planning.Database(db => db.Disseminations.CountAsync()));
        Assert.Equal((Units + 1, Units * (People + 1), true), await Progress()); // the province itself has nobody and no plan
    }

    private Task<(int Units, int Obligations, bool Completed)> Progress() => _planning.Database(async db =>
    {
        var fanOut = await db.FanOuts.AsNoTracking().SingleAsync();
        return (fanOut.Units, fanOut.Obligations, fanOut.CompletedAt is not null);
    });

    private static Task FillAsync(PlanningDbContext db)
    {
        var validity = new Validity(Since);
        var province = OrgUnit.Create("QT", "Viện kiểm sát nhân dân tỉnh Quảng Trị", OrgLevel.Province, OrgUnitType.Procuracy, null, validity);
        db.Units.Add(province);
        foreach (var code in Enumerable.Range(1, Units).Select(number => $"QT.U{number:000}"))
        {
            db.Units.Add(OrgUnit.Create(code, $"Viện kiểm sát nhân dân {code}", OrgLevel.Region, OrgUnitType.Procuracy, province, validity));
            db.Plans.Add(Plan.Draft(
                code, 2030, PlanKind.UnitPlan, "Kế hoạch công tác", "Triển khai công tác năm", null, null, preDraft: true, new Actor("head", DateTimeOffset.UnixEpoch)));
            db.People.AddRange(Enumerable.Range(1, People).Select(number => new PersonCopy
            {
                Code = $"{code}-{number}",
                FullName = $"Cán bộ {number}",
                UnitCode = code,
                Kind = "civilServant",
                ServesFrom = Since,
                SourceVersion = 1,
            }));
        }
        return Task.CompletedTask;
    }
}
