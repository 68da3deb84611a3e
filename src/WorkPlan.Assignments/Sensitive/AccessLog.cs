using WorkPlan.ServiceDefaults.Security;

namespace WorkPlan.Assignments.Sensitive;

/// <summary>Writes down who looks at sensitive data. What cannot be written down is not shown: it is saved before the answer is given.</summary>
internal sealed class AccessLog(AssignmentsDbContext db, CurrentUser user, TimeProvider clock)
{
    public async Task ReadAsync(string about, string? personCode, CancellationToken cancellationToken)
    {
        Note(SensitiveAct.Read, about, personCode);
        await db.SaveChangesAsync(cancellationToken);
    }

    /// <summary>Saved together with the change.</summary>
    public void Note(SensitiveAct act, string about, string? personCode) => db.SensitiveAccesses.Add(new SensitiveAccess
    {
        PersonCode = personCode,
        About = about,
        Act = act,
        UserId = user.UserId,
        UserName = user.Name,
        At = clock.GetUtcNow(),
    });
}
