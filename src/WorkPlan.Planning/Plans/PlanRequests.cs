using WorkPlan.Planning.Catalogues;
using WorkPlan.Planning.Documents;
using WorkPlan.Planning.Fields;
using WorkPlan.ServiceDefaults.Organisation;
using WorkPlan.ServiceDefaults.Validation;
using WorkPlan.SharedKernel;

namespace WorkPlan.Planning.Plans;

/// <param name="UnitCode">The unit whose plan it is.</param>
/// <param name="WorkYear">The work year: 2022 is 01/12/2021 to 30/11/2022.</param>
/// <param name="Kind">A unit's plan or a division's program.</param>
/// <param name="Title">As it will be printed.</param>
/// <param name="Purpose">Mục đích, yêu cầu.</param>
/// <param name="Basis">What it rests on.</param>
/// <param name="Rationale">The unit's characteristics and the local political task.</param>
/// <param name="DueOn">By when it has to be issued.</param>
/// <param name="LocalTask">What the plan does for the local political task.</param>
/// <param name="LocalDirectiveId">The local directive among the bases that asks for it.</param>
public sealed record DraftPlanRequest(
    [property: Code(OrganisationLimits.UnitCode)] string UnitCode,
    [property: Between(2013, 2100)] int WorkYear,
    PlanKind Kind,
    [property: Text(PlanLimits.Title)] string Title,
    [property: Text(PlanLimits.Purpose)] string Purpose,
    [property: Items(0, PlanLimits.Bases)] IReadOnlyList<BasisRequest>? Basis = null,
    [property: OptionalText(PlanLimits.Note)] string? Rationale = null,
    DateOnly? DueOn = null,
    [property: OptionalText(PlanLimits.Note)] string? LocalTask = null,
    Guid? LocalDirectiveId = null);

public sealed record DescribePlanRequest(
    [property: Text(PlanLimits.Title)] string Title,
    [property: Text(PlanLimits.Purpose)] string Purpose,
    [property: Items(0, PlanLimits.Bases)] IReadOnlyList<BasisRequest> Basis,
    [property: OptionalText(PlanLimits.Note)] string? Rationale = null,
    DateOnly? DueOn = null,
    [property: OptionalText(PlanLimits.Note)] string? LocalTask = null,
    Guid? LocalDirectiveId = null);

public sealed record BasisRequest(BasisKind Kind, Guid Id);

public sealed record SetSectionRequest(
    [property: Items(0, PlanLimits.Commitments)] IReadOnlyList<CommitmentRequest> Commitments,
    [property: Items(0, PlanLimits.Measures), EachText(PlanLimits.Measure)] IReadOnlyList<string> Measures,
    [property: OptionalText(PlanLimits.Schedule)] string? Schedule = null,
    [property: OptionalText(PlanLimits.Person)] string? Responsible = null)
{
    internal SectionDescription In(string fieldCode) => new(
        fieldCode, [.. Commitments.Select(commitment => commitment.ToDescription())], Measures, Schedule, Responsible);
}

/// <param name="TargetCode">A demanded target, or the unit's own code for an additional one.</param>
/// <param name="Rule">What the unit commits itself to.</param>
/// <param name="Name">For an additional target.</param>
/// <param name="TaskId">The task that the target serves; an additional one needs a key or breakthrough task.</param>
/// <param name="DueOn">Earlier than the end of the work year.</param>
public sealed record CommitmentRequest(
    [property: Code(CatalogueLimits.TargetCode)] string TargetCode,
    TargetRule Rule,
    [property: OptionalText(CatalogueLimits.TargetName)] string? Name = null,
    Guid? TaskId = null,
    DateOnly? DueOn = null)
{
    internal CommitmentDescription ToDescription() => new(
        TargetCode, Rule, string.IsNullOrWhiteSpace(Name) ? null : VietnameseText.Clean(Name), TaskId, DueOn);
}

