using WorkPlan.Inspections.Files;
using WorkPlan.SharedKernel;

namespace WorkPlan.Inspections.UnitInspections;

/// <summary>Takes in what is known of a file, unless the file may not be in a networked system at all.</summary>
internal sealed class EvidenceIntake(EvidenceFiles files, TimeProvider clock)
{
    public async Task<Evidence> TakeAsync(EvidenceRequest request, string by, CancellationToken cancellationToken)
    {
        if (!string.Equals(VietnameseText.Clean(request.Classification), SecrecyStamp.Unclassified, StringComparison.OrdinalIgnoreCase))
            throw SecrecyStamp.Refusal();
        SecrecyStamp.Refuse(request.Caption, request.Reference);
        Dates.DemandNotAhead(request.TakenOn, clock);
        var stored = EvidenceFiles.Holds(request.Reference) ? await files.UseAsync(request.Reference, cancellationToken) : null;
        if (stored is not null && (stored.Sha256 != request.Sha256 || stored.Size != request.Size))
            throw UnitInspectionRules.EvidenceDiffers();
        return new Evidence(
            Guid.CreateVersion7(), request.Caption, request.TakenOn, request.Sha256, request.Size, request.Reference, request.ItemCode, by,
            clock.GetUtcNow(), RevisesId: request.RevisesId, ContentType: stored?.ContentType);
    }
}
