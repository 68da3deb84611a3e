using System.Net;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using WorkPlan.Planning.Contracts;
using WorkPlan.Planning.Obligations;
using WorkPlan.Planning.Tests.Documents;
using WorkPlan.ServiceDefaults.Operations;
using WorkPlan.ServiceDefaults.Organisation;
using WorkPlan.ServiceDefaults.Persistence;
using WorkPlan.SharedKernel;
using WorkPlan.Testing;
using WorkPlan.Testing.Http;
using WorkPlan.Testing.Telemetry;

namespace WorkPlan.Planning.Tests.Obligations;

/// <summary>One directive for forty units with three people each: chunked, resumable, each obligation exactly once.</summary>
public sealed class SpreadingDocuments : IAsyncLifetime
{
    private const int Units = 40;
    private const int People = 3;
    private const string Documents = $"{PlanningApp.Api}/documents";
    private readonly PlanningApp _app = new(new DateTimeOffset(2022, 2, 8, 9, 0, 0, TimeSpan.FromHours(7)));

    public async Task InitializeAsync()
    {
        _app.Set("Obligations:FanOutAtOnce", "4");
        _app.Set("Obligations:FanOutChunk", "3");
        _app.Set("Obligations:FanOutRest", "1"); // nobody else works meanwhile; long enough to be stopped on the way
        await _app.HasUnits();
        var codes = Enumerable.Range(1, Units).Select(number => $"QT.U{number:00}").ToList();
        foreach (var code in codes)
        {
            await _app.HasUnit(code, $"Phòng {code}", "province", "division", "QT");
            await _app.HasDraftedPlan(code);
        }
        await _app.Database(async db =>
        {
            db.People.AddRange(codes.SelectMany(code => Enumerable.Range(1, People).Select(number => new PersonCopy
            {
                Code = $"{code}-{number}",
                FullName = $"Cán bộ {number}",
                UnitCode = code,
                Kind = "civilServant",
                ServesFrom = new(2020, 1, 1),
                SourceVersion = 1,
            })));
            await db.SaveChangesAsync();
        });
    }

    public async Task DisposeAsync() => await _app.DisposeAsync();

    [Fact]
    public async Task Everybody_owes_once_although_the_service_stops_on_the_way()
    {
        _ = await _app.HasDocumentId(Papers.Directive01() with { AcknowledgedByAll = true });
        await _app.Restart();
        await _app.Restart();

        await Eventually.Equal(1, Completed, TimeSpan.FromSeconds(60));
        await ShouldOweExactly(Units, Units * People);
        await _app.Bus.ShouldHavePublishedExactly<DisseminationProgressed>(Units + 4);
        var fanOut = await _app.Database(db => db.FanOuts.SingleAsync());
        Assert.Equal((Units + 4, Units + (Units * People)), (fanOut.Units, fanOut.Obligations)); // QT, P9, P10 and HL have nobody and no plan
    }

    [Fact]
    public async Task What_one_instance_began_another_finishes_at_the_unit_where_it_stopped()
    {
        await _app.HasDocument(Papers.Directive01() with { AcknowledgedByAll = true });
        await using (_app.Twin())
            await Eventually.Equal(1, Completed, TimeSpan.FromSeconds(60));

        await ShouldOweExactly(Units, Units * People);
        await _app.Bus.ShouldHavePublishedExactly<DisseminationProgressed>(Units + 4);
    }

