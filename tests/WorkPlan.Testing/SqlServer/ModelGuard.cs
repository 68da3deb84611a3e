using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Metadata;
using Microsoft.EntityFrameworkCore.Migrations;
using WorkPlan.ServiceDefaults.Persistence;
using WorkPlan.Testing.Databases;

namespace WorkPlan.Testing.SqlServer;

/// <summary>
/// What holds for every service's model, on both databases. A service's tests derive from it in one line:
/// <code>public sealed class ModelTests() : ModelGuard(typeof(PlanningDbContext));</code>
/// </summary>
public abstract class ModelGuard(Type serviceContext)
{
    /// <summary>Columns of text that are long on purpose, as <c>Entity.Property</c>; those of ServiceDefaults need not be named.</summary>
    protected virtual IReadOnlyCollection<string> UnboundedColumns => [];

    [Fact]
    public void Sqlite_migrations_are_current()
    {
        using var context = ServiceContexts.NewSqlite(serviceContext);
        Assert.False(context.Database.HasPendingModelChanges());
    }

    [Fact]
    public void SqlServer_migrations_are_current()
    {
        using var context = ServiceContexts.NewSqlServer(serviceContext);
        Assert.False(context.Database.HasPendingModelChanges());
    }

    [Theory]
    [InlineData(MigrationsSqlGenerationOptions.Default)]
    [InlineData(MigrationsSqlGenerationOptions.Idempotent)]
    public void The_SqlServer_migration_script_is_TSql(MigrationsSqlGenerationOptions options)
    {
        using var context = ServiceContexts.NewSqlServer(serviceContext);
        var script = context.GetService<IMigrator>().GenerateScript(options: options);
        Assert.Contains("CREATE TABLE", script, StringComparison.Ordinal);
        TSql.ShouldParse(script);
    }

    [SqlServerFact]
    public async Task The_SqlServer_migrations_run_on_a_server()
    {
        await using var database = TestDatabase.New();
        await using var context = ServiceContexts.NewSqlServer(serviceContext, connectionString: database.ConnectionString);
        await context.Database.MigrateAsync();
        Assert.Empty(await context.Database.GetPendingMigrationsAsync());
    }

    [Fact]
    public void Columns_can_live_on_both_databases()
    {
        using var context = ServiceContexts.NewSqlServer(serviceContext);
        Assert.Empty(ModelRules.Violations(context.GetService<IDesignTimeModel>().Model, UnboundedColumns));
    }
}

/// <summary>The rules themselves, apart from the test class so that a proof can feed them a model that breaks them.</summary>
public static class ModelRules
{
    private static readonly string[] ForbiddenStoreTypes = ["decimal", "numeric", "money", "smallmoney", "hierarchyid", "geometry", "geography", "sql_variant", "xml"];

    /// <param name="model">The model of the SQL Server context.</param>
    /// <param name="unbounded">Columns of text that are long on purpose, as <c>Entity.Property</c>.</param>
    public static IReadOnlyList<string> Violations(IModel model, IReadOnlyCollection<string> unbounded) =>
    [
        .. model.GetEntityTypes().SelectMany(entity => entity.GetDeclaredProperties())
            .Where(property => !property.DeclaringType.IsMappedToJson())
            .SelectMany(property => Violations(property, unbounded)),
        .. model.GetEntityTypes().Where(entity => entity.ClrType.IsAssignableTo(typeof(IVersioned)))
            .Where(entity => entity.FindProperty(nameof(IVersioned.Version))?.IsConcurrencyToken != true)
            .Select(entity => $"{entity.DisplayName()}.Version is not the concurrency token."),
    ];

    private static IEnumerable<string> Violations(IProperty property, IReadOnlyCollection<string> unbounded)
    {
        var name = $"{property.DeclaringType.DisplayName()}.{property.Name}";
        var column = property.GetColumnType();
        var enumeration = Nullable.GetUnderlyingType(property.ClrType) ?? property.ClrType;
        if (enumeration.IsEnum && property.GetTypeMapping().Converter?.ProviderClrType != typeof(string))
            yield return $"{name} is an enum that is not stored as text.";
        if (enumeration == typeof(decimal) || ForbiddenStoreTypes.Contains(column.Split('(')[0]))
            yield return $"{name} is {column}, which SQLite does not have.";
        if (column.EndsWith("char(max)", StringComparison.Ordinal) && !unbounded.Contains(name) && !IsOfServiceDefaults(property))
            yield return $"{name} is text without a bound.";
    }

    private static bool IsOfServiceDefaults(IProperty property) =>
        property.DeclaringType.ClrType.Assembly == typeof(ServiceDbContext).Assembly;
}
