namespace WorkPlan.Assignments.People;

/// <summary>A person with the titles of the day that was asked for, and everything dated.</summary>
internal sealed record PersonView(
    string Code, string FullName, string UnitCode, PersonKind Kind, DateOnly RecruitedOn, DateOnly ServesFrom, DateOnly? ServesTo,
    JudicialTitle? JudicialTitle, ManagementTitle? ManagementTitle, string? JobPosition,
    IReadOnlyList<TitleView> Titles, IReadOnlyList<QualificationView> Qualifications, IReadOnlyList<StrengthView> Strengths,
    IReadOnlyList<PositionView> Positions, IReadOnlyList<AbsenceView> Absences, IReadOnlyList<ServiceView> Services,
    IReadOnlyList<StationView> Stations, IReadOnlyList<CapabilityView> Capabilities)
{
    /// <param name="person">Who is shown.</param>
    /// <param name="asOf">The day of the titles and the position.</param>
    /// <param name="withKinds">Whether the reader learns of what kind an absence is; that, from when and until when somebody is away, everybody does.</param>
    public static PersonView Of(Person person, DateOnly asOf, bool withKinds) => new(
        person.Code, person.FullName, person.UnitCode, person.Kind, person.RecruitedOn, person.ServesFrom, person.ServesTo,
        person.JudicialTitleOn(asOf)?.JudicialTitle, person.ManagementTitleOn(asOf)?.ManagementTitle,
        person.PositionsOn(asOf).Select(position => position.Name).FirstOrDefault(),
        [.. person.Titles.OrderBy(title => title.From).Select(title =>
            new TitleView(title.Id, title.JudicialTitle, title.ManagementTitle, title.From, title.To, title.DecisionNumber))],
        [.. person.Qualifications.OrderBy(learnt => learnt.AwardedOn).Select(learnt =>
            new QualificationView(learnt.Id, learnt.Level, learnt.Name, learnt.FieldCode, learnt.AwardedOn, learnt.To))],
        [.. person.Strengths.OrderBy(strength => strength.FieldCode, StringComparer.Ordinal).ThenBy(strength => strength.From).Select(strength =>
            new StrengthView(strength.Id, strength.FieldCode, strength.Level, strength.From, strength.To))],
        [.. person.Positions.OrderBy(position => position.From).Select(position =>
            new PositionView(position.Id, position.Name, position.FieldCode, position.From, position.To))],
        [.. person.Absences.OrderBy(absence => absence.From).Select(absence =>
            new AbsenceView(absence.Id, withKinds ? absence.Kind : null, absence.From, absence.To))],
        [.. person.Services().Select(service =>
            new ServiceView(service.PostingId, service.UnitCode, service.Time.From, service.Time.To, service.Kind, service.SharePercent))],
        [.. person.Stations.OrderBy(station => station.From).Select(station =>
            new StationView(station.Id, station.UnitCode, station.From, station.To))],
        [.. person.Capabilities.OrderBy(capability => capability.From).Select(capability =>
            new CapabilityView(capability.Id, capability.FieldCode, capability.Name, capability.From, capability.To))]);
}

/// <summary>Where the person served, serves and will serve, and with which share of the working time.</summary>
internal sealed record ServiceView(Guid? Id, string UnitCode, DateOnly From, DateOnly? To, PostingKind Kind, int SharePercent);

internal sealed record TitleView(
    Guid Id, JudicialTitle? JudicialTitle, ManagementTitle? ManagementTitle, DateOnly From, DateOnly? To, string? DecisionNumber);

internal sealed record QualificationView(Guid Id, QualificationLevel Level, string Name, string? FieldCode, DateOnly AwardedOn, DateOnly? To);

internal sealed record StrengthView(Guid Id, string FieldCode, int Level, DateOnly? From, DateOnly? To);

internal sealed record CapabilityView(Guid Id, string FieldCode, string Name, DateOnly From, DateOnly? To);

internal sealed record PositionView(Guid Id, string Name, string? FieldCode, DateOnly From, DateOnly? To);

internal sealed record StationView(Guid Id, string UnitCode, DateOnly From, DateOnly? To);

/// <summary>The kind is null for whoever neither keeps the register of the person's unit nor is the person.</summary>
internal sealed record AbsenceView(Guid Id, AbsenceKind? Kind, DateOnly From, DateOnly? To);

internal sealed record ImportedView(int Imported);