    [Fact]
    public async Task A_material_correction_asks_everybody_again_and_a_small_one_nobody()
    {
        var created = await _app.AsProvincePlanner.Create(Documents, Papers.Directive01() with { AcknowledgedByAll = true });
        var document = await created.ShouldBeOk<JsonElement>();
        await Eventually.Equal(1, Completed, TimeSpan.FromSeconds(60));
        var id = document.GetProperty("id").GetGuid();
        var person = _app.As("staff", "QT.U01", personCode: "QT.U01-1");
        await person.Create($"{Documents}/{id}/acknowledgements", new { acknowledgedOn = "2022-02-08" }).ShouldBe(HttpStatusCode.OK);

        var small = await Corrects(created.Headers.Location!, created.Etag(), material: false, "Sai trích yếu");
        await Eventually.Equal(2, Completed, TimeSpan.FromSeconds(60));
        Assert.Equal(1, await Acknowledged());

        _app.Clock.Advance(TimeSpan.FromDays(1));
        await Corrects(created.Headers.Location!, small.Etag(), material: true, "Sửa mục II");
        await Eventually.Equal(3, Completed, TimeSpan.FromSeconds(60));

        Assert.Equal(0, await Acknowledged());
        await person.Create($"{Documents}/{id}/acknowledgements", new { acknowledgedOn = "2022-02-08" }).ShouldBeProblem(409, "acknowledged-before-text");
        var views = await person.Create($"{Documents}/{id}/acknowledgements", new { acknowledgedOn = "2022-02-09" }).ShouldBeOk<JsonElement>();
        var view = Assert.Single(views.EnumerateArray());
        Assert.Equal((2, 1, 3), (view.GetProperty("documentRound").GetInt32(), view.GetProperty("acknowledgedPersons").GetInt32(), view.GetProperty("requiredPersons").GetInt32()));
        Assert.Equal(JsonValueKind.Null, view.GetProperty("disseminatedOn").ValueKind);
        var owed = await _app.Database(db => db.Obligations.SingleAsync(obligation => obligation.DebtorCode == "QT.U01-1"));
        Assert.Equal(new DateOnly(2022, 2, 8), Assert.Single(owed.Past).On);
        await ShouldOweExactly(Units, Units * People);
    }

    [Fact]
    public async Task The_unit_meets_after_its_list_was_opened()
    {
        var id = await _app.HasDocumentId(Papers.Directive01() with { AcknowledgedByAll = true });
        await Eventually.Equal(1, Completed, TimeSpan.FromSeconds(60));
        object Meeting(string on) => new { unitCode = "QT.U02", meetingOn = on, disseminatedBy = "QT.U02-1" };

        await _app.AsChief.Create($"{Documents}/{id}/dissemination", Meeting("2021-12-26")).ShouldBeProblem(409, "disseminated-before-received");
        var met = await _app.AsChief.Create($"{Documents}/{id}/dissemination", Meeting("2021-12-30")).ShouldBeOk<JsonElement>();
        await _app.AsChief.Create($"{Documents}/{id}/dissemination", Meeting("2021-12-30")).ShouldBeProblem(409, "already-disseminated");

        Assert.Equal(("2021-12-30", People), (met.GetProperty("disseminatedOn").GetString(), met.GetProperty("requiredPersons").GetInt32()));
        var summary = await _app.AsChief.Read<JsonElement>($"{PlanningApp.Api}/dissemination?unit=QT.U02&workYear=2022");
        Assert.Equal((10_000, 0), (summary.GetProperty("timelyBasisPoints").GetInt32(), summary.GetProperty("completeBasisPoints").GetInt32()));
        await ShouldOweExactly(Units, Units * People);
    }

    [Fact]
    public async Task What_is_replaced_on_its_way_goes_no_further_and_stops_nobody()
    {
        var elsewhere = await NobodyWorksHere();
        var old = await _app.HasDocumentId(Papers.Directive01() with { AcknowledgedByAll = true });
        var next = await _app.HasDocumentId(Papers.Directive01() with
        {
            Number = "02/CT-VKSTC",
            IssuedOn = new(2022, 1, 4),
            ReceivedOn = new(2022, 1, 5),
            AcknowledgedByAll = true,
            Supersedes = [old],
        });
        Assert.Equal(0, await Completed());

        await _app.Database(db => elsewhere.ReleaseAsync(db, BackgroundRound.LeaseName, CancellationToken.None));
        await Eventually.True(() => _app.Service<BackgroundRound>().RunOnceAsync(CancellationToken.None));

        Assert.Equal(3, await Completed());
        var owed = await _app.Database(db => db.Obligations.Select(obligation => new { obligation.DocumentId, obligation.State }).ToListAsync());
        Assert.DoesNotContain(owed, obligation => obligation.DocumentId == old && obligation.State == ObligationState.Open);
        Assert.Equal(Units + (Units * People), owed.Count(obligation => obligation.DocumentId == next && obligation.State == ObligationState.Open));
        await StillWorks();
    }

