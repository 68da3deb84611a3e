using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using WorkPlan.Planning.Calendars;
using WorkPlan.ServiceDefaults.Http;
using WorkPlan.ServiceDefaults.Problems;
using WorkPlan.ServiceDefaults.Security;
using WorkPlan.SharedKernel;

namespace WorkPlan.Planning.Documents;

internal static class DocumentEndpoints
{
    private static readonly Sorting<DirectiveDocument> Sorting = new Sorting<DirectiveDocument>(document => document.Id)
        .By("receivedOn", document => document.ReceivedOn)
        .By("issuedOn", document => document.IssuedOn)
        .By("number", document => document.Number)
        .By("issuer", document => document.Issuer);

    public static void MapDocuments(this IEndpointRouteBuilder routes)
    {
        var documents = routes.MapGroup("/documents").WithTags("Documents");
        documents.MapGet("", ListDocuments).RequirePermission(DocumentPermissions.Read);
        documents.MapPost("", EnterDocument).RequirePermission(DocumentPermissions.Register).Idempotent<PlanningDbContext>();
        documents.MapGet("/{id:guid}", GetDocument).RequirePermission(DocumentPermissions.Read);
        documents.MapPut("/{id:guid}", RewriteDraft).RequirePermission(DocumentPermissions.Register);
        documents.MapDelete("/{id:guid}", DiscardDraft).RequirePermission(DocumentPermissions.Register);
        documents.MapPost("/{id:guid}/register", RegisterDocument).RequirePermission(DocumentPermissions.Register);
        documents.MapPost("/{id:guid}/corrections", CorrectDocument.Handle).RequirePermission(DocumentPermissions.Register);
        documents.MapGet("/{id:guid}/impact", DocumentImpact.Handle).RequirePermission(DocumentPermissions.Read);
    }

    private static async Task<Ok<Page<DocumentView>>> ListDocuments(
        [AsParameters] PageQuery paging, Choice<DocumentType>? type, Choice<IssuerKind>? issuerKind, Choice<DocumentState>? state, int? workYear,
        bool? requiresSupplement, string? unit, string? under, DocumentScope scope, IUnitDirectory directory, Texts texts, CancellationToken cancellationToken)
    {
        var documents = (await scope.ReadableAsync(cancellationToken)).AsNoTracking();
        if (type is { Value: var typeWanted })
            documents = documents.Where(document => document.Type == typeWanted);
        if (issuerKind is { Value: var issuerKindWanted })
            documents = documents.Where(document => document.IssuerKind == issuerKindWanted);
        if (state is { Value: var stateWanted })
            documents = documents.Where(document => document.State == stateWanted);
        if (workYear is not null)
            documents = documents.Where(document => document.WorkYear == workYear);
        if (requiresSupplement is not null)
            documents = documents.Where(document => document.RequiresSupplement == requiresSupplement);
        if (unit is not null)
        {
            var addressing = (await directory.GetAsync(cancellationToken)).Ancestors(unit).Append(unit).ToList();
            documents = documents.Where(document => addressing.Contains(document.ScopeUnitCode));
        }
        if (under is not null)
        {
            // Whatever is addressed to the unit, from above too, and to those below it.
            var tree = await directory.GetAsync(cancellationToken);
            var concerned = tree.Ancestors(under).Concat(tree.Subtree(under)).ToList();
            documents = documents.Where(document => concerned.Contains(document.ScopeUnitCode));
        }
        if (VietnameseText.SearchKey(paging.Q) is { Length: > 0 } words)
            documents = documents.Where(document => document.SearchKey.Contains(words));
        return TypedResults.Ok(await documents.ToPageAsync(paging, Sorting, "-receivedOn", DocumentView.Projection, texts, cancellationToken));
    }

    private static async Task<CreatedWithETag<DocumentView>> EnterDocument(
        RegisterDocumentRequest request, PlanningDbContext db, DocumentScope scope, DocumentRegistration registration,
        PeriodCalendars calendars, CancellationToken cancellationToken)
    {
        var content = DocumentContent.From(request, await calendars.SectorAsync(cancellationToken));
        await scope.DemandAddresseeAsync(content.ScopeUnitCode, cancellationToken);
        var document = DirectiveDocument.Draft(content);
        db.Documents.Add(document);
        if (!request.Draft)
            await registration.RegisterAsync(document, cancellationToken);
        await registration.SaveAsync(document, cancellationToken);
        return ETagged.Created($"/api/v1/planning/documents/{document.Id}", DocumentView.Of(document), document);
    }

    private static async Task<OkWithETag<DocumentView>> GetDocument(Guid id, DocumentScope scope, CancellationToken cancellationToken)
    {
        var document = await scope.FindAsync(id, cancellationToken);
        return ETagged.Ok(DocumentView.Of(document), document);
    }

    private static async Task<OkWithETag<DocumentView>> RewriteDraft(
        Guid id, DocumentRequest request, IfMatch ifMatch, PlanningDbContext db, DocumentScope scope, PeriodCalendars calendars,
        CancellationToken cancellationToken)
    {
        var document = await scope.DemandAsync(id, cancellationToken);
        ifMatch.Demand(document);
        var content = DocumentContent.From(request, await calendars.SectorAsync(cancellationToken));
        await scope.DemandAddresseeAsync(content.ScopeUnitCode, cancellationToken);
        document.Rewrite(content);
        db.Touch(document);
        await db.SaveChangesAsync(cancellationToken);
        return ETagged.Ok(DocumentView.Of(document), document);
    }

    private static async Task<NoContent> DiscardDraft(
        Guid id, IfMatch ifMatch, PlanningDbContext db, DocumentScope scope, CancellationToken cancellationToken)
    {
        var document = await scope.DemandAsync(id, cancellationToken);
        ifMatch.Demand(document);
        if (document.State != DocumentState.Draft)
            throw DocumentRules.IsRegistered(document.Name);
        db.Documents.Remove(document);
        await db.SaveChangesAsync(cancellationToken);
        return TypedResults.NoContent();
    }

    private static async Task<OkWithETag<DocumentView>> RegisterDocument(
        Guid id, IfMatch ifMatch, DocumentScope scope, DocumentRegistration registration, CancellationToken cancellationToken)
    {
        var document = await scope.DemandAsync(id, cancellationToken);
        ifMatch.Demand(document);
        await registration.RegisterAsync(document, cancellationToken);
        await registration.SaveAsync(document, cancellationToken);
        return ETagged.Ok(DocumentView.Of(document), document);
    }
}
