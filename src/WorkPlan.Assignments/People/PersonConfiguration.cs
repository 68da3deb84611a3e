using System.Linq.Expressions;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using WorkPlan.ServiceDefaults.Organisation;

namespace WorkPlan.Assignments.People;

internal sealed class PersonConfiguration : IEntityTypeConfiguration<Person>
{
    public const int FieldCodeLength = 60;
    private const string Owner = "PersonId";

    public void Configure(EntityTypeBuilder<Person> builder)
    {
        builder.ToTable("People");
        builder.HasKey(person => person.Id);
        builder.Property(person => person.Id).ValueGeneratedNever();
        builder.Property(person => person.Code).HasMaxLength(OrganisationLimits.PersonCode);
        builder.Property(person => person.FullName).HasMaxLength(OrganisationLimits.PersonName);
        builder.Property(person => person.SortKey).HasMaxLength(Person.SortKeyLength);
        builder.Property(person => person.UnitCode).HasMaxLength(OrganisationLimits.UnitCode);
        builder.HasIndex(person => person.Code).IsUnique();
        builder.HasIndex(person => new { person.UnitCode, person.SortKey });
        Parts(builder, person => person.Titles, "PersonTitles", part =>
        {
            part.Ignore(title => title.Validity);
            part.Ignore(title => title.IsJudicial);
            part.Property(title => title.DecisionNumber).HasMaxLength(100);
        });
        Parts(builder, person => person.Qualifications, "Qualifications", part =>
        {
            part.Ignore(qualification => qualification.Validity);
            part.Property(qualification => qualification.Name).HasMaxLength(200);
            part.Property(qualification => qualification.FieldCode).HasMaxLength(FieldCodeLength);
        });
        Parts(builder, person => person.Strengths, "Strengths", part =>
        {
            part.Ignore(strength => strength.Validity);
            part.Property(strength => strength.FieldCode).HasMaxLength(FieldCodeLength);
        });
        Parts(builder, person => person.Capabilities, "Capabilities", part =>
        {
            part.Ignore(capability => capability.Validity);
            part.Property(capability => capability.Name).HasMaxLength(200);
            part.Property(capability => capability.FieldCode).HasMaxLength(FieldCodeLength);
        });
        Parts(builder, person => person.Positions, "JobPositions", part =>
        {
            part.Ignore(position => position.Validity);
            part.Property(position => position.Name).HasMaxLength(200);
            part.Property(position => position.FieldCode).HasMaxLength(FieldCodeLength);
        });
        Parts(builder, person => person.Stations, "PersonStations", part =>
        {
            part.Ignore(station => station.Validity);
            part.Property(station => station.UnitCode).HasMaxLength(OrganisationLimits.UnitCode);
        });
        builder.Ignore(person => person.NextService);
        Parts(builder, person => person.Postings, "Postings", part =>
        {
            part.Ignore(posting => posting.Validity);
            part.Property(posting => posting.UnitCode).HasMaxLength(OrganisationLimits.UnitCode);
            part.Property(posting => posting.DecisionNumber).HasMaxLength(100);
            part.HasIndex(posting => posting.UnitCode);
        });
        Parts(builder, person => person.Absences, "Absences", part => part.Ignore(absence => absence.Validity));
    }

    private static void Parts<TPart>(
        EntityTypeBuilder<Person> builder, Expression<Func<Person, IEnumerable<TPart>?>> parts, string table,
        Action<OwnedNavigationBuilder<Person, TPart>> configure)
        where TPart : class =>
        builder.OwnsMany(parts, part =>
        {
            part.ToTable(table);
            part.WithOwner().HasForeignKey(Owner);
            part.HasKey("Id");
            part.Property<Guid>("Id").ValueGeneratedNever();
            part.HasIndex(Owner);
            configure(part);
        });
}
