using Microsoft.EntityFrameworkCore;
using static WorkPlan.Assignments.Tests.AssignmentsApp;

namespace WorkPlan.Assignments.Tests.Messaging;

public sealed class WhenAUnitChanges
{
    [Fact]
    public async Task The_copy_shows_the_newest_version_only()
    {
        await using var app = new AssignmentsApp();
        await app.Bus.Deliver(Unit(Division, 2));
        await app.Bus.Deliver(Unit(Division, 3));
        await app.Bus.Deliver(Unit(Division, 3));
        await app.Bus.Deliver(Unit(Division, 1));
        var copy = await app.Database(db => db.Units.AsNoTracking().SingleAsync());
        Assert.Equal(($"Đơn vị {Division} v3", 3), (copy.Name, copy.SourceVersion));
    }
}
