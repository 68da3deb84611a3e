using WorkPlan.Testing.SqlServer;

namespace WorkPlan.Assignments.Tests;

public sealed class ModelTests() : ModelGuard(typeof(AssignmentsDbContext));
