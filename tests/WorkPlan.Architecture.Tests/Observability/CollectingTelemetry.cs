using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using WorkPlan.Testing;

namespace WorkPlan.Architecture.Tests.Observability;

/// <summary>
/// The OpenTelemetry Collector's configuration against what its components document: the keys that each has and what they take, and the
/// order that the collector's own guide gives. No collector has read it: none is packaged for Debian.
/// </summary>
[Trait("Category", "Operations")]
public sealed partial class CollectingTelemetry
{
    private const string Endpoint = @"127\.0\.0\.1:\d{2,5}";
    private const string Duration = @"(\d+(ms|s|m|h))+";
    private const string Positive = "[1-9][0-9]*";
    private const string Any = ".+";

    private static readonly string File = Path.Combine(SourceTree.Root, "deploy", "observability", "otel-collector.yml");

    /// <summary>
    /// Component and path of each setting that we use, and what it takes; as the configuration structures of otelcol-contrib 0.1xx name
    /// them. A component's own name may follow its type after a stroke.
    /// </summary>
    private static readonly Dictionary<string, string> Settings = new()
    {
        ["receivers.otlp.protocols.grpc.endpoint"] = Endpoint,
        ["receivers.otlp.protocols.http.endpoint"] = Endpoint,
        ["processors.memory_limiter.check_interval"] = Duration,
        ["processors.memory_limiter.limit_mib"] = Positive,
        ["processors.memory_limiter.spike_limit_mib"] = Positive,
        ["processors.batch.timeout"] = Duration,
        ["processors.batch.send_batch_size"] = Positive,
        ["processors.tail_sampling.decision_wait"] = Duration,
        ["processors.tail_sampling.num_traces"] = Positive,
        ["processors.tail_sampling.policies.name"] = Any,
        ["processors.tail_sampling.policies.type"] = "status_code|latency|probabilistic",
        ["processors.tail_sampling.policies.status_code.status_codes"] = "OK|ERROR|UNSET",
        ["processors.tail_sampling.policies.latency.threshold_ms"] = Positive,
        ["processors.tail_sampling.policies.probabilistic.sampling_percentage"] = "[1-9][0-9]?|100",
        ["exporters.file.path"] = @"/var/log/workplan/\w+\.jsonl",
        ["exporters.file.rotation.max_megabytes"] = Positive,
        ["exporters.file.rotation.max_days"] = Positive,
        ["exporters.file.rotation.max_backups"] = Positive,
        ["exporters.prometheus.endpoint"] = Endpoint,
        ["exporters.prometheus.resource_to_telemetry_conversion.enabled"] = "true|false",
        ["extensions.health_check.endpoint"] = Endpoint,
        ["service.extensions"] = Any,
        ["service.pipelines.traces.receivers"] = Any,
        ["service.pipelines.traces.processors"] = Any,
        ["service.pipelines.traces.exporters"] = Any,
        ["service.pipelines.logs.receivers"] = Any,
        ["service.pipelines.logs.processors"] = Any,
        ["service.pipelines.logs.exporters"] = Any,
        ["service.pipelines.metrics.receivers"] = Any,
        ["service.pipelines.metrics.processors"] = Any,
        ["service.pipelines.metrics.exporters"] = Any,
    };

    [Fact]
    public void The_configuration_says_what_the_components_understand() => Faults(SimpleYaml.Read(Text())).ShouldBeNone();

    [Theory]
    [InlineData("limit_mib: 256", "limit_mb: 256", "processors.memory_limiter.limit_mb is no setting.")]
    [InlineData("check_interval: 1s", "check_interval: soon", "processors.memory_limiter.check_interval takes no soon.")]
    [InlineData("spike_limit_mib: 64", "spike_limit_mib: 256", "memory_limiter spikes over its limit.")]
    [InlineData("[ memory_limiter, tail_sampling, batch ]", "[ tail_sampling, memory_limiter, batch ]", "traces does not begin with memory_limiter.")]
    [InlineData("[ memory_limiter, tail_sampling, batch ]", "[ memory_limiter, batch, tail_sampling ]", "traces does not end with batch.")]
    [InlineData("[ memory_limiter, tail_sampling, batch ]", "[ memory_limiter, batch ]", "Nobody uses processors tail_sampling.")]
    [InlineData("exporters: [ file/logs ]", "exporters: [ file/log ]", "There is no exporters file/log.")]
    [InlineData("type: latency, latency: {", "type: latency, probabilistic: {", "The policy slow does not say its latency.")]
    [InlineData("status_codes: [ ERROR ]", "status_codes: [ FAILED ]", "processors.tail_sampling.policies.status_code.status_codes takes no FAILED.")]
    [InlineData("127.0.0.1:4318", "127.0.0.1:4317", "127.0.0.1:4317 is taken twice.")]
    [InlineData("127.0.0.1:8889", "0.0.0.0:8889", "exporters.prometheus.endpoint takes no 0.0.0.0:8889.")]
    public void What_the_collector_would_refuse_is_seen(string right, string wrong, string fault)
    {
        var text = Text();
        Assert.Contains(right, text, StringComparison.Ordinal);

        Assert.Contains(fault, Faults(SimpleYaml.Read(text.Replace(right, wrong, StringComparison.Ordinal))));
    }