/// <param name="Kind">Key, breakthrough or regular.</param>
/// <param name="Title">What is to be done.</param>
/// <param name="FieldCode">The field of work.</param>
/// <param name="DueOn">By when.</param>
/// <param name="Measures">Biện pháp, giải pháp.</param>
/// <param name="ContinuedFrom">The task of last year's plan that this one goes on with.</param>
/// <param name="Rationale">Why the unit chose it.</param>
/// <param name="RequiredJudicialTitle">The lowest judicial title that the law asks of whoever leads it.</param>
/// <param name="RequiredManagementTitle">The management title that the law asks.</param>
/// <param name="EffortDays">Working days.</param>
/// <param name="Basis">Which of the plan's bases it answers.</param>
/// <param name="NewId">The id of a new task, chosen by the client where targets in the same request name the task.</param>
public sealed record TaskRequest(
    TaskKind Kind,
    [property: Text(PlanLimits.Title)] string Title,
    [property: OptionalText(FieldLimits.Code)] string? FieldCode = null,
    DateOnly? DueOn = null,
    [property: Items(0, PlanLimits.Measures), EachText(PlanLimits.Measure)] IReadOnlyList<string>? Measures = null,
    Guid? ContinuedFrom = null,
    [property: OptionalText(PlanLimits.Note)] string? Rationale = null,
    [property: OptionalText(OrganisationLimits.Kind)] string? RequiredJudicialTitle = null,
    [property: OptionalText(OrganisationLimits.Kind)] string? RequiredManagementTitle = null,
    [property: Between(0, 10_000)] int EffortDays = 0,
    [property: Items(0, PlanLimits.Bases)] IReadOnlyList<BasisRequest>? Basis = null,
    Guid? NewId = null)
{
    internal TaskDescription ToDescription() => new(
        Kind, VietnameseText.Clean(Title), FieldCode, DueOn, Measures ?? [], Rationale, ContinuedFrom,
        RequiredJudicialTitle, RequiredManagementTitle, EffortDays)
    {
        Basis = [.. (Basis ?? []).Select(basis => new BasisReference(basis.Kind, basis.Id))],
        NewId = NewId,
    };
}

public sealed record ReturnPlanRequest([property: Text(PlanLimits.Note)] string Reason);

public sealed record ApprovePlanRequest([property: OptionalText(PlanLimits.Note)] string? Note = null);

/// <param name="Reason">Why; an issued plan is not withdrawn without.</param>
public sealed record WithdrawPlanRequest([property: OptionalText(PlanLimits.Note)] string? Reason = null);

/// <param name="Note">What is to be remembered of the year.</param>
/// <param name="WithoutOutcomesReason">Why targets may stay without an outcome.</param>
/// <param name="WaiveObligationsReason">Why open obligations to supplement the plan are waived with it.</param>
public sealed record ClosePlanRequest(
    [property: OptionalText(PlanLimits.Note)] string? Note = null,
    [property: OptionalText(PlanLimits.Note)] string? WithoutOutcomesReason = null,
    [property: OptionalText(Documents.DocumentLimits.Reason)] string? WaiveObligationsReason = null);

/// <param name="IssuedOn">The day on the document.</param>
/// <param name="Number">Its number and symbol; missing where it has none.</param>
public sealed record IssuePlanRequest(DateOnly IssuedOn, [property: DocumentNumberText] string? Number = null);

/// <param name="Basis">What it answers: documents, directions, sessions.</param>
/// <param name="DecidedOn">The day of the decision.</param>
/// <param name="Number">Number and symbol of the supplementing document.</param>
/// <param name="NoChangeReason">Why nothing has to change; then there are no changes beside it.</param>
/// <param name="AddTasks">New tasks.</param>
/// <param name="ChangeTasks">Tasks that say something else from now on.</param>
/// <param name="RemoveTasks">Tasks that end.</param>
/// <param name="Sections">Sections that say something else from now on.</param>
public sealed record SupplementPlanRequest(
    [property: Items(1, PlanLimits.Bases)] IReadOnlyList<BasisRequest> Basis,
    DateOnly DecidedOn,
    [property: DocumentNumberText] string? Number = null,
    [property: OptionalText(PlanLimits.Note)] string? NoChangeReason = null,
    [property: Items(0, PlanLimits.Tasks)] IReadOnlyList<TaskRequest>? AddTasks = null,
    [property: Items(0, PlanLimits.Tasks)] IReadOnlyList<ChangedTaskRequest>? ChangeTasks = null,
    [property: Items(0, PlanLimits.Tasks)] IReadOnlyList<Guid>? RemoveTasks = null,
    [property: Items(0, PlanLimits.Sections)] IReadOnlyList<ChangedSectionRequest>? Sections = null)
{
    internal PlanChanges ToChanges() => new()
    {
        AddTasks = [.. (AddTasks ?? []).Select(task => task.ToDescription())],
        ChangeTasks = [.. (ChangeTasks ?? []).Select(task => (task.TaskId, task.Task.ToDescription()))],
        RemoveTasks = RemoveTasks ?? [],
        Sections = [.. (Sections ?? []).Select(section => section.Section.In(section.FieldCode))],
    };
}

public sealed record ChangedTaskRequest(Guid TaskId, TaskRequest Task);

public sealed record ChangedSectionRequest([property: Text(FieldLimits.Code)] string FieldCode, SetSectionRequest Section);
