using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.OpenApi;
using Microsoft.OpenApi;
using WorkPlan.SharedKernel;

namespace WorkPlan.Planning.Catalogues;

/// <summary>
/// Rules are read by a converter of their own, which says nothing of their schema. Here it is said: one of six forms, told apart by
/// <c>kind</c>, so that whoever makes a client from the description gets types.
/// </summary>
internal static class RuleSchemas
{
    private const string Kind = "kind";

    public static WebApplicationBuilder DescribeRules(this WebApplicationBuilder builder)
    {
        builder.Services.Configure<OpenApiOptions>("v1", options => options.AddDocumentTransformer(Describe));
        return builder;
    }

    private static Task Describe(OpenApiDocument document, OpenApiDocumentTransformerContext context, CancellationToken cancellationToken)
    {
        if (document.Components?.Schemas is not { } schemas || !schemas.TryGetValue(nameof(TargetRule), out var rule))
            return Task.CompletedTask;
        (string Kind, string Name, OpenApiSchema Schema)[] forms =
        [
            (ThresholdRule.KindName, nameof(ThresholdRule), Threshold()),
            (PerPeriodRule.KindName, nameof(PerPeriodRule), Form(
                PerPeriodRule.KindName, [("period", OneOf(PeriodKind.Year, PeriodKind.Half, PeriodKind.Quarter, PeriodKind.Month)), ("rule", Rule(document))])),
            (PerHeadRule.KindName, nameof(PerHeadRule), Form(
                PerHeadRule.KindName, [("group", OneOf(Enum.GetValues<HeadGroup>())), ("headcountOn", Text()), ("rule", Rule(document))])),
            (AllOfRule.KindName, nameof(AllOfRule), Form(AllOfRule.KindName, [("rules", ListOf(Rule(document)))])),
            (AnyOfRule.KindName, nameof(AnyOfRule), Form(AnyOfRule.KindName, [("rules", ListOf(Rule(document)))])),
            (PiecewiseRule.KindName, nameof(PiecewiseRule), Form(
                PiecewiseRule.KindName,
                [("pieces", ListOf(Members([("from", Number()), ("rule", Rule(document))])))],
                [("sizePart", Text()), ("sizeLabel", Text()), ("sizeLabelEn", Text())])),
        ];
        foreach (var (_, name, schema) in forms)
            schemas[name] = schema;
        schemas[nameof(TargetRule)] = new OpenApiSchema
        {
            Description = rule.Description,
            OneOf = [.. forms.Select(form => new OpenApiSchemaReference(form.Name, document))],
            Discriminator = new OpenApiDiscriminator
            {
                PropertyName = Kind,
                Mapping = forms.ToDictionary(form => form.Kind, form => new OpenApiSchemaReference(form.Name, document)),
            },
        };
        return Task.CompletedTask;
    }

    /// <summary>The one form that may leave its kind out, as all rules did before there were others.</summary>
    private static OpenApiSchema Threshold()
    {
        var schema = Form(
            ThresholdRule.KindName,
            [("comparator", OneOf(Enum.GetValues<TargetComparator>())), ("measure", OneOf(Enum.GetValues<TargetMeasure>())), ("threshold", Number())],
            [("of", OneOf(Enum.GetValues<TargetBase>())), ("part", Text()), ("label", Text()), ("labelEn", Text())]);
        schema.Required!.Remove(Kind);
        return schema;
    }

    private static OpenApiSchema Form(
        string kind, IEnumerable<(string Name, IOpenApiSchema Schema)> required, IEnumerable<(string Name, IOpenApiSchema Schema)>? optional = null) =>
        Members([(Kind, new OpenApiSchema { Type = JsonSchemaType.String, Enum = [JsonValue.Create(kind)] }), .. required], optional);

    private static OpenApiSchema Members(
        IReadOnlyList<(string Name, IOpenApiSchema Schema)> required, IEnumerable<(string Name, IOpenApiSchema Schema)>? optional = null) => new()
        {
            Type = JsonSchemaType.Object,
            Required = required.Select(member => member.Name).ToHashSet(),
            Properties = required.Concat(optional ?? []).ToDictionary(member => member.Name, member => member.Schema),
            AdditionalPropertiesAllowed = false,
        };

    private static OpenApiSchema OneOf<TEnum>(params TEnum[] values) where TEnum : struct, Enum => new()
    {
        Type = JsonSchemaType.String,
        Enum = [.. values.Select(value => (JsonNode)JsonValue.Create(JsonNamingPolicy.CamelCase.ConvertName(value.ToString())))],
    };

    private static OpenApiSchema ListOf(IOpenApiSchema item) => new() { Type = JsonSchemaType.Array, Items = item };

    private static OpenApiSchema Text() => new() { Type = JsonSchemaType.String };

    private static OpenApiSchema Number() => new() { Type = JsonSchemaType.Integer, Format = "int64" };

    private static OpenApiSchemaReference Rule(OpenApiDocument document) => new(nameof(TargetRule), document);
}
