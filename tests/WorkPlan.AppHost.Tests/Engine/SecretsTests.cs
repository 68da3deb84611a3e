using WorkPlan.AppHost.Embedded;
using WorkPlan.Testing.Hosts;

namespace WorkPlan.AppHost.Tests.Engine;

public sealed class SecretsTests
{
    [Fact]
    public void Are_the_same_in_the_next_run_and_differ_from_each_other()
    {
        using var directory = new TestRunDirectory();
        var path = Path.Combine(directory.Path, "secrets.json");
        var first = new Secrets(path);

        var administrator = first.GetOrCreate("administrator-password");
        var broker = first.GetOrCreate("messaging-password");

        Assert.NotEqual(administrator, broker);
        Assert.Equal(administrator, new Secrets(path).GetOrCreate("administrator-password"));
    }
}
