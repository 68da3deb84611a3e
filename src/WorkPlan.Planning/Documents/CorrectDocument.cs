using WorkPlan.Planning.Calendars;
using WorkPlan.ServiceDefaults.Http;
using WorkPlan.ServiceDefaults.Security;
using WorkPlan.SharedKernel;

namespace WorkPlan.Planning.Documents;

/// <summary>Corrects a registered document (đính chính).</summary>
internal static class CorrectDocument
{
    public static async Task<OkWithETag<DocumentView>> Handle(
        Guid id, CorrectDocumentRequest request, IfMatch ifMatch, DocumentScope scope, DocumentRegistration registration,
        PeriodCalendars calendars, CurrentUser user, TimeProvider clock, CancellationToken cancellationToken)
    {
        var document = await scope.DemandAsync(id, cancellationToken);
        ifMatch.Demand(document);
        SecrecyStamp.Refuse(request.Reason);
        var content = DocumentContent.From(request.Document, await calendars.SectorAsync(cancellationToken));
        await scope.DemandAddresseeAsync(content.ScopeUnitCode, cancellationToken);
        var correction = document.Correct(
            content, request.Material, request.Reason, request.CorrectedOn ?? VietnamTime.Today(clock), user.UserId);
        await registration.CorrectAsync(document, correction, cancellationToken);
        await registration.SaveAsync(document, cancellationToken);
        return ETagged.Ok(DocumentView.Of(document), document);
    }
}
