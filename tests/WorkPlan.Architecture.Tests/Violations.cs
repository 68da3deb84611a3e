using Xunit.Sdk;

namespace WorkPlan.Architecture.Tests;

internal static class Violations
{
    /// <summary>Fails with every violation on a line of its own.</summary>
    public static void ShouldBeNone(this IEnumerable<string> violations)
    {
        var found = violations.ToList();
        if (found.Count > 0)
            throw new XunitException($"{found.Count} violation(s):{Environment.NewLine}{string.Join(Environment.NewLine, found)}");
    }
}
