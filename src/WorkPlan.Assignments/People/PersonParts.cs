using WorkPlan.SharedKernel;

namespace WorkPlan.Assignments.People;

/// <summary>A judicial or a management title, one of the two, for a time. Both days are included.</summary>
internal sealed class PersonTitle
{
    public Guid Id { get; private init; } = Guid.CreateVersion7();

    public JudicialTitle? JudicialTitle { get; init; }

    public ManagementTitle? ManagementTitle { get; init; }

    public required DateOnly From { get; init; }

    public DateOnly? To { get; private set; }

    public string? DecisionNumber { get; init; }

    public bool IsJudicial => JudicialTitle is not null;

    public Validity Validity => new(From, To);

    public static PersonTitle Of(TitleRequest request)
    {
        if (request.JudicialTitle is null == request.ManagementTitle is null)
            throw PersonRules.TitleOfOneSort();
        var validity = new Validity(request.From, request.To);
        return new PersonTitle
        {
            JudicialTitle = request.JudicialTitle,
            ManagementTitle = request.ManagementTitle,
            From = validity.From,
            To = validity.To,
            DecisionNumber = request.DecisionNumber,
        };
    }

    /// <summary>Ended early, or prolonged by a re-appointment.</summary>
    public void EndOn(DateOnly lastDay) => To = new Validity(From, lastDay).To;
}

/// <summary>Trình độ: what somebody has learnt, and for which field of work it counts.</summary>
internal sealed class Qualification
{
    public Guid Id { get; private init; } = Guid.CreateVersion7();

    public required QualificationLevel Level { get; init; }

    public required string Name { get; init; }

    /// <summary>The field of work that it is about; null when it is general.</summary>
    public string? FieldCode { get; init; }

    public required DateOnly AwardedOn { get; init; }

    /// <summary>The last day on which it counts; null when it counts for ever.</summary>
    public DateOnly? To { get; init; }

    public Validity Validity => new(AwardedOn, To);

    public static Qualification Of(QualificationRequest request) => new()
    {
        Level = request.Level,
        Name = request.Name,
        FieldCode = request.FieldCode,
        AwardedOn = request.AwardedOn,
        To = new Validity(request.AwardedOn, request.To).To,
    };
}

/// <summary>Sở trường: how strong somebody is in a field of work, from 1 to 5.</summary>
internal sealed class Strength
{
    public const int Highest = 5;

    public Guid Id { get; private init; } = Guid.CreateVersion7();

    public required string FieldCode { get; init; }

    public required int Level { get; init; }

    /// <summary>The first day; null when it was always so.</summary>
    public DateOnly? From { get; init; }

    public DateOnly? To { get; private set; }

    public Validity Validity => new(From ?? DateOnly.MinValue, To);

    public static Strength Of(StrengthRequest request) => new()
    {
        FieldCode = request.FieldCode,
        Level = request.Level,
        From = request.From,
        To = new Validity(request.From ?? DateOnly.MinValue, request.To).To,
    };

    public void EndOn(DateOnly lastDay) => To = new Validity(From ?? DateOnly.MinValue, lastDay).To;
}

/// <summary>Năng lực: that somebody can do the work of a field on his own, as the unit has found, for a time.</summary>
internal sealed class Capability
{
    public Guid Id { get; private init; } = Guid.CreateVersion7();

    public required string FieldCode { get; init; }

    /// <summary>How it was found: a trial led alone, a test, a colleague's judgement.</summary>
    public required string Name { get; init; }

    public required DateOnly From { get; init; }

    public DateOnly? To { get; private set; }

    public Validity Validity => new(From, To);

    public static Capability Of(CapabilityRequest request)
    {
        var validity = new Validity(request.From, request.To);
        return new Capability { FieldCode = request.FieldCode, Name = request.Name, From = validity.From, To = validity.To };
    }

    public void EndOn(DateOnly lastDay) => To = new Validity(From, lastDay).To;
}

/// <summary>Vị trí việc làm: a job position held for a time.</summary>
internal sealed class JobPosition
{
    public Guid Id { get; private init; } = Guid.CreateVersion7();

    public required string Name { get; init; }

    /// <summary>The field of work of the position; null when it serves all.</summary>
    public string? FieldCode { get; init; }

    public required DateOnly From { get; init; }

    public DateOnly? To { get; private set; }

    public Validity Validity => new(From, To);

    public static JobPosition Of(PositionRequest request)
    {
        var validity = new Validity(request.From, request.To);
        return new JobPosition { Name = request.Name, FieldCode = request.FieldCode, From = validity.From, To = validity.To };
    }

    public void EndOn(DateOnly lastDay) => To = new Validity(From, lastDay).To;
}

/// <summary>Địa điểm làm việc: the seat of a unit, closed or not, at which somebody works for a time, where it is not the own unit's.</summary>
internal sealed class PersonStation
{
    public Guid Id { get; private init; } = Guid.CreateVersion7();

    public required string UnitCode { get; init; }

    public required DateOnly From { get; init; }

    public DateOnly? To { get; private set; }

    public Validity Validity => new(From, To);

    public static PersonStation Of(StationRequest request)
    {
        var validity = new Validity(request.From, request.To);
        return new PersonStation { UnitCode = request.UnitCode, From = validity.From, To = validity.To };
    }

    public void EndOn(DateOnly lastDay) => To = new Validity(From, lastDay).To;
}

/// <summary>A time in which a person does not serve. It says of what kind it is and nothing about health.</summary>
internal sealed class Absence
{
    public Guid Id { get; private init; } = Guid.CreateVersion7();

    public required AbsenceKind Kind { get; init; }

    public required DateOnly From { get; init; }

    public DateOnly? To { get; private set; }

    public Validity Validity => new(From, To);

    public static Absence Of(AbsenceRequest request)
    {
        var validity = new Validity(request.From, request.To);
        return new Absence { Kind = request.Kind, From = validity.From, To = validity.To };
    }

    public void EndOn(DateOnly lastDay) => To = new Validity(From, lastDay).To;
}
