using WorkPlan.Planning.Catalogues;

namespace WorkPlan.Planning.Plans;

/// <summary>What stands in the plan: bases, sections, tasks, targets.</summary>
internal sealed partial class Plan
{
    public List<PlanBasis> Bases { get; private init; } = [];

    public List<PlanSection> Sections { get; private init; } = [];

    public List<PlanTask> Tasks { get; private init; } = [];

    public List<TargetCommitment> Commitments { get; private init; } = [];

    /// <summary>What last year's review found; null until it is entered.</summary>
    public YearEndReview? Review { get; private set; }

    public void TakeUpReview(YearEndReview review, Actor by)
    {
        DemandEditable();
        if (review.Shortcomings.FirstOrDefault(shortcoming => shortcoming.Causes.Count == 0) is { } unexplained)
            throw PlanRules.ShortcomingNeedsCause(unexplained.Text);
        if (review.HeldOn > by.Today)
            throw PlanRules.InFuture(review.HeldOn);
        foreach (var measure in review.AllMeasures)
            DemandLanding(measure);
        Review = review;
    }

    /// <summary>Says what the plan does for the local political task, and which of its bases asks for it.</summary>
    public void ServeLocally(string? localTask, Guid? localDirectiveId)
    {
        DemandEditable();
        if (localDirectiveId is { } directive && !Cites(Bases, new BasisReference(BasisKind.Document, directive)))
            throw PlanRules.BasisNotCited(BasisKind.Document, directive);
        if (localDirectiveId is not null && string.IsNullOrWhiteSpace(localTask))
            throw PlanRules.LocalDirectiveNeedsTask();
        (LocalTask, LocalDirectiveId) = (localTask, localDirectiveId);
    }

    /// <summary>Replaces what the plan rests on.</summary>
    public void RestOn(IReadOnlyList<PlanBasis> bases)
    {
        DemandEditable();
        if (Tasks.SelectMany(task => task.Basis).FirstOrDefault(cited => !Cites(bases, cited)) is { } missing)
            throw PlanRules.BasisNotCited(missing.Kind, missing.Id);
        Bases.RemoveAll(known => !bases.Any(basis => basis.SourceId == known.SourceId && basis.Kind == known.Kind));
        Cite(bases);
    }

    public void SetSection(SectionDescription section, SuperiorDemands demands)
    {
        DemandEditable();
        ApplySection(section, demands);
    }

    public void RemoveSection(string fieldCode)
    {
        DemandEditable();
        if (Sections.RemoveAll(section => section.FieldCode == fieldCode) == 0)
            throw PlanRules.SectionUnknown(fieldCode);
        Commitments.RemoveAll(commitment => commitment.FieldCode == fieldCode);
    }

    public PlanTask AddTask(TaskDescription description)
    {
        DemandEditable();
        return Add(description);
    }

    public void ChangeTask(Guid taskId, TaskDescription description)
    {
        DemandEditable();
        Change(taskId, description);
    }

    public void RemoveTask(Guid taskId)
    {
        DemandEditable();
        Remove(taskId);
    }

    public PlanTask TaskOf(Guid taskId) => Tasks.FirstOrDefault(task => task.Id == taskId) ?? throw PlanRules.TaskUnknown(taskId);

    /// <summary>Whether a measure that the review decided on stands in the plan: in a task, or in a field's section.</summary>
    public bool HasLanded(ReviewMeasure measure) =>
        Tasks.Any(task => task.Id == measure.TaskId) || Sections.Any(section => section.FieldCode == measure.FieldCode);

    private void DemandLanding(ReviewMeasure measure)
    {
        if (measure.TaskId is { } taskId)
            TaskOf(taskId);
        if (measure.FieldCode is { } fieldCode && Sections.All(section => section.FieldCode != fieldCode))
            throw PlanRules.SectionUnknown(fieldCode);
    }

    private void Apply(PlanChanges changes, SuperiorDemands demands)
    {
        foreach (var description in changes.AddTasks)
            Add(description);
        foreach (var (taskId, description) in changes.ChangeTasks)
            Change(taskId, description);
        foreach (var section in changes.Sections)
            ApplySection(section, demands);
        // Last, so that targets which the change takes away from a task do not keep it.
        foreach (var taskId in changes.RemoveTasks)
            Remove(taskId);
    }

