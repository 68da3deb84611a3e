using System.Text.Json;
using WorkPlan.Testing.Http;

namespace WorkPlan.Planning.Tests.Catalogues;

/// <summary>What the service's description says of rules: whoever makes a client from it gets a type for each form.</summary>
public sealed class DescribingRules : IAsyncLifetime
{
    private readonly PlanningApp _app = new();

    public Task InitializeAsync() => Task.CompletedTask;

    public async Task DisposeAsync() => await _app.DisposeAsync();

    [Fact]
    public async Task A_rule_is_one_of_six_forms_told_apart_by_its_kind()
    {
        var schemas = (await _app.AsAdministrator.Read<JsonElement>("/openapi/v1.json")).GetProperty("components").GetProperty("schemas");
        var rule = schemas.GetProperty("TargetRule");
        var mapping = rule.GetProperty("discriminator").GetProperty("mapping").EnumerateObject().ToDictionary(form => form.Name, form => form.Value.GetString()!);
        Assert.Equal("kind", rule.GetProperty("discriminator").GetProperty("propertyName").GetString());
        Assert.Equal(["allOf", "anyOf", "perHead", "perPeriod", "piecewise", "threshold"], mapping.Keys.Order(StringComparer.Ordinal));
        Assert.Equal(mapping.Values.Order(), rule.GetProperty("oneOf").EnumerateArray().Select(form => form.GetProperty("$ref").GetString()!).Order());
        foreach (var (kind, reference) in mapping)
        {
            var form = schemas.GetProperty(reference.Split('/')[^1]);
            Assert.Equal([kind], form.GetProperty("properties").GetProperty("kind").GetProperty("enum").EnumerateArray().Select(value => value.GetString()));
        }
        Assert.Equal(
            "#/components/schemas/TargetRule",
            schemas.GetProperty("AllOfRule").GetProperty("properties").GetProperty("rules").GetProperty("items").GetProperty("$ref").GetString());
        Assert.Equal(
            ["year", "half", "quarter", "month"],
            schemas.GetProperty("PerPeriodRule").GetProperty("properties").GetProperty("period").GetProperty("enum").EnumerateArray().Select(value => value.GetString()));
    }
}
