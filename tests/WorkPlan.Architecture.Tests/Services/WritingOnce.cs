using System.Text.Json.Nodes;
using WorkPlan.Testing;

namespace WorkPlan.Architecture.Tests.Services;

/// <summary>
/// A request that changes something takes <c>If-Match</c> or an <c>Idempotency-Key</c> (api.md), so that a client may send it again
/// and nobody overwrites what he has not read. Read from the descriptions that the build makes of the services.
/// </summary>
public sealed class WritingOnce
{
    private const string Api = "/api/v1/";

    /// <summary>What needs neither, and why.</summary>
    private static readonly Dictionary<string, string> Neither = new()
    {
        ["POST assignments/proposals"] = "computes and keeps nothing",
        ["POST assignments/proposals/what-if"] = "computes and keeps nothing",
        ["POST assignments/decisions/{id}/check"] = "computes and keeps nothing",
        ["POST emulation/scores/recompute"] = "a second time changes nothing",
        ["POST emulation/ballots/{id}/votes"] = "a record of the request would keep the receipt beside the account (decision 21); a second vote is refused",
        ["POST identity/tokens"] = "a second sign-in is another session",
        ["DELETE identity/tokens"] = "a second time changes nothing",
        ["POST identity/tokens/refresh"] = "a used token is answered with the same successor for a while",
        ["POST identity/me/password"] = "the current password stands for it",
        ["DELETE identity/sessions/{id}"] = "a second time changes nothing",
        ["POST identity/keys/rotate"] = "a second key does no harm, and the record would lie beside the key in one transaction",
        ["POST inspections/files"] = "the same file is kept once, by its digest",
        ["POST inspections/campaigns/{id}/units/{unitCode}/workbook"] = "the workbook says which version it was filled from",
        ["POST notifications/{id}/read"] = "a second time changes nothing",
        ["POST notifications/{id}/unread"] = "a second time changes nothing",
        ["POST notifications/read-all"] = "a second time changes nothing",
        ["POST planning/successions/tell-again"] = "whoever knows it changes nothing",
        ["POST planning/rollups/work/{seq}/retry"] = "a second time changes nothing",
    };

    [Fact]
    public void Each_change_takes_a_precondition_or_a_key()
    {
        var files = Directory.GetFiles(Path.Combine(SourceTree.Root, "artifacts", "openapi"), "*.json");
        Assert.Equal(ServiceTypes.Services.Length, files.Length);
        var unsafeWrites = files.SelectMany(file => WithNeither(JsonNode.Parse(File.ReadAllText(file))!)).ToHashSet();

        unsafeWrites.Where(write => !IsOfErrorQueues(write) && !Neither.ContainsKey(write)).ShouldBeNone();
        Neither.Keys.Except(unsafeWrites).Select(write => $"{write} is excused and needs no excuse.").ShouldBeNone();
    }

    [Fact]
    public void One_that_takes_neither_is_seen()
    {
        var described = JsonNode.Parse("""
            { "paths": { "/api/v1/planning/plans": {
                "get": {}, "post": { "parameters": [ { "name": "Idempotency-Key", "in": "header" } ] },
                "put": { "parameters": [ { "name": "If-Match", "in": "header" } ] }, "delete": { "parameters": [ { "name": "If-Match", "in": "query" } ] } } } }
            """)!;

        Assert.Equal(["DELETE planning/plans"], WithNeither(described));
    }

    /// <summary>A message is replayed by taking it from its queue: what is no longer there is not replayed again.</summary>
    private static bool IsOfErrorQueues(string write) => write.Contains("/error-queues/{queue}", StringComparison.Ordinal);

    private static IEnumerable<string> WithNeither(JsonNode description) =>
        from path in description["paths"]!.AsObject()
        from operation in path.Value!.AsObject()
        where operation.Key is "post" or "put" or "patch" or "delete"
        where operation.Value!["parameters"]?.AsArray().Any(parameter =>
            (parameter!["in"]?.GetValue<string>(), parameter["name"]?.GetValue<string>()) is ("header", "If-Match" or "Idempotency-Key")) != true
        select $"{operation.Key.ToUpperInvariant()} {path.Key[(path.Key.StartsWith(Api, StringComparison.Ordinal) ? Api.Length : 0)..]}";
}
