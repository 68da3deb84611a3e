using WorkPlan.Testing.SqlServer;

namespace WorkPlan.Identity.Tests;

public sealed class ModelTests() : ModelGuard(typeof(IdentityDbContext));
