using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http.Metadata;

namespace WorkPlan.ServiceDefaults.Http;

/// <summary>A request whose body is a file may be larger than <see cref="ServiceDefaultsExtensions.MaxBodyBytes"/>.</summary>
public static class FileSizeLimitExtensions
{
    /// <summary>
    /// Takes bodies of up to so many bytes. The gateway has a route of its own for each such request (its <c>appsettings.json</c>), with a
    /// limit at least as large and more time: without one it refuses what the service would take.
    /// </summary>
    public static RouteHandlerBuilder TakesFilesUpTo(this RouteHandlerBuilder route, long bytes) => route.WithMetadata(new FileSizeLimit(bytes));

    private sealed record FileSizeLimit(long Bytes) : IRequestSizeLimitMetadata
    {
        public long? MaxRequestBodySize => Bytes;
    }
}
