using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using WorkPlan.ServiceDefaults.Organisation;

namespace WorkPlan.Assignments.Expiries;

/// <summary>That somebody was told of the end of a title, so many days ahead; once, however many instances look.</summary>
internal sealed class TitleAlert
{
    public Guid Id { get; private init; } = Guid.CreateVersion7();

    public required Guid TitleId { get; init; }

    public required string PersonCode { get; init; }

    /// <summary>The end that was told of; a title that was prolonged is told of anew.</summary>
    public required DateOnly LastDay { get; init; }

    /// <summary>From 1; the higher, the more urgent.</summary>
    public required int Step { get; init; }

    public required DateOnly ToldOn { get; init; }

    /// <summary>When it was told that the end asks for nothing any longer.</summary>
    public DateOnly? SettledOn { get; private set; }

    public void Settle(DateOnly on) => SettledOn = on;
}

/// <summary>When ends of titles are told of; bound from the section <c>TitleExpiry</c>.</summary>
internal sealed class TitleExpiryOptions
{
    public const string Section = "TitleExpiry";

    /// <summary>So many days ahead, in falling order, separated by commas.</summary>
    public string DaysAhead { get; set; } = "60,30,7";

    public IReadOnlyList<int> Steps =>
    [
        .. DaysAhead.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries)
            .Select(days => int.Parse(days, System.Globalization.CultureInfo.InvariantCulture)).OrderDescending(),
    ];
}

internal sealed class TitleAlertConfiguration : IEntityTypeConfiguration<TitleAlert>
{
    public void Configure(EntityTypeBuilder<TitleAlert> builder)
    {
        builder.ToTable("TitleAlerts");
        builder.HasKey(alert => alert.Id);
        builder.Property(alert => alert.Id).ValueGeneratedNever();
        builder.Property(alert => alert.PersonCode).HasMaxLength(OrganisationLimits.PersonCode);
        builder.HasIndex(alert => alert.SettledOn);
        builder.HasIndex(alert => new { alert.TitleId, alert.LastDay, alert.Step }).IsUnique();
    }
}
