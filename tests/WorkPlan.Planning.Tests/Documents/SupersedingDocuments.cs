using System.Net;
using System.Text.Json;
using WorkPlan.Planning.Contracts;
using WorkPlan.Planning.Documents;
using WorkPlan.Testing.Http;

namespace WorkPlan.Planning.Tests.Documents;

public sealed class SupersedingDocuments : IAsyncLifetime
{
    private const string Documents = $"{PlanningApp.Api}/documents";
    private readonly PlanningApp _app = new(new DateTimeOffset(2022, 2, 8, 9, 0, 0, TimeSpan.FromHours(7)));

    public async Task InitializeAsync()
    {
        await _app.HasUnits();
        await _app.HasDraftedPlan("QT.P9");
    }

    public async Task DisposeAsync() => await _app.DisposeAsync();

    [Fact]
    public async Task Nothing_is_owed_any_longer_from_a_document_that_was_replaced()
    {
        var old = await _app.HasDocumentId(Papers.Guidance9());

        var next = await _app.HasDocumentId(Replacing(old));

        Assert.Equal("waived", State(Assert.Single(await _app.Obligations($"documentId={old}"))));
        Assert.Equal("open", State(Assert.Single(await _app.Obligations($"documentId={next}"))));
        var told = await _app.Bus.ShouldHavePublished<DirectiveSuperseded>();
        Assert.Equal((old, next, new DateOnly(2022, 2, 8)), (told.DocumentId, told.SupersededByDocumentId, told.SupersededOn));
        var (document, etag) = await PlanningApp.Open(_app.AsProvincePlanner, $"{Documents}/{old}");
        Assert.Equal(next, document.GetProperty("supersededById").GetGuid());
        await _app.AsProvincePlanner.Change(HttpMethod.Post, $"{Documents}/{old}/corrections", etag, new
        {
            material = true,
            reason = "Đính chính",
            document = PlanningApp.Corrected(Papers.Guidance9()),
        }).ShouldBeProblem(409, "document-superseded");
        await _app.AsProvincePlanner.Create(Documents, Replacing(old) with { Number = "22/HD-VKSTC" }).ShouldBeProblem(409, "document-superseded");
        await _app.AsDivisionHead.Create($"{Documents}/{old}/acknowledgements", new { }).ShouldBeProblem(409, "document-superseded");
    }

    [Fact]
    public async Task A_draft_replaces_nothing_yet()
    {
        var old = await _app.HasDocumentId(Papers.Guidance9());
        var created = await _app.AsProvincePlanner.Create(Documents, Replacing(old) with { Draft = true });
        Assert.Equal("overdue", State(Assert.Single(await _app.Obligations($"documentId={old}"))));

        await _app.AsProvincePlanner.Change(HttpMethod.Post, $"{created.Headers.Location}/register", created.Etag(), new { }).ShouldBe(HttpStatusCode.OK);

        Assert.Equal("waived", State(Assert.Single(await _app.Obligations($"documentId={old}"))));
    }

    [Fact]
    public async Task Only_the_same_authority_or_a_higher_one_replaces_and_only_what_is_older()
    {
        var directive = await _app.HasDocumentId(Papers.Directive01());
        var guidance = await _app.HasDocumentId(Papers.Guidance9());

        await _app.AsProvincePlanner.Create(Documents, Papers.ProvincialPlan01() with { Supersedes = [directive] })
            .ShouldBeProblem(409, "superseded-from-below");
        await _app.AsProvincePlanner.Create(Documents, Papers.Guidance10() with { Supersedes = [guidance], IssuedOn = new(2022, 1, 4) })
            .ShouldBeProblem(409, "supersedes-later-document");
        await _app.AsProvincePlanner.Create(Documents, Papers.Guidance10() with { Supersedes = [Guid.CreateVersion7()] })
            .ShouldBeProblem(409, "supersedes-unknown");
        await _app.Bus.ShouldNotHavePublished<DirectiveSuperseded>();
        await _app.HasDocument(Papers.Directive01() with { Number = "03/CT-VKSTC", IssuedOn = new(2022, 1, 20), ReceivedOn = new(2022, 1, 21), Supersedes = [guidance] });
    }

    private static RegisterDocumentRequest Replacing(Guid old) => Papers.Guidance9() with
    {
        Number = "21/HD-VKSTC",
        IssuedOn = new(2022, 2, 1),
        ReceivedOn = new(2022, 2, 7),
        Supersedes = [old],
    };

    private static string? State(JsonElement obligation) => obligation.GetProperty("state").GetString();
}
