using System.Diagnostics;
using System.Globalization;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using WorkPlan.Testing;
using WorkPlan.Testing.Broker;
using WorkPlan.Testing.Hosts;

namespace WorkPlan.EndToEnd.Tests.Operations;

/// <summary>One series of an answer.</summary>
internal sealed record Series(IReadOnlyDictionary<string, string> Labels, double Value);

/// <summary>A rule as Prometheus has understood it.</summary>
internal sealed record AlertRule(string Name, string Query, IReadOnlyDictionary<string, string> Annotations);

/// <summary>Debian's Prometheus with a configuration, on a free loopback port, until it is disposed of.</summary>
internal sealed partial class PrometheusServer : IAsyncDisposable
{
    private readonly Process _process;
    private readonly HttpClient _client;

    private PrometheusServer(Process process, HttpClient client) => (_process, _client) = (process, client);

    public static async Task<PrometheusServer> StartAsync(string configuration, string dataDirectory)
    {
        var port = FreePorts.Take(1)[0];
        var start = new ProcessStartInfo("prometheus",
        [
            $"--config.file={configuration}", $"--storage.tsdb.path={dataDirectory}", $"--web.listen-address=127.0.0.1:{port}", "--log.level=warn",
        ])
        {
            RedirectStandardError = true,
            RedirectStandardOutput = true,
        };
        var process = Process.Start(start)!;
        process.OutputDataReceived += (_, _) => { };
        process.BeginOutputReadLine();
        return await ReadyAsync(process, new Uri($"http://127.0.0.1:{port}"));
    }

    /// <summary>As <c>eng/run.sh --observe</c> has it started: by the script, over what this app host runs, until whoever started it ends.</summary>
    public static async Task<PrometheusServer> ObserveAsync(HostProcess host)
    {
        var start = new ProcessStartInfo("/bin/sh") { RedirectStandardError = true, RedirectStandardOutput = true };
        foreach (var argument in (string[])["-c", "\"$0\" \"$1\" \"$2\" & wait", Path.Combine(SourceTree.Root, "eng", "observe.sh"), host.Directory, $"{host.Id}"])
            start.ArgumentList.Add(argument);
        // It waits for a system that begins later than itself.
        File.SetLastWriteTimeUtc(Path.Combine(host.Directory, "targets.json"), TimeProvider.System.GetUtcNow().UtcDateTime.AddMinutes(1));
        var process = Process.Start(start)!;
        while (await process.StandardOutput.ReadLineAsync() is { } line)
        {
            if (Address().Match(line) is { Success: true } told)
                return await ReadyAsync(process, new Uri(told.Groups[1].Value));
        }
        throw new Xunit.Sdk.XunitException($"eng/observe.sh tells no address. {await process.StandardError.ReadToEndAsync()}");
    }

    public Uri BaseAddress => _client.BaseAddress!;

    public async Task<IReadOnlyList<Series>> QueryAsync(string expression)
    {
        var answer = await GetAsync($"/api/v1/query?query={Uri.EscapeDataString(expression)}");
        return [.. answer["result"]!.AsArray().Select(series => new Series(
            series!["metric"]!.AsObject().ToDictionary(label => label.Key, label => label.Value!.GetValue<string>()),
            double.Parse(series["value"]![1]!.GetValue<string>().Replace("+Inf", "Infinity", StringComparison.Ordinal), CultureInfo.InvariantCulture)))];
    }

    public async Task<IReadOnlyList<AlertRule>> AlertRulesAsync() =>
        [.. (await GetAsync("/api/v1/rules?type=alert"))["groups"]!.AsArray().SelectMany(group => group!["rules"]!.AsArray()).Select(rule => new AlertRule(
            rule!["name"]!.GetValue<string>(), rule["query"]!.GetValue<string>(),
            rule["annotations"]!.AsObject().ToDictionary(annotation => annotation.Key, annotation => annotation.Value!.GetValue<string>())))];

    /// <summary>Whether the alert fires, for the service when one is named.</summary>
    public async Task<bool> FiresAsync(string alert, string? service = null) =>
        (await GetAsync("/api/v1/alerts"))["alerts"]!.AsArray().Any(firing =>
            firing!["state"]!.GetValue<string>() == "firing" && firing["labels"]!["alertname"]!.GetValue<string>() == alert
            && (service is null || firing["labels"]!["service"]?.GetValue<string>() == service));

    public async ValueTask DisposeAsync()
    {
        _client.Dispose();
        _process.Kill();
        await _process.WaitForExitAsync();
        _process.Dispose();
    }

    private static async Task<PrometheusServer> ReadyAsync(Process process, Uri address)
    {
        process.ErrorDataReceived += (_, _) => { };
        process.BeginErrorReadLine();
        var server = new PrometheusServer(process, new HttpClient { BaseAddress = address });
        await Eventually.True(server.IsReadyAsync, because: "Prometheus is not ready.");
        return server;
    }

    private async Task<bool> IsReadyAsync()
    {
        Assert.False(_process.HasExited, "Prometheus has ended.");
        try
        {
            return (await _client.GetAsync(new Uri("/-/ready", UriKind.Relative))).IsSuccessStatusCode;
        }
        catch (HttpRequestException)
        {
            return false;
        }
    }

    private async Task<JsonNode> GetAsync(string path)
    {
        using var response = await _client.GetAsync(new Uri(path, UriKind.Relative));
        var text = await response.Content.ReadAsStringAsync();
        Assert.True(response.IsSuccessStatusCode, text);
        return JsonNode.Parse(text)!["data"]!;
    }

    [GeneratedRegex(@"Prometheus (http://127\.0\.0\.1:\d+)")]
    private static partial Regex Address();
}
