using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using WorkPlan.Assignments.Tasks;
using WorkPlan.ServiceDefaults.Organisation;
using WorkPlan.ServiceDefaults.Persistence;
using WorkPlan.SharedKernel;

namespace WorkPlan.Assignments.Scoring;

/// <summary>Sản phẩm: what a person is expected to deliver for a task, how much it counts, and how it was delivered.</summary>
internal sealed class TaskProduct : IVersioned
{
    public const int NameLength = 500;
    public const int NoteLength = 1000;
    public const int MostFaults = 200;

    public Guid Id { get; private init; } = Guid.CreateVersion7();

    public long Version { get; private set; }

    public required Guid TaskId { get; init; }

    public required string UnitCode { get; init; }

    public required string PersonCode { get; init; }

    public string Name { get; private set; } = "";

    /// <summary>What one item counts in converted products, in hundredths.</summary>
    public int ConversionHundredths { get; private set; }

    public int Assigned { get; private set; }

    /// <summary>The day that says in which period it is scored.</summary>
    public DateOnly DueOn { get; private set; }

    /// <summary>How many the person has reported as delivered.</summary>
    public int Delivered { get; private set; }

    /// <summary>How many of them somebody else with the right to judge has confirmed: these count.</summary>
    public int Confirmed { get; private set; }

    public string? ConfirmedBy { get; private set; }

    public DateOnly? ConfirmedOn { get; private set; }

    /// <summary>When which items were reported.</summary>
    public List<ProductDelivery> Deliveries { get; private init; } = [];

    /// <summary>Items that were reported after the due day and of which nobody has found yet that they were late; from 1, in their order.</summary>
    public IEnumerable<int> LateItems
    {
        get
        {
            var before = 0;
            foreach (var delivery in Deliveries.OrderBy(delivery => delivery.Quantity))
            {
                for (var item = before + 1; item <= delivery.Quantity && delivery.On > DueOn; item++)
                {
                    if (!Faults.Exists(fault => fault.Kind == FaultKind.Lateness && fault.Item == item))
                        yield return item;
                }
                before = delivery.Quantity;
            }
        }
    }

    public List<ProductFault> Faults { get; private init; } = [];

    /// <summary>What is expected, in one line: number, conversion in hundredths, due day.</summary>
    public string Expectation => string.Create(CultureInfo.InvariantCulture, $"{Assigned} × {ConversionHundredths}/100, {DueOn:yyyy-MM-dd}");

    public int ExcusedFaults => Faults.Count(fault => fault.ConfirmedOn is not null);

    public void Expect(string name, int conversionHundredths, int assigned, DateOnly dueOn)
    {
        (Name, ConversionHundredths, Assigned, DueOn) = (VietnameseText.Clean(name), conversionHundredths, assigned, dueOn);
    }

    /// <summary>How many are delivered by now, in all. Fewer than were confirmed are confirmed no longer.</summary>
    public void Deliver(int quantity, DateOnly on)
    {
        if (Faults.Exists(fault => fault.Item > quantity))
            throw ScoringRules.FaultyItemsDelivered(Faults.Max(fault => fault.Item));
        if (quantity > Delivered)
            Deliveries.Add(new ProductDelivery { On = on }.UpTo(quantity));
        var before = 0;
        foreach (var delivery in Deliveries.OrderBy(delivery => delivery.Quantity).ToList())
        {
            if (before >= quantity)
                Deliveries.Remove(delivery);
            else if (delivery.Quantity > quantity)
                delivery.UpTo(quantity);
            before = delivery.Quantity;
        }
        (Delivered, Confirmed) = (quantity, Math.Min(Confirmed, quantity));
    }

    /// <summary>How many of the delivered ones are there indeed, in all.</summary>
    public void Confirm(int quantity, string by, DateOnly on)
    {
        if (quantity > Delivered)
            throw ScoringRules.ItemNotDelivered(quantity, Delivered);
        (Confirmed, ConfirmedBy, ConfirmedOn) = (quantity, by, on);
    }

    public ProductFault Find(FaultKind kind, int item, DateOnly on, string note)
    {
        if (item > Delivered)
            throw ScoringRules.ItemNotDelivered(item, Delivered);
        if (Faults.Count >= MostFaults)
            throw ScoringRules.TooManyFaults(MostFaults);
        var fault = new ProductFault { Kind = kind, Item = item, OccurredOn = on, Note = note };
        Faults.Add(fault);
        return fault;
    }

    public ScoredProduct Scored() => new(
        ConversionHundredths, Assigned, Confirmed, [.. Faults.Select(fault => new CountedFault(fault.Kind, fault.Item, fault.ConfirmedOn is not null))]);
}

/// <summary>That so many items, in all, were there on a day, as the person reported.</summary>
internal sealed class ProductDelivery
{
    public Guid Id { get; private init; } = Guid.CreateVersion7();

    public int Quantity { get; private set; }

    public required DateOnly On { get; init; }

    public ProductDelivery UpTo(int quantity)
    {
        Quantity = quantity;
        return this;
    }
}

/// <summary>Something wrong with one item; it does not count when the competent authority has confirmed an objective cause.</summary>
internal sealed class ProductFault
{
    public Guid Id { get; private init; } = Guid.CreateVersion7();

    public required FaultKind Kind { get; init; }

    /// <summary>Which of the delivered items, from 1.</summary>
    public required int Item { get; init; }

    public required DateOnly OccurredOn { get; init; }

    public required string Note { get; init; }

    public string? ObjectiveCause { get; private set; }

    public string? ConfirmedBy { get; private set; }

    public DateOnly? ConfirmedOn { get; private set; }

