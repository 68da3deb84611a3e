using WorkPlan.Inspections.Files;
using WorkPlan.ServiceDefaults.Problems;
using WorkPlan.SharedKernel;

namespace WorkPlan.Inspections.UnitInspections;

/// <summary>
/// Takes in what is known of a file that was uploaded before, and so was looked at: of nothing else are hash, size and type known here.
/// What may not be in a networked system at all is refused.
/// </summary>
internal sealed class EvidenceIntake(EvidenceFiles files, TimeProvider clock)
{
    public async Task<Evidence> TakeAsync(EvidenceRequest request, string by, CancellationToken cancellationToken)
    {
        if (!string.Equals(VietnameseText.Clean(request.Classification), SecrecyStamp.Unclassified, StringComparison.OrdinalIgnoreCase))
            throw SecrecyStamp.Refusal();
        Dates.DemandNotAhead(request.TakenOn, clock);
        if (!EvidenceFiles.Holds(request.Reference))
            throw UnitInspectionRules.EvidenceNotUploaded();
        var stored = await files.UseAsync(request.Reference, cancellationToken);
        if (stored.Sha256 != request.Sha256 || stored.Size != request.Size)
            throw UnitInspectionRules.EvidenceDiffers();
        return new Evidence(
            Guid.CreateVersion7(), request.Caption, request.TakenOn, stored.Sha256, stored.Size, stored.Reference, request.ItemCode, by,
            clock.GetUtcNow(), RevisesId: request.RevisesId, ContentType: stored.ContentType);
    }
}
