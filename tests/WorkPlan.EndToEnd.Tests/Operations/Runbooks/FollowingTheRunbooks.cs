using System.Diagnostics;
using System.Net;
using System.Net.Http.Json;
using System.Text.Json.Nodes;
using Microsoft.Data.Sqlite;
using WorkPlan.EndToEnd.Tests.Faults;
using WorkPlan.EndToEnd.Tests.Running;
using WorkPlan.Testing;

namespace WorkPlan.EndToEnd.Tests.Operations.Runbooks;

/// <summary>
/// Each fault is brought about in a running system with clients at work; then somebody types what the page of its name says, sees what it
/// says, and all is well again. Where it can within seconds, the alert fires before and is gone afterwards.
/// </summary>
[Collection(SystemUnderWatch.Name)]
[Trait("Category", "Operations")]
[Trait("Category", "Endurance")]
public sealed class FollowingTheRunbooks(WatchedSystem system)
{
    private const string Queue = "assignments-org-unit-changed";
    private static readonly TimeSpan Recovering = TimeSpan.FromSeconds(60);

    [Fact]
    public async Task ServiceDown()
    {
        await using var shell = await OperatorAsync();
        // Also of those without which nobody signs in or sees anything.
        foreach (var service in (string[])["notifications", "identity", "gateway"])
        {
            await using var stopped = await StoppedService.StopAsync(system, service);
            await system.FiresAsync("ServiceDown", service);

            await shell.FollowAsync("ServiceDown", instead: ("notifications", service));
        }
        await system.IsQuietAsync("ServiceDown");
    }

    [Fact]
    public async Task ServiceRestarting()
    {
        await using var shell = await OperatorAsync();
        for (var i = 0; i < 3; i++)
        {
            var killed = system.Host.Endpoint("notifications").Pid!.Value;
            using (var process = Process.GetProcessById(killed))
                process.Kill();
            await Eventually.True(() => system.Host.Endpoint("notifications") is { State: "Healthy", Pid: { } pid } && pid != killed, Recovering);
        }

        await shell.FollowAsync("ServiceRestarting");
    }

    [Fact]
    public async Task HighErrorRate()
    {
        await using var shell = await OperatorAsync();
        await using (await Databases.LockAsync(system, "planningdb"))
        {
            var trace = await RefusedAsync();
            await system.FiresAsync("HighErrorRate", "planning");

            await shell.FollowAsync("HighErrorRate", instead: ("4bf92f3577b34da6a3ce929d0e0e4736", trace));
        }

        await system.IsQuietAsync("HighErrorRate");
    }

    [Fact]
    public async Task SlowRequests()
    {
        await using var shell = await OperatorAsync();
        await using (await Databases.LockAsync(system, "planningdb"))
        {
            await RefusedAsync();
            await shell.FollowAsync("SlowRequests");
        }
        await system.IsQuietAsync("SlowRequests");
    }

    [Fact]
    public async Task SignInsRefused()
    {
        const string guessed = "guessed";
        const string password = "Mật-khẩu-đã-bị-đoán-1A";
        _ = (await system.AsAdministrator.CreateAsync("/api/v1/identity/users", new
        {
            userName = guessed,
            password,
            fullName = "Tài khoản bị đoán mật khẩu",
            grants = new[] { new { role = "staff", unitCode = Clients.Province, subtree = false, from = "2020-01-01" } },
        })).Json;
        using (var success = await SignInAsync(guessed, password))
            Assert.Equal(HttpStatusCode.OK, success.StatusCode);
        var tries = 0;
        await Eventually.True(async () =>
        {
            for (var i = 0; i < 5; i++)
            {
                using var refused = await SignInAsync($"nobody-{tries++}", "wrong");
                Assert.Equal(HttpStatusCode.Unauthorized, refused.StatusCode);
            }
            return await system.Prometheus.FiresAsync("SignInsRefused");
        });

        await using var shell = await AdministratorAsync();
        await shell.FollowAsync("SignInsRefused");

        using var locked = await SignInAsync(guessed, password);
        Assert.Equal(HttpStatusCode.Forbidden, locked.StatusCode);
        Assert.Equal("account-locked", (await locked.Content.ReadFromJsonAsync<JsonNode>())!["code"]!.GetValue<string>());
        await system.IsQuietAsync("SignInsRefused");
    }

    [Fact]
    public async Task BrokerDown()
    {
        await using var shell = await OperatorAsync();
        using (var broker = Process.GetProcessById(system.Host.Endpoint("messaging").Pid!.Value))
            broker.Kill();
        await system.FiresAsync("BrokerDown");

        await shell.FollowAsync("BrokerDown");

        await system.IsQuietAsync("BrokerDown");
    }

