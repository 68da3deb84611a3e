using Microsoft.EntityFrameworkCore;
using WorkPlan.ServiceDefaults.Operations;

namespace WorkPlan.Identity.Telemetry;

/// <summary>What stands in identity's database, counted for operators; docs/telemetry.md lists them.</summary>
internal static class IdentityFigures
{
    public static readonly IReadOnlyList<Figure<IdentityDbContext>> All =
    [
        new("workplan.accounts", "{account}", "Accounts, by whether an administrator has locked them.", "state", async (db, _, token) =>
        [
            new("open", await db.Accounts.LongCountAsync(account => account.LockedAt == null, token)),
            new("locked", await db.Accounts.LongCountAsync(account => account.LockedAt != null, token)),
        ]),
        new("workplan.sessions", "{session}", "Sessions that can still be continued.", "state", async (db, now, token) =>
        [
            new("open", await db.Sessions.LongCountAsync(session => session.EndedAt == null && session.ExpiresAt > now, token)),
        ]),
    ];
}
