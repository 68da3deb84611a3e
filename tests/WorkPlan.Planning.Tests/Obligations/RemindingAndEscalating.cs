using System.Net;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using WorkPlan.Planning.Contracts;
using WorkPlan.Planning.Obligations;
using WorkPlan.Planning.Tests.Documents;
using WorkPlan.ServiceDefaults.Persistence;
using WorkPlan.Testing;
using WorkPlan.Testing.Http;

namespace WorkPlan.Planning.Tests.Obligations;

/// <summary>Guidance 9 is received on 07/01/2022 and due on Friday 21/01; 24/01–28/01 are worked, Tết begins on 31/01.</summary>
public sealed class RemindingAndEscalating : IAsyncLifetime
{
    private readonly PlanningApp _app = new(At(2022, 1, 10));

    public async Task InitializeAsync()
    {
        _app.Set("Obligations:SweepChunk", "1");
        await _app.HasUnits();
        await _app.HasDraftedPlan("QT.P9");
        await _app.HasDraftedPlan("QT.HL");
    }

    public async Task DisposeAsync() => await _app.DisposeAsync();

    [Fact]
    public async Task Reminders_come_at_each_step_once()
    {
        await _app.HasDocument(Papers.Guidance9());
        await Sweeps(At(2022, 1, 13));
        await _app.Bus.ShouldNotHavePublished<ObligationReminded>();

        await Sweeps(At(2022, 1, 14)); // five working days: 17, 18, 19, 20, 21
        await Sweeps(At(2022, 1, 17));
        await Sweeps(At(2022, 1, 19));
        await Sweeps(new DateTimeOffset(2022, 1, 21, 21, 0, 0, TimeSpan.FromHours(7)));

        await _app.Bus.ShouldHavePublishedExactly<ObligationReminded>(3);
        Assert.Equal(["5wd", "2wd", "4h"], _app.Bus.Published<ObligationReminded>().OrderBy(told => told.Step).Select(told => told.Rule));
        var first = _app.Bus.Published<ObligationReminded>().First();
        Assert.Equal(
            ("supplement", "unit", "QT.P9", "09/HD-VKSTC ngày 05/01/2022"),
            (first.Obligation.Kind, first.Obligation.DebtorKind, first.Obligation.DebtorCode, first.Obligation.Document));
        await _app.Bus.ShouldNotHavePublished<ObligationEscalated>();
        var notices = await _app.AsDivisionHead.Read<JsonElement>($"{PlanningApp.Api}/obligations/notices?unit=QT.P9&kind=reminder");
        Assert.Equal(3, notices.GetProperty("total").GetInt32());
    }

    [Fact]
    public async Task Who_was_away_for_days_reminds_once_of_the_most_urgent_and_tells_every_level_above()
    {
        await _app.HasDocument(Papers.Guidance9());

        await Sweeps(At(2022, 1, 20));
        Assert.Equal("2wd", (await _app.Bus.ShouldHavePublished<ObligationReminded>()).Rule);
        await _app.Bus.ShouldHavePublishedExactly<ObligationReminded>(1);

        await Sweeps(At(2022, 1, 28)); // five working days after 21/01
        await _app.Bus.ShouldHavePublishedExactly<ObligationEscalated>(2);
        // The division's superior is the province; above it there is nobody.
        Assert.All(_app.Bus.Published<ObligationEscalated>(), told => Assert.Equal("QT", told.ToUnitCode));
        await Sweeps(At(2022, 2, 11)); // ten, Tết left out
        await _app.Bus.ShouldHavePublishedExactly<ObligationEscalated>(3);
        await _app.Bus.ShouldHavePublishedExactly<ObligationReminded>(1);
    }

    [Fact]
    public async Task What_is_answered_is_let_alone_and_what_is_owed_again_is_reminded_of_again()
    {
        var created = await _app.AsProvincePlanner.Create($"{PlanningApp.Api}/documents", Papers.Guidance9());
        await Sweeps(At(2022, 1, 14));
        var id = Assert.Single(await _app.Obligations("unit=QT.P9")).GetProperty("id").GetGuid();
        var (_, etag) = await PlanningApp.Open(_app.AsDivisionHead, $"{PlanningApp.Api}/obligations/{id}");
        await _app.AsDivisionHead.Change(HttpMethod.Post, $"{PlanningApp.Api}/obligations/{id}/no-change", etag, new { reason = "Đã đủ" }).ShouldBe(HttpStatusCode.OK);
        await Sweeps(At(2022, 1, 19));
        await _app.Bus.ShouldHavePublishedExactly<ObligationReminded>(1);

        await _app.AsProvincePlanner.Change(HttpMethod.Post, $"{created.Headers.Location}/corrections", created.Etag(), new
        {
            material = true,
            reason = "Đính chính mục II",
            document = PlanningApp.Corrected(Papers.Guidance9()),
        }).ShouldBe(HttpStatusCode.OK);
        var again = Assert.Single(await _app.Obligations("unit=QT.P9"));
        Assert.Equal("2022-02-09", again.GetProperty("dueOn").GetString());
        Assert.Equal("Đã đủ", Assert.Single(again.GetProperty("past").EnumerateArray()).GetProperty("noChangeReason").GetString());
        await Sweeps(At(2022, 1, 28));

        await _app.Bus.ShouldHavePublishedExactly<ObligationReminded>(2);
        Assert.Equal(["5wd", "5wd"], _app.Bus.Published<ObligationReminded>().Select(told => told.Rule));
    }

