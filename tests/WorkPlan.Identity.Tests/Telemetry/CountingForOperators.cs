using System.Net;
using WorkPlan.Testing;
using WorkPlan.Testing.Telemetry;

namespace WorkPlan.Identity.Tests.Telemetry;

public sealed class CountingForOperators
{
    [Fact]
    public async Task Accounts_sessions_attempts_and_the_life_of_keys_are_told()
    {
        await using var app = new IdentityApp();

        var page = await app.Anonymous().MetricsWith("workplan_accounts", "workplan_sessions", "workplan_expiry_remaining_seconds");

        Assert.True(page.ValueOf("workplan_accounts", "open") >= 1);
        Assert.Equal(0, page.ValueOf("workplan_accounts", "locked"));
        Assert.Equal(0, page.ValueOf("workplan_sessions", "open"));
        Assert.Equal(0, page.ValueOf("workplan_signins_total", "refused"));
        using (var attempt = await app.TrySignIn(IdentityApp.Administrator, "wrong"))
            Assert.Equal(HttpStatusCode.Unauthorized, attempt.StatusCode);
        await Eventually.Equal(1, async () => (await app.Anonymous().MetricsWith("workplan_signins_total")).ValueOf("workplan_signins_total", "refused"));
        Assert.InRange(page.ValueOf("workplan_expiry_remaining_seconds", "signingKey"), 1, 90 * 86_400);
    }
}
