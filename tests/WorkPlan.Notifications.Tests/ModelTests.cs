using WorkPlan.Testing.SqlServer;

namespace WorkPlan.Notifications.Tests;

public sealed class ModelTests() : ModelGuard(typeof(NotificationsDbContext))
{
    // Read whole or not at all.
    protected override IReadOnlyCollection<string> UnboundedColumns => ["Notice.Parameters", "Reader.Deliveries"];
}
