using MassTransit;
using Microsoft.EntityFrameworkCore;
using WorkPlan.Planning.Contracts;
using WorkPlan.Planning.Obligations;
using WorkPlan.Planning.Plans;
using WorkPlan.ServiceDefaults.Persistence;
using WorkPlan.SharedKernel;

namespace WorkPlan.Planning.Inquiries;

/// <summary>
/// What follows from a question: its answer is owed like everything else – reminded of, told in the morning, escalated – and the others
/// hear of it. Prepares a save.
/// </summary>
internal sealed class InquiryDesk(PlanningDbContext db, IPublishEndpoint events, TimeProvider clock)
{
    private const int Chunk = 200;

    public async Task AskAsync(Inquiry inquiry, CancellationToken cancellationToken)
    {
        db.Obligations.Add(PlanningObligation.ToAnswer(inquiry, clock.GetUtcNow()));
        await TellAsync(inquiry, cancellationToken);
    }

    public async Task AnswerAsync(Inquiry inquiry, Actor by, CancellationToken cancellationToken)
    {
        (await OwedAsync(inquiry, cancellationToken))?.Satisfy(SatisfiedBy.Answer(inquiry.AnsweredOn!.Value, by));
        await SettleAsync(inquiry, cancellationToken);
    }

    /// <summary>The question was taken back: nobody owes its answer any longer.</summary>
    public async Task WithdrawAsync(Inquiry inquiry, Actor by, CancellationToken cancellationToken)
    {
        if (await OwedAsync(inquiry, cancellationToken) is { } owed)
        {
            owed.Waive(by.UserId, by.At, inquiry.WithdrawnReason!);
            await events.Publish(ObligationMessages.Waived(owed, inquiry.Subject, clock), cancellationToken);
        }
        await SettleAsync(inquiry, cancellationToken);
    }

    /// <summary>One of its units was succeeded. What was owed goes on with the heir, or ended with the question.</summary>
    public async Task HandOverAsync(Inquiry inquiry, Actor by, CancellationToken cancellationToken)
    {
        if (inquiry.State == InquiryState.Withdrawn)
        {
            await WithdrawAsync(inquiry, by, cancellationToken);
            return;
        }
        if (await OwedAsync(inquiry, cancellationToken) is { } owed && owed.UnitCode != inquiry.ToUnitCode)
            owed.HandOverTo(inquiry.ToUnitCode);
        await TellAsync(inquiry, cancellationToken);
    }

    /// <summary>
    /// Questions from before answers were owed: those that are not overdue are owed from now on. What had passed by then is owed by nobody.
    /// </summary>
    /// <param name="goOn">Asked before each transaction: whether the job is still this instance's.</param>
    /// <param name="cancellationToken">Stops it.</param>
    /// <returns>How many obligations were opened.</returns>
    public async Task<int> RunAsync(Func<Task<bool>> goOn, CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        var open = await db.Inquiries.Where(inquiry => inquiry.State == InquiryState.Open && inquiry.Deadline.DueAt >= now)
            .Select(inquiry => inquiry.Id).ToListAsync(cancellationToken);
        var opened = 0;
        foreach (var some in open.Chunk(Chunk))
        {
            var keys = some.Select(id => id.ToString()).ToList();
            var known = await db.Obligations.Where(owed => owed.Kind == ObligationKind.Answer && keys.Contains(owed.SourceKey))
                .Select(owed => owed.SourceKey).ToListAsync(cancellationToken);
            var unknown = some.Where(id => !known.Contains(id.ToString())).ToList();
            if (unknown.Count == 0)
                continue;
            if (!await goOn())
                break;
            var inquiries = await db.Inquiries.AsNoTracking().Where(inquiry => unknown.Contains(inquiry.Id)).ToListAsync(cancellationToken);
            db.Obligations.AddRange(inquiries.Select(inquiry => PlanningObligation.ToAnswer(inquiry, now)));
            await db.SaveChangesAsync(cancellationToken);
            db.ChangeTracker.Clear();
            opened += inquiries.Count;
        }
        return opened;
    }

    private async Task<PlanningObligation?> OwedAsync(Inquiry inquiry, CancellationToken cancellationToken)
    {
        var key = inquiry.Id.ToString();
        return await db.Obligations.SingleOrDefaultAsync(
            owed => owed.Kind == ObligationKind.Answer && owed.SourceKey == key && owed.State == ObligationState.Open, cancellationToken);
    }

    private Task TellAsync(Inquiry inquiry, CancellationToken cancellationToken) => events.Publish(
        new InquiryAsked
        {
            StreamKey = $"inquiry:{inquiry.Id}",
            Version = inquiry.NextVersion(),
            OccurredAt = clock.GetUtcNow(),
            InquiryId = inquiry.Id,
            UnitCode = inquiry.UnitCode,
            ToUnitCode = inquiry.ToUnitCode,
            WorkYear = inquiry.WorkYear,
            Subject = inquiry.Subject,
            DueAt = inquiry.Deadline.DueAt,
        },
        cancellationToken);

    private Task SettleAsync(Inquiry inquiry, CancellationToken cancellationToken) => events.Publish(
        new InquirySettled
        {
            StreamKey = $"inquiry:{inquiry.Id}",
            Version = inquiry.NextVersion(),
            OccurredAt = clock.GetUtcNow(),
            InquiryId = inquiry.Id,
            UnitCode = inquiry.UnitCode,
            ToUnitCode = inquiry.ToUnitCode,
            WorkYear = inquiry.WorkYear,
            Subject = inquiry.Subject,
            AnsweredOn = inquiry.AnsweredOn,
            AnswerNumber = inquiry.AnswerNumber,
            InTime = inquiry.InTime,
        },
        cancellationToken);
}
