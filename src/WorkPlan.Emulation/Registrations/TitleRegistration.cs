using WorkPlan.Emulation.Policies;
using WorkPlan.ServiceDefaults.Persistence;
using WorkPlan.ServiceDefaults.Problems;

namespace WorkPlan.Emulation.Registrations;

/// <summary>A title that a person, or a unit as a collective, registers to strive for in a work year.</summary>
internal sealed class TitleRegistration : IVersioned
{
    public Guid Id { get; private init; } = Guid.CreateVersion7();

    public long Version { get; private set; }

    public required Guid CampaignId { get; init; }

    public required string UnitCode { get; init; }

    public required int WorkYear { get; init; }

    public required EmulationTitle Title { get; init; }

    /// <summary>The person; empty for the unit as a collective, so that the unique index holds for both.</summary>
    public required string PersonCode { get; init; }

    public required DateOnly RegisteredOn { get; init; }

    /// <summary>Whether it was registered outside the campaign's window; it counts, and is seen.</summary>
    public required bool Late { get; init; }

    /// <summary>Why it was late; asked for where the campaign says so.</summary>
    public string? LateReason { get; init; }

    /// <summary>Who entered it, and when; null in registrations from before that was kept.</summary>
    public string? EnteredBy { get; init; }

    public DateTimeOffset? EnteredAt { get; init; }

    /// <summary>When, by whom and why it was withdrawn; null while it stands. Somebody can register anew.</summary>
    public DateTimeOffset? WithdrawnAt { get; private set; }

    public string? WithdrawnBy { get; private set; }

    public string? WithdrawnReason { get; private set; }

    public void Withdraw(string reason, string by, DateTimeOffset at)
    {
        if (WithdrawnAt is not null)
            throw RegistrationRules.AlreadyWithdrawn();
        (WithdrawnAt, WithdrawnBy, WithdrawnReason) = (at, by, reason);
    }
}

/// <summary>How much a unit has registered for a work year: the stream that tells the other services.</summary>
internal sealed class UnitRegistrations : IVersioned
{
    public required string UnitCode { get; init; }

    public required int WorkYear { get; init; }

    public long Version { get; private set; }

    public int Persons { get; private set; }

    public int Collectives { get; private set; }

    public DateOnly LastRegisteredOn { get; private set; }

    public void Count(TitleRegistration registration)
    {
        if (registration.PersonCode.Length == 0)
            Collectives++;
        else
            Persons++;
        if (registration.RegisteredOn > LastRegisteredOn)
            LastRegisteredOn = registration.RegisteredOn;
    }

    /// <summary>One that was counted was withdrawn.</summary>
    public void Discount(TitleRegistration registration)
    {
        if (registration.PersonCode.Length == 0)
            Collectives--;
        else
            Persons--;
    }
}

internal static class RegistrationRules
{
    public static bool IsCollective(this EmulationTitle title) =>
        title is EmulationTitle.AdvancedCollective or EmulationTitle.ExcellentCollective or EmulationTitle.FlagSector or EmulationTitle.FlagGovernment;

    public static RuleException AlreadyWithdrawn() => new("registration-already-withdrawn");

    public static RuleException AlreadyRegistered() => new("title-already-registered");

    public static RuleException TitleNotInPolicy(string title, string legalBasis) =>
        new("title-not-in-policy", title, legalBasis) { Citation = legalBasis };

    public static RuleException NotOfThisUnit(string personCode, string unitCode) => new("person-not-in-unit", personCode, unitCode);

    public static RuleException WrongHolder(string title) => new("title-wrong-holder", title);
}
