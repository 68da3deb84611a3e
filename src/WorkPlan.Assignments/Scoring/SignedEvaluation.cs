using System.Security.Cryptography;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using WorkPlan.Assignments.Decisions;
using WorkPlan.ServiceDefaults.Http;
using WorkPlan.ServiceDefaults.Organisation;
using WorkPlan.ServiceDefaults.Persistence;

namespace WorkPlan.Assignments.Scoring;

/// <summary>What was changed after an evaluation had been signed.</summary>
public enum LaterChange
{
    Expected,
    Delivered,
    FaultFound,
    CauseConfirmed,
    GeneralPoints,
    DeliveryConfirmed,
}

/// <summary>
/// What a unit's people were rated for a period, as it was signed: every point with its trace, in words, byte for byte. Nothing changes it; what
/// was changed later in that which it was made from is noted beside it.
/// </summary>
internal sealed class SignedEvaluation : IVersioned
{
    private static readonly JsonSerializerOptions Json = Options();

    public Guid Id { get; private init; } = Guid.CreateVersion7();

    public long Version { get; private set; }

    public required string UnitCode { get; init; }

    public required string PeriodCode { get; init; }

    public required string Number { get; init; }

    public required DateOnly SignedOn { get; init; }

    public required string SignedBy { get; init; }

    public required SigningCapacity SigningCapacity { get; init; }

    /// <summary>The evaluation as JSON.</summary>
    public required string Content { get; init; }

    /// <summary>SHA-256 of the content in UTF-8, in hexadecimal digits: who keeps the paper can compare.</summary>
    public required string ContentHash { get; init; }

    public List<EvaluationNote> Notes { get; private init; } = [];

    public static SignedEvaluation Of(EvaluationView evaluation, SignEvaluationRequest request, string by, DateOnly on)
    {
        var content = JsonSerializer.Serialize(evaluation, Json);
        return new SignedEvaluation
        {
            UnitCode = evaluation.UnitCode,
            PeriodCode = evaluation.Period,
            Number = request.Number,
            SignedOn = on,
            SignedBy = by,
            SigningCapacity = request.SigningCapacity,
            Content = content,
            ContentHash = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(content))),
        };
    }

    /// <summary>The evaluation as it was signed.</summary>
    public EvaluationView Evaluation() => JsonSerializer.Deserialize<EvaluationView>(Content, Json)!;

    private static JsonSerializerOptions Options()
    {
        // Vietnamese stays readable in the database; the text never reaches a page as it is.
        var options = new JsonSerializerOptions { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };
        JsonConventions.Apply(options);
        return options;
    }
}

/// <summary>A later change of what a signed evaluation was made from: whose, of what, from what to what, and who made it.</summary>
internal sealed class EvaluationNote
{
    public Guid Id { get; private init; } = Guid.CreateVersion7();

    public required string PersonCode { get; init; }

    public required LaterChange Change { get; init; }

    /// <summary>The product's name; empty for general points.</summary>
    public required string Subject { get; init; }

    public required string Before { get; init; }

    public required string After { get; init; }

    public required DateTimeOffset At { get; init; }

    public required string By { get; init; }
}

internal sealed class SignedEvaluationConfiguration : IEntityTypeConfiguration<SignedEvaluation>
{
    public const int NumberLength = 100;
    public const int ValueLength = 200;
    private const int PeriodCodeLength = 20;
    private const int HashLength = 64;

    public void Configure(EntityTypeBuilder<SignedEvaluation> builder)
    {
        builder.ToTable("SignedEvaluations");
        builder.HasKey(signed => signed.Id);
        builder.Property(signed => signed.Id).ValueGeneratedNever();
        builder.Property(signed => signed.UnitCode).HasMaxLength(OrganisationLimits.UnitCode);
        builder.Property(signed => signed.PeriodCode).HasMaxLength(PeriodCodeLength);
        builder.Property(signed => signed.Number).HasMaxLength(NumberLength);
        builder.Property(signed => signed.SignedBy).HasMaxLength(OrganisationLimits.PersonName);
        builder.Property(signed => signed.Content).HasMaxLength(-1);
        builder.Property(signed => signed.ContentHash).HasMaxLength(HashLength);
        // Of two who sign at the same moment the second one is refused.
        builder.HasIndex(signed => new { signed.UnitCode, signed.PeriodCode }).IsUnique();
        builder.OwnsMany(signed => signed.Notes, note =>
        {
            note.ToTable("EvaluationNotes");
            note.WithOwner().HasForeignKey("EvaluationId");
            note.HasKey(one => one.Id);
            note.Property(one => one.Id).ValueGeneratedNever();
            note.Property(one => one.PersonCode).HasMaxLength(OrganisationLimits.PersonCode);
            note.Property(one => one.Subject).HasMaxLength(TaskProduct.NameLength);
            note.Property(one => one.Before).HasMaxLength(ValueLength);
            note.Property(one => one.After).HasMaxLength(ValueLength);
            note.Property(one => one.By).HasMaxLength(OrganisationLimits.PersonName);
        });
    }
}
