using System.Net;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace WorkPlan.Samples.Gateway;

/// <summary>What the gateway answered: status, body and ETag.</summary>
public sealed record Answer(string Request, HttpStatusCode Status, JsonNode? Body, string? ETag)
{
    public bool Succeeded => (int)Status is >= 200 and < 300;

    /// <summary>The stable code of a problem; null when it is none.</summary>
    public string? Code => Succeeded ? null : Body?["code"]?.GetValue<string>();

    /// <summary>The body of a success; a refusal is thrown with everything that it says.</summary>
    public JsonNode Json => Succeeded && Body is not null ? Body : throw new RefusedException(this);

    /// <summary>False where there is nothing at the address.</summary>
    public bool IsThere => Status != HttpStatusCode.NotFound && Demand().Succeeded;

    /// <summary>Goes on only with a success.</summary>
    public Answer Demand() => Succeeded ? this : throw new RefusedException(this);

    public string Id => Json["id"]!.GetValue<string>();

    public T Read<T>() => Json.Deserialize<T>(JsonSerializerOptions.Web)!;
}

/// <summary>The gateway refused what was expected to succeed.</summary>
public sealed class RefusedException(Answer answer) : Exception($"{answer.Request}: {(int)answer.Status} {answer.Body?.ToJsonString(Readable)}")
{
    // For a console, where Vietnamese is to be read.
    private static readonly JsonSerializerOptions Readable = new() { Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public Answer Answer { get; } = answer;
}
