using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;
using WorkPlan.Inspections.People;

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

    [Fact]
    public async Task What_was_known_before_titles_were_kept_by_date_is_taken_over()
    {
        await _app.Bus.Deliver(OtherServices.Person("HS-1", "HT.HS", "chief", new(2020, 1, 1), version: 1));
        await _app.Bus.Deliver(OtherServices.Person("HS-1", "HT.KA", "chief", new(2022, 3, 1), version: 4));
        await _app.Bus.Deliver(OtherServices.Person("HS-2", "HT.HS", "deputyChief", new(2021, 1, 1), new(2022, 12, 31), version: 2));

        await _app.Database(db => db.GetService<IMigrator>().MigrateAsync("FindingCauses"));
        await _app.Database(db => db.Database.MigrateAsync());

        var records = await _app.Database(db => db.OfficeRecords.OrderBy(record => record.PersonCode).ToListAsync());
        Assert.Equal(
            [new Office("HT.HS", "unknown", new(2020, 1, 1), new(2022, 2, 28)), new Office("HT.KA", "chief", new(2022, 3, 1), null)],
            OfficeHistory.Of(records.Where(record => record.PersonCode == "HS-1")));
        Assert.Equal(
            new Office("HT.HS", "deputyChief", new(2021, 1, 1), new(2022, 12, 31)),
            Assert.Single(OfficeHistory.Of(records.Where(record => record.PersonCode == "HS-2"))));
    }
}
