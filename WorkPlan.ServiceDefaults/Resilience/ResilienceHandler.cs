namespace WorkPlan.ServiceDefaults.Resilience;

/// <summary>Sends each request through its client's <see cref="HttpPipeline"/>.</summary>
internal sealed class ResilienceHandler(HttpPipeline pipeline) : DelegatingHandler
{
    protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken) =>
        pipeline.ExecuteAsync(request, base.SendAsync, cancellationToken);
}
