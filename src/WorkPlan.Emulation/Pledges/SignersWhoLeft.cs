using MassTransit;
using Microsoft.EntityFrameworkCore;
using WorkPlan.Emulation.Staff;
using WorkPlan.Emulation.Units;
using WorkPlan.ServiceDefaults.Operations;
using WorkPlan.SharedKernel;

namespace WorkPlan.Emulation.Pledges;

/// <summary>
/// Every hour: who left a unit before answering its pledge is missing there no longer, and who is back is asked again. It follows from where
/// people serve by now, whatever told it and in whatever order, also that somebody's last day, known long before, is over.
/// </summary>
internal sealed partial class SignersWhoLeft(
    IServiceScopeFactory scopes, ScheduledWork work, TimeProvider clock, ILogger<SignersWhoLeft> logger)
    : PeriodicWork("emulation.signers-who-left", TimeSpan.FromHours(1), work, clock)
{
    protected override async Task RunAsync(CancellationToken cancellationToken)
    {
        foreach (var id in await ConcernedAsync(cancellationToken))
            await FollowAsync(id, cancellationToken);
    }

    protected override void Later(Exception exception) => Log.Later(logger, exception);

    /// <summary>Pledges of this year under which somebody elsewhere has not answered, or somebody released serves.</summary>
    private async Task<List<Guid>> ConcernedAsync(CancellationToken cancellationToken)
    {
        await using var scope = scopes.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<EmulationDbContext>();
        var today = VietnamTime.Today(Clock);
        var year = WorkYear.Containing(today).Year;
        var serving = db.ServingOn(today);
        return await db.Pledges.AsNoTracking()
            .Where(pledge => pledge.WorkYear == year && pledge.EndedOn == null && pledge.Signers.Any(signer =>
                (signer.State == SignatureState.Pending
                    && db.ServiceRecords.Any(record => record.PersonCode == signer.PersonCode && record.From <= today)
                    && !serving.Any(record => record.PersonCode == signer.PersonCode && record.UnitCode == pledge.UnitCode))
                || (signer.State == SignatureState.Released
                    && serving.Any(record => record.PersonCode == signer.PersonCode && record.UnitCode == pledge.UnitCode))))
            .OrderBy(pledge => pledge.Id).Select(pledge => pledge.Id).ToListAsync(cancellationToken);
    }

    private async Task FollowAsync(Guid id, CancellationToken cancellationToken)
    {
        await using var scope = scopes.CreateAsyncScope();
        var (db, lineage) = (scope.ServiceProvider.GetRequiredService<EmulationDbContext>(), scope.ServiceProvider.GetRequiredService<UnitLineage>());
        var pledge = await db.Pledges.SingleAsync(known => known.Id == id, cancellationToken);
        var today = VietnamTime.Today(Clock);
        var people = pledge.Signers.Select(signer => signer.PersonCode).ToList();
        // Of all that begins by now the newest version says where somebody serves.
        var services = (await db.ServiceRecords.AsNoTracking().Where(record => people.Contains(record.PersonCode) && record.From <= today).ToListAsync(cancellationToken))
            .GroupBy(record => record.PersonCode).Select(records => records.MaxBy(record => record.SourceVersion)!).ToList();
        var leftOn = new Dictionary<string, DateOnly?>(StringComparer.Ordinal);
        foreach (var service in services)
        {
            // Whose register does not name the heir yet serves there all the same.
            var here = (await lineage.LineFromAsync(service.UnitCode, cancellationToken)).Contains(pledge.UnitCode);
            DateOnly? over = service.To is { } lastDay && lastDay < today ? lastDay.AddDays(1) : null;
            leftOn[service.PersonCode] = here ? over : service.From;
        }
        if (!pledge.Follow(leftOn))
            return;
        db.Touch(pledge);
        if (pledge.LastAnsweredOn is { } last)
            await scope.ServiceProvider.GetRequiredService<IPublishEndpoint>().Publish(PledgeMessages.Signed(pledge, last, Clock), cancellationToken);
        await db.SaveChangesAsync(cancellationToken);
    }

    private static partial class Log
    {
        [LoggerMessage(1, LogLevel.Warning, "Pledges were not looked through for people who left; tried again in an hour")]
        public static partial void Later(ILogger logger, Exception exception);
    }
}