    [Fact]
    public async Task OutboxGrowing()
    {
        await using var shell = await OperatorAsync();
        await using var stopped = await StoppedService.StopAsync(system, "messaging");
        await system.FiresAsync("OutboxGrowing", "planning");

        await shell.FollowAsync("OutboxGrowing");

        await system.IsQuietAsync("OutboxGrowing");
    }

    [Fact]
    public async Task MessagesGivenUp_and_replaying_an_error_queue()
    {
        await using var shell = await OperatorAsync();
        for (var i = 0; i < 2; i++)
            await system.SendAsync(Queue, $"{Guid.NewGuid()}", "{ this is not json");
        await system.FiresAsync("MessagesGivenUp", "assignments");

        await shell.FollowAsync("MessagesGivenUp");
        await shell.FollowAsync("replay-an-error-queue");

        await system.IsQuietAsync("MessagesGivenUp");
    }

    [Fact]
    public async Task ConsumerStuck()
    {
        await using var shell = await OperatorAsync();
        await using (await Databases.LockAsync(system, "assignmentsdb"))
            await shell.FollowAsync("ConsumerStuck", ..2);

        await shell.FollowAsync("ConsumerStuck", 2..);

        await ReplayAllAsync();
    }

    [Fact]
    public async Task ConsumerLagging()
    {
        await using var shell = await OperatorAsync();
        var stoppedAt = TimeProvider.System.GetTimestamp();
        await using (await StoppedService.StopAsync(system, "emulation"))
        {
            // Clients go on, so that what is told at first has waited for so long.
            await Eventually.True(() => TimeProvider.System.GetElapsedTime(stoppedAt) > TimeSpan.FromSeconds(8));
        }

        await shell.FollowAsync("ConsumerLagging");
    }

    [Fact]
    public async Task DatabaseUnavailable()
    {
        await using var shell = await OperatorAsync();
        using var stranger = await StrangerAsync("assignmentsdb");
        await system.FiresAsync("DatabaseUnavailable", "assignments");
        // What is told to the service meanwhile is given up.
        await Eventually.True(
            async () => (await system.AsOperator.GetAsync("/api/v1/operations/assignments/error-queues")).Json.AsArray().Any(queue => queue!["messages"]!.GetValue<long>() > 0),
            Recovering);

        await shell.FollowAsync("DatabaseUnavailable");

        Assert.True(stranger.HasExited);
        await system.IsQuietAsync("DatabaseUnavailable");
        await ReplayAllAsync();
    }

    [Fact]
    public async Task ScheduledWorkLate()
    {
        await using var shell = await OperatorAsync();
        await using (await Databases.LockAsync(system, "planningdb"))
            await shell.FollowAsync("ScheduledWorkLate", ..2);

        await shell.FollowAsync("ScheduledWorkLate", 2..);
    }

    [Fact]
    public async Task WorkSetAside()
    {
        await using var shell = await AdministratorAsync();
        // A year that no calendar has: whatever is asked about it is refused.
        await PlanningAsync("INSERT INTO RollupWork (Kind, UnitCode, WorkYear, Units, EnqueuedAt, Failures) VALUES ('Targets', @unit, 1900, '[]', @now, 0)");
        await system.FiresAsync("WorkSetAside", "planning");

        await shell.FollowAsync("WorkSetAside", ..2);
        await PlanningAsync("UPDATE RollupWork SET WorkYear = 2022 WHERE WorkYear = 1900 AND UnitCode = @unit AND EnqueuedAt <= @now");
        await shell.FollowAsync("WorkSetAside", 2..);

        await system.IsQuietAsync("WorkSetAside");

        async Task PlanningAsync(string statement)
        {
            await using var connection = new SqliteConnection(system.Host.Endpoint("planningdb").ConnectionString);
            await connection.OpenAsync();
            await using var command = connection.CreateCommand();
#pragma warning disable CA2100 // The statements are constants of this test.
            command.CommandText = statement;
#pragma warning restore CA2100
            command.Parameters.AddWithValue("@unit", Clients.Province);
            command.Parameters.AddWithValue("@now", TimeProvider.System.GetUtcNow().UtcTicks);
            Assert.Equal(1, await command.ExecuteNonQueryAsync());
        }
    }

