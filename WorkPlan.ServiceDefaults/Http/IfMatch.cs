using Microsoft.AspNetCore.Http;
using Microsoft.Net.Http.Headers;
using WorkPlan.ServiceDefaults.Persistence;
using WorkPlan.ServiceDefaults.Problems;

namespace WorkPlan.ServiceDefaults.Http;

/// <summary>
/// The <c>If-Match</c> header of a change to an existing resource. Taking it as a parameter makes it required: without it the
/// answer is 428; <see cref="Demand"/> answers 412 when the resource has changed since it was read. A weak tag counts like a strong
/// one: a proxy that compresses marks ours as weak, and it is a version, not a digest of the bytes.
/// </summary>
public sealed record IfMatch(long Version)
{
    public static ValueTask<IfMatch> BindAsync(HttpContext context)
    {
        var header = context.Request.Headers.IfMatch.ToString();
        if (string.IsNullOrWhiteSpace(header))
            throw new PreconditionException(StatusCodes.Status428PreconditionRequired, "if-match-required");
        if (!EntityTagHeaderValue.TryParse(header, out var tag) || !long.TryParse(tag.Tag.AsSpan().Trim('"'), out var version))
            throw Stale();
        return ValueTask.FromResult(new IfMatch(version));
    }

    /// <summary>Refuses with 412 when the entity is no longer the one that the caller read.</summary>
    public void Demand(IVersioned entity)
    {
        if (entity.Version != Version)
            throw Stale();
    }

    private static PreconditionException Stale() => new(StatusCodes.Status412PreconditionFailed, "stale-version");
}
