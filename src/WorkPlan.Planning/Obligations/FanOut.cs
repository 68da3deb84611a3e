using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using WorkPlan.Planning.Documents;
using WorkPlan.ServiceDefaults.Organisation;

namespace WorkPlan.Planning.Obligations;

public enum FanOutCause
{
    /// <summary>The document was registered: who is addressed owes.</summary>
    Registered,

    /// <summary>It was corrected: who is newly addressed owes, who no longer is does not, and after a material one all owe again.</summary>
    Corrected,

    /// <summary>Another document replaced it: nobody owes any longer.</summary>
    Superseded,

    /// <summary>Nothing changed for whoever owes, but the others are told anew how each unit stands: by when it has to disseminate it.</summary>
    Told,
}

/// <summary>
/// A document on its way to the units of its scope, in the order of their codes. How far it came is saved with what was opened on the
/// way, so that after a crash it goes on with the next unit and nobody is served twice.
/// </summary>
internal sealed class FanOut
{
    private FanOut()
    {
    }

    public Guid Id { get; private init; } = Guid.CreateVersion7();

    public Guid DocumentId { get; private init; }

    public FanOutCause Cause { get; private init; }

    /// <summary>The number of the correction, or of the telling; 0 for the registration.</summary>
    public int Round { get; private init; }

    public bool Material { get; private init; }

    /// <summary>The day from which deadlines are counted.</summary>
    public DateOnly On { get; private init; }

    public string By { get; private init; } = "";

    public string Reason { get; private init; } = "";

    /// <summary>The last unit that was served.</summary>
    public string? Cursor { get; private set; }

    public int Units { get; private set; }

    /// <summary>How many obligations were opened, owed again or ended.</summary>
    public int Obligations { get; private set; }

    public DateTimeOffset StartedAt { get; private init; }

    public DateTimeOffset? CompletedAt { get; private set; }

    public static FanOut Registered(DirectiveDocument document, DateTimeOffset at, string by) => new()
    {
        DocumentId = document.Id,
        Cause = FanOutCause.Registered,
        On = document.ReceivedOn,
        By = by,
        StartedAt = at,
    };

    public static FanOut Corrected(DocumentCorrection correction, DateTimeOffset at) => new()
    {
        DocumentId = correction.DocumentId,
        Cause = FanOutCause.Corrected,
        Round = correction.Number,
        Material = correction.Material,
        On = correction.CorrectedOn,
        By = correction.CorrectedBy,
        Reason = correction.Reason,
        StartedAt = at,
    };

    public static FanOut Superseded(DirectiveDocument document, DateOnly on, string reason, DateTimeOffset at, string by) => new()
    {
        DocumentId = document.Id,
        Cause = FanOutCause.Superseded,
        On = on,
        By = by,
        Reason = reason,
        StartedAt = at,
    };

    /// <param name="round">How many times it was told before.</param>
    public static FanOut Told(DirectiveDocument document, int round, DateOnly on, DateTimeOffset at, string by) => new()
    {
        DocumentId = document.Id,
        Cause = FanOutCause.Told,
        Round = round,
        On = on,
        By = by,
        StartedAt = at,
    };

    public void Served(string lastUnit, int units, int obligations)
    {
        Cursor = lastUnit;
        Units += units;
        Obligations += obligations;
    }

    public void Complete(DateTimeOffset at) => CompletedAt = at;
}

internal sealed class FanOutConfiguration : IEntityTypeConfiguration<FanOut>
{
    public void Configure(EntityTypeBuilder<FanOut> builder)
    {
        builder.ToTable("FanOuts");
        builder.Property(fanOut => fanOut.Cursor).HasMaxLength(OrganisationLimits.UnitCode);
        builder.Property(fanOut => fanOut.By).HasMaxLength(DocumentLimits.UserId);
        builder.Property(fanOut => fanOut.Reason).HasMaxLength(DocumentLimits.Reason);
        builder.HasIndex(fanOut => new { fanOut.DocumentId, fanOut.Cause, fanOut.Round }).IsUnique();
        builder.HasIndex(fanOut => fanOut.CompletedAt);
        builder.HasOne<DirectiveDocument>().WithMany().HasForeignKey(fanOut => fanOut.DocumentId).OnDelete(DeleteBehavior.Cascade);
    }
}
