using System.Net;
using Microsoft.EntityFrameworkCore;
using WorkPlan.Planning.Contracts;
using WorkPlan.Planning.Tests.Documents;
using WorkPlan.Testing.Http;

namespace WorkPlan.Planning.Tests.People;

public sealed class WhenAPersonChanges : IAsyncLifetime
{
    private readonly PlanningApp _app = new(new DateTimeOffset(2022, 2, 8, 9, 0, 0, TimeSpan.FromHours(7)));

    public Task InitializeAsync() => _app.HasUnits();

    public async Task DisposeAsync() => await _app.DisposeAsync();

    [Fact]
    public async Task The_copy_is_kept_once_and_only_forward()
    {
        var id = await _app.Bus.Deliver(PlanningApp.PersonState("P9-1", "QT.P9", version: 2, name: "Trần Thị Hai"));
        await _app.Bus.Deliver(PlanningApp.PersonState("P9-1", "QT.P9", version: 2, name: "Trần Thị Hai"), id);
        await _app.Bus.Deliver(PlanningApp.PersonState("P9-1", "QT.P10", version: 1, name: "Trần Thị Một"));

        var person = await _app.Database(db => db.People.SingleAsync());
        Assert.Equal(("Trần Thị Hai", "QT.P9", 2L), (person.FullName, person.UnitCode, person.SourceVersion));

        await _app.Bus.Deliver(PlanningApp.PersonState("P9-1", "QT.P10", version: 3));
        Assert.Equal("QT.P10", (await _app.Database(db => db.People.SingleAsync())).UnitCode);
    }

    [Fact]
    public async Task Who_served_at_a_recorded_meeting_but_became_known_later_must_acknowledge_once()
    {
        await _app.HasPeople("QT.P9", "P9-1");
        var document = await _app.HasDocumentId(Papers.Directive01());
        await _app.AsDivisionHead.Create(
            $"{PlanningApp.Api}/documents/{document}/dissemination", new { unitCode = "QT.P9", meetingOn = "2022-01-04", disseminatedBy = "P9-1" })
            .ShouldBe(HttpStatusCode.Created);

        await _app.Bus.Deliver(PlanningApp.PersonState("P9-2", "QT.P9"));
        await _app.Bus.Deliver(PlanningApp.PersonState("P9-2", "QT.P9", version: 2));
        await _app.Bus.Deliver(PlanningApp.PersonState("P9-3", "QT.P9", from: new(2022, 1, 5)));

        await _app.Bus.ShouldHavePublished<DisseminationProgressed>(told => told is { Version: 3, RequiredPersons: 2, Missing.Count: 2 });
        await _app.Bus.ShouldHavePublishedExactly<DisseminationProgressed>(3, told => told.UnitCode == "QT.P9");
        Assert.Equal(2, (await _app.Obligations("kind=acknowledge&unit=QT.P9")).Count);
    }
}
