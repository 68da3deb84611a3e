using System.Net;
using System.Text.Json;
using WorkPlan.Planning.Contracts;
using WorkPlan.Planning.Documents;
using WorkPlan.Testing.Http;

namespace WorkPlan.Planning.Tests.Documents;

public sealed class RegisteringDocuments : IAsyncLifetime
{
    private const string Documents = $"{PlanningApp.Api}/documents";
    private readonly PlanningApp _app = new(new DateTimeOffset(2022, 2, 8, 9, 0, 0, TimeSpan.FromHours(7)));

    public Task InitializeAsync() => _app.HasUnits();

    public async Task DisposeAsync() => await _app.DisposeAsync();

    [Fact]
    public async Task A_registered_document_is_told_to_the_others_and_found_again()
    {
        var created = await _app.AsProvincePlanner.Create(Documents, Papers.Directive01());
        var document = await created.ShouldBeOk<JsonElement>();

        Assert.Equal("registered", document.GetProperty("state").GetString());
        Assert.Equal("Không mật", document.GetProperty("classification").GetString());
        Assert.Equal("\"1\"", created.Etag());
        var told = await _app.Bus.ShouldHavePublished<DirectiveReceived>();
        Assert.Equal(("directive", "supreme", "01/CT-VKSTC", 2022, 1L), (told.Type, told.IssuerKind, told.Number, told.AppliesToWorkYear, told.Version));
        foreach (var query in new[] { "q=cong tac cua nganh", "q=01/ct", "workYear=2022&type=directive&unit=QT.P9&issuerKind=supreme", "requiresSupplement=true&state=registered" })
        {
            var page = await _app.AsDivisionHead.Read<JsonElement>($"{Documents}?{query}");
            Assert.Equal(1, page.GetProperty("total").GetInt32());
        }
        Assert.Equal(0, (await _app.AsDivisionHead.Read<JsonElement>($"{Documents}?q=khong co")).GetProperty("total").GetInt32());
    }

    [Fact]
    public async Task Looking_at_a_unit_one_finds_what_is_addressed_to_it_from_above_and_to_those_below()
    {
        await _app.HasDocument(Papers.Directive01());
        await _app.HasDocument(Papers.Guidance9("QT.P9"));

        foreach (var (under, total) in new[] { ("QT", 2), ("QT.P9", 2), ("QT.HL", 1) })
            Assert.Equal(total, (await _app.AsProvincePlanner.Read<JsonElement>($"{Documents}?under={under}")).GetProperty("total").GetInt32());
    }

    [Fact]
    public async Task The_same_document_is_registered_once_whatever_it_is_sent_with()
    {
        var first = await _app.AsProvincePlanner.Create(Documents, Papers.Directive01(), "key-1");
        var again = await _app.AsProvincePlanner.Create(Documents, Papers.Directive01(), "key-1");

        Assert.Equal(
            (await first.ShouldBeOk<JsonElement>()).GetProperty("id").GetGuid(), (await again.ShouldBeOk<JsonElement>()).GetProperty("id").GetGuid());
        await _app.AsProvincePlanner.Create(Documents, Papers.Directive01()).ShouldBeProblem(409, "document-already-registered");
        await _app.AsProvincePlanner.Send(HttpMethod.Post, Documents, Papers.Directive01()).ShouldBeProblem(409, "document-already-registered");
        await _app.Bus.ShouldHavePublishedExactly<DirectiveReceived>(1);
    }

    [Fact]
    public async Task Classified_documents_are_refused_in_both_languages_and_leave_no_trace()
    {
        var refused = await _app.AsProvincePlanner.Create(Documents, Papers.Directive01() with { Classification = "Mật" })
            .ShouldBeProblem(409, "classified-content-refused");
        Assert.Equal("Không nhận nội dung mật", refused.Title);
        Assert.Contains("1180/QĐ-TTg", refused.Body.GetProperty("citation").GetString(), StringComparison.Ordinal);
        var english = _app.AsProvincePlanner;
        english.DefaultRequestHeaders.Add("Accept-Language", "en");
        refused = await english.Create(Documents, Papers.Directive01() with { Abstract = "Kết luận MẬT" })
            .ShouldBeProblem(409, "classified-content-refused");
        Assert.Equal("Classified content is refused", refused.Title);

        Assert.Equal(0, (await _app.AsProvincePlanner.Read<JsonElement>(Documents)).GetProperty("total").GetInt32());
    }

    [Fact]
    public async Task Input_that_cannot_be_right_is_refused_by_field()
    {
        var problem = await _app.AsProvincePlanner.Create(Documents, Papers.Directive01() with { Number = "số một", Abstract = " ", AppliesToWorkYear = 22 })
            .ShouldBeProblem(400, "validation-failed");
        Assert.Equal(["abstract", "appliesToWorkYear", "number"], problem.Fields.Order(StringComparer.Ordinal));
        await _app.AsProvincePlanner.Create(Documents, Papers.Directive01() with { ReceivedOn = new(2022, 2, 9) })
            .ShouldBeProblem(409, "document-received-in-future");
        await _app.AsProvincePlanner.Create(Documents, Papers.Directive01() with { IssuedOn = null })
            .ShouldBeProblem(409, "document-not-dated");
    }

    [Fact]
    public async Task Only_those_who_may_register_for_the_addressed_unit_do()
    {
        await _app.AsDivisionHead.Create(Documents, Papers.Directive01("QT")).ShouldBeProblem(403, "outside-your-units");
        await _app.As("staff", "QT.P9").Create(Documents, Papers.Guidance9()).ShouldBeProblem(403, "not-permitted");
        await _app.As("planner").Create(Documents, Papers.Directive01("XX")).ShouldBeProblem(409, "document-scope-unknown");
    }

