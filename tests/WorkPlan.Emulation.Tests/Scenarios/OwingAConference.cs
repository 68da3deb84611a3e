using WorkPlan.Emulation.Campaigns;
using WorkPlan.Emulation.Conferences;
using WorkPlan.Emulation.Contracts;
using WorkPlan.SharedKernel;
using WorkPlan.Testing.Http;
using static WorkPlan.Emulation.Tests.EmulationApp;

namespace WorkPlan.Emulation.Tests.Scenarios;

/// <summary>A campaign says by what day units hold their civil servants' conference; who owes it, in time, overdue or late, is seen as for everything owed.</summary>
public sealed class OwingAConference : IAsyncLifetime
{
    private readonly EmulationApp _app = new();

    public async Task InitializeAsync()
    {
        await _app.HasCluster();
        await _app.HasPerson("HS-01");
        await LaunchedAsync("2022-03-15");
        await LaunchedAsync("2022-04-30");
    }

    public async Task DisposeAsync() => await _app.DisposeAsync();

    [Fact]
    public async Task It_is_owed_until_it_is_held_by_the_earliest_day_and_then_overdue()
    {
        var call = await _app.AsOfficer.Create($"{Api}/conferences", new { unitCode = Unit, workYear = 2022, calledFor = "2022-03-20", quorumBasisPoints = 5000 });
        var conference = await call.ShouldBeOk<ConferenceView>();

        var owed = await OwedAsync(_app.AsProvince);
        Assert.Equal([Third, Unit, Second], owed.Select(row => row.UnitCode));
        Assert.All(owed, row => Assert.Equal(
            (ObligationKind.HoldConference, ObligationStanding.Open, new DateOnly(2022, 3, 15), VietnamTime.EndOf(new DateOnly(2022, 3, 15))),
            (row.Kind, row.State, row.DueOn, row.DueAt)));
        Assert.Equal((conference.Id, new DateOnly(2022, 3, 20)), (owed[1].ConferenceId!.Value, owed[1].CalledFor!.Value));
        Assert.Equal(Unit, Assert.Single(await OwedAsync(_app.AsOfficer)).UnitCode);

        _app.Clock.MoveTo(VietnamTime.At(new DateOnly(2022, 3, 16), new TimeOnly(0, 0)));
        Assert.Equal(3, (await OwedAsync(_app.AsProvince, "&state=overdue")).Count);
        Assert.Empty(await OwedAsync(_app.AsProvince, "&state=open"));

        _app.HasCome(new DateOnly(2022, 3, 20));
        var path = $"{Api}/conferences/{conference.Id}";
        var agreed = await _app.AsOfficer.Change(HttpMethod.Post, $"{path}/co-host", call.Etag(), new { tradeUnion = "Công đoàn cơ sở", personCode = "HS-01" });
        await _app.AsOfficer.Change(HttpMethod.Post, $"{path}/hold", agreed.Etag(), new { heldOn = "2022-03-20", present = 1, resolution = "Nghị quyết." }).ShouldBeOk<ConferenceView>();
        var held = Assert.Single(await OwedAsync(_app.AsProvince, $"&unit={Unit}"));
        Assert.Equal((ObligationStanding.Satisfied, true, new DateOnly(2022, 3, 20)), (held.State, held.Late, held.SatisfiedOn!.Value));
        Assert.Equal([Third, Second], (await OwedAsync(_app.AsProvince, "&state=overdue")).Select(row => row.UnitCode));
    }

    [Fact]
    public async Task What_a_unit_held_before_it_ended_its_heir_has_held_and_what_it_had_called_its_heir_owes()
    {
        await _app.Bus.Deliver(UnitState(Heir, Province, "district"));
        await _app.Bus.Deliver(UnitState(NextHeir, Province, "district"));
        var call = await _app.AsOfficer.Create($"{Api}/conferences", new { unitCode = Unit, workYear = 2022, calledFor = "2022-03-01", quorumBasisPoints = 5000 });
        var path = $"{Api}/conferences/{(await call.ShouldBeOk<ConferenceView>()).Id}";
        var agreed = await _app.AsOfficer.Change(HttpMethod.Post, $"{path}/co-host", call.Etag(), new { tradeUnion = "Công đoàn cơ sở", personCode = "HS-01" });
        await _app.AsOfficer.Change(HttpMethod.Post, $"{path}/hold", agreed.Etag(), new { heldOn = "2022-03-01", present = 1, resolution = "Nghị quyết." }).ShouldBeOk<ConferenceView>();
        await _app.AsProvince.Create($"{Api}/conferences", new { unitCode = Third, workYear = 2022, calledFor = "2022-03-25", quorumBasisPoints = 5000 }).ShouldBeOk<ConferenceView>();
        var (day, lastDay) = (new DateOnly(2022, 3, 10), new DateOnly(2022, 3, 9));
        foreach (var (unit, heir) in new[] { (Unit, Heir), (Third, NextHeir) })
        {
            await _app.Bus.Deliver(Ended(unit, lastDay));
            await _app.Bus.Deliver(Succeeded("rename", day, heir, unit));
        }

        var owed = await OwedAsync(_app.AsProvince);
        Assert.Equal(
            [(Second, ObligationStanding.Open, null), (Heir, ObligationStanding.Satisfied, null), (NextHeir, ObligationStanding.Open, new DateOnly(2022, 3, 25))],
            owed.Select(row => (row.UnitCode, row.State, row.State == ObligationStanding.Satisfied ? null : row.CalledFor)));
    }