    [Fact]
    public async Task SigningKeyOverdue_and_rotating_keys()
    {
        await using var shell = await AdministratorAsync();
        var days = TimeSpan.FromDays(95).Ticks;
        await using (var connection = new SqliteConnection(system.Host.Endpoint("identitydb").ConnectionString))
        {
            await connection.OpenAsync();
            await using var command = connection.CreateCommand();
            command.CommandText = "UPDATE SigningKeys SET CreatedAt = CreatedAt - @days, SignsFrom = SignsFrom - @days";
            command.Parameters.AddWithValue("@days", days);
            Assert.Equal(1, await command.ExecuteNonQueryAsync());
        }
        using (var identity = Process.GetProcessById(system.Host.Endpoint("identity").Pid!.Value))
            identity.Kill();
        await system.FiresAsync("SigningKeyOverdue");

        await shell.FollowAsync("SigningKeyOverdue", ..2);
        await shell.FollowAsync("rotate-keys");
        await shell.FollowAsync("SigningKeyOverdue", 2..);

        await system.IsQuietAsync("SigningKeyOverdue");
    }

    [Fact]
    public async Task CertificateExpiring()
    {
        await using var shell = await OperatorAsync();
        await WatchedSystem.WriteCertificateAsync(system.CertificateFile, TimeSpan.FromDays(10));
        using (var gateway = Process.GetProcessById(system.Host.Endpoint("gateway").Pid!.Value))
            gateway.Kill();
        await system.FiresAsync("CertificateExpiring", "gateway");
        var next = $"{system.CertificateFile}.next";
        await WatchedSystem.WriteCertificateAsync(next, TimeSpan.FromDays(365));

        await shell.FollowAsync(
            "CertificateExpiring", instead: [("/etc/workplan/workplan.pfx", system.CertificateFile), (" new.pfx ", $" {next} ")]);

        await system.IsQuietAsync("CertificateExpiring");
    }

    /// <summary>A write that meets the lock; the id that its client is told.</summary>
    private async Task<string> RefusedAsync()
    {
        using var answer = await PostAsync("administrator", system.AdministratorPassword, "/api/v1/planning/units", new
        {
            code = $"{Clients.Province}.REFUSED",
            name = "Phòng",
            level = "province",
            type = "division",
            parentCode = Clients.Province,
            validFrom = "2000-01-01",
        });
        Assert.Equal(HttpStatusCode.ServiceUnavailable, answer.StatusCode);
        return (await answer.Content.ReadFromJsonAsync<JsonNode>())!["traceId"]!.GetValue<string>();
    }

    /// <summary>Somebody has opened a database with a program of his own, begun to write, and gone to lunch.</summary>
    private async Task<Process> StrangerAsync(string database)
    {
        var file = new SqliteConnectionStringBuilder(system.Host.Endpoint(database).ConnectionString).DataSource;
        var stranger = Process.Start(new ProcessStartInfo("sqlite3", [file]) { RedirectStandardInput = true, RedirectStandardOutput = true })!;
        await stranger.StandardInput.WriteAsync(".timeout 10000\nBEGIN IMMEDIATE;\nSELECT 'begun';\n");
        await stranger.StandardInput.FlushAsync();
        Assert.Equal("begun", await stranger.StandardOutput.ReadLineAsync());
        return stranger;
    }

    /// <summary>What met a lock is for the next test not to find.</summary>
    private Task ReplayAllAsync() => Eventually.True(
        async () =>
        {
            var queues = (await system.AsOperator.GetAsync("/api/v1/operations/queues")).Json.AsArray().Where(queue => queue!["errorMessages"]!.GetValue<long>() > 0).ToList();
            foreach (var queue in queues)
            {
                using var replayed = await PostAsync(
                    system.AsOperator.UserName, system.OperatorPassword,
                    $"/api/v1/operations/{queue!["service"]}/error-queues/{queue["errorQueue"]}/replay");
            }
            return queues.Count == 0;
        },
        Recovering);

    private Task<OperatorsShell> OperatorAsync() => OperatorsShell.OpenAsync(system.Host, system.AsOperator.UserName, system.OperatorPassword);

    private Task<OperatorsShell> AdministratorAsync() => OperatorsShell.OpenAsync(system.Host, "administrator", system.AdministratorPassword);

    private Task<HttpResponseMessage> SignInAsync(string userName, string password) =>
        system.Gateway.PostAsJsonAsync("/api/v1/identity/tokens", new { userName, password });

    /// <summary>Once: a client of ours would try again.</summary>
    private async Task<HttpResponseMessage> PostAsync(string userName, string password, string path, object? body = null)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, path) { Content = body is null ? null : JsonContent.Create(body) };
        request.Headers.Authorization = await system.TokenAsync(userName, password);
        return await system.Gateway.SendAsync(request);
    }
}
