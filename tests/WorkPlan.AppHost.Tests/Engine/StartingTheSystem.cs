using System.Text.Json.Nodes;
using WorkPlan.Testing.Hosts;

namespace WorkPlan.AppHost.Tests.Engine;

public sealed class StartingTheSystem
{
    [Fact]
    public async Task Resources_start_in_the_order_of_their_waits()
    {
        await using var host = await HostProcess.OfFakeSystem().UpAsync();
        await host.SaysAsync("program: completed");

        string[] order =
        [
            "firstdb: healthy", "first-migrations: starting", "first-migrations: completed", "first: starting", "first: healthy",
            "second: starting", "second: healthy", "program: starting", "program: completed",
        ];
        var seen = host.Lines.Select(line => order.FirstOrDefault(step => line.Contains($"| {step}", StringComparison.Ordinal))).OfType<string>();
        Assert.Equal(order, seen);
    }

    [Fact]
    public async Task Output_goes_to_the_console_with_its_name_and_to_a_log_file()
    {
        await using var host = await HostProcess.OfFakeSystem().UpAsync();
        await host.SaysAsync("program          | the program has run");

        // What is secret stands on the console and in no file.
        await host.SaysAsync("program          | the word is swordfish");
        Assert.Equal("the program has run\n[secret] shown on the console only\n", await File.ReadAllTextAsync(host.Endpoint("program").Log!));
        Assert.Contains("Now listening on", await File.ReadAllTextAsync(host.Endpoint("first").Log!), StringComparison.Ordinal);
    }

    [Fact]
    public async Task At_the_end_it_says_where_everything_is()
    {
        await using var host = await HostProcess.OfFakeSystem().UpAsync();
        await host.SaysAsync("  Stop ");

        var second = host.Endpoint("second").Url;
        Assert.Contains(host.Lines, line => line.EndsWith($" {second}", StringComparison.Ordinal));
        Assert.Contains(host.Lines, line => line.EndsWith($" {second}/openapi", StringComparison.Ordinal));
        Assert.Contains(host.Lines, line => line.EndsWith($"{second}/metrics  second", StringComparison.Ordinal));
        Assert.Contains(host.Lines, line => line.EndsWith($" {host.Directory}/logs", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_failed_migration_ends_the_start_and_leaves_nothing()
    {
        await using var host = HostProcess.OfFakeSystem("no-broker,migration-fails");

        Assert.Equal(1, await host.EndAsync());
        await host.SaysAsync("first-migrations ended with exit code 3 instead of 0.");
        Assert.Empty(ProcessTree.Alive(ProcessTree.Below(host.Id)));
        Assert.DoesNotContain(host.Lines, line => line.Contains("| first: starting", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Prometheus_is_told_what_to_scrape_even_of_a_system_that_does_not_come_up()
    {
        await using var host = HostProcess.OfFakeSystem("no-broker,migration-fails");
        await host.EndAsync();

        var targets = JsonNode.Parse(await File.ReadAllTextAsync(Path.Combine(host.Directory, "targets.json")))!.AsArray();

        Assert.Equal(["first", "second"], targets.Select(target => target!["labels"]!["service"]!.GetValue<string>()).Order());
        Assert.All(targets, target => Assert.Matches(@"^127\.0\.0\.1:\d+$", Assert.Single(target!["targets"]!.AsArray())!.GetValue<string>()));
    }

    [Fact]
    public async Task The_outer_port_can_be_chosen()
    {
        await using var host = await HostProcess.OfFakeSystem(options: ["--port", "18999"]).UpAsync();

        Assert.Equal("http://127.0.0.1:18999", host.Endpoint("second").Url);
    }

    [Fact]
    public async Task A_service_is_not_given_what_is_meant_for_the_app_host()
    {
        await using var host = await HostProcess.OfFakeSystem(variables: [("Parameters__other-password", "secret"), ("ASPNETCORE_URLS", "http://127.0.0.1:1")]).UpAsync();

        using var client = new HttpClient();
        var environment = await client.GetStringAsync(new Uri($"{host.Endpoint("second").Url}/environment"));
        Assert.DoesNotContain("Parameters__", environment, StringComparison.Ordinal);
        Assert.Contains($"\"ASPNETCORE_URLS\":\"{host.Endpoint("second").Url}\"", environment, StringComparison.Ordinal);
        Assert.Contains($"\"services__first__http__0\":\"{host.Endpoint("first").Url}\"", environment, StringComparison.Ordinal);
    }

    [Fact]
    public async Task How_much_telemetry_is_kept_and_how_lines_are_written_is_said_by_whoever_starts_it()
    {
        await using var host = await HostProcess.OfFakeSystem(variables:
        [
            ("OTEL_TRACES_SAMPLER", "traceidratio"), ("OTEL_TRACES_SAMPLER_ARG", "0.1"), ("OTEL_METRIC_EXPORT_INTERVAL", "60000"),
            ("Logging__Console__FormatterName", "json"),
        ]).UpAsync();

        using var client = new HttpClient();
        var environment = JsonNode.Parse(await client.GetStringAsync(new Uri($"{host.Endpoint("second").Url}/environment")))!;
        Assert.Equal("traceidratio", environment["OTEL_TRACES_SAMPLER"]!.GetValue<string>());
        Assert.Equal("0.1", environment["OTEL_TRACES_SAMPLER_ARG"]!.GetValue<string>());
        Assert.Equal("60000", environment["OTEL_METRIC_EXPORT_INTERVAL"]!.GetValue<string>());
        Assert.Equal("json", environment["Logging__Console__FormatterName"]!.GetValue<string>());
        Assert.Null(environment["LOGGING__CONSOLE__FORMATTERNAME"]);
        // What nobody has said is as it was.
        Assert.Equal("1000", environment["OTEL_BSP_SCHEDULE_DELAY"]!.GetValue<string>());
    }
}