    [Fact]
    public async Task One_that_cannot_go_on_is_set_aside_and_the_others_arrive()
    {
        var elsewhere = await NobodyWorksHere();
        var broken = await _app.HasDocumentId(Papers.Directive01() with { AcknowledgedByAll = true });
        await _app.HasDocument(Papers.PartyDirective() with { AcknowledgedByAll = true });
        // As a fault of ours would leave it: what it says cannot be read.
        await Rewrites(broken, "[");
        await _app.Database(db => elsewhere.ReleaseAsync(db, BackgroundRound.LeaseName, CancellationToken.None));
        await Eventually.True(() => _app.Service<BackgroundRound>().RunOnceAsync(CancellationToken.None));

        Assert.Equal(1, await Completed());
        var failures = (await _app.Anonymous().MetricsWith("workplan_background_failures_total")).ValueOf("workplan_background_failures_total", "documents");
        Assert.True(failures >= 1);
        // The round has succeeded all the same: nobody else would tell.
        Assert.Contains(new SetAsideState("documents", 1), await _app.Service<ISetAside>().CountAsync(CancellationToken.None));
        await StillWorks();

        await Rewrites(broken, "[]");
        _app.Clock.Advance(TimeSpan.FromHours(1)); // it waits no longer than that
        await Eventually.True(() => _app.Service<BackgroundRound>().RunOnceAsync(CancellationToken.None));
        Assert.Equal(2, await Completed());
        Assert.Contains(new SetAsideState("documents", 0), await _app.Service<ISetAside>().CountAsync(CancellationToken.None));
        // Two documents by the same people, one of them also by the units' plans.
        Assert.Equal(Units + (2 * Units * People), await _app.Database(db => db.Obligations.CountAsync()));
    }

    private Task<int> Rewrites(Guid document, string supersedes) => _app.Database(db =>
        db.Database.ExecuteSqlAsync($"UPDATE Documents SET Supersedes = {supersedes} WHERE Id = {document}"));

    /// <summary>As if another instance had the background work.</summary>
    private async Task<DatabaseLeases> NobodyWorksHere()
    {
        var elsewhere = new DatabaseLeases();
        await Eventually.True(() => _app.Database(db =>
            elsewhere.TryTakeAsync(db, BackgroundRound.LeaseName, TimeSpan.FromMinutes(5), CancellationToken.None)));
        return elsewhere;
    }

    /// <summary>The service is there, and so is what it does by itself: whoever is late is told of.</summary>
    private async Task StillWorks()
    {
        await _app.AsChief.Read<JsonElement>($"{PlanningApp.Api}/units/QT.U01");
        await Eventually.True(() => _app.Database(db => db.ObligationNotices.AnyAsync(notice => notice.Kind == NoticeKind.Escalation)));
    }

    private Task<HttpResponseMessage> Corrects(Uri document, string etag, bool material, string suffix) => _app.AsProvincePlanner.Change(
        HttpMethod.Post, $"{document}/corrections", etag, new
        {
            material,
            reason = suffix,
            document = PlanningApp.Corrected(Papers.Directive01() with { AcknowledgedByAll = true, Abstract = suffix }),
        }).ShouldBe(HttpStatusCode.OK);

    private async Task ShouldOweExactly(int supplements, int acknowledgements)
    {
        var owed = await _app.Database(db => db.Obligations.Select(obligation => new { obligation.Kind, obligation.DebtorCode }).ToListAsync());
        Assert.Equal(supplements, owed.Count(obligation => obligation.Kind == ObligationKind.Supplement));
        Assert.Equal(acknowledgements, owed.Count(obligation => obligation.Kind == ObligationKind.Acknowledge));
        Assert.Equal(owed.Count, owed.Distinct().Count());
    }

    private Task<int> Completed() => _app.Database(db => db.FanOuts.CountAsync(fanOut => fanOut.CompletedAt != null));

    private Task<int> Acknowledged() => _app.Database(db => db.Obligations.CountAsync(
        obligation => obligation.Kind == ObligationKind.Acknowledge && obligation.State == ObligationState.Satisfied));
}
