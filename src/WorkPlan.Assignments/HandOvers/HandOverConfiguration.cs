using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using WorkPlan.Assignments.Decisions;
using WorkPlan.Assignments.Tasks;
using WorkPlan.Assignments.Transfers;
using WorkPlan.ServiceDefaults.Organisation;

namespace WorkPlan.Assignments.HandOvers;

internal sealed class HandOverConfiguration : IEntityTypeConfiguration<HandOver>
{
    public const int NoteLength = 2000;
    public const int SubjectLength = 200;
    public const int TitleLength = 500;
    public const int ReferenceLength = 400;

    public void Configure(EntityTypeBuilder<HandOver> builder)
    {
        builder.ToTable("HandOvers");
        builder.HasKey(handOver => handOver.Id);
        builder.Property(handOver => handOver.Id).ValueGeneratedNever();
        builder.Property(handOver => handOver.PersonCode).HasMaxLength(OrganisationLimits.PersonCode);
        builder.Property(handOver => handOver.UnitCode).HasMaxLength(OrganisationLimits.UnitCode);
        builder.Property(handOver => handOver.ReceivedBy).HasMaxLength(OrganisationLimits.PersonName);
        builder.Property(handOver => handOver.ReceivedReason).HasMaxLength(NoteLength);
        builder.HasIndex(handOver => handOver.TransferId).IsUnique();
        builder.HasIndex(handOver => handOver.UnitCode);
        builder.HasIndex(handOver => handOver.PersonCode);
        builder.HasOne<PersonTransfer>().WithMany().HasForeignKey(handOver => handOver.TransferId).OnDelete(DeleteBehavior.Restrict);
        builder.OwnsMany(handOver => handOver.Tasks, part =>
        {
            Part(part, "HandOverTasks");
            part.Property(task => task.TaskTitle).HasMaxLength(WorkTaskConfiguration.TitleLength);
            part.Property(task => task.Note).HasMaxLength(NoteLength);
            part.Property(task => task.ReceiverPersonCode).HasMaxLength(OrganisationLimits.PersonCode);
            part.Property(task => task.OverrideReason).HasMaxLength(DecisionConfiguration.ReasonLength);
            part.HasIndex(task => task.TaskId);
        });
        builder.OwnsMany(handOver => handOver.Obligations, part =>
        {
            Part(part, "HandOverObligations");
            part.Property(obligation => obligation.Title).HasMaxLength(TitleLength);
            part.Property(obligation => obligation.Reference).HasMaxLength(ReferenceLength);
        });
        builder.OwnsMany(handOver => handOver.Notes, part =>
        {
            Part(part, "HandOverNotes");
            part.Property(note => note.Subject).HasMaxLength(SubjectLength);
            part.Property(note => note.Text).HasMaxLength(NoteLength);
        });
    }

    private static void Part<TPart>(OwnedNavigationBuilder<HandOver, TPart> part, string table)
        where TPart : class
    {
        part.ToTable(table);
        part.WithOwner().HasForeignKey("HandOverId");
        part.HasKey("Id");
        part.Property<Guid>("Id").ValueGeneratedNever();
        part.HasIndex("HandOverId");
    }
}