    [Fact]
    public async Task Two_instances_on_one_database_tell_everything_once_and_a_restart_loses_nothing()
    {
        await _app.HasDocument(Papers.Guidance9());
        await _app.HasDocument(Papers.Guidance10("QT") with { ReceivedOn = new(2022, 1, 7) });
        await _app.HasDocument(Papers.Guidance9("QT.HL") with { Number = "11/HD-VKSTC" });
        await using (var twin = _app.Twin())
        {
            _app.Clock.MoveTo(At(2022, 1, 19));
            await Task.WhenAll(Enumerable.Range(0, 4).SelectMany(_ => new[] { Round(_app.Service<BackgroundRound>()), Round(twin.Services.GetRequiredService<BackgroundRound>()) }));
            await Eventually.Equal(4, Notices);
        }
        // Nobody swept while the deadlines passed.
        await _app.Restart();
        await Sweeps(At(2022, 1, 26));

        await _app.Bus.ShouldHavePublishedExactly<ObligationReminded>(4);
        await _app.Bus.ShouldHavePublishedExactly<ObligationEscalated>(4);
        Assert.Equal(8, _app.Bus.Published<ObligationReminded>().Select(told => told.NoticeId)
            .Concat(_app.Bus.Published<ObligationEscalated>().Select(told => told.NoticeId)).Distinct().Count());

        static async Task Round(BackgroundRound round) => await round.RunOnceAsync(CancellationToken.None);
    }

    [Fact]
    public async Task One_instance_at_a_time_and_after_a_crash_the_next()
    {
        var (mine, other) = (new DatabaseLeases(), new DatabaseLeases());
        Task<bool> Takes(DatabaseLeases leases, int milliseconds) =>
            _app.Database(db => leases.TryTakeAsync(db, "a job", TimeSpan.FromMilliseconds(milliseconds), CancellationToken.None));

        Assert.True(await Takes(mine, 60_000));
        Assert.False(await Takes(other, 60_000));
        Assert.True(await Takes(mine, 1)); // prolonged, for a moment only, and then it dies
        await Eventually.True(() => Takes(other, 60_000));
        Assert.False(await Takes(mine, 60_000));
        await _app.Database(db => other.ReleaseAsync(db, "a job", CancellationToken.None));
        Assert.True(await Takes(mine, 60_000));
    }

    [Fact]
    public async Task Each_working_morning_a_unit_is_told_once_what_it_and_its_people_owe()
    {
        await _app.HasPeople("QT.P9", "P1", "P2");
        var guidance = await _app.HasDocumentId(Papers.Guidance9());
        await _app.AsDivisionHead.Create(
            $"{PlanningApp.Api}/documents/{guidance}/dissemination", new { unitCode = "QT.P9", meetingOn = "2022-01-10", disseminatedBy = "P1" })
            .ShouldBe(HttpStatusCode.Created);

        await Sweeps(At(2022, 1, 10));
        await Sweeps(new DateTimeOffset(2022, 1, 14, 6, 59, 0, TimeSpan.FromHours(7)));
        await _app.Bus.ShouldHavePublishedExactly<ObligationDigestPrepared>(1, digest => digest.Day == new DateOnly(2022, 1, 10));
        await Sweeps(new DateTimeOffset(2022, 1, 14, 7, 0, 0, TimeSpan.FromHours(7)));
        await Sweeps(new DateTimeOffset(2022, 1, 14, 9, 0, 0, TimeSpan.FromHours(7)));
        await Sweeps(At(2022, 1, 15)); // a Saturday

        await _app.Bus.SettleAsync();
        var told = Assert.Single(_app.Bus.Published<ObligationDigestPrepared>(digest => digest.Day >= new DateOnly(2022, 1, 14)));
        Assert.Equal(("QT.P9", 3, 2), (told.UnitCode, told.Open, told.Overdue)); // acknowledgements were due on 13/01
        Assert.Equal([("P1", 1), ("P2", 1)], told.People.Select(person => (person.PersonCode, person.Overdue)));
        var digest = await _app.AsChief.Read<JsonElement>($"{PlanningApp.Api}/obligations/digest?unit=QT&workYear=2022");
        Assert.Equal((3, 2, 1), (digest.GetProperty("open").GetInt32(), digest.GetProperty("overdue").GetInt32(), digest.GetProperty("dueSoon").GetInt32()));
        var own = await _app.AsDivisionHead.Read<JsonElement>($"{PlanningApp.Api}/obligations/digest?person=P1");
        Assert.Equal(1, own.GetProperty("overdue").GetInt32());
    }

    private Task<int> Notices() => _app.Database(db => db.ObligationNotices.CountAsync());

    /// <summary>The clock is there, and a round has been done since.</summary>
    private async Task Sweeps(DateTimeOffset at)
    {
        _app.Clock.MoveTo(at);
        await Eventually.True(() => _app.Service<BackgroundRound>().RunOnceAsync(CancellationToken.None));
    }

    private static DateTimeOffset At(int year, int month, int day) => new(year, month, day, 8, 0, 0, TimeSpan.FromHours(7));
}
