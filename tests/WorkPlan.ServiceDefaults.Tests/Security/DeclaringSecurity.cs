using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;
using WorkPlan.ServiceDefaults.Security;
using WorkPlan.ServiceDefaults.Tests.Http;
using WorkPlan.Testing;

namespace WorkPlan.ServiceDefaults.Tests.Security;

[Trait("Category", "Security")]
public sealed class DeclaringSecurity
{
    private const string SignedIn = "signedIn";

    [Fact]
    public async Task An_endpoint_that_says_nothing_stops_the_start()
    {
        await using var app = Build();
        app.MapGet("/forgotten", () => "open");

        var failure = await Assert.ThrowsAsync<InvalidOperationException>(() => app.RunOrMigrateAsync([]));

        Assert.Contains("/forgotten", failure.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_permission_that_nobody_declared_stops_the_start()
    {
        await using var app = Build();
        app.MapGet("/misspelt", () => "open").RequirePermission("notes.raed");

        var failure = await Assert.ThrowsAsync<InvalidOperationException>(() => app.RunOrMigrateAsync([]));

        Assert.Contains("/misspelt", failure.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task To_be_signed_in_without_saying_for_what_stops_the_start()
    {
        await using var app = Build();
        app.MapGet("/vague", () => "open").RequireAuthorization();

        await Assert.ThrowsAsync<InvalidOperationException>(() => app.RunOrMigrateAsync([]));
    }

    [Fact]
    public async Task A_policy_by_name_is_no_permission()
    {
        await using var app = Build();
        app.MapGet("/whoever", () => "open").RequireAuthorization(SignedIn);

        var failure = await Assert.ThrowsAsync<InvalidOperationException>(() => app.RunOrMigrateAsync([]));

        Assert.Contains("/whoever", failure.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task To_say_that_being_signed_in_is_enough_without_demanding_it_stops_the_start()
    {
        await using var app = Build();
        app.MapGet("/said", () => "open").SignedInSuffices(because: "it is said");

        await Assert.ThrowsAsync<InvalidOperationException>(() => app.RunOrMigrateAsync([]));
    }

    [Fact]
    public async Task A_declared_service_starts()
    {
        await using var app = Build();
        app.MapGet("/own", () => "own").RequireAuthorization(SignedIn).SignedInSuffices(because: "the account is the caller's own");
        app.MapGet("/closed", () => "closed").RequirePermission(NotesService.Read);
        app.MapGet("/open", () => "open").AllowAnonymous();

        await app.StartAsync();

        Assert.NotEmpty(app.Urls);
    }

    private static WebApplication Build()
    {
        var builder = NotesApp.NewBuilder(new TestClock(TestClock.Start), "Data Source=unused.db");
        builder.Services.AddAuthorizationBuilder().AddPolicy(SignedIn, policy => policy.RequireAuthenticatedUser());
        var app = builder.Build();
        app.MapServiceDefaults();
        return app;
    }
}
