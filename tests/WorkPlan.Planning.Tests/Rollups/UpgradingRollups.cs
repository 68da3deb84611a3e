using Microsoft.EntityFrameworkCore;
using WorkPlan.Planning.Catalogues;
using WorkPlan.Planning.Rollups.States;
using WorkPlan.Planning.Units;
using WorkPlan.SharedKernel;

namespace WorkPlan.Planning.Tests.Rollups;

/// <summary>An installation whose roll-ups were kept by a version that added up a population month by month.</summary>
public sealed class UpgradingRollups
{
    private const string Before = "WhatIsOwedAndTold";
    private const string Unit = "QT.HL";

    [Fact]
    public async Task What_was_kept_wrong_is_right_when_the_waiting_work_is_done()
    {
        await using var file = await PlanningFile.AsOf(Before);
        await file.Do(async (_, db) =>
        {
            var validity = new Validity(new DateOnly(2000, 1, 1));
            var province = OrgUnit.Create("QT", "Viện kiểm sát nhân dân tỉnh Quảng Trị", OrgLevel.Province, OrgUnitType.Procuracy, null, validity);
            db.Units.AddRange(province, OrgUnit.Create(Unit, "Viện kiểm sát nhân dân huyện Hải Lăng", OrgLevel.District, OrgUnitType.Procuracy, province, validity));
            db.Catalogues.Add(TargetCatalogue.Register("QD-139", "Quyết định số 139/QĐ-VKSTC", null, new DateOnly(2020, 12, 1),
            [
                new CatalogueTarget
                {
                    Code = "XA",
                    FieldCode = "F",
                    Name = "Kiểm sát UBND cấp xã",
                    Source = TargetSource.Sector,
                    Rule = new ThresholdRule(TargetComparator.AtLeast, TargetMeasure.Ratio, 5000, TargetBase.Population),
                },
            ]));
            await db.SaveChangesAsync();
        });
        await file.DoWaitingWork();
        foreach (var month in new[] { "2022-M12", "2022-M01", "2022-M02" })
            await file.Record((Unit, "XA", month, new Figures(2, 10)));
        await file.DoWaitingWork();
        // As the earlier version left it.
        await file.Do(async (_, db) =>
        {
            foreach (var state in await db.TargetStates.Where(known => known.TargetCode == "XA").ToListAsync())
            {
                var slots = state.FiguresText is null ? null : state.FiguresText.Replace("\"denominator\":10}", "\"denominator\":30}", StringComparison.Ordinal);
                var below = state.Below?.Replace("\"denominator\":10}", "\"denominator\":30}", StringComparison.Ordinal);
                await db.TargetStates.Where(known => known.UnitCode == state.UnitCode && known.TargetCode == "XA").ExecuteUpdateAsync(
                    known => known.SetProperty(row => row.FiguresText, slots).SetProperty(row => row.Below, below));
            }
        });
        Assert.Equal((6, 30), await YearOf(file, Unit));

        await file.Upgrade();
        await file.DoWaitingWork();

        Assert.Equal((6, 10), await YearOf(file, Unit));
        Assert.Equal((6, 10), await YearOf(file, "QT"));
    }

    private static Task<(long?, long?)> YearOf(PlanningFile file, string unit) => file.Do(async (_, db) =>
    {
        var state = await db.TargetStates.AsNoTracking().SingleAsync(known => known.UnitCode == unit && known.TargetCode == "XA");
        var sum = state.Whole()[YearLayout.SlotOf(Period.Year(2022))].Figures;
        return (sum?.Numerator, sum?.Denominator);
    });
}
