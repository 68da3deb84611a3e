using System.Text.Json.Serialization;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using WorkPlan.ServiceDefaults.Organisation;
using WorkPlan.ServiceDefaults.Persistence;
using WorkPlan.ServiceDefaults.Problems;
using WorkPlan.SharedKernel;

namespace WorkPlan.Emulation.Conferences;

[JsonConverter(typeof(CamelCaseEnumConverter<ConferenceState>))]
public enum ConferenceState
{
    Called = 1,
    Held = 2,

    /// <summary>Not held: the unit ended, and its heir had called its own.</summary>
    Lapsed = 3,
}

/// <summary>
/// A unit's yearly conference of civil servants and employees (hội nghị cán bộ, công chức, người lao động). The head calls it together with
/// the trade union of the unit, which co-hosts it: without the union it cannot be held (Law 10/2022/QH15 on grassroots democracy).
/// </summary>
internal sealed class CivilServantConference : IVersioned
{
    public Guid Id { get; private init; } = Guid.CreateVersion7();

    public long Version { get; private set; }

    public required string UnitCode { get; set; }

    /// <summary>The unit that called it and ended before it was held; null for all others.</summary>
    public string? HandedOverFrom { get; private set; }

    public required int WorkYear { get; init; }

    public required DateOnly CalledFor { get; init; }

    /// <summary>The share of those called that has to be present, in hundredths of a percent; what it comes to is rounded up.</summary>
    public required int QuorumBasisPoints { get; init; }

    /// <summary>The trade-union organisation that co-hosts, and who speaks for it; null until the union has agreed.</summary>
    public string? TradeUnion { get; private set; }

    public string? TradeUnionPersonCode { get; private set; }

    public ConferenceState State { get; private set; } = ConferenceState.Called;

    public DateOnly? HeldOn { get; private set; }

    /// <summary>How many serve in the unit on the day, and how many of them were there.</summary>
    public int Called { get; private set; }

    public int Present { get; private set; }

    public string? Resolution { get; private set; }

    public void CoHost(string tradeUnion, string personCode)
    {
        Demand(ConferenceState.Called);
        (TradeUnion, TradeUnionPersonCode) = (tradeUnion, personCode);
    }

    public void Hold(DateOnly on, int called, int present, string resolution)
    {
        Demand(ConferenceState.Called);
        if (TradeUnion is null)
            throw ConferenceRules.NoTradeUnion(UnitCode);
        var needed = (int)BasisPoints.Of(called, QuorumBasisPoints, Rounding.Ceiling);
        if (present > called)
            throw ConferenceRules.MoreThanServe(present, called);
        if (present < needed || present == 0)
            throw ConferenceRules.NoQuorum(present, called, needed);
        (State, HeldOn, Called, Present, Resolution) = (ConferenceState.Held, on, called, present, resolution);
    }

    /// <summary>The unit's heir holds it, with its own trade union: that has to agree anew.</summary>
    public void HandOverTo(string heir)
    {
        Demand(ConferenceState.Called);
        (HandedOverFrom, UnitCode, TradeUnion, TradeUnionPersonCode) = (HandedOverFrom ?? UnitCode, heir, null, null);
    }

    public void Lapse()
    {
        Demand(ConferenceState.Called);
        State = ConferenceState.Lapsed;
    }

    private void Demand(ConferenceState state)
    {
        if (State == ConferenceState.Lapsed)
            throw ConferenceRules.Lapsed();
        if (State != state)
            throw ConferenceRules.AlreadyHeld();
    }
}

internal static class ConferenceRules
{
    public static RuleException AlreadyCalled(int workYear) => new("conference-already-called", workYear);

    public static RuleException AlreadyHeld() => new("conference-already-held");

    public static RuleException Lapsed() => new("conference-lapsed");

    public static RuleException NoTradeUnion(string unitCode) => new("conference-without-trade-union", unitCode) { Citation = "10/2022/QH15" };

    public static RuleException NoQuorum(int present, int called, int needed) => new("conference-no-quorum", present, called, needed);

    public static RuleException MoreThanServe(int present, int called) => new("conference-more-than-serve", present, called);
}

internal sealed class ConferenceConfiguration : IEntityTypeConfiguration<CivilServantConference>
{
    public void Configure(EntityTypeBuilder<CivilServantConference> builder)
    {
        builder.ToTable("Conferences");
        builder.HasKey(conference => conference.Id);
        builder.Property(conference => conference.Id).ValueGeneratedNever();
        builder.Property(conference => conference.UnitCode).HasMaxLength(OrganisationLimits.UnitCode);
        builder.Property(conference => conference.HandedOverFrom).HasMaxLength(OrganisationLimits.UnitCode);
        builder.Property(conference => conference.TradeUnion).HasMaxLength(400);
        builder.Property(conference => conference.TradeUnionPersonCode).HasMaxLength(OrganisationLimits.PersonCode);
        builder.Property(conference => conference.Resolution).HasMaxLength(4000);
        builder.HasIndex(conference => new { conference.WorkYear, conference.UnitCode }).IsUnique();
    }
}
