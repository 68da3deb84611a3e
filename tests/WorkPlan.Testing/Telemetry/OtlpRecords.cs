namespace WorkPlan.Testing.Telemetry;

/// <summary>One span as it arrived, with the name of the service that sent it.</summary>
public sealed record OtlpSpan
{
    public required string Service { get; init; }
    public required string Scope { get; init; }
    public required string Name { get; init; }
    public required string TraceId { get; init; }
    public required string SpanId { get; init; }

    /// <summary>Empty for the first span of a trace.</summary>
    public required string ParentId { get; init; }

    /// <summary>1 internal, 2 server, 3 client, 4 producer, 5 consumer.</summary>
    public required int Kind { get; init; }

    /// <summary>0 unset, 1 ok, 2 error.</summary>
    public required int Status { get; init; }

    public required DateTimeOffset Start { get; init; }
    public required DateTimeOffset End { get; init; }
    public required IReadOnlyDictionary<string, object?> Attributes { get; init; }
    public required IReadOnlyDictionary<string, object?> Resource { get; init; }
}

/// <summary>One log record as it arrived; the ids are empty when it was written outside any span.</summary>
public sealed record OtlpLog
{
    public required string Service { get; init; }
    public required string Category { get; init; }
    public required string Severity { get; init; }
    public required string Body { get; init; }
    public required string TraceId { get; init; }
    public required string SpanId { get; init; }
    public required IReadOnlyDictionary<string, object?> Attributes { get; init; }
}

/// <summary>That a metric arrived; its points are not read.</summary>
public sealed record OtlpMetric(string Service, string Meter, string Name, string Unit);
