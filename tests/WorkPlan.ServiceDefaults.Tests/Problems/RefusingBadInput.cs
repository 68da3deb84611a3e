using System.Net;
using System.Text;
using WorkPlan.ServiceDefaults.Tests.Http;
using WorkPlan.Testing.Http;

namespace WorkPlan.ServiceDefaults.Tests.Problems;

[Trait("Category", "Security")]
public sealed class RefusingBadInput
{
    public static TheoryData<string, string> Malformed => new()
    {
        { "{", "malformed-request" },
        { "", "malformed-request" },
        { "null", "malformed-request" },
        { "[]", "malformed-request" },
        { "\"text\"", "malformed-request" },
        { """{"title":"a"} trailing""", "malformed-request" },
        { """{"title":"a",}""", "malformed-request" },
        { """{"title":"a"/* comment */}""", "malformed-request" },
        { """{"title":1}""", "malformed-request" },
        { """{"title":null}""", "malformed-request" },
        { """{}""", "malformed-request" },
        { """{"title":"a","weight":"1"}""", "malformed-request" },
        { """{"title":"a","weight":1.5}""", "malformed-request" },
        { """{"title":"a","weight":NaN}""", "malformed-request" },
        { """{"title":"a","weight":99999999999}""", "malformed-request" },
        { """{"title":"a","kind":"unheardOf"}""", "malformed-request" },
        { """{"title":"a","kind":1}""", "malformed-request" },
        { """{"title":"a","tags":"one"}""", "malformed-request" },
        { """{"title":"a","title":"b"}""", "malformed-request" },
        { """{"title":"a\u0000b"}""", "malformed-request" },
        { """{"title":"\ud800"}""", "malformed-request" },
        { """{"title":"\udc00\ud800"}""", "malformed-request" },
        { """{"title":"a","surprise":1}""", "unknown-field" },
        { """{"title":"a","lines":[{"text":"a","surprise":1}]}""", "unknown-field" },
        { $$"""{"title":"a","tags":{{new string('[', 10_000)}}{{new string(']', 10_000)}}}""", "malformed-request" },
    };

    [Theory]
    [MemberData(nameof(Malformed))]
    public async Task A_body_that_is_not_what_the_service_takes_is_400(string body, string code)
    {
        await using var app = await NotesApp.StartAsync();

        var problem = await app.Post(body).ShouldBeProblem(400, code);

        Assert.False(string.IsNullOrEmpty(problem.Title));
        Assert.False(string.IsNullOrEmpty(problem.Detail));
        Assert.Matches("^[0-9a-f]{32}$", problem.Body.GetProperty("traceId").GetString());
        Assert.Equal($"urn:workplan:problem:{code}", problem.Body.GetProperty("type").GetString());
        Assert.Equal(0, await app.CountNotes());
    }

    [Fact]
    public async Task Bytes_that_are_no_text_are_400()
    {
        await using var app = await NotesApp.StartAsync();

        await app.Post([.. "{\"title\":\""u8, 0xC3, 0x28, .. "\"}"u8], "application/json").ShouldBeProblem(400, "malformed-request");
    }

    [Theory]
    [InlineData("""{"title":"a","weight":"1"}""", "weight")]
    [InlineData("""{"title":"a","surprise":1}""", "surprise")]
    [InlineData("""{"title":"a","lines":[{"text":"a"},{"text":7}]}""", "lines[1].text")]
    [InlineData("""{"weight":1}""", "title")]
    public async Task The_field_at_fault_is_named(string body, string field)
    {
        await using var app = await NotesApp.StartAsync();

        var response = await app.Post(body).ShouldBe(HttpStatusCode.BadRequest);

        var problem = await response.ShouldBeProblem(400, body.Contains("surprise", StringComparison.Ordinal) ? "unknown-field" : "malformed-request");
        Assert.Equal([field], problem.Fields);
    }

