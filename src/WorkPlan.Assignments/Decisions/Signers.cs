using Microsoft.EntityFrameworkCore;
using WorkPlan.Assignments.People;
using WorkPlan.Assignments.Units;
using WorkPlan.ServiceDefaults.Security;

namespace WorkPlan.Assignments.Decisions;

/// <summary>
/// Who may sign what: the head in his own office, a deputy KT., anybody else – TM., TL., TUQ., Q. – on a basis that the decision names. Of the
/// decision's unit or of one above it, on the day of signing.
/// </summary>
internal sealed class Signers(AssignmentsDbContext db, CurrentUser user)
{
    private static readonly ManagementTitle[] Heads = [ManagementTitle.Head, ManagementTitle.Chief];
    private static readonly ManagementTitle[] Deputies = [ManagementTitle.DeputyHead, ManagementTitle.DeputyChief];

    /// <summary>Refuses a signature that nobody may give so; writes down whose it is where it is somebody's of the register.</summary>
    public async Task DemandEntitledAsync(AssignmentDecision decision, CancellationToken cancellationToken)
    {
        var capacity = decision.SigningCapacity;
        if (capacity is not (SigningCapacity.InOwnOffice or SigningCapacity.ForChief) && string.IsNullOrWhiteSpace(decision.SigningBasis))
            throw DecisionRules.SigningBasisMissing();
        // Whoever issues it KT. without naming another one signs himself.
        var code = decision.SignerPersonCode ?? (capacity == SigningCapacity.ForChief ? user.PersonCode : null);
        if (code is null)
        {
            if (capacity == SigningCapacity.ForChief)
                throw DecisionRules.SignerMissing();
            return;
        }
        var person = await db.People.AsNoTracking().AsSplitQuery().SingleOrDefaultAsync(known => known.Code == code, cancellationToken)
            ?? throw DecisionRules.SignerNotKnown(code);
        var asked = capacity switch
        {
            SigningCapacity.InOwnOffice => Heads,
            SigningCapacity.ForChief => Deputies,
            _ => [],
        };
        if (asked.Length > 0 && !(person.ManagementTitleOn(decision.SignedOn)?.ManagementTitle is { } held && asked.Contains(held)
            && await ServesAboveAsync(person, decision, cancellationToken)))
        {
            throw capacity == SigningCapacity.ForChief
                ? DecisionRules.SignerNotDeputy(person.FullName, decision.SignedOn)
                : DecisionRules.SignerNotHead(person.FullName, decision.SignedOn);
        }
        decision.SignedBy(person.Code, person.FullName);
    }

    /// <summary>Whoever served in a unit that has ended since served in what its heir is now.</summary>
    private async Task<bool> ServesAboveAsync(Person person, AssignmentDecision decision, CancellationToken cancellationToken)
    {
        var served = new HashSet<string>();
        foreach (var service in person.Services().Where(service => service.Time.IsInForce(decision.SignedOn)))
            served.UnionWith([service.UnitCode, await db.HeirOfAsync(service.UnitCode, cancellationToken)]);
        var seen = new HashSet<string>();
        for (string? at = decision.UnitCode; at is not null && seen.Add(at);)
        {
            if (served.Contains(at))
                return true;
            var code = at;
            at = await db.Units.AsNoTracking().Where(unit => unit.Code == code).Select(unit => unit.ParentCode).SingleOrDefaultAsync(cancellationToken);
        }
        return false;
    }
}