    public void Confirm(string cause, string by, DateOnly on)
    {
        if (ConfirmedOn is not null)
            throw ScoringRules.CauseConfirmed();
        (ObjectiveCause, ConfirmedBy, ConfirmedOn) = (cause, by, on);
    }
}

/// <summary>Điểm tiêu chí chung: what conduct and discipline give somebody in a period, with why.</summary>
internal sealed class GeneralScore : IVersioned
{
    public Guid Id { get; private init; } = Guid.CreateVersion7();

    public long Version { get; private set; }

    public required string UnitCode { get; init; }

    public required string PersonCode { get; init; }

    public required string PeriodCode { get; init; }

    public int Points { get; private set; }

    public string Reason { get; private set; } = "";

    public string GivenBy { get; private set; } = "";

    public void Give(int points, string reason, string by) => (Points, Reason, GivenBy) = (points, reason, by);
}

/// <summary>That a unit, with all below it, scores by a policy from a day on.</summary>
internal sealed class PolicyAdoption : IVersioned
{
    public Guid Id { get; private init; } = Guid.CreateVersion7();

    public long Version { get; private set; }

    public required string UnitCode { get; init; }

    public required string PolicyCode { get; init; }

    public required DateOnly From { get; init; }

    public DateOnly? To { get; private set; }

    public required string DecisionNumber { get; init; }

    public void EndOn(DateOnly lastDay) => To = new Validity(From, To).EndedOn(lastDay).To;

    /// <summary>The same decision in the unit that took over.</summary>
    public PolicyAdoption ContinuedIn(string unitCode, DateOnly from) => new()
    {
        UnitCode = unitCode,
        PolicyCode = PolicyCode,
        From = from > From ? from : From,
        To = To,
        DecisionNumber = DecisionNumber,
    };
}

internal sealed class ProductConfiguration : IEntityTypeConfiguration<TaskProduct>
{
    public void Configure(EntityTypeBuilder<TaskProduct> builder)
    {
        builder.ToTable("TaskProducts");
        builder.Ignore(product => product.Expectation);
        builder.Ignore(product => product.ExcusedFaults);
        builder.Ignore(product => product.LateItems);
        builder.Property(product => product.ConfirmedBy).HasMaxLength(OrganisationLimits.PersonName);
        builder.HasKey(product => product.Id);
        builder.Property(product => product.Id).ValueGeneratedNever();
        builder.Property(product => product.UnitCode).HasMaxLength(OrganisationLimits.UnitCode);
        builder.Property(product => product.PersonCode).HasMaxLength(OrganisationLimits.PersonCode);
        builder.Property(product => product.Name).HasMaxLength(TaskProduct.NameLength);
        builder.HasIndex(product => new { product.TaskId, product.PersonCode }).IsUnique();
        builder.HasIndex(product => new { product.UnitCode, product.DueOn });
        builder.HasOne<WorkTask>().WithMany().HasForeignKey(product => product.TaskId).OnDelete(DeleteBehavior.Restrict);
        builder.OwnsMany(product => product.Deliveries, delivery =>
        {
            delivery.ToTable("ProductDeliveries");
            delivery.WithOwner().HasForeignKey("ProductId");
            delivery.HasKey(row => row.Id);
            delivery.Property(row => row.Id).ValueGeneratedNever();
            delivery.HasIndex("ProductId");
        });
        builder.OwnsMany(product => product.Faults, fault =>
        {
            fault.ToTable("ProductFaults");
            fault.WithOwner().HasForeignKey("ProductId");
            fault.HasKey(row => row.Id);
            fault.Property(row => row.Id).ValueGeneratedNever();
            fault.Property(row => row.Note).HasMaxLength(TaskProduct.NoteLength);
            fault.Property(row => row.ObjectiveCause).HasMaxLength(TaskProduct.NoteLength);
            fault.Property(row => row.ConfirmedBy).HasMaxLength(OrganisationLimits.PersonName);
            fault.HasIndex("ProductId");
        });
    }
}

internal sealed class GeneralScoreConfiguration : IEntityTypeConfiguration<GeneralScore>
{
    public void Configure(EntityTypeBuilder<GeneralScore> builder)
    {
        builder.ToTable("GeneralScores");
        builder.HasKey(score => score.Id);
        builder.Property(score => score.Id).ValueGeneratedNever();
        builder.Property(score => score.UnitCode).HasMaxLength(OrganisationLimits.UnitCode);
        builder.Property(score => score.PersonCode).HasMaxLength(OrganisationLimits.PersonCode);
        builder.Property(score => score.PeriodCode).HasMaxLength(20);
        builder.Property(score => score.Reason).HasMaxLength(TaskProduct.NoteLength);
        builder.Property(score => score.GivenBy).HasMaxLength(OrganisationLimits.PersonName);
        builder.HasIndex(score => new { score.UnitCode, score.PeriodCode, score.PersonCode }).IsUnique();
    }
}

internal sealed class AdoptionConfiguration : IEntityTypeConfiguration<PolicyAdoption>
{
    public void Configure(EntityTypeBuilder<PolicyAdoption> builder)
    {
        builder.ToTable("PolicyAdoptions");
        builder.HasKey(adoption => adoption.Id);
        builder.Property(adoption => adoption.Id).ValueGeneratedNever();
        builder.Property(adoption => adoption.UnitCode).HasMaxLength(OrganisationLimits.UnitCode);
        builder.Property(adoption => adoption.PolicyCode).HasMaxLength(60);
        builder.Property(adoption => adoption.DecisionNumber).HasMaxLength(100);
        builder.HasIndex(adoption => new { adoption.UnitCode, adoption.From }).IsUnique();
    }
}