    private void ApplySection(SectionDescription description, SuperiorDemands demands)
    {
        if (description.Commitments.GroupBy(commitment => commitment.TargetCode).FirstOrDefault(same => same.Count() > 1) is { } twice)
            throw PlanRules.TargetTwice(twice.Key);
        var section = Sections.FirstOrDefault(known => known.FieldCode == description.FieldCode);
        if (section is null)
            Sections.Add(section = new PlanSection { FieldCode = description.FieldCode });
        section.Describe(description.Responsible, description.Schedule, description.Measures);

        foreach (var commitment in description.Commitments)
            Commit(description.FieldCode, commitment, demands.Of(commitment.TargetCode));
        var spokenOf = description.Commitments.Select(commitment => commitment.TargetCode).ToHashSet();
        // What is demanded cannot be left out: where the unit says nothing, the superior's value applies.
        Commitments.RemoveAll(known => known.FieldCode == description.FieldCode && !known.Inherited && !spokenOf.Contains(known.TargetCode));
        InheritInto(description.FieldCode, demands);
    }

    private void Commit(string fieldCode, CommitmentDescription description, SuperiorDemand? demand)
    {
        if (demand is not null && demand.FieldCode != fieldCode)
            throw PlanRules.TargetInOtherField(description.TargetCode, demand.FieldCode);
        var known = Commitments.FirstOrDefault(commitment => commitment.TargetCode == description.TargetCode);
        if (known is not null && known.FieldCode != fieldCode)
            throw PlanRules.TargetInOtherField(description.TargetCode, known.FieldCode);
        var task = description.TaskId is { } taskId ? TaskOf(taskId) : null;
        if (demand is null && description.Name is null && known is null)
            throw PlanRules.TargetUnknown(description.TargetCode);
        if (demand is null && task is not { IsKey: true })
            throw PlanRules.AdditionalNeedsKeyTask(description.Name ?? known!.Name);

        if (demand is not null && known is not null)
            known.Take(demand, description);
        else if (demand is not null)
            Commitments.Add(TargetCommitment.To(demand, description));
        else if (known is not null)
            known.TakeAdditional(description);
        else
            Commitments.Add(TargetCommitment.Additional(fieldCode, description));
    }

    /// <summary>Compares every target anew with what is demanded now, and inherits what has come since.</summary>
    private void AssessTargets(SuperiorDemands demands)
    {
        foreach (var commitment in Commitments)
        {
            if (demands.Of(commitment.TargetCode) is { } demand)
                commitment.Assess(demand);
        }
        foreach (var section in Sections)
            InheritInto(section.FieldCode, demands);
    }

    private void InheritInto(string fieldCode, SuperiorDemands demands)
    {
        foreach (var demand in demands.InField(fieldCode).Where(demand => Commitments.All(known => known.TargetCode != demand.TargetCode)))
            Commitments.Add(TargetCommitment.Inherit(demand));
    }

    private PlanTask Add(TaskDescription description)
    {
        Check(description);
        if (Tasks.Any(known => known.Id == description.NewId))
            throw PlanRules.TaskIdTaken(description.NewId!.Value);
        var task = new PlanTask { Id = description.NewId ?? Guid.CreateVersion7() };
        task.Describe(description);
        Tasks.Add(task);
        return task;
    }

    private void Change(Guid taskId, TaskDescription description)
    {
        var task = TaskOf(taskId);
        Check(description);
        if (description.Kind == TaskKind.Regular)
            DemandNoAdditionalTargets(task);
        task.Describe(description);
    }

    private void Remove(Guid taskId)
    {
        var task = TaskOf(taskId);
        DemandNoAdditionalTargets(task);
        foreach (var commitment in Commitments.Where(commitment => commitment.TaskId == taskId))
            commitment.Unlink();
        Tasks.Remove(task);
    }

    private void Check(TaskDescription description)
    {
        if (description.Basis.FirstOrDefault(cited => !Cites(Bases, cited)) is { } missing)
            throw PlanRules.BasisNotCited(missing.Kind, missing.Id);
    }

    private void Cite(IReadOnlyList<PlanBasis> bases) =>
        Bases.AddRange(bases.Where(basis => !Cites(Bases, new BasisReference(basis.Kind, basis.SourceId))));

    private void DemandNoAdditionalTargets(PlanTask task)
    {
        var targets = Commitments.Where(commitment => commitment.TaskId == task.Id && commitment.Kind == CommitmentKind.Additional).ToList();
        if (targets.Count > 0)
            throw PlanRules.TaskHasAdditionalTargets(task.Title, string.Join(", ", targets.Select(target => target.Name)));
    }

    private static bool Cites(IEnumerable<PlanBasis> bases, BasisReference reference) =>
        bases.Any(basis => basis.Kind == reference.Kind && basis.SourceId == reference.Id);
}