    [Theory]
    [InlineData("a:\n\tb: 1")]
    [InlineData("a: 1\na: 2")]
    [InlineData("a: 1\n   b: 2")]
    [InlineData("a: { b: 1 ")]
    [InlineData("just words")]
    public void What_is_no_map_is_refused(string text) => Assert.ThrowsAny<Exception>(() => SimpleYaml.Read(text));

    [Fact]
    public void Values_are_read_as_what_they_are() => Assert.Equal(
        """{"a":{"b":[1,"two","127.0.0.1:3"],"c":true},"d":[{"e":"f g"},"h"]}""",
        SimpleYaml.Read("a: # comment\n  b: [ 1, two, 127.0.0.1:3 ]\n  c: true\nd:\n  - { e: \"f g\" }\n  - h\n").ToJsonString());

    private static string Text() => System.IO.File.ReadAllText(File);

    private static IEnumerable<string> Faults(JsonNode configuration)
    {
        foreach (var (path, value) in Leaves(configuration, ""))
        {
            if (!Settings.TryGetValue(path, out var takes))
                yield return $"{path} is no setting.";
            else if (!Regex.IsMatch(value, $"^({takes})$"))
                yield return $"{path} takes no {value}.";
        }
        foreach (var taken in Leaves(configuration, "").Where(leaf => leaf.Path.EndsWith(".endpoint", StringComparison.Ordinal)).GroupBy(leaf => leaf.Value).Where(group => group.Count() > 1))
            yield return $"{taken.Key} is taken twice.";
        foreach (var fault in PipelineFaults(configuration).Concat(PolicyFaults(configuration)))
            yield return fault;
        var limiter = configuration["processors"]!["memory_limiter"]!;
        if (limiter["limit_mib"] is { } limit && limiter["spike_limit_mib"]!.GetValue<long>() >= limit.GetValue<long>())
            yield return "memory_limiter spikes over its limit.";
    }

    private static IEnumerable<string> PipelineFaults(JsonNode configuration)
    {
        var pipelines = configuration["service"]!["pipelines"]!.AsObject();
        foreach (var kind in (string[])["receivers", "processors", "exporters", "extensions"])
        {
            var defined = configuration[kind]!.AsObject().Select(component => component.Key).ToList();
            var used = (kind == "extensions" ? Names(configuration["service"]!, kind) : pipelines.SelectMany(pipeline => Names(pipeline.Value!, kind))).ToList();
            foreach (var unknown in used.Except(defined))
                yield return $"There is no {kind} {unknown}.";
            foreach (var idle in defined.Except(used))
                yield return $"Nobody uses {kind} {idle}.";
        }
        // What the collector's guide asks: refuse first, gather last.
        foreach (var (name, pipeline) in pipelines)
        {
            if (Names(pipeline!, "processors").FirstOrDefault() != "memory_limiter")
                yield return $"{name} does not begin with memory_limiter.";
            if (Names(pipeline!, "processors").LastOrDefault() != "batch")
                yield return $"{name} does not end with batch.";
        }
    }

    /// <summary>A policy holds a block that is named like its type.</summary>
    private static IEnumerable<string> PolicyFaults(JsonNode configuration) => configuration["processors"]!["tail_sampling"]!["policies"]!.AsArray()
        .Where(policy => policy![policy["type"]!.GetValue<string>()] is null)
        .Select(policy => $"The policy {policy!["name"]} does not say its {policy["type"]}.");

    private static IEnumerable<string> Names(JsonNode node, string list) => node[list]?.AsArray().Select(name => name!.GetValue<string>()) ?? [];

    /// <summary>Every value with its path, in which a component is named by its type alone.</summary>
    private static IEnumerable<(string Path, string Value)> Leaves(JsonNode? node, string path) => node switch
    {
        JsonObject map => map.SelectMany(entry => Leaves(entry.Value, $"{path}{(path.Length > 0 ? "." : "")}{OwnName().Replace(entry.Key, "")}")),
        JsonArray list => list.SelectMany(item => Leaves(item, path)),
        _ => [(path, node?.ToString() ?? "")],
    };

    [GeneratedRegex("/.*$")]
    private static partial Regex OwnName();
}