    [Fact]
    public async Task Of_a_draft_and_of_another_year_nothing_is_owed()
    {
        await _app.AsProvince.Create($"{Api}/campaigns", Campaign("2022-01-31", 2023)).ShouldBeOk<CampaignView>();
        Assert.Empty(await _app.AsProvince.Read<List<OwedConferenceView>>($"{Api}/obligations?workYear=2023"));
    }

    /// <summary>Due on Tuesday, 15 March: five working days before is the 8th; another instance, or one that started anew, looks every hour, too.</summary>
    [Fact]
    public async Task Each_unit_is_reminded_once_before_and_once_after_and_one_that_ended_is_not()
    {
        await _app.Bus.Deliver(Ended(Third, new DateOnly(2022, 3, 10)));
        var call = await _app.AsOfficer.Create($"{Api}/conferences", new { unitCode = Unit, workYear = 2022, calledFor = "2022-03-12", quorumBasisPoints = 5000 });
        var path = $"{Api}/conferences/{(await call.ShouldBeOk<ConferenceView>()).Id}";
        _app.Clock.MoveTo(VietnamTime.At(new DateOnly(2022, 3, 7), new TimeOnly(22, 30)));
        await _app.Bus.ShouldNotHavePublished<ConferenceReminded>();
        _app.Clock.MoveTo(VietnamTime.At(new DateOnly(2022, 3, 8), new TimeOnly(8, 0)));

        var told = await _app.Bus.ShouldHavePublished<ConferenceReminded>(message => message.UnitCode == Unit);
        Assert.Equal(
            (2022, new DateOnly(2022, 3, 15), new DateOnly(2022, 3, 12), "Phong trào thi đua", false),
            (told.WorkYear, told.DueOn, told.CalledFor!.Value, told.Campaign, told.Overdue));
        await _app.Bus.ShouldHavePublished<ConferenceReminded>(message => message.UnitCode == Second);
        await using (_app.Twin())
        {
            _app.Clock.Advance(TimeSpan.FromHours(1));
            _app.Clock.Advance(TimeSpan.FromHours(1));
            await _app.Bus.ShouldHavePublishedExactly<ConferenceReminded>(2);
        }

        _app.Clock.MoveTo(VietnamTime.At(new DateOnly(2022, 3, 12), new TimeOnly(9, 0)));
        var agreed = await _app.AsOfficer.Change(HttpMethod.Post, $"{path}/co-host", call.Etag(), new { tradeUnion = "Công đoàn cơ sở", personCode = "HS-01" });
        await _app.AsOfficer.Change(HttpMethod.Post, $"{path}/hold", agreed.Etag(), new { heldOn = "2022-03-12", present = 1, resolution = "Nghị quyết." }).ShouldBeOk<ConferenceView>();
        _app.Clock.MoveTo(VietnamTime.At(new DateOnly(2022, 3, 16), new TimeOnly(1, 0)));
        await _app.Bus.ShouldHavePublished<ConferenceReminded>(message => message.UnitCode == Second && message.Overdue);
        _app.Clock.Advance(TimeSpan.FromHours(1));
        await _app.Bus.ShouldHavePublishedExactly<ConferenceReminded>(3);
        await _app.Bus.ShouldHavePublishedExactly<ConferenceReminded>(1, message => message.UnitCode == Unit);
    }

    private Task<List<OwedConferenceView>> OwedAsync(HttpClient client, string filter = "") =>
        client.Read<List<OwedConferenceView>>($"{Api}/obligations?workYear=2022{filter}");

    private async Task LaunchedAsync(string conferenceDueOn)
    {
        var created = await _app.AsProvince.Create($"{Api}/campaigns", Campaign(conferenceDueOn, 2022));
        var campaign = await created.ShouldBeOk<CampaignView>();
        await _app.AsProvince.Change(HttpMethod.Post, $"{Api}/campaigns/{campaign.Id}/launch", created.Etag(), new { launchedOn = "2022-01-20" }).ShouldBeOk<CampaignView>();
    }

    private static object Campaign(string conferenceDueOn, int workYear) => new
    {
        title = "Phong trào thi đua",
        criteria = "Hoàn thành chỉ tiêu.",
        workYear,
        launchedByUnitCode = Province,
        responseDueOn = "2022-02-28",
        registrationFrom = "2022-01-20",
        registrationTo = "2022-03-15",
        conferenceDueOn,
    };
}
