using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;
using Microsoft.EntityFrameworkCore.Storage.ValueConversion;
using WorkPlan.ServiceDefaults.Http;
using WorkPlan.ServiceDefaults.Messaging;

namespace WorkPlan.ServiceDefaults.Persistence;

/// <summary>
/// What is true of every service's database: bounded strings, enums as text, instants in UTC, counted versions, and the tables
/// that make messages and retried requests safe (outbox, inbox, idempotency).
/// </summary>
public abstract class ServiceDbContext(DbContextOptions options) : DbContext(options)
{
    private const int DefaultTextLength = 400;
    private const int EnumLength = 40;

    public DbSet<IdempotencyRecord> IdempotencyRecords => Set<IdempotencyRecord>();

    /// <summary>The service's own tables.</summary>
    protected abstract void ConfigureModel(ModelBuilder model);

    protected sealed override void OnModelCreating(ModelBuilder modelBuilder)
    {
        base.OnModelCreating(modelBuilder);
        ConfigureModel(modelBuilder);
        modelBuilder.AddMessagingTables();
        modelBuilder.ApplyConfiguration(new IdempotencyRecordConfiguration());
        foreach (var entity in modelBuilder.Model.GetEntityTypes())
        {
            if (entity.ClrType.IsAssignableTo(typeof(IVersioned)))
                entity.FindProperty(nameof(IVersioned.Version))!.IsConcurrencyToken = true;
        }
        if (Database.ProviderName?.EndsWith("Sqlite", StringComparison.Ordinal) == true)
            StoreInstantsAsTicks(modelBuilder.Model);
    }

    protected override void ConfigureConventions(ModelConfigurationBuilder configurationBuilder)
    {
        configurationBuilder.Properties<string>().HaveMaxLength(DefaultTextLength);
        configurationBuilder.Properties<Enum>().HaveConversion<string>().HaveMaxLength(EnumLength);
        configurationBuilder.Properties<DateTimeOffset>().HaveConversion<UtcConverter>();
    }

    public override int SaveChanges(bool acceptAllChangesOnSuccess)
    {
        CountVersions();
        ChangeTracker.AutoDetectChangesEnabled = false;
        try
        {
            return base.SaveChanges(acceptAllChangesOnSuccess);
        }
        finally
        {
            ChangeTracker.AutoDetectChangesEnabled = true;
        }
    }

    public override async Task<int> SaveChangesAsync(bool acceptAllChangesOnSuccess, CancellationToken cancellationToken = default)
    {
        CountVersions();
        ChangeTracker.AutoDetectChangesEnabled = false;
        try
        {
            return await base.SaveChangesAsync(acceptAllChangesOnSuccess, cancellationToken);
        }
        finally
        {
            ChangeTracker.AutoDetectChangesEnabled = true;
        }
    }

    /// <summary>Marks an aggregate as changed when only its parts changed, so that its version rises with them.</summary>
    public void Touch(IVersioned entity)
    {
        var entry = Entry(entity);
        if (entry.State == EntityState.Unchanged)
            entry.Property(nameof(IVersioned.Version)).IsModified = true;
    }

    /// <summary>Looks for changes on the way, so that saving need not look again.</summary>
    private void CountVersions()
    {
        foreach (var entry in ChangeTracker.Entries<IVersioned>())
        {
            var version = entry.Property<long>(nameof(IVersioned.Version));
            if (entry.State == EntityState.Added)
                version.CurrentValue = 1;
            else if (entry.State == EntityState.Modified)
                version.CurrentValue = version.OriginalValue + 1;
        }
    }

    /// <summary>SQLite cannot order instants that are stored as text with an offset; ticks it can.</summary>
    private static void StoreInstantsAsTicks(IMutableModel model)
    {
        foreach (var property in model.GetEntityTypes().SelectMany(WithParts).SelectMany(type => type.GetProperties()))
        {
            if (property.ClrType == typeof(DateTimeOffset) || property.ClrType == typeof(DateTimeOffset?))
                property.SetValueConverter(new UtcTicksConverter());
        }

        static IEnumerable<IMutableTypeBase> WithParts(IMutableTypeBase type) =>
            type.GetComplexProperties().SelectMany(part => WithParts(part.ComplexType)).Prepend(type);
    }

    private sealed class UtcConverter()
        : ValueConverter<DateTimeOffset, DateTimeOffset>(value => value.ToUniversalTime(), value => value);

    private sealed class UtcTicksConverter()
        : ValueConverter<DateTimeOffset, long>(value => value.UtcTicks, ticks => new DateTimeOffset(ticks, TimeSpan.Zero));
}
