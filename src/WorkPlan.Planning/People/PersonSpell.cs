using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using WorkPlan.Assignments.Contracts;
using WorkPlan.ServiceDefaults.Organisation;

namespace WorkPlan.Planning.People;

/// <summary>
/// A time in which a person served in one unit. The copy of a person knows only where the person is now; targets per head ask who was
/// there on a day. Titles are those last heard of in that time: messages do not say since when they are held.
/// </summary>
internal sealed class PersonSpell
{
    private PersonSpell()
    {
    }

    public string PersonCode { get; private init; } = "";

    public string UnitCode { get; private init; } = "";

    public DateOnly ServesFrom { get; private init; }

    public DateOnly? ServesTo { get; private set; }

    public string Kind { get; private set; } = "";

    public string? JudicialTitle { get; private set; }

    public string? ManagementTitle { get; private set; }

    public static PersonSpell Begin(PersonChanged message) =>
        new() { PersonCode = message.PersonCode, UnitCode = message.UnitCode, ServesFrom = message.ServesFrom };

    public void Continue(PersonChanged message) =>
        (ServesTo, Kind, JudicialTitle, ManagementTitle) = (message.ServesTo, message.Kind, message.JudicialTitle, message.ManagementTitle);

    /// <summary>The person serves elsewhere from a day on.</summary>
    public void EndBefore(DateOnly servesElsewhereFrom)
    {
        if (ServesFrom < servesElsewhereFrom && (ServesTo is null || ServesTo >= servesElsewhereFrom))
            ServesTo = servesElsewhereFrom.AddDays(-1);
    }
}

internal sealed class PersonSpellConfiguration : IEntityTypeConfiguration<PersonSpell>
{
    public void Configure(EntityTypeBuilder<PersonSpell> builder)
    {
        builder.ToTable("PersonSpells");
        builder.HasKey(spell => new { spell.PersonCode, spell.UnitCode, spell.ServesFrom });
        builder.Property(spell => spell.PersonCode).HasMaxLength(OrganisationLimits.PersonCode);
        builder.Property(spell => spell.UnitCode).HasMaxLength(OrganisationLimits.UnitCode);
        builder.Property(spell => spell.Kind).HasMaxLength(OrganisationLimits.Kind);
        builder.Property(spell => spell.JudicialTitle).HasMaxLength(OrganisationLimits.Kind);
        builder.Property(spell => spell.ManagementTitle).HasMaxLength(OrganisationLimits.Kind);
        builder.HasIndex(spell => spell.UnitCode);
    }
}

/// <summary>Keeps the spells of a person in step with what is heard, in the same transaction as the copy.</summary>
internal static class PersonSpells
{
    public static async Task FollowAsync(this PlanningDbContext db, PersonChanged message, CancellationToken cancellationToken)
    {
        var spells = await db.PersonSpells.Where(spell => spell.PersonCode == message.PersonCode).ToListAsync(cancellationToken);
        var current = spells.Find(spell => spell.UnitCode == message.UnitCode && spell.ServesFrom == message.ServesFrom);
        if (current is null)
            db.PersonSpells.Add(current = PersonSpell.Begin(message));
        current.Continue(message);
        foreach (var earlier in spells.Where(spell => spell != current))
            earlier.EndBefore(message.ServesFrom);
    }
}
