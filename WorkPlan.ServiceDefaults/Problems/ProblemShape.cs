using System.Diagnostics;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;

namespace WorkPlan.ServiceDefaults.Problems;

/// <summary>Every problem that leaves a service has a type, a stable code, the trace id, and a title in the caller's language.</summary>
internal static class ProblemShape
{
    public const string Code = "code";
    private const string TypePrefix = "urn:workplan:problem:";

    public static void Complete(ProblemDetailsContext context)
    {
        var problem = context.ProblemDetails;
        var texts = context.HttpContext.RequestServices.GetRequiredService<Texts>();
        var status = problem.Status ?? context.HttpContext.Response.StatusCode;
        if (problem.Extensions.TryGetValue(Code, out var given) && given is string code)
            problem.Title ??= texts.Find($"{code}.title");
        else
        {
            code = problem is HttpValidationProblemDetails ? "validation-failed" : CodeOf(status);
            problem.Title = texts.Find($"{code}.title") ?? problem.Title;
            problem.Detail ??= texts.Find($"{code}.detail");
            problem.Extensions[Code] = code;
        }
        if (problem is HttpValidationProblemDetails validation)
            validation.Errors = validation.Errors.ToDictionary(error => JsonPath(error.Key), error => error.Value);
        problem.Type = TypePrefix + code;
        problem.Status = status;
        problem.Extensions["traceId"] = Activity.Current?.TraceId.ToString() ?? context.HttpContext.TraceIdentifier;
    }

    private static string CodeOf(int status) => status switch
    {
        StatusCodes.Status400BadRequest => "malformed-request",
        StatusCodes.Status401Unauthorized => "not-signed-in",
        StatusCodes.Status403Forbidden => "not-permitted",
        StatusCodes.Status404NotFound => "not-found",
        StatusCodes.Status405MethodNotAllowed => "method-not-allowed",
        StatusCodes.Status413PayloadTooLarge => "body-too-large",
        StatusCodes.Status415UnsupportedMediaType => "unsupported-media-type",
        StatusCodes.Status429TooManyRequests => "too-many-requests",
        StatusCodes.Status502BadGateway or StatusCodes.Status503ServiceUnavailable or StatusCodes.Status504GatewayTimeout => "unavailable",
        >= 500 => "internal-error",
        _ => $"http-{status}",
    };

    /// <summary><c>Commitments[0].TargetCode</c> is <c>commitments[0].targetCode</c> to a client.</summary>
    private static string JsonPath(string path) =>
        string.Join('.', path.Split('.').Select(segment => segment.Length == 0 ? segment : char.ToLowerInvariant(segment[0]) + segment[1..]));
}
