using WorkPlan.SharedKernel;

namespace WorkPlan.ServiceDefaults.Problems;

/// <summary>
/// A rule of the domain refuses the change: 409 with a stable code. Title and detail come from the service's texts under
/// <c>{code}.title</c> and <c>{code}.detail</c>, formatted with the arguments.
/// </summary>
public class RuleException(string code, params object?[] arguments) : DomainRuleException(code, arguments)
{
    /// <summary>When several things break the rule: each of them, in the problem's <c>items</c>.</summary>
    public IReadOnlyList<object>? Items { get; init; }
}

/// <summary>The caller is known but may not do this here: 403.</summary>
public sealed class ForbiddenException(string code, params object?[] arguments) : RuleException(code, arguments);

/// <summary>What the request names is not there, or not for the caller to see: 404.</summary>
public sealed class NotFoundException(string code = "not-found", params object?[] arguments) : RuleException(code, arguments);

/// <summary>The message broker does not answer whoever asks for what only it knows: 503.</summary>
public sealed class BrokerUnavailableException(string fault) : RuleException("broker-unavailable")
{
    /// <summary>What the broker, or the way to it, said: for the log.</summary>
    public string Fault { get; } = fault;
}

/// <summary>A precondition of the request is missing (428) or no longer holds (412).</summary>
public sealed class PreconditionException(int status, string code, params object?[] arguments) : RuleException(code, arguments)
{
    public int Status { get; } = status;
}

/// <summary>The caller cannot be told who it is: 401.</summary>
public sealed class NotSignedInException(string code = "not-signed-in", params object?[] arguments) : RuleException(code, arguments);

/// <summary>The caller asks too often: 429, and when to ask again.</summary>
public sealed class TooManyRequestsException(TimeSpan retryAfter) : RuleException("too-many-requests")
{
    public TimeSpan RetryAfter { get; } = retryAfter;
}

/// <summary>The same <c>Idempotency-Key</c> came with another request: 422.</summary>
public sealed class IdempotencyMismatchException() : RuleException("idempotency-key-reused");

/// <summary>Input that only the handler can check: 400 with the messages by field, as attribute validation answers.</summary>
public sealed class InvalidInputException(IReadOnlyDictionary<string, string[]> errors) : RuleException("validation-failed")
{
    public InvalidInputException(string field, string message)
        : this(new Dictionary<string, string[]> { [field] = [message] })
    {
    }

    public IReadOnlyDictionary<string, string[]> Errors { get; } = errors;
}

/// <summary>A file has rows that cannot be taken, so none of them was: 400, the first of them in <c>items</c>, and how many there are.</summary>
public sealed class ImportRefusedException : RuleException
{
    public ImportRefusedException(IReadOnlyList<object> items, int total)
        : base("import-refused", total)
    {
        Items = items;
        Total = total;
    }

    public int Total { get; }
}
