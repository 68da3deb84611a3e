using MassTransit;
using Microsoft.EntityFrameworkCore;
using WorkPlan.Planning.Obligations;
using WorkPlan.ServiceDefaults.Persistence;
using WorkPlan.ServiceDefaults.Security;
using WorkPlan.SharedKernel;

namespace WorkPlan.Planning.Documents;

/// <summary>What happens, in one transaction, when a document is registered for good or corrected: obligations open, the others are told.</summary>
internal sealed class DocumentRegistration(
    PlanningDbContext db, SupplementObligations obligations, IPublishEndpoint events, CurrentUser user, TimeProvider clock)
{
    public async Task RegisterAsync(DirectiveDocument document, CancellationToken cancellationToken)
    {
        document.Register(VietnamTime.Today(clock), clock.GetUtcNow(), user.UserId);
        await obligations.OpenAsync(document, cancellationToken);
        await events.Publish(DocumentMessages.Received(document, clock), cancellationToken);
    }

    public async Task CorrectAsync(DirectiveDocument document, DocumentCorrection correction, CancellationToken cancellationToken)
    {
        db.Touch(document);
        await obligations.FollowCorrectionAsync(document, correction, cancellationToken);
        await events.Publish(DocumentMessages.Received(document, clock), cancellationToken);
    }

    /// <summary>The unique index decides whether the register has the document already.</summary>
    public async Task SaveAsync(DirectiveDocument document, CancellationToken cancellationToken)
    {
        try
        {
            await db.SaveChangesAsync(cancellationToken);
        }
        catch (DbUpdateException exception) when (DatabaseFaults.IsDuplicate(exception)
            && exception.Entries.Any(entry => entry.Entity == document))
        {
            throw DocumentRules.AlreadyRegistered(document.Name);
        }
    }
}
