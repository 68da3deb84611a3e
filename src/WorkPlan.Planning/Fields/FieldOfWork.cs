using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using WorkPlan.ServiceDefaults.Persistence;
using WorkPlan.SharedKernel;

namespace WorkPlan.Planning.Fields;

/// <summary>A field of work (khâu công tác): plans have a section for each, targets belong to one.</summary>
internal sealed class FieldOfWork : IVersioned
{
    private FieldOfWork()
    {
    }

    public Guid Id { get; private init; } = Guid.CreateVersion7();

    public string Code { get; private init; } = "";

    public string Name { get; private set; } = "";

    public FieldKind Kind { get; private set; }

    /// <summary>Its place in tables and plans.</summary>
    public int Ordinal { get; private set; }

    public long Version { get; private set; }

    public static FieldOfWork Create(string code, string name, FieldKind kind, int ordinal)
    {
        var field = new FieldOfWork { Code = code };
        field.Describe(name, kind, ordinal);
        return field;
    }

    public void Describe(string name, FieldKind kind, int ordinal) =>
        (Name, Kind, Ordinal) = (VietnameseText.Clean(name), kind, ordinal);
}

public enum FieldKind
{
    /// <summary>Prosecution and supervision of judicial activities.</summary>
    Procuratorial,

    /// <summary>Building the sector: staff, office, emulation.</summary>
    SectorBuilding,
}

internal static class FieldLimits
{
    public const int Code = 40;
    public const int Name = 200;
}

internal sealed class FieldOfWorkConfiguration : IEntityTypeConfiguration<FieldOfWork>
{
    public void Configure(EntityTypeBuilder<FieldOfWork> builder)
    {
        builder.ToTable("FieldsOfWork");
        builder.Property(field => field.Code).HasMaxLength(FieldLimits.Code);
        builder.Property(field => field.Name).HasMaxLength(FieldLimits.Name);
        builder.HasIndex(field => field.Code).IsUnique();
    }
}