    [Fact]
    public async Task Decomposed_text_is_composed_on_the_way_in()
    {
        await using var app = await NotesApp.StartAsync();
        const string Composed = "Hoằng Lộc";

        var created = await app.Post($$"""{"title":"{{Composed.Normalize(NormalizationForm.FormD)}}"}""").ShouldBeOk<NoteView>();

        Assert.Equal(Composed, created.Title);
        Assert.True(created.Title.IsNormalized(NormalizationForm.FormC));
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_body_over_the_limit_is_413(bool saysItsLength)
    {
        await using var app = await NotesApp.StartAsync();
        var body = Encoding.UTF8.GetBytes($$"""{"title":"{{new string('a', (int)ServiceDefaultsExtensions.MaxBodyBytes)}}"}""");
        var request = new HttpRequestMessage(HttpMethod.Post, NotesApp.Notes) { Content = new ByteArrayContent(body) };
        request.Content.Headers.TryAddWithoutValidation("Content-Type", "application/json");
        request.Headers.TransferEncodingChunked = !saysItsLength;
        // Otherwise the connection may be closed while the client still sends.
        request.Headers.ExpectContinue = true;

        await app.AsPlanner().SendAsync(request).ShouldBeProblem(413, "body-too-large");
    }

    [Fact]
    public async Task A_body_over_the_limit_is_413_for_a_retried_request_too()
    {
        await using var app = await NotesApp.StartAsync();
        var body = Encoding.UTF8.GetBytes($$"""{"title":"{{new string('a', (int)ServiceDefaultsExtensions.MaxBodyBytes)}}"}""");
        var request = new HttpRequestMessage(HttpMethod.Post, NotesApp.Notes) { Content = new ByteArrayContent(body) };
        request.Content.Headers.TryAddWithoutValidation("Content-Type", "application/json");
        request.Headers.Add("Idempotency-Key", "key");
        request.Headers.ExpectContinue = true;

        await app.AsPlanner().SendAsync(request).ShouldBeProblem(413, "body-too-large");
    }

    [Theory]
    [InlineData("text/plain")]
    [InlineData("application/xml")]
    [InlineData("application/x-www-form-urlencoded")]
    [InlineData(null)]
    public async Task Another_content_type_is_415(string? contentType)
    {
        await using var app = await NotesApp.StartAsync();

        await app.Post("""{"title":"a"}"""u8.ToArray(), contentType).ShouldBeProblem(415, "unsupported-media-type");
    }

    [Theory]
    [InlineData("GET", "/api/v1/notes/nowhere", 404, "not-found")]
    [InlineData("GET", "/api/v1/notes/notes/not-a-guid", 404, "not-found")]
    [InlineData("GET", "/api/v1/notes/notes/8f1c0d2e-0000-7000-8000-000000000000", 404, "not-found")]
    [InlineData("DELETE", "/api/v1/notes/notes", 405, "method-not-allowed")]
    [InlineData("GET", "/api/v1/notes/notes?page=abc", 400, "malformed-request")]
    [InlineData("GET", "/api/v1/notes/notes?page=99999999999999", 400, "malformed-request")]
    [InlineData("GET", "/api/v1/notes/notes?kind=1", 400, "malformed-request")]
    public async Task An_address_that_means_nothing_gets_its_problem(string method, string path, int status, string code)
    {
        await using var app = await NotesApp.StartAsync();

        await app.AsPlanner().Send(new HttpMethod(method), path).ShouldBeProblem(status, code);
    }

    [Theory]
    [InlineData(null, "Yêu cầu không đọc được")]
    [InlineData("vi", "Yêu cầu không đọc được")]
    [InlineData("fr", "Yêu cầu không đọc được")]
    [InlineData("en", "The request cannot be read")]
    [InlineData("en-GB,vi;q=0.5", "The request cannot be read")]
    [InlineData("vi;q=0.1,en;q=0.9", "The request cannot be read")]
    [InlineData(";;q=,-", "Yêu cầu không đọc được")]
    public async Task The_caller_chooses_the_language_of_the_text_never_of_the_code(string? language, string title)
    {
        await using var app = await NotesApp.StartAsync();

        var problem = await app.Post("{", language: language).ShouldBeProblem(400, "malformed-request");

        Assert.Equal(title, problem.Title);
    }

    [Fact]
    public async Task A_bug_is_500_and_tells_nothing_but_its_trace()
    {
        await using var app = await NotesApp.StartAsync();
        app.Behaviour.AfterSave = () => throw new InvalidOperationException("secret /var/lib/file.cs SELECT");

        var problem = await app.Post("""{"title":"a"}""").ShouldBeProblem(500, "internal-error");

        Assert.DoesNotContain("secret", problem.Body.GetRawText(), StringComparison.Ordinal);
        Assert.DoesNotContain("exception", problem.Body.GetRawText(), StringComparison.OrdinalIgnoreCase);
    }
}
