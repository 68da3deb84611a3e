using Microsoft.EntityFrameworkCore;
using WorkPlan.ServiceDefaults.Messaging;

namespace WorkPlan.Planning.Tests;

internal sealed partial class PlanningApp
{
    /// <summary>Messages that wait for something that they name.</summary>
    public Task<List<OutboxMessage>> ParkedMessages() =>
        Database(db => db.Set<OutboxMessage>().Where(row => row.StreamKey.StartsWith("parked:")).ToListAsync());
}
