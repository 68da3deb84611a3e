using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.OpenApi;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.OpenApi;
using WorkPlan.ServiceDefaults.Http;

namespace WorkPlan.ServiceDefaults.OpenApi;

/// <summary>Each service describes itself at <c>/openapi/v1.json</c>: security, preconditions, retry keys and problems included.</summary>
internal static class OpenApiExtensions
{
    private const string Scheme = "bearer";

    public static WebApplicationBuilder AddServiceDescription(this WebApplicationBuilder builder, string serviceName)
    {
        builder.Services.AddOpenApi("v1", options =>
        {
            options.AddDocumentTransformer((document, _, _) =>
            {
                document.Info.Title = $"WorkPlan {serviceName}";
                document.Info.Version = "v1";
                document.Components ??= new OpenApiComponents();
                document.Components.SecuritySchemes ??= new Dictionary<string, IOpenApiSecurityScheme>();
                document.Components.SecuritySchemes[Scheme] = new OpenApiSecurityScheme
                {
                    Type = SecuritySchemeType.Http,
                    Scheme = Scheme,
                    BearerFormat = "JWT",
                };
                return Task.CompletedTask;
            });
            options.AddSchemaTransformer(DescribeText);
            options.AddOperationTransformer(Describe);
        });
        return builder;
    }

    /// <summary>Text is read by a converter of ours, which says nothing of the schema: without this it would be anything.</summary>
    private static Task DescribeText(OpenApiSchema schema, OpenApiSchemaTransformerContext context, CancellationToken _)
    {
        if (context.JsonTypeInfo.Type == typeof(string) && schema.Type is null)
        {
            var mayBeNull = context.JsonPropertyInfo is { } property && (property.IsGetNullable || property.IsSetNullable);
            schema.Type = mayBeNull ? JsonSchemaType.String | JsonSchemaType.Null : JsonSchemaType.String;
        }
        return Task.CompletedTask;
    }

    private static Task Describe(OpenApiOperation operation, OpenApiOperationTransformerContext context, CancellationToken _)
    {
        var metadata = context.Description.ActionDescriptor.EndpointMetadata;
        if (!metadata.OfType<IAllowAnonymous>().Any())
        {
            operation.Security = [new OpenApiSecurityRequirement { [new OpenApiSecuritySchemeReference(Scheme, context.Document)] = [] }];
            AddProblem(operation, StatusCodes.Status401Unauthorized, "Not signed in");
            AddProblem(operation, StatusCodes.Status403Forbidden, "Not permitted");
        }
        if (context.Description.ParameterDescriptions.Any(parameter => parameter.Type == typeof(IfMatch))
            || metadata.OfType<System.Reflection.MethodInfo>().Any(TakesIfMatch))
        {
            AddHeader(operation, "If-Match", required: true, "The ETag that was read");
            AddProblem(operation, StatusCodes.Status412PreconditionFailed, "Changed since it was read");
            AddProblem(operation, StatusCodes.Status428PreconditionRequired, "If-Match is missing");
        }
        if (metadata.OfType<IdempotentMetadata>().Any())
        {
            AddHeader(operation, "Idempotency-Key", required: false, "Makes sending the same request again safe for 24 hours");
            AddProblem(operation, StatusCodes.Status422UnprocessableEntity, "The key was used with another content");
        }
        return Task.CompletedTask;
    }

    private static bool TakesIfMatch(System.Reflection.MethodInfo handler) =>
        handler.GetParameters().Any(parameter => parameter.ParameterType == typeof(IfMatch));

    private static void AddHeader(OpenApiOperation operation, string name, bool required, string description)
    {
        operation.Parameters ??= [];
        operation.Parameters.Add(new OpenApiParameter
        {
            Name = name,
            In = ParameterLocation.Header,
            Required = required,
            Description = description,
            Schema = new OpenApiSchema { Type = JsonSchemaType.String },
        });
    }

    private static void AddProblem(OpenApiOperation operation, int status, string description)
    {
        operation.Responses ??= [];
        operation.Responses.TryAdd($"{status}", new OpenApiResponse { Description = $"{description} (application/problem+json)" });
    }
}
