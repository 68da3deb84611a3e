using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using WorkPlan.Assignments.Contracts;
using WorkPlan.ServiceDefaults.Organisation;

namespace WorkPlan.Planning.People;

/// <summary>
/// A time in which a person served in one unit with the same titles. The copy of a person knows only where the person is now; targets per
/// head ask who was there on a day, and as what: a service is divided where a title begins or ends in it.
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

    public static PersonSpell Of(string personCode, ServedTime time)
    {
        var spell = new PersonSpell { PersonCode = personCode, UnitCode = time.UnitCode, ServesFrom = time.From };
        spell.Become(time);
        return spell;
    }

    public ServedTime Time => new(UnitCode, ServesFrom, ServesTo, Kind, JudicialTitle, ManagementTitle);

    public void Become(ServedTime time) =>
        (ServesTo, Kind, JudicialTitle, ManagementTitle) = (time.To, time.Kind, time.JudicialTitle, time.ManagementTitle);
}

/// <summary>What a spell says of a person.</summary>
internal sealed record ServedTime(string UnitCode, DateOnly From, DateOnly? To, string Kind, string? JudicialTitle, string? ManagementTitle);

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
        var times = ServedTimes.After([.. spells.Select(spell => spell.Time)], message);
        foreach (var spell in spells)
        {
            if (times.FirstOrDefault(time => time.UnitCode == spell.UnitCode && time.From == spell.ServesFrom) is { } time)
                spell.Become(time);
            else
                db.PersonSpells.Remove(spell);
        }
        db.PersonSpells.AddRange(times.Where(time => !spells.Exists(spell => spell.UnitCode == time.UnitCode && spell.ServesFrom == time.From))
            .Select(time => PersonSpell.Of(message.PersonCode, time)));
    }
}
