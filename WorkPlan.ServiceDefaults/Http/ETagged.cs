using System.Reflection;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Metadata;
using WorkPlan.ServiceDefaults.Persistence;

namespace WorkPlan.ServiceDefaults.Http;

/// <summary>Answers that carry the version of a single resource as its <c>ETag</c>.</summary>
public static class ETagged
{
    public static OkWithETag<T> Ok<T>(T view, IVersioned entity) => new(view, entity.Version);

    public static OkWithETag<T> Ok<T>(T view, long version) => new(view, version);

    public static CreatedWithETag<T> Created<T>(string location, T view, IVersioned entity) => new(location, view, entity.Version);

    internal static void Set(HttpContext context, long version) => context.Response.Headers.ETag = $"\"{version}\"";
}

/// <summary>200 with a body and an <c>ETag</c>.</summary>
public sealed class OkWithETag<T>(T view, long version) : IResult, IEndpointMetadataProvider
{
    public T Value { get; } = view;

    public Task ExecuteAsync(HttpContext httpContext)
    {
        ETagged.Set(httpContext, version);
        return TypedResults.Ok(Value).ExecuteAsync(httpContext);
    }

    static void IEndpointMetadataProvider.PopulateMetadata(MethodInfo method, EndpointBuilder builder) =>
        builder.Metadata.Add(new ProducesResponseTypeMetadata(StatusCodes.Status200OK, typeof(T), ["application/json"]));
}

/// <summary>201 with a body, a <c>Location</c> and an <c>ETag</c>.</summary>
public sealed class CreatedWithETag<T>(string location, T view, long version) : IResult, IEndpointMetadataProvider
{
    public T Value { get; } = view;

    public Task ExecuteAsync(HttpContext httpContext)
    {
        ETagged.Set(httpContext, version);
        return TypedResults.Created(location, Value).ExecuteAsync(httpContext);
    }

    static void IEndpointMetadataProvider.PopulateMetadata(MethodInfo method, EndpointBuilder builder) =>
        builder.Metadata.Add(new ProducesResponseTypeMetadata(StatusCodes.Status201Created, typeof(T), ["application/json"]));
}
