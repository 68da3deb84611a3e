using Microsoft.EntityFrameworkCore;
using WorkPlan.Inspections.Obligations;
using WorkPlan.Inspections.Units;
using WorkPlan.SharedKernel;

namespace WorkPlan.Inspections.Findings;

/// <summary>
/// Opens a finding again, and what is owed because of it. While it was verified it stayed where it was; now it goes to whoever goes on for the unit
/// that had remedied it.
/// </summary>
internal sealed class Reopenings(InspectionsDbContext db, HeirWay heirs)
{
    public async Task ReopenAsync(Finding finding, Reopening reopening, CancellationToken cancellationToken)
    {
        finding.Reopen(reopening);
        var owed = await OwedAsync(finding, cancellationToken);
        owed.Reopen(ObligationEvents.FindingReopened, Deadline.Explicit(reopening.DueAt));
        foreach (var step in await heirs.FromAsync(finding.ResponsibleUnitCode, cancellationToken))
            finding.HandOver(step.From, step.To, step.On, step.LegalBasis);
        owed.HandOverTo(finding.ResponsibleUnitCode);
    }

    /// <summary>The remedy that is owed because of the finding.</summary>
    public Task<InspectionObligation> OwedAsync(Finding finding, CancellationToken cancellationToken) => db.Obligations.SingleAsync(
        obligation => obligation.Kind == ObligationKind.Remediate && obligation.SubjectId == finding.Id, cancellationToken);
}
