namespace WorkPlan.Testing.Telemetry;

/// <summary>Reads the three export requests of OTLP; the numbers are those of its .proto files.</summary>
public static class OtlpMessages
{
    public static IEnumerable<OtlpSpan> Spans(ReadOnlySpan<byte> request) => Read(request, 2, Span);

    public static IEnumerable<OtlpLog> Logs(ReadOnlySpan<byte> request) => Read(request, 2, Log);

    public static IEnumerable<OtlpMetric> Metrics(ReadOnlySpan<byte> request) => Read(request, 2, Metric);

    private delegate T ReadItem<out T>(ReadOnlySpan<byte> item, string scope, Dictionary<string, object?> resource);

    // Request { 1: per resource { 1: resource { 1: attributes }, 2: per scope { 1: scope { 1: name }, 2: item } } }
    private static List<T> Read<T>(ReadOnlySpan<byte> request, int item, ReadItem<T> read)
    {
        var items = new List<T>();
        var resources = new ProtobufReader(request);
        while (resources.Next())
        {
            if (resources.Field != 1) continue;
            var resource = Attributes(First(resources.Bytes, 1), 1);
            var scopes = new ProtobufReader(resources.Bytes);
            while (scopes.Next())
            {
                if (scopes.Field != 2) continue;
                var scope = new ProtobufReader(First(scopes.Bytes, 1));
                var name = "";
                while (scope.Next())
                {
                    if (scope.Field == 1) name = scope.Text;
                }

                var inner = new ProtobufReader(scopes.Bytes);
                while (inner.Next())
                {
                    if (inner.Field == item) items.Add(read(inner.Bytes, name, resource));
                }
            }
        }

        return items;
    }

    private static OtlpSpan Span(ReadOnlySpan<byte> message, string scope, Dictionary<string, object?> resource)
    {
        string traceId = "", spanId = "", parentId = "", name = "";
        int kind = 0, status = 0;
        ulong start = 0, end = 0;
        var reader = new ProtobufReader(message);
        while (reader.Next())
        {
            switch (reader.Field)
            {
                case 1: traceId = reader.Hex; break;
                case 2: spanId = reader.Hex; break;
                case 4: parentId = reader.Hex; break;
                case 5: name = reader.Text; break;
                case 6: kind = (int)reader.Number; break;
                case 7: start = reader.Number; break;
                case 8: end = reader.Number; break;
                case 15: status = StatusCode(reader.Bytes); break;
            }
        }

        return new OtlpSpan
        {
            Service = ServiceOf(resource),
            Scope = scope,
            Name = name,
            TraceId = traceId,
            SpanId = spanId,
            ParentId = parentId,
            Kind = kind,
            Status = status,
            Start = Instant(start),
            End = Instant(end),
            Attributes = Attributes(message, 9),
            Resource = resource,
        };
    }

    private static OtlpLog Log(ReadOnlySpan<byte> message, string scope, Dictionary<string, object?> resource)
    {
        string severity = "", body = "", traceId = "", spanId = "";
        var reader = new ProtobufReader(message);
        while (reader.Next())
        {
            switch (reader.Field)
            {
                case 3: severity = reader.Text; break;
                case 5: body = Value(reader.Bytes)?.ToString() ?? ""; break;
                case 9: traceId = reader.Hex; break;
                case 10: spanId = reader.Hex; break;
            }
        }

        return new OtlpLog
        {
            Service = ServiceOf(resource),
            Category = scope,
            Severity = severity,
            Body = body,
            TraceId = traceId,
            SpanId = spanId,
            Attributes = Attributes(message, 6),
        };
    }

    private static OtlpMetric Metric(ReadOnlySpan<byte> message, string scope, Dictionary<string, object?> resource)
    {
        string name = "", unit = "";
        var reader = new ProtobufReader(message);
        while (reader.Next())
        {
            if (reader.Field == 1) name = reader.Text;
            if (reader.Field == 3) unit = reader.Text;
        }

        return new OtlpMetric(ServiceOf(resource), scope, name, unit);
    }

    private static int StatusCode(ReadOnlySpan<byte> status)
    {
        var reader = new ProtobufReader(status);
        while (reader.Next())
        {
            if (reader.Field == 3) return (int)reader.Number;
        }

        return 0;
    }

    private static Dictionary<string, object?> Attributes(ReadOnlySpan<byte> message, int field)
    {
        var attributes = new Dictionary<string, object?>();
        var reader = new ProtobufReader(message);
        while (reader.Next())
        {
            if (reader.Field != field) continue;
            var pair = new ProtobufReader(reader.Bytes);
            var key = "";
            object? value = null;
            while (pair.Next())
            {
                if (pair.Field == 1) key = pair.Text;
                if (pair.Field == 2) value = Value(pair.Bytes);
            }

            attributes[key] = value;
        }

        return attributes;
    }

    private static object? Value(ReadOnlySpan<byte> any)
    {
        var reader = new ProtobufReader(any);
        if (!reader.Next()) return null;
        return reader.Field switch
        {
            1 => reader.Text,
            2 => reader.Number != 0,
            3 => reader.SignedNumber,
            4 => reader.Double,
            5 => Values(reader.Bytes),
            6 => Attributes(reader.Bytes, 1),
            _ => reader.Bytes.ToArray(),
        };
    }

    private static List<object?> Values(ReadOnlySpan<byte> array)
    {
        var values = new List<object?>();
        var reader = new ProtobufReader(array);
        while (reader.Next()) values.Add(Value(reader.Bytes));
        return values;
    }

    private static ReadOnlySpan<byte> First(ReadOnlySpan<byte> message, int field)
    {
        var reader = new ProtobufReader(message);
        while (reader.Next())
        {
            if (reader.Field == field) return reader.Bytes;
        }

        return default;
    }

    private static string ServiceOf(Dictionary<string, object?> resource) => resource.GetValueOrDefault("service.name") as string ?? "";

    private static DateTimeOffset Instant(ulong unixNanoseconds) => DateTimeOffset.UnixEpoch.AddTicks((long)(unixNanoseconds / 100));
}
