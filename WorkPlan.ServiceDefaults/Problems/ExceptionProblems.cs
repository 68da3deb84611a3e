using System.Globalization;
using System.Text.Json;
using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Diagnostics;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging;
using Microsoft.Net.Http.Headers;
using WorkPlan.ServiceDefaults.Persistence;
using WorkPlan.ServiceDefaults.Spreadsheets;
using WorkPlan.SharedKernel;

namespace WorkPlan.ServiceDefaults.Problems;

/// <summary>
/// Turns what a handler throws into an answer: a broken rule 409, not signed in 401, out of scope 403, not there 404, a precondition 412 or 428,
/// malformed input 400, a lost race or a duplicate 409, a busy database 503. Anything else is a bug: 500, and a log entry.
/// </summary>
internal sealed partial class ExceptionProblems(
    IProblemDetailsService problems, Texts texts, UnavailabilityMetrics metrics, ILogger<ExceptionProblems> logger) : IExceptionHandler
{
    public async ValueTask<bool> TryHandleAsync(HttpContext httpContext, Exception exception, CancellationToken cancellationToken)
    {
        if (exception is OperationCanceledException && httpContext.RequestAborted.IsCancellationRequested)
        {
            httpContext.Response.StatusCode = StatusCodes.Status499ClientClosedRequest;
            return true;
        }
        var problem = Describe(exception, httpContext.Request);
        if (exception is BrokerUnavailableException broker)
            Log.WithoutTheBroker(logger, httpContext.Request.Method, httpContext.Request.Path, broker.Fault);
        else if (problem.Status >= StatusCodes.Status500InternalServerError)
            Log.Unexpected(logger, exception, httpContext.Request.Method, httpContext.Request.Path);
        if (problem.Status == StatusCodes.Status503ServiceUnavailable)
        {
            httpContext.Response.Headers.RetryAfter = "1";
            if (exception is not BrokerUnavailableException)
                metrics.DatabaseWasUnavailable();
        }
        if (exception is TooManyRequestsException { RetryAfter: var wait })
            httpContext.Response.Headers.RetryAfter = Math.Ceiling(wait.TotalSeconds).ToString(CultureInfo.InvariantCulture);
        httpContext.Response.StatusCode = problem.Status!.Value;
        return await problems.TryWriteAsync(new() { HttpContext = httpContext, ProblemDetails = problem, Exception = exception });
    }

    private ProblemDetails Describe(Exception exception, HttpRequest request) => exception switch
    {
        InvalidInputException invalid => new HttpValidationProblemDetails(invalid.Errors.ToDictionary())
        {
            Status = StatusCodes.Status400BadRequest,
            Title = null,
        },
        ImportRefusedException rule => FromImport(rule),
        BrokerUnavailableException rule => FromRule(StatusCodes.Status503ServiceUnavailable, rule),
        NotSignedInException rule => FromRule(StatusCodes.Status401Unauthorized, rule),
        TooManyRequestsException rule => FromRule(StatusCodes.Status429TooManyRequests, rule),
        ForbiddenException rule => FromRule(StatusCodes.Status403Forbidden, rule),
        NotFoundException rule => FromRule(StatusCodes.Status404NotFound, rule),
        PreconditionException rule => FromRule(rule.Status, rule),
        IdempotencyMismatchException rule => FromRule(StatusCodes.Status422UnprocessableEntity, rule),
        BadFileException rule => FromRule(StatusCodes.Status400BadRequest, rule),
        DomainRuleException rule => FromRule(StatusCodes.Status409Conflict, rule),
        BadHttpRequestException bad => FromBadRequest(bad),
        // Whoever named a version and lost to somebody quicker is told the same as whoever came later.
        DbUpdateConcurrencyException when request.Headers.ContainsKey(HeaderNames.IfMatch) =>
            FromCode(StatusCodes.Status412PreconditionFailed, "stale-version"),
        DbUpdateConcurrencyException => FromCode(StatusCodes.Status409Conflict, "lost-race"),
        _ when DatabaseFaults.IsDuplicate(exception) => FromCode(StatusCodes.Status409Conflict, "already-exists"),
        _ when DatabaseFaults.IsUnavailable(exception) => FromCode(StatusCodes.Status503ServiceUnavailable, "unavailable"),
        _ => FromCode(StatusCodes.Status500InternalServerError, "internal-error"),
    };

    private ProblemDetails FromRule(int status, DomainRuleException rule)
    {
        var problem = FromCode(status, rule.Code, [.. rule.Arguments]);
        if (rule.Citation is { } citation)
            problem.Extensions["citation"] = citation;
        if (rule is RuleException { Items: { } items })
            problem.Extensions["items"] = items;
        return problem;
    }

    private ProblemDetails FromImport(ImportRefusedException rule)
    {
        var problem = FromRule(StatusCodes.Status400BadRequest, rule);
        problem.Extensions["total"] = rule.Total;
        return problem;
    }

    private ProblemDetails FromCode(int status, string code, params object?[] arguments) => new()
    {
        Status = status,
        Title = texts.Find($"{code}.title"),
        Detail = texts.Find($"{code}.detail", arguments),
        Extensions = { [ProblemShape.Code] = code },
    };

    private ProblemDetails FromBadRequest(BadHttpRequestException exception)
    {
        if (exception.StatusCode == StatusCodes.Status413PayloadTooLarge)
            return FromCode(exception.StatusCode, "body-too-large");
        if (exception.StatusCode == StatusCodes.Status415UnsupportedMediaType)
            return FromCode(exception.StatusCode, "unsupported-media-type");
        if (exception.InnerException is not JsonException json)
            return FromCode(StatusCodes.Status400BadRequest, "malformed-request");
        var path = json.Path?.TrimStart('$').TrimStart('.');
        var unknown = json.Message.Contains("could not be mapped", StringComparison.Ordinal);
        var code = unknown ? "unknown-field" : "malformed-request";
        var problem = FromCode(StatusCodes.Status400BadRequest, code);
        if (MissingIn(json) is { Length: > 0 } missing)
            problem.Extensions["errors"] = missing.ToDictionary(name => Below(path, name), _ => (string[])[texts["Text.Required"]]);
        else if (!string.IsNullOrEmpty(path))
            problem.Extensions["errors"] = new Dictionary<string, string[]> { [path] = [texts[$"{code}.field"]] };
        return problem;
    }

    /// <summary>The members that the body lacks; the serializer tells their names in its message only.</summary>
    private static string[] MissingIn(JsonException json) => json.Message.Split("missing required properties including: ") is [_, var names]
        ? [.. MemberName().Matches(names).Select(match => match.Groups[1].Value)]
        : [];

    private static string Below(string? path, string name) => string.IsNullOrEmpty(path) ? name : $"{path}.{name}";

    [GeneratedRegex("'([^']+)'")]
    private static partial Regex MemberName();

    private static partial class Log
    {
        [LoggerMessage(1, LogLevel.Error, "{Method} {Path} failed unexpectedly")]
        public static partial void Unexpected(ILogger logger, Exception exception, string method, PathString path);

        [LoggerMessage(2, LogLevel.Warning, "{Method} {Path} was refused, because the message broker does not answer: {Fault}")]
        public static partial void WithoutTheBroker(ILogger logger, string method, PathString path, string fault);
    }
}
