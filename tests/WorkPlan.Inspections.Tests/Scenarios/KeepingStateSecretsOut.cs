using System.ComponentModel.DataAnnotations;
using System.Globalization;
using System.Net.Http.Json;
using System.Reflection;
using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Http.Metadata;
using Microsoft.AspNetCore.Routing;
using Microsoft.AspNetCore.Routing.Patterns;
using WorkPlan.ServiceDefaults.Validation;
using WorkPlan.Testing.Http;

namespace WorkPlan.Inspections.Tests.Scenarios;

/// <summary>Whatever a request says in words: with the stamp of a state secret it is refused, at every endpoint and in every text.</summary>
public sealed class KeepingStateSecretsOut : IAsyncLifetime
{
    private const string Stamped = "TỐI MẬT";
    private readonly InspectionsApp _app = new();

    public Task InitializeAsync() => Task.CompletedTask;

    public async Task DisposeAsync() => await _app.DisposeAsync();

    [Fact]
    public async Task Every_text_of_every_request_is_looked_at()
    {
        var looked = new List<string>();
        foreach (var endpoint in Endpoints())
        {
            foreach (var text in TextsOf(endpoint.Body))
            {
                var answer = await Send(endpoint, Valid(endpoint.Body, "", text));
                Assert.True(await IsRefused(answer), $"{endpoint.Method} {endpoint.Path}: {text}: {(int)answer.StatusCode} {await answer.Content.ReadAsStringAsync()}");
                looked.Add($"{endpoint.Body.Name}.{text}");
            }
        }

        Assert.Contains("ConcludeRequest.Text", looked);
        Assert.Contains("AnswerChecklistRequest.Answers.Reason", looked);
        Assert.Contains("NameTeamRequest.Members.Overrides.Reason", looked);
        Assert.Contains("RemediateRequest.Evidence.Caption", looked);
    }

    [Fact]
    public async Task The_same_requests_without_a_stamp_are_not_refused_for_one()
    {
        foreach (var endpoint in Endpoints())
            Assert.False(await IsRefused(await Send(endpoint, Valid(endpoint.Body, "", null))), endpoint.Path);
    }

    private static async Task<bool> IsRefused(HttpResponseMessage answer) =>
        (await answer.Content.ReadAsStringAsync()).Contains("classified-content-refused", StringComparison.Ordinal);

    private List<(string Method, string Path, Type Body)> Endpoints() =>
    [
        .. from endpoint in _app.Service<EndpointDataSource>().Endpoints.OfType<RouteEndpoint>()
           let body = endpoint.Metadata.GetMetadata<IAcceptsMetadata>()?.RequestType
           where body?.Assembly == typeof(InspectionsDbContext).Assembly
           select (
               endpoint.Metadata.GetMetadata<HttpMethodMetadata>()!.HttpMethods.Single(),
               string.Concat(endpoint.RoutePattern.PathSegments.Select(segment =>
                   "/" + string.Concat(segment.Parts.Select(part => part is RoutePatternLiteralPart literal ? literal.Content : "01980000-0000-7000-8000-000000000000")))),
               body),
    ];

    private async Task<HttpResponseMessage> Send((string Method, string Path, Type Body) endpoint, JsonNode body)
    {
        var client = _app.AsHolderOf(
            [.. new[] { "chief", "inspector", "unitHead" }.Select(role => TestTokens.Grant(role, InspectionsApp.Province, true))], InspectionsApp.Inspector);
        using var request = new HttpRequestMessage(new HttpMethod(endpoint.Method), endpoint.Path) { Content = JsonContent.Create(body) };
        request.Headers.Add("Idempotency-Key", $"{Guid.CreateVersion7()}");
        request.Headers.Add("If-Match", "\"1\"");
        return await client.SendAsync(request);
    }

    /// <summary>The paths of the texts in a request: Answers.Reason.</summary>
    private static IEnumerable<string> TextsOf(Type request) => request.GetProperties().SelectMany(property => ItemOf(property.PropertyType) switch
    {
        // A hash has its own form, and can hold no words.
        var type when type == typeof(string) => property.GetCustomAttribute<RegularExpressionAttribute>() is null ? [property.Name] : [],
        var type when type.Assembly == request.Assembly && !type.IsEnum => TextsOf(type).Select(inner => $"{property.Name}.{inner}"),
        _ => Enumerable.Empty<string>(),
    });

    /// <summary>A request that nothing else is wrong with, stamped in one text.</summary>
    private static JsonObject Valid(Type request, string path, string? stamped)
    {
        var body = new JsonObject();
        foreach (var property in request.GetProperties())
        {
            var at = path.Length == 0 ? property.Name : $"{path}.{property.Name}";
            var (declared, item) = (property.PropertyType, ItemOf(property.PropertyType));
            JsonNode value = item switch
            {
                _ when item == typeof(string) => at == stamped ? Stamped : property.GetCustomAttribute<RegularExpressionAttribute>() is null ? "Không mật" : new string('0', 64),
                _ when item == typeof(DateOnly) => "2022-06-01",
                _ when item == typeof(DateTimeOffset) => "2022-06-01T08:00:00+07:00",
                _ when item == typeof(Guid) => $"{Guid.CreateVersion7()}",
                _ when item == typeof(bool) => true,
                _ when item.IsEnum => JsonNamingPolicy.CamelCase.ConvertName(Enum.GetNames(item)[0]),
                _ when item == typeof(int) || item == typeof(long) => Convert.ToInt64(property.GetCustomAttribute<BetweenAttribute>()!.Minimum, CultureInfo.InvariantCulture),
                _ => Valid(item, at, stamped),
            };
            body[JsonNamingPolicy.CamelCase.ConvertName(property.Name)] = IsList(declared) ? new JsonArray(value) : value;
        }
        return body;
    }

    private static bool IsList(Type type) => type.IsGenericType && type.GetGenericTypeDefinition() == typeof(IReadOnlyList<>);

    private static Type ItemOf(Type type) => IsList(type) ? ItemOf(type.GetGenericArguments()[0]) : Nullable.GetUnderlyingType(type) ?? type;
}
