using System.Net;
using System.Text.Json;
using WorkPlan.Testing;
using WorkPlan.Testing.Http;

namespace WorkPlan.Planning.Tests;

/// <summary>What tests around aggregates say about the service.</summary>
internal sealed partial class PlanningApp
{
    public static object Share(string unitCode, string targetCode, string period, int numerator, int denominator, string? correctionReason = null) =>
        new { unitCode, targetCode, period, numerator, denominator, correctionReason };

    public static object Counted(string unitCode, string targetCode, string period, int count) => new { unitCode, targetCode, period, count };

    public Task HasResults(params object[] results) =>
        AsAdministratorOfResults.Create($"{Api}/results", new { results }).ShouldBe(HttpStatusCode.OK);

    private HttpClient AsAdministratorOfResults => As("chief");

    /// <summary>Nothing is left of what changes of plans, catalogues and units have to bring about.</summary>
    public Task HasWorkedIn() => Eventually.Equal(
        0, async () => (await AsAdministrator.Read<JsonElement>($"{Api}/rollups/work")).GetProperty("waiting").GetInt32());

    public Task<JsonElement> Rollup(HttpClient client, string unit, string query) =>
        client.Read<JsonElement>($"{Api}/rollups?unit={unit}&{query}");

    public static (int Met, int Exceeded, int NotMet, int NotArisen, int Without) Counts(JsonElement counts) => (
        counts.GetProperty("met").GetInt32(), counts.GetProperty("exceeded").GetInt32(), counts.GetProperty("notMet").GetInt32(),
        counts.GetProperty("notArisen").GetInt32(), counts.GetProperty("withoutFigures").GetInt32());

    public static JsonElement Target(JsonElement view, string code, string? from = null) => view.GetProperty("targets").EnumerateArray()
        .Single(target => target.GetProperty("targetCode").GetString() == code && (from is null || target.GetProperty("from").GetString() == from));

    public static (int?, int?) Sum(JsonElement target) => (
        target.GetProperty("sum").GetProperty("numerator").GetInt32(), target.GetProperty("sum").GetProperty("denominator").GetInt32());
}
