using System.Net;
using System.Net.Http.Json;
using System.Text.Json.Nodes;
using WorkPlan.Samples.Gateway;
using WorkPlan.Testing.Hosts;

namespace WorkPlan.EndToEnd.Tests.Running;

/// <summary>A run directory holds everything: stopped and started again over it, the system goes on where it was.</summary>
[Trait("Category", "EndToEnd")]
[Trait("Category", "Endurance")]
public sealed class StartingAgain
{
    private const string Units = "/api/v1/planning/units";

    [Fact]
    public async Task Over_the_same_run_directory_nothing_is_lost_and_nobody_has_to_sign_in_anew()
    {
        using var directory = new TestRunDirectory();
        string? etag;
        string refreshToken;
        await using (var first = await HostProcess.OfWorkPlan(["--empty"], directory.Path).UpAsync())
        {
            using var gateway = Gateway(first);
            var administrator = Administrator(gateway, directory);
            _ = (await administrator.CreateAsync(Units, new
            {
                code = "QT",
                name = "Viện kiểm sát nhân dân tỉnh Quảng Trị",
                level = "province",
                type = "procuracy",
                parentCode = (string?)null,
                validFrom = "2000-01-01",
            })).Json;
            etag = (await administrator.GetAsync($"{Units}/QT")).ETag;
            using var signedIn = await gateway.PostAsJsonAsync("/api/v1/identity/tokens", new { userName = "administrator", password = PasswordIn(directory) });
            refreshToken = (await signedIn.Content.ReadFromJsonAsync<JsonNode>())!["refreshToken"]!.GetValue<string>();
            Assert.Equal(0, (await first.StopAsync()).ExitCode);
        }

        await using var again = await HostProcess.OfWorkPlan(["--empty"], directory.Path).UpAsync();
        using var same = Gateway(again);
        using var refreshed = await same.PostAsJsonAsync("/api/v1/identity/tokens/refresh", new { refreshToken });
        Assert.Equal(HttpStatusCode.OK, refreshed.StatusCode);
        var unit = await Administrator(same, directory).GetAsync($"{Units}/QT");
        Assert.NotNull(etag);
        Assert.Equal((HttpStatusCode.OK, etag, "Viện kiểm sát nhân dân tỉnh Quảng Trị"), (unit.Status, unit.ETag, unit.Json["name"]!.GetValue<string>()));
    }

    private static HttpClient Gateway(HostProcess host) => new() { BaseAddress = new Uri(host.Endpoint("gateway").Url!), Timeout = TimeSpan.FromSeconds(30) };

    private static Account Administrator(HttpClient gateway, TestRunDirectory directory) =>
        new(gateway, "administrator", PasswordIn(directory), TimeProvider.System);

    private static string PasswordIn(TestRunDirectory directory) =>
        JsonNode.Parse(File.ReadAllText(Path.Combine(directory.Path, "secrets.json")))!["administrator-password"]!.GetValue<string>();
}
