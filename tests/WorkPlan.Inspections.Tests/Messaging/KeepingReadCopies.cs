using Microsoft.EntityFrameworkCore;

namespace WorkPlan.Inspections.Tests.Messaging;

public sealed class KeepingReadCopies : IAsyncLifetime
{
    private readonly InspectionsApp _app = new();

    public Task InitializeAsync() => Task.CompletedTask;

    public async Task DisposeAsync() => await _app.DisposeAsync();

    [Fact]
    public async Task A_unit_is_copied_once_and_only_forward()
    {
        var id = await _app.Bus.Deliver(OtherServices.Unit("HT", null, "province", version: 3));
        await _app.Bus.Deliver(OtherServices.Unit("HT", null, "province", version: 3), id);
        await _app.Bus.Deliver(OtherServices.Unit("HT", "VKSNDTC", "region", version: 2));

        var unit = await _app.Database(db => db.Units.SingleAsync());

        Assert.Equal(("province", 3L), (unit.Level, unit.SourceVersion));
    }

    [Fact]
    public async Task A_person_is_copied_once_and_only_forward()
    {
        var id = await _app.Bus.Deliver(OtherServices.Person("HS-1", "HT.HS", "chief", version: 2, name: "Trần Thị Hai"));
        await _app.Bus.Deliver(OtherServices.Person("HS-1", "HT.HS", "chief", version: 2, name: "Trần Thị Hai"), id);
        await _app.Bus.Deliver(OtherServices.Person("HS-1", "HT.HS", version: 1, name: "Trần Thị Một"));

        var person = await _app.Database(db => db.People.SingleAsync());

        Assert.Equal(("Trần Thị Hai", "chief", 2L), (person.FullName, person.ManagementTitle, person.SourceVersion));
    }
}
