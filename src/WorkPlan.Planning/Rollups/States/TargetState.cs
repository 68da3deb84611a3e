using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using WorkPlan.Planning.Catalogues;
using WorkPlan.Planning.Fields;
using WorkPlan.ServiceDefaults.Organisation;
using WorkPlan.SharedKernel;

namespace WorkPlan.Planning.Rollups.States;

/// <summary>
/// How a unit stands in one target of a work year, in every period of it, and what the units below it contribute. A target whose rule
/// changes inside the year has a state for each rule. Follows from results, plans and catalogues, and can be made anew from them.
/// </summary>
internal sealed class TargetState
{
    private TargetState()
    {
    }

    public string UnitCode { get; private init; } = "";

    public int WorkYear { get; private init; }

    public string TargetCode { get; private init; } = "";

    /// <summary>The first day of the year on which the rule applies.</summary>
    public DateOnly From { get; private init; }

    public DateOnly To { get; private set; }

    public string FieldCode { get; private set; } = "";

    public string Name { get; private set; } = "";

    /// <summary>The document that sets the rule; null for what a unit sets itself.</summary>
    public string? Citation { get; private set; }

    /// <summary>Null where the unit itself does not have the target, only units below it.</summary>
    public TargetRule? Rule => RuleText is null ? null : StoredRules.Read(RuleText);

    public string? RuleText { get; private set; }

    /// <summary>False for additional targets that nobody adopted, and for units that only add up: they are no part of any aggregate.</summary>
    public bool Counted { get; private set; }

    /// <summary>A letter for each period: <see cref="OutcomeLetters"/>.</summary>
    public string Outcomes { get; private set; } = OutcomeLetters.None;

    /// <summary>The unit's own figures by period.</summary>
    public string? FiguresText { get; private set; }

    /// <summary>What everything below the unit contributes, by period.</summary>
    public string? Below { get; private set; }

    public bool IsEmpty => RuleText is null && Below is null;

    public static TargetState For(string unitCode, int workYear, TargetInstance instance) => new()
    {
        UnitCode = unitCode,
        WorkYear = workYear,
        TargetCode = instance.TargetCode,
        From = instance.From,
        To = instance.To,
        FieldCode = instance.FieldCode,
        Name = instance.Name,
        Citation = instance.Citation,
    };

    /// <summary>Where only units below have the target.</summary>
    public static TargetState For(string unitCode, TargetState below) => new()
    {
        UnitCode = unitCode,
        WorkYear = below.WorkYear,
        TargetCode = below.TargetCode,
        From = below.From,
        To = below.To,
        FieldCode = below.FieldCode,
        Name = below.Name,
        Citation = below.Citation,
    };

    /// <summary>What the unit has to reach, if anything.</summary>
    public TargetInstance? Instance() =>
        Rule is { } rule ? new TargetInstance(TargetCode, FieldCode, Name, Citation, rule, Counted, From, To) : null;

    /// <summary>Takes over what the unit has to reach and what it reached.</summary>
    public void Stand(TargetInstance instance, JudgedSlot[] slots)
    {
        (To, FieldCode, Name, Citation) = (instance.To, instance.FieldCode, instance.Name, instance.Citation);
        RuleText = StoredRules.Write(instance.Rule);
        Counted = instance.Counted;
        Outcomes = OutcomeLetters.Write(slots);
        FiguresText = SlotText.Write<Figures>([.. slots.Select(slot => slot.Figures)]);
    }

    /// <summary>The unit no longer has the target.</summary>
    public void Lapse() => (RuleText, Counted, Outcomes, FiguresText) = (null, false, OutcomeLetters.None, null);

    public void SumUp(SlotSum[] below) => Below = SlotText.WriteSums(below);

    public Figures?[] Figures() => SlotText.Read<Figures>(FiguresText);

    public Standing Now() => new(FieldCode, Counted, Outcomes, FiguresText);

