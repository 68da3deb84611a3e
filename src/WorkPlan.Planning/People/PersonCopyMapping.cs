using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using WorkPlan.ServiceDefaults.Organisation;

namespace WorkPlan.Planning.People;

/// <summary>Planning keeps copies of people, mapped as every service maps them.</summary>
internal sealed class PersonCopyMapping : IEntityTypeConfiguration<PersonCopy>
{
    public void Configure(EntityTypeBuilder<PersonCopy> builder) => new PersonCopyConfiguration().Configure(builder);
}
