using Microsoft.EntityFrameworkCore;
using WorkPlan.Notifications.Notices;
using WorkPlan.Notifications.Readers;
using WorkPlan.Notifications.Sources;
using WorkPlan.ServiceDefaults.Organisation;
using WorkPlan.ServiceDefaults.Persistence;

namespace WorkPlan.Notifications;

/// <summary>
/// The notices, who has read them, and the little that is remembered of the other services. A new migration, in this folder, for each provider:
/// <c>dotnet ef migrations add Name --context SqliteNotificationsDbContext --output-dir Migrations/Sqlite</c> and
/// <c>dotnet ef migrations add Name --context SqlServerNotificationsDbContext --output-dir Migrations/SqlServer</c>.
/// </summary>
public abstract class NotificationsDbContext(DbContextOptions options) : ServiceDbContext(options)
{
    internal DbSet<Notice> Notices => Set<Notice>();

    internal DbSet<NoticeCounter> Counters => Set<NoticeCounter>();

    internal DbSet<ReadMark> ReadMarks => Set<ReadMark>();

    internal DbSet<Reader> Readers => Set<Reader>();

    internal DbSet<Source> Sources => Set<Source>();

    internal DbSet<UnitCopy> Units => Set<UnitCopy>();

    protected override void ConfigureModel(ModelBuilder model)
    {
        model.ApplyConfiguration(new UnitCopyConfiguration());
        model.ApplyConfigurationsFromAssembly(typeof(NotificationsDbContext).Assembly);
    }
}

public sealed class SqliteNotificationsDbContext(DbContextOptions<SqliteNotificationsDbContext> options) : NotificationsDbContext(options);

public sealed class SqlServerNotificationsDbContext(DbContextOptions<SqlServerNotificationsDbContext> options) : NotificationsDbContext(options);

internal sealed class SqliteNotificationsFactory : DesignTimeFactory<SqliteNotificationsDbContext>;

internal sealed class SqlServerNotificationsFactory : DesignTimeFactory<SqlServerNotificationsDbContext>;
