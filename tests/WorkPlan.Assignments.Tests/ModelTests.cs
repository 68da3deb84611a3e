using WorkPlan.Testing.SqlServer;

namespace WorkPlan.Assignments.Tests;

public sealed class ModelTests() : ModelGuard(typeof(AssignmentsDbContext))
{
    // Kept byte for byte as it was signed.
    protected override IReadOnlyCollection<string> UnboundedColumns => ["SignedEvaluation.Content"];
}