    [Fact]
    public async Task A_document_is_seen_by_the_units_it_addresses_and_nobody_else()
    {
        var id = await _app.HasDocumentId(Papers.Guidance9("QT.P9"));

        await _app.As("staff", "QT.P9").GetAsync(new Uri($"{Documents}/{id}", UriKind.Relative)).ShouldBe(HttpStatusCode.OK);
        await _app.As("staff", "QT.P10").GetAsync(new Uri($"{Documents}/{id}", UriKind.Relative)).ShouldBeProblem(404, "not-found");
    }

    [Fact]
    public async Task A_draft_is_rewritten_registered_or_discarded_and_is_seen_by_registrars_only()
    {
        var created = await _app.AsProvincePlanner.Create(Documents, Papers.Directive01() with { Draft = true, Number = null });
        var id = (await created.ShouldBeOk<JsonElement>()).GetProperty("id").GetGuid();
        await _app.As("staff", "QT.P9").GetAsync(new Uri($"{Documents}/{id}", UriKind.Relative)).ShouldBeProblem(404, "not-found");
        await _app.Bus.ShouldNotHavePublished<DirectiveReceived>();
        await _app.AsProvincePlanner.Send(HttpMethod.Post, $"{Documents}/{id}/register").ShouldBeProblem(428, "if-match-required");

        DocumentRequest paper = Papers.Directive01();
        var rewritten = await _app.AsProvincePlanner.Change(HttpMethod.Put, $"{Documents}/{id}", created.Etag(), Entered(paper))
            .ShouldBe(HttpStatusCode.OK);
        await _app.AsProvincePlanner.Change(HttpMethod.Post, $"{Documents}/{id}/register", created.Etag()).ShouldBeProblem(412, "stale-version");
        var registered = await _app.AsProvincePlanner.Change(HttpMethod.Post, $"{Documents}/{id}/register", rewritten.Etag())
            .ShouldBe(HttpStatusCode.OK);

        Assert.Equal("01/CT-VKSTC", (await registered.ShouldBeOk<JsonElement>()).GetProperty("number").GetString());
        await _app.AsProvincePlanner.Change(HttpMethod.Delete, $"{Documents}/{id}", registered.Etag()).ShouldBeProblem(409, "document-is-registered");
        await _app.AsProvincePlanner.Change(HttpMethod.Put, $"{Documents}/{id}", registered.Etag(), Entered(paper))
            .ShouldBeProblem(409, "document-is-registered");
        await _app.Bus.ShouldHavePublished<DirectiveReceived>(message => message.Version == 3);
    }

    [Fact]
    public async Task A_draft_is_discarded()
    {
        var created = await _app.AsProvincePlanner.Create(Documents, Papers.Directive01() with { Draft = true });
        var path = created.Headers.Location!.ToString();

        await _app.AsProvincePlanner.Change(HttpMethod.Delete, path, created.Etag()).ShouldBe(HttpStatusCode.NoContent);

        await _app.AsProvincePlanner.GetAsync(new Uri(path, UriKind.Relative)).ShouldBeProblem(404, "not-found");
    }

    [Fact]
    public async Task A_draft_that_the_register_has_meanwhile_is_refused()
    {
        var draft = await _app.AsProvincePlanner.Create(Documents, Papers.Directive01() with { Draft = true });
        await _app.HasDocument(Papers.Directive01());

        await _app.AsProvincePlanner.Change(HttpMethod.Post, $"{draft.Headers.Location}/register", draft.Etag())
            .ShouldBeProblem(409, "document-already-registered");
    }

    [Fact]
    public async Task The_impact_of_a_draft_is_seen_before_it_is_registered()
    {
        await _app.HasDraftedPlan("QT.P9");
        await _app.HasDraftedPlan("QT.P10", workYear: 2021);
        await _app.HasPeople("QT.P9", "P9-1", "P9-2");
        var draft = await _app.AsProvincePlanner.Create(Documents, Papers.ProvincialPlan01() with { Draft = true });

        var impact = await _app.AsProvincePlanner.Read<JsonElement>($"{draft.Headers.Location}/impact");

        Assert.Equal((4, 2), (impact.GetProperty("units").GetInt32(), impact.GetProperty("people").GetInt32()));
        var plan = Assert.Single(impact.GetProperty("plans").EnumerateArray());
        Assert.Equal(("QT.P9", "Phòng 9"), (plan.GetProperty("unitCode").GetString(), plan.GetProperty("unitName").GetString()));
        Assert.Equal(JsonValueKind.Null, plan.GetProperty("obligation").ValueKind);
        Assert.Equal("2022-02-14", impact.GetProperty("supplementDueOn").GetString());
        Assert.Equal(["QT", "QT.HL", "QT.P10"], impact.GetProperty("unitsWithoutPlan").EnumerateArray().Select(unit => unit.GetString()));
        Assert.Empty(await _app.Obligations("unit=QT.P9"));

        await _app.AsProvincePlanner.Change(HttpMethod.Post, $"{draft.Headers.Location}/register", draft.Etag()).ShouldBe(HttpStatusCode.OK);
        impact = await _app.AsProvincePlanner.Read<JsonElement>($"{draft.Headers.Location}/impact");
        Assert.Equal("open", impact.GetProperty("plans")[0].GetProperty("obligation").GetString());
    }

    /// <summary>Only what a rewrite takes: it has no <c>draft</c>.</summary>
    private static object Entered(DocumentRequest paper) => new
    {
        paper.Type,
        paper.Issuer,
        paper.IssuerKind,
        paper.Number,
        paper.IssuedOn,
        paper.ReceivedOn,
        paper.AppliesToWorkYear,
        paper.Abstract,
        paper.ScopeUnitCode,
        paper.RequiresSupplement,
        paper.Classification,
    };
}
