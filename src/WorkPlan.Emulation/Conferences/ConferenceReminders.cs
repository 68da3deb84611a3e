using MassTransit;
using Microsoft.EntityFrameworkCore;
using WorkPlan.Emulation.Campaigns;
using WorkPlan.Emulation.Contracts;
using WorkPlan.Emulation.Units;
using WorkPlan.ServiceDefaults.Operations;
using WorkPlan.ServiceDefaults.Persistence;
using WorkPlan.ServiceDefaults.Security;
using WorkPlan.SharedKernel;

namespace WorkPlan.Emulation.Conferences;

/// <summary>
/// Every hour: which units are to hold their conference soon, or have not held it by the last day. Each is told once before and once after
/// it; what was told is kept, so neither a restart nor another instance tells it again. A unit that has ended is told nothing.
/// </summary>
internal sealed partial class ConferenceReminders(
    IServiceScopeFactory scopes, ScheduledWork work, TimeProvider clock, ILogger<ConferenceReminders> logger)
    : PeriodicWork("emulation.conferences-due", TimeSpan.FromHours(1), work, clock)
{
    /// <summary>So many working days before the last day, counted from 00:00 local, somebody is told.</summary>
    private const int WorkingDaysBefore = 5;

    /// <summary>What is overdue for longer, in calendar days, when it is first looked at is history.</summary>
    private const int DaysAfter = 30;

    protected override async Task RunAsync(CancellationToken cancellationToken)
    {
        foreach (var owed in await ToTellAsync(cancellationToken))
            await TellAsync(owed, cancellationToken);
    }

    protected override void Later(Exception exception) => Log.Later(logger, exception);

    private async Task<IReadOnlyList<OwedConferenceView>> ToTellAsync(CancellationToken cancellationToken)
    {
        await using var scope = scopes.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<EmulationDbContext>();
        var (owed, lineage) = (scope.ServiceProvider.GetRequiredService<ConferencesOwed>(), scope.ServiceProvider.GetRequiredService<UnitLineage>());
        var today = VietnamTime.Today(Clock);
        var (first, last) = (today.AddDays(-DaysAfter), WorkingCalendar.Vietnam.AddWorkingDays(today, WorkingDaysBefore));
        var years = await db.Campaigns.Where(campaign => campaign.State == CampaignState.Launched && campaign.ConferenceDueOn >= first && campaign.ConferenceDueOn <= last)
            .Select(campaign => campaign.WorkYear).Distinct().ToListAsync(cancellationToken);
        var found = new List<OwedConferenceView>();
        foreach (var year in years)
        {
            var told = await db.ConferenceReminders.AsNoTracking().Where(reminder => reminder.WorkYear == year)
                .Select(reminder => new { reminder.UnitCode, reminder.DueOn, reminder.Overdue }).ToListAsync(cancellationToken);
            var known = told.Select(reminder => (reminder.UnitCode, reminder.DueOn, reminder.Overdue)).ToHashSet();
            foreach (var view in await owed.ListAsync(year, UnitSet.Every, cancellationToken))
            {
                if (view.State is ObligationStanding.Open or ObligationStanding.Overdue && view.DueOn >= first && view.DueOn <= last
                    && !known.Contains((view.UnitCode, view.DueOn, view.State == ObligationStanding.Overdue))
                    && !(await lineage.LastDayOfAsync(view.UnitCode, cancellationToken) < today))
                    found.Add(view);
            }
        }
        return found;
    }

    /// <summary>What is kept and what is told in one transaction; where another instance came first, nothing.</summary>
    private async Task TellAsync(OwedConferenceView owed, CancellationToken cancellationToken)
    {
        await using var scope = scopes.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<EmulationDbContext>();
        var events = scope.ServiceProvider.GetRequiredService<IPublishEndpoint>();
        var reminder = new ConferenceReminder
        {
            WorkYear = owed.WorkYear,
            UnitCode = owed.UnitCode,
            DueOn = owed.DueOn,
            Overdue = owed.State == ObligationStanding.Overdue,
            NoticeId = Guid.CreateVersion7(),
            ToldAt = Clock.GetUtcNow(),
        };
        db.ConferenceReminders.Add(reminder);
        await events.Publish(
            new ConferenceReminded
            {
                StreamKey = $"conference-due:{owed.WorkYear}:{owed.UnitCode}",
                Version = (owed.DueOn.DayNumber * 2L) + (reminder.Overdue ? 1 : 0),
                OccurredAt = reminder.ToldAt,
                NoticeId = reminder.NoticeId,
                UnitCode = owed.UnitCode,
                WorkYear = owed.WorkYear,
                CampaignId = owed.SubjectId,
                Campaign = owed.Subject,
                DueOn = owed.DueOn,
                CalledFor = owed.CalledFor,
                Overdue = reminder.Overdue,
            },
            cancellationToken);
        try
        {
            await db.SaveChangesAsync(cancellationToken);
        }
        catch (DbUpdateException duplicate) when (DatabaseFaults.IsDuplicate(duplicate))
        {
            Log.ToldAlready(logger, owed.UnitCode, owed.WorkYear);
        }
    }

    private static partial class Log
    {
        [LoggerMessage(1, LogLevel.Warning, "Units were not reminded of their conferences; tried again in an hour")]
        public static partial void Later(ILogger logger, Exception exception);

        [LoggerMessage(2, LogLevel.Debug, "Another instance has reminded {UnitCode} of its conference of {WorkYear}")]
        public static partial void ToldAlready(ILogger logger, string unitCode, int workYear);
    }
}
