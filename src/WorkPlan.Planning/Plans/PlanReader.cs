using WorkPlan.Planning.Findings;
using WorkPlan.ServiceDefaults.Problems;
using WorkPlan.SharedKernel;

namespace WorkPlan.Planning.Plans;

/// <summary>Shows a plan with what stands around it: what it waits for, what last year's tasks came to.</summary>
internal sealed class PlanReader(PlanSources sources, TaskContinuation continuation, PlanFlags flags, Texts texts)
{
    public async Task<PlanView> ViewAsync(Plan plan, CancellationToken cancellationToken)
    {
        var earlier = await continuation.OfAsync(plan, cancellationToken);
        var awaiting = plan.State is not (PlanState.Closed or PlanState.Withdrawn)
            && !await sources.HaveArrivedAsync(plan.UnitCode, plan.WorkYear, cancellationToken);
        PlanFinding[] open = [.. (await flags.OpenAsync(plan, cancellationToken)).Where(flag => flag.Standing == FlagStanding.OnPlan).Select(flag => flag.Finding)];
        var state = texts[$"PlanState.{plan.State}"];
        return new PlanView
        {
            Id = plan.Id,
            UnitCode = plan.UnitCode,
            WorkYear = plan.WorkYear,
            Kind = plan.Kind,
            Title = plan.Title,
            Purpose = plan.Purpose,
            Rationale = plan.Rationale,
            LocalTask = plan.LocalTask,
            LocalDirectiveId = plan.LocalDirectiveId,
            State = plan.State,
            PreDraft = plan.PreDraft,
            AwaitingSuperiorDocuments = awaiting,
            StatusText = awaiting ? $"{state} – {texts["PlanState.Awaiting"]}" : state,
            DueOn = plan.DueOn,
            Number = plan.Number,
            IssuedOn = plan.IssuedOn,
            VersionNumber = plan.VersionNumber,
            VersionOn = plan.VersionOn,
            Basis =
            [
                .. plan.Bases.OrderBy(basis => basis.SinceVersion).ThenBy(basis => basis.Id)
                    .Select(basis => new BasisView(basis.Kind, basis.SourceId, basis.Name, basis.SinceVersion)),
            ],
            Review = plan.Review is { } review ? ReviewView.Of(review, plan) : null,
            Sections =
            [
                .. plan.Sections.OrderBy(section => section.FieldCode, StringComparer.Ordinal).Select(section => new SectionView(
                    section.FieldCode, section.Responsible, section.Schedule, section.Measures,
                    [
                        .. plan.Commitments.Where(target => target.FieldCode == section.FieldCode)
                            .OrderBy(target => target.TargetCode, StringComparer.Ordinal).Select(target => View(target, open)),
                    ],
                    Ids(open, finding => !finding.IsOnItem && finding.FieldCode == section.FieldCode))),
            ],
            Tasks =
            [
                .. plan.Tasks.OrderBy(task => task.Kind).ThenBy(task => task.Id).Select(task => new TaskView(
                    task.Id, task.Kind, task.Title, task.FieldCode, task.DueOn, task.Measures, task.Rationale,
                    task.ContinuedFrom is { } id ? earlier.GetValueOrDefault(id) : null,
                    task.RequiredJudicialTitle, task.RequiredManagementTitle, task.EffortDays, task.Basis,
                    [
                        .. plan.Commitments.Where(target => target.TaskId == task.Id).Select(target => target.TargetCode)
                            .Order(StringComparer.Ordinal),
                    ],
                    Ids(open, finding => finding.TaskId == task.Id))),
            ],
            Steps = [.. plan.Steps.OrderBy(step => step.Id).Select(step => new StepView(step.State, step.At, step.By, step.Note))],
            NoChangeAnswers =
            [
                .. plan.NoChangeAnswers.OrderBy(answer => answer.Id)
                    .Select(answer => new NoChangeView(answer.Reason, answer.AnsweredOn, answer.AnsweredBy, answer.DocumentIds)),
            ],
        };
    }

    private CommitmentView View(TargetCommitment target, PlanFinding[] open) => new(
        target.TargetCode, target.Name, target.Kind, target.Rule, target.Rule.ToString(), target.Comparison, ComparisonText(target.Comparison),
        target.SuperiorRule is { } superior
            ? new SuperiorValueView(superior, superior.ToString(), target.SuperiorSource, target.SuperiorCitation)
            : null,
        target.TaskId, target.DueOn, target.Inherited, Ids(open, finding => finding.TargetCode == target.TargetCode));

    private static Guid[] Ids(PlanFinding[] open, Func<PlanFinding, bool> isOn) => [.. open.Where(isOn).Select(finding => finding.Id)];

    private string ComparisonText(TargetComparison? comparison) =>
        texts[comparison is { } known ? $"TargetComparison.{known}" : "TargetComparison.Additional"];
}
