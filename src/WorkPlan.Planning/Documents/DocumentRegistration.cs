using MassTransit;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using WorkPlan.Planning.Obligations;
using WorkPlan.ServiceDefaults.Persistence;
using WorkPlan.ServiceDefaults.Security;
using WorkPlan.SharedKernel;

namespace WorkPlan.Planning.Documents;

/// <summary>
/// What happens, in one transaction, when a document is registered for good or corrected: the first units of its scope owe, the others
/// are told. A wide scope is served to its end in the background.
/// </summary>
internal sealed class DocumentRegistration(
    PlanningDbContext db, FanOutWork work, IPublishEndpoint events, CurrentUser user, BackgroundBell bell, IHttpContextAccessor http,
    IOptions<ObligationOptions> options, TimeProvider clock)
{
    private bool _unfinished;

    public async Task RegisterAsync(DirectiveDocument document, CancellationToken cancellationToken)
    {
        document.Register(VietnamTime.Today(clock), clock.GetUtcNow(), user.UserId);
        foreach (var id in document.Supersedes)
            await SupersedeAsync(id, document, cancellationToken);
        await SpreadAsync(FanOut.Registered(document, clock.GetUtcNow(), user.UserId), document, cancellationToken);
        await events.Publish(DocumentMessages.Received(document, clock), cancellationToken);
    }

    public async Task CorrectAsync(DirectiveDocument document, DocumentCorrection correction, CancellationToken cancellationToken)
    {
        db.Touch(document);
        await SpreadAsync(FanOut.Corrected(correction, clock.GetUtcNow()), document, cancellationToken);
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
        if (_unfinished)
            bell.RingAfter(http.HttpContext!);
    }

    private async Task SupersedeAsync(Guid id, DirectiveDocument by, CancellationToken cancellationToken)
    {
        var document = await db.Documents.SingleOrDefaultAsync(
            known => known.Id == id && known.State == DocumentState.Registered, cancellationToken) ?? throw DocumentRules.SupersedesUnknown(id);
        document.BeSupersededBy(by, VietnamTime.Today(clock));
        await SpreadAsync(
            FanOut.Superseded(document, VietnamTime.Today(clock), $"Được thay thế bởi {by.Name}", clock.GetUtcNow(), user.UserId),
            document, cancellationToken);
        await events.Publish(DocumentMessages.Superseded(document, clock), cancellationToken);
    }

    /// <summary>What everybody must acknowledge touches people, not units alone: it is left to the background sooner.</summary>
    private async Task SpreadAsync(FanOut fanOut, DirectiveDocument document, CancellationToken cancellationToken)
    {
        db.FanOuts.Add(fanOut);
        var atOnce = document.AcknowledgedByAll ? Math.Min(options.Value.FanOutAtOnce, options.Value.FanOutChunk) : options.Value.FanOutAtOnce;
        await work.ServeAsync(fanOut, document, atOnce, cancellationToken);
        _unfinished |= fanOut.CompletedAt is null;
    }
}