    /// <summary>The unit's own contribution to the aggregates, by period.</summary>
    public SlotSum[] Own() => Now().Contribution();

    /// <summary>The unit and everything below it, by period.</summary>
    public SlotSum[] Whole()
    {
        var whole = Own();
        if (Below is null)
            return whole;
        var below = SlotText.ReadSums(Below);
        for (var slot = 0; slot < whole.Length; slot++)
            whole[slot] = whole[slot].Plus(below[slot]);
        return whole;
    }
}

/// <summary>Where a unit stands in a target, as it is stored: compared before it is read.</summary>
internal sealed record Standing(string FieldCode, bool Counted, string Outcomes, string? FiguresText)
{
    /// <summary>What the aggregates take from it, by period.</summary>
    public SlotSum[] Contribution()
    {
        var own = new SlotSum[YearLayout.Slots];
        Array.Fill(own, SlotSum.Nothing);
        if (!Counted)
            return own;
        var figures = SlotText.Read<Figures>(FiguresText);
        for (var slot = 0; slot < own.Length; slot++)
        {
            if (OutcomeLetters.Applies(Outcomes[slot]))
                own[slot] = SlotSum.Of(figures[slot], OutcomeLetters.Read(Outcomes[slot]));
        }
        return own;
    }
}

/// <summary>Outcomes as letters, one for each period, so that a query can ask for one of them.</summary>
internal static class OutcomeLetters
{
    public const char NotApplicable = '.';
    public const char WithoutFigures = '-';
    public const char Met = 'M';
    public const char Exceeded = 'E';
    public const char NotMet = 'N';
    public const char NotArisen = 'A';

    public static readonly string None = new(NotApplicable, YearLayout.Slots);

    public static bool Applies(char letter) => letter != NotApplicable;

    public static TargetOutcome? Read(char letter) => letter switch
    {
        Met => TargetOutcome.Met,
        Exceeded => TargetOutcome.Exceeded,
        NotMet => TargetOutcome.NotMet,
        NotArisen => TargetOutcome.NotArisen,
        _ => null,
    };

    public static string Write(JudgedSlot[] slots) => string.Create(slots.Length, slots, static (letters, slots) =>
    {
        for (var slot = 0; slot < letters.Length; slot++)
            letters[slot] = !slots[slot].Applies ? NotApplicable : Of(slots[slot].Outcome);
    });

    private static char Of(TargetOutcome? outcome) => outcome switch
    {
        TargetOutcome.Met => Met,
        TargetOutcome.Exceeded => Exceeded,
        TargetOutcome.NotMet => NotMet,
        TargetOutcome.NotArisen => NotArisen,
        _ => WithoutFigures,
    };
}

internal sealed class TargetStateConfiguration : IEntityTypeConfiguration<TargetState>
{
    public void Configure(EntityTypeBuilder<TargetState> builder)
    {
        builder.ToTable("TargetStates");
        builder.HasKey(state => new { state.UnitCode, state.WorkYear, state.TargetCode, state.From });
        builder.Property(state => state.UnitCode).HasMaxLength(OrganisationLimits.UnitCode);
        builder.Property(state => state.TargetCode).HasMaxLength(CatalogueLimits.TargetCode);
        builder.Property(state => state.FieldCode).HasMaxLength(FieldLimits.Code);
        builder.Property(state => state.Name).HasMaxLength(CatalogueLimits.TargetName);
        builder.Property(state => state.Citation).HasMaxLength(CatalogueLimits.LegalBasis);
        builder.Ignore(state => state.Rule);
        builder.Property(state => state.RuleText).HasColumnName("Rule").HasMaxLength(CatalogueLimits.Rule);
        builder.Property(state => state.Outcomes).HasMaxLength(YearLayout.Slots);
        builder.Property(state => state.FiguresText).HasColumnName("Figures").HasMaxLength(-1);
        builder.Property(state => state.Below).HasMaxLength(-1);
    }
}
