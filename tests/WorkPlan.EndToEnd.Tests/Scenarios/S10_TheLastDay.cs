using System.Globalization;
using WorkPlan.EndToEnd.Tests.Running;
using WorkPlan.SharedKernel;

namespace WorkPlan.EndToEnd.Tests.Scenarios;

/// <summary>
/// S10: a unit that is succeeded tomorrow is its head's until midnight; one that is succeeded today has been nobody's to write in since
/// 00:00. By the clock of the running system, in Vietnam.
/// </summary>
[Collection(SharedSystem.Name)]
[Trait("Category", "EndToEnd")]
[Trait("Scenario", "S10")]
public sealed class S10_TheLastDay(WorkPlanSystem system)
{
    private readonly Stage _stage = new(system, "S10N");

    [Fact]
    public async Task Who_had_a_unit_writes_in_it_on_its_last_day_and_not_from_midnight_on()
    {
        await _stage.HasUnitAsync(_stage.Province, "Viện kiểm sát nhân dân tỉnh Quảng Bình", "province", "procuracy", null);
        var today = VietnamTime.Today(TimeProvider.System);
        foreach (var (name, effectiveOn, refusal) in new[] { ("MAI", today.AddDays(1), null), ("NAY", today, "unit-succeeded") })
        {
            var (old, heir) = (_stage.Unit(name), _stage.Unit($"KV-{name}"));
            await _stage.HasUnitAsync(old, $"Viện kiểm sát nhân dân huyện {name}", "district", "procuracy", _stage.Province);
            _ = (await system.AsAdministrator.CreateAsync($"{Stage.Planning}/units", new
            {
                code = heir,
                name = $"Viện kiểm sát nhân dân khu vực {name}",
                level = "region",
                type = "procuracy",
                parentCode = _stage.Province,
                validFrom = Day(effectiveOn),
            })).Json;
            var head = await system.SignedInAsync("unitHead", old);
            _ = (await system.AsAdministrator.CreateAsync($"{Stage.Planning}/successions", new
            {
                kind = "rename",
                predecessors = new[] { old },
                successors = new[] { heir },
                effectiveOn = Day(effectiveOn),
                legalBasis = "Nghị quyết số 84/2025/UBTVQH15",
            })).Json;

            var answer = await head.CreateAsync($"{Stage.Planning}/briefings", new
            {
                unitCode = old,
                kind = "weekly",
                heldOn = Day(today.AddDays(-1)),
                chairedBy = "Viện trưởng",
                minutes = "Giao ban tuần",
            });

            Assert.Equal(refusal, answer.Succeeded ? null : answer.Code);
            Assert.Equal(Day(effectiveOn.AddDays(-1)), (await head.GetAsync($"{Stage.Planning}/units/{old}")).Json["validTo"]!.GetValue<string>());
        }
    }

    private static string Day(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
}
