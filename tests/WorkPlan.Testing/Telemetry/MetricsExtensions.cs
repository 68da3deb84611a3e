namespace WorkPlan.Testing.Telemetry;

public static class MetricsExtensions
{
    /// <summary>A service's page once it shows these metrics: what has to be read first is there with a later scrape.</summary>
    public static Task<PrometheusText> MetricsWith(this HttpClient client, params string[] names) => Eventually.Some(
        async () =>
        {
            var page = PrometheusText.Parse(await client.GetStringAsync(new Uri("/metrics", UriKind.Relative)));
            return names.All(name => page.Families.Any(family => family.Name == name)) ? page : null;
        },
        because: string.Join(' ', names));

    /// <summary>The value of the only series of a metric that has this value of some label.</summary>
    public static double ValueOf(this PrometheusText page, string name, string label) =>
        page[name].Samples.Single(sample => sample.Labels.Values.Contains(label)).Value;
}
