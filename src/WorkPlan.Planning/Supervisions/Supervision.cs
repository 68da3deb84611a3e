using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using WorkPlan.ServiceDefaults.Organisation;
using WorkPlan.ServiceDefaults.Persistence;
using WorkPlan.SharedKernel;

namespace WorkPlan.Planning.Supervisions;

/// <summary>Phó Viện trưởng phụ trách: which deputy chief supervises a unit, from a day to a day. His conclusions become directions.</summary>
internal sealed class Supervision : IVersioned
{
    private Supervision()
    {
    }

    public Guid Id { get; private init; } = Guid.CreateVersion7();

    public string UnitCode { get; private init; } = "";

    public string? PersonCode { get; private init; }

    public string Name { get; private init; } = "";

    public DateOnly ValidFrom { get; private init; }

    public DateOnly? ValidTo { get; private set; }

    public long Version { get; private set; }

    public static Supervision Begin(string unitCode, string? personCode, string name, DateOnly from, DateOnly? to)
    {
        if (to < from)
            throw SupervisionRules.EndsBeforeItBegins(to.Value, from);
        return new Supervision
        {
            UnitCode = unitCode,
            PersonCode = personCode,
            Name = VietnameseText.Clean(name),
            ValidFrom = from,
            ValidTo = to,
        };
    }

    public void End(DateOnly lastDay)
    {
        if (lastDay < ValidFrom)
            throw SupervisionRules.EndsBeforeItBegins(lastDay, ValidFrom);
        if (ValidTo is { } ended && ended < lastDay)
            throw SupervisionRules.EndedAlready(ended);
        ValidTo = lastDay;
    }
}

internal sealed class SupervisionConfiguration : IEntityTypeConfiguration<Supervision>
{
    public void Configure(EntityTypeBuilder<Supervision> builder)
    {
        builder.ToTable("Supervisions");
        builder.Property(supervision => supervision.UnitCode).HasMaxLength(OrganisationLimits.UnitCode);
        builder.Property(supervision => supervision.PersonCode).HasMaxLength(OrganisationLimits.PersonCode);
        builder.Property(supervision => supervision.Name).HasMaxLength(OrganisationLimits.PersonName);
        // One at a time: two that begin on the same day meet here, the rest is looked up.
        builder.HasIndex(supervision => new { supervision.UnitCode, supervision.ValidFrom }).IsUnique();
    }
}
