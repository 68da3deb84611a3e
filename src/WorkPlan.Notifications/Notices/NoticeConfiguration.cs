using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using WorkPlan.Notifications.Readers;
using WorkPlan.ServiceDefaults.Organisation;
using WorkPlan.ServiceDefaults.Persistence;

namespace WorkPlan.Notifications.Notices;

internal static class NoticeLimits
{
    public const int Kind = 60;
    public const int Channel = 100;
    public const int Key = 300;
    public const int Matter = 150;
    public const int SubjectId = 80;

    /// <summary>Longer texts of others are cut: the notice leads to them.</summary>
    public const int Parameter = 300;
}

internal sealed class NoticeConfiguration : IEntityTypeConfiguration<Notice>
{
    public void Configure(EntityTypeBuilder<Notice> builder)
    {
        builder.ToTable("Notices");
        builder.HasKey(notice => notice.Id);
        builder.Property(notice => notice.Id).ValueGeneratedNever();
        builder.Property(notice => notice.Key).HasMaxLength(NoticeLimits.Key);
        builder.Property(notice => notice.Kind).HasMaxLength(NoticeLimits.Kind);
        builder.Property(notice => notice.Channel).HasMaxLength(NoticeLimits.Channel);
        builder.Property(notice => notice.Matter).HasMaxLength(NoticeLimits.Matter);
        builder.Property(notice => notice.Parameters).AsJsonText();
        builder.Property(notice => notice.SubjectId).HasMaxLength(NoticeLimits.SubjectId);
        builder.Property(notice => notice.UnitCode).HasMaxLength(OrganisationLimits.UnitCode);
        builder.HasIndex(notice => notice.Sequence).IsUnique();
        builder.HasIndex(notice => notice.Key).IsUnique();
        builder.HasIndex(notice => new { notice.Channel, notice.Sequence });
        builder.HasIndex(notice => notice.Matter);
        builder.HasIndex(notice => notice.CreatedAt);
    }
}

internal sealed class ReadMarkConfiguration : IEntityTypeConfiguration<ReadMark>
{
    public void Configure(EntityTypeBuilder<ReadMark> builder)
    {
        builder.ToTable("ReadMarks");
        builder.HasKey(mark => new { mark.NoticeId, mark.UserId });
        builder.Property(mark => mark.UserId).HasMaxLength(ReaderLimits.UserId);
        builder.HasOne<Notice>().WithMany(notice => notice.Marks).HasForeignKey(mark => mark.NoticeId).OnDelete(DeleteBehavior.Cascade);
        builder.HasIndex(mark => mark.UserId);
    }
}

internal sealed class NoticeCounterConfiguration : IEntityTypeConfiguration<NoticeCounter>
{
    public void Configure(EntityTypeBuilder<NoticeCounter> builder)
    {
        builder.ToTable("NoticeCounters");
        builder.HasKey(counter => counter.Id);
        builder.Property(counter => counter.Id).ValueGeneratedNever();
        builder.HasData(new NoticeCounter { Id = NoticeCounter.Only, Last = 0 });
    }
}
