using Microsoft.EntityFrameworkCore;
using WorkPlan.Assignments.Contracts;

namespace WorkPlan.Emulation.Tests.Messaging;

public sealed class KeepingReadCopies : IAsyncLifetime
{
    private readonly EmulationApp _app = new();

    public Task InitializeAsync() => Task.CompletedTask;

    public async Task DisposeAsync() => await _app.DisposeAsync();

    [Fact]
    public async Task A_unit_is_copied_once_and_only_forward()
    {
        var id = await _app.Bus.Deliver(EmulationApp.UnitState("HT", null, "province", version: 3));
        await _app.Bus.Deliver(EmulationApp.UnitState("HT", null, "province", version: 3), id);
        await _app.Bus.Deliver(EmulationApp.UnitState("HT", "VKSNDTC", "region", version: 2));

        var unit = await _app.Database(db => db.Units.SingleAsync());

        Assert.Equal(("province", 3L), (unit.Level, unit.SourceVersion));
    }

    [Fact]
    public async Task A_person_is_copied_with_absences_and_only_forward()
    {
        var leave = new PersonAbsence { Kind = "leave", From = new(2022, 4, 1), To = new(2022, 5, 1) };
        await _app.Bus.Deliver(EmulationApp.PersonState("HS-1", absences: [leave], version: 2, name: "Trần Thị Hai"));
        await _app.Bus.Deliver(EmulationApp.PersonState("HS-1", version: 1, name: "Trần Thị Một"));

        var person = await _app.Database(db => db.Staff.SingleAsync());
        Assert.Equal("Trần Thị Hai", person.FullName);
        Assert.Single(person.Absences);

        await _app.Bus.Deliver(EmulationApp.PersonState("HS-1", version: 3, name: "Trần Thị Ba"));
        Assert.Empty((await _app.Database(db => db.Staff.SingleAsync())).Absences);
    }

    [Fact]
    public async Task A_withdrawn_discipline_stays_withdrawn_when_the_older_message_comes_late()
    {
        var id = Guid.CreateVersion7();
        await _app.Bus.Deliver(EmulationApp.Discipline(id, "HS-1", 2022, new(2022, 11, 1), version: 2, withdrawn: true));
        await _app.Bus.Deliver(EmulationApp.Discipline(id, "HS-1", 2022, new(2022, 11, 1), version: 1));

        Assert.True((await _app.Database(db => db.Disciplines.SingleAsync())).Withdrawn);
    }
}
