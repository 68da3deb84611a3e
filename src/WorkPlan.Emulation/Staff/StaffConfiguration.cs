using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using WorkPlan.ServiceDefaults.Organisation;

namespace WorkPlan.Emulation.Staff;

internal sealed class StaffMemberConfiguration : IEntityTypeConfiguration<StaffMember>
{
    public void Configure(EntityTypeBuilder<StaffMember> builder)
    {
        builder.ToTable("Staff");
        builder.HasKey(person => person.Code);
        builder.Property(person => person.Code).HasMaxLength(OrganisationLimits.PersonCode);
        builder.Property(person => person.FullName).HasMaxLength(OrganisationLimits.PersonName);
        builder.Property(person => person.UnitCode).HasMaxLength(OrganisationLimits.UnitCode);
        builder.Property(person => person.Kind).HasMaxLength(OrganisationLimits.Kind);
        builder.HasIndex(person => person.UnitCode);
        builder.OwnsMany(person => person.Absences, absence =>
        {
            absence.ToTable("StaffAbsences");
            absence.WithOwner().HasForeignKey("PersonCode");
            absence.Property<int>("Id").ValueGeneratedOnAdd();
            absence.HasKey("Id");
            absence.Property(row => row.Kind).HasMaxLength(OrganisationLimits.Kind);
        });
    }
}

internal sealed class DisciplineCopyConfiguration : IEntityTypeConfiguration<DisciplineCopy>
{
    public void Configure(EntityTypeBuilder<DisciplineCopy> builder)
    {
        builder.ToTable("Disciplines");
        builder.HasKey(discipline => discipline.Id);
        builder.Property(discipline => discipline.Id).ValueGeneratedNever();
        builder.Property(discipline => discipline.PersonCode).HasMaxLength(OrganisationLimits.PersonCode);
        builder.Property(discipline => discipline.Form).HasMaxLength(OrganisationLimits.Kind);
        builder.HasIndex(discipline => discipline.PersonCode);
    }
}
