using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using WorkPlan.ServiceDefaults.Persistence;
using WorkPlan.SharedKernel;

namespace WorkPlan.Planning.Calendars;

/// <summary>The versions of a period calendar that this installation entered beside the published ones.</summary>
internal sealed class OwnPeriodCalendar : IVersioned
{
    private OwnPeriodCalendar()
    {
    }

    public Guid Id { get; private init; } = Guid.CreateVersion7();

    public string Code { get; private init; } = "";

    public IReadOnlyList<PeriodCalendarVersion> Versions { get; private set; } = [];

    public long Version { get; private set; }

    public static OwnPeriodCalendar Of(string code) => new() { Code = code };

    /// <summary>The kernel refuses versions that would break a year or come twice.</summary>
    public void Replace(PeriodCalendar published, IReadOnlyList<PeriodCalendarVersion> versions)
    {
        _ = PeriodCalendars.Combine(published, versions);
        Versions = [.. versions.OrderBy(version => version.AppliesFromYear)];
    }
}

internal sealed class OwnPeriodCalendarConfiguration : IEntityTypeConfiguration<OwnPeriodCalendar>
{
    public void Configure(EntityTypeBuilder<OwnPeriodCalendar> builder)
    {
        builder.ToTable("PeriodCalendars");
        builder.Property(calendar => calendar.Code).HasMaxLength(40);
        builder.Property(calendar => calendar.Versions).HasJson(20_000);
        builder.HasIndex(calendar => calendar.Code).IsUnique();
    }
}

/// <summary>The calendars by which figures and reports belong to periods: the published ones with this installation's own versions.</summary>
internal sealed class PeriodCalendars(PlanningDbContext db)
{
    private IReadOnlyDictionary<string, PeriodCalendar>? _all;

    public ValueTask<PeriodCalendar> SectorAsync(CancellationToken cancellationToken) => GetAsync(PeriodCalendar.Sector.Code, cancellationToken);

    public async ValueTask<PeriodCalendar> GetAsync(string code, CancellationToken cancellationToken) =>
        (await AllAsync(cancellationToken)).GetValueOrDefault(code) ?? throw new DomainRuleException("period-calendar-unknown", code);

    public async ValueTask<IReadOnlyDictionary<string, PeriodCalendar>> AllAsync(CancellationToken cancellationToken)
    {
        if (_all is not null)
            return _all;
        var own = await db.PeriodCalendars.AsNoTracking().ToDictionaryAsync(calendar => calendar.Code, cancellationToken);
        return _all = PeriodCalendar.All.ToDictionary(
            calendar => calendar.Code,
            calendar => own.TryGetValue(calendar.Code, out var versions) ? Combine(calendar, versions.Versions) : calendar);
    }

    public static PeriodCalendar Combine(PeriodCalendar published, IEnumerable<PeriodCalendarVersion> own)
    {
        var versions = own.ToList();
        var years = versions.Select(version => version.AppliesFromYear).ToHashSet();
        return new PeriodCalendar(
            published.Code, published.Name, published.Versions.Where(version => !years.Contains(version.AppliesFromYear)).Concat(versions));
    }
}
