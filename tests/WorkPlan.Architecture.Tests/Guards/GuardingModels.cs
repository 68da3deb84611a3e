using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Metadata;
using WorkPlan.ServiceDefaults.Persistence;
using WorkPlan.Testing.SqlServer;

namespace WorkPlan.Architecture.Tests.Guards;

/// <summary>The model guard's rules can fail.</summary>
public sealed class GuardingModels
{
    private enum Mood
    {
        Calm,
    }

    [Fact]
    public void A_bounded_model_has_no_violations() =>
        Assert.Empty(ModelRules.Violations(ModelOf(model => model.Entity<Diary>(diary => diary.Ignore(d => d.Price).Property(d => d.Text).HasMaxLength(10))
            .Entity<Diary>().Property(d => d.Version).IsConcurrencyToken()), []));

    [Fact]
    public void Each_violation_is_named()
    {
        var violations = ModelRules.Violations(
            ModelOf(model => model.Entity<Diary>().Property(diary => diary.Mood).HasConversion<int>()), []);
        Assert.Contains(violations, violation => violation.StartsWith("Diary.Text", StringComparison.Ordinal));
        Assert.Contains(violations, violation => violation.StartsWith("Diary.Mood", StringComparison.Ordinal));
        Assert.Contains(violations, violation => violation.StartsWith("Diary.Price", StringComparison.Ordinal));
        Assert.Contains(violations, violation => violation.StartsWith("Diary.Version", StringComparison.Ordinal));
    }

    [Fact]
    public void A_model_without_its_migration_is_pending()
    {
        var guard = new SampleGuard();
        Assert.ThrowsAny<Xunit.Sdk.XunitException>(guard.Sqlite_migrations_are_current);
        Assert.ThrowsAny<Xunit.Sdk.XunitException>(guard.SqlServer_migrations_are_current);
    }

    private static IModel ModelOf(Action<ModelBuilder> configure)
    {
        using var context = new DiaryDbContext(configure);
        return context.GetService<IDesignTimeModel>().Model;
    }

    private sealed class SampleGuard() : ModelGuard(typeof(SampleDbContext));

    private sealed class Diary : IVersioned
    {
        public int Id { get; set; }

        public string Text { get; set; } = "";

        public Mood Mood { get; set; }

        public decimal Price { get; set; }

        public long Version { get; set; }
    }

    private sealed class DiaryDbContext(Action<ModelBuilder> configure) : DbContext
    {
        protected override void OnConfiguring(DbContextOptionsBuilder optionsBuilder) =>
            optionsBuilder.UseSqlServer("Server=nowhere").EnableServiceProviderCaching(false);

        protected override void OnModelCreating(ModelBuilder modelBuilder)
        {
            modelBuilder.Entity<Diary>().Property(diary => diary.Mood).HasConversion<string>().HasMaxLength(10);
            configure(modelBuilder);
        }
    }
}
