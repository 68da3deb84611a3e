using WorkPlan.SharedKernel;

namespace WorkPlan.Inspections.UnitInspections;

/// <summary>Takes in what is known of a file, unless the file may not be in a networked system at all.</summary>
internal static class EvidenceIntake
{
    public const string Unclassified = SecrecyStamp.Unclassified;

    public static Evidence Take(EvidenceRequest request, string by, TimeProvider clock)
    {
        if (!string.Equals(VietnameseText.Clean(request.Classification), Unclassified, StringComparison.OrdinalIgnoreCase))
            throw SecrecyStamp.Refusal();
        SecrecyStamp.Refuse(request.Caption, request.Reference);
        Dates.DemandNotAhead(request.TakenOn, clock);
        return new Evidence(
            Guid.CreateVersion7(), request.Caption, request.TakenOn, request.Sha256, request.Size, request.Reference, request.ItemCode, by,
            clock.GetUtcNow());
    }
}
