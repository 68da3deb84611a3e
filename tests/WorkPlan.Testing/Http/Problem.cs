using System.Net;
using System.Text.Json;
using Xunit.Sdk;

namespace WorkPlan.Testing.Http;

/// <summary>The body of a refused request.</summary>
public sealed record Problem(JsonElement Body)
{
    public string Code => Text("code") ?? "";

    public string? Title => Text("title");

    public string? Detail => Text("detail");

    /// <summary>The fields that a 400 complains of.</summary>
    public IReadOnlyCollection<string> Fields =>
        Body.TryGetProperty("errors", out var errors) ? [.. errors.EnumerateObject().Select(error => error.Name)] : [];

    private string? Text(string name) => Body.TryGetProperty(name, out var value) ? value.GetString() : null;
}

public static class ResponseAssertions
{
    /// <summary>Checks status, content type, and code of the body; prints the body when something is otherwise.</summary>
    public static async Task<Problem> ShouldBeProblem(this HttpResponseMessage response, int status, string code)
    {
        var body = await response.Content.ReadAsStringAsync();
        if ((int)response.StatusCode != status || response.Content.Headers.ContentType?.MediaType != "application/problem+json")
            throw Unexpected(response, $"the problem {status} {code}", body);
        var problem = new Problem(JsonSerializer.Deserialize<JsonElement>(body));
        var bodyStatus = problem.Body.TryGetProperty("status", out var value) ? value.GetInt32() : 0;
        return problem.Code == code && bodyStatus == status
            ? problem
            : throw Unexpected(response, $"the problem {status} {code}", body);
    }

    public static async Task<Problem> ShouldBeProblem(this Task<HttpResponseMessage> response, int status, string code) =>
        await (await response).ShouldBeProblem(status, code);

    /// <summary>Checks the status; prints the body when it is another.</summary>
    public static async Task<HttpResponseMessage> ShouldBe(this HttpResponseMessage response, HttpStatusCode status) =>
        response.StatusCode == status
            ? response
            : throw Unexpected(response, $"{(int)status}", await response.Content.ReadAsStringAsync());

    public static async Task<HttpResponseMessage> ShouldBe(this Task<HttpResponseMessage> response, HttpStatusCode status) =>
        await (await response).ShouldBe(status);

    /// <summary>Checks for success and reads the body as the services write it.</summary>
    public static async Task<T> ShouldBeOk<T>(this HttpResponseMessage response)
    {
        var body = await response.Content.ReadAsStringAsync();
        return response.IsSuccessStatusCode
            ? JsonSerializer.Deserialize<T>(body, TestJson.Options)!
            : throw Unexpected(response, "success", body);
    }

    public static async Task<T> ShouldBeOk<T>(this Task<HttpResponseMessage> response) => await (await response).ShouldBeOk<T>();

    private static XunitException Unexpected(HttpResponseMessage response, string expected, string body) => new(
        $"Expected {expected}, got {(int)response.StatusCode} from {response.RequestMessage?.Method} {response.RequestMessage?.RequestUri}:" +
        $"{Environment.NewLine}{body}");
}
