using WorkPlan.Planning.Catalogues;
using WorkPlan.ServiceDefaults.Persistence;
using WorkPlan.SharedKernel;

namespace WorkPlan.Planning.Plans;

/// <summary>
/// A unit's work plan or program for one work year: drafted, submitted, approved, issued; after that it changes by supplements only,
/// each of which is a version that is never changed again.
/// </summary>
internal sealed partial class Plan : IVersioned
{
    private Plan()
    {
    }

    public Guid Id { get; private init; } = Guid.CreateVersion7();

    public string UnitCode { get; private init; } = "";

    public int WorkYear { get; private init; }

    public PlanKind Kind { get; private init; }

    public string Title { get; private set; } = "";

    public string SearchKey { get; private set; } = "";

    public string Purpose { get; private set; } = "";

    /// <summary>The unit's characteristics and the local political task that the plan fits.</summary>
    public string? Rationale { get; private set; }

    /// <summary>Nhiệm vụ chính trị địa phương: what the plan does for it.</summary>
    public string? LocalTask { get; private set; }

    /// <summary>The local directive that the local task comes from; one of the plan's bases.</summary>
    public Guid? LocalDirectiveId { get; private set; }

    public PlanState State { get; private set; }

    /// <summary>It was begun before any superior document for the work year was there.</summary>
    public bool PreDraft { get; private init; }

    /// <summary>By when it has to be issued.</summary>
    public DateOnly? DueOn { get; private set; }

    /// <summary>The due day of which the others were told that it is over and the plan not issued; null while nobody was told, or it was taken back.</summary>
    public DateOnly? OverdueToldOf { get; private set; }

    public string? Number { get; private set; }

    public DateOnly? IssuedOn { get; private set; }

    /// <summary>0 until the plan is issued.</summary>
    public int VersionNumber { get; private set; }

    /// <summary>The day on which the newest version was decided.</summary>
    public DateOnly? VersionOn { get; private set; }

    public long Version { get; private set; }

    public List<PlanStep> Steps { get; private init; } = [];

    public List<PlanVersion> Versions { get; private init; } = [];

    public List<NoChangeAnswer> NoChangeAnswers { get; private init; } = [];

    public bool IsIssued => State is PlanState.Issued or PlanState.Closed;

    public static Plan Draft(
        string unitCode, int workYear, PlanKind kind, string title, string purpose, string? rationale, DateOnly? dueOn, bool preDraft, Actor by)
    {
        var plan = new Plan { UnitCode = unitCode, WorkYear = workYear, Kind = kind, PreDraft = preDraft };
        plan.Describe(title, purpose, rationale, dueOn);
        plan.MoveTo(PlanState.Draft, by);
        return plan;
    }

    public void Describe(string title, string purpose, string? rationale, DateOnly? dueOn)
    {
        DemandEditable();
        (Title, Purpose, Rationale, DueOn) = (VietnameseText.Clean(title), purpose, rationale, dueOn);
        SearchKey = VietnameseText.SearchKey(Title);
    }

    public void Submit(SuperiorDemands demands, PlanCompliance compliance, Actor by, PlanSurroundings? around = null)
    {
        DemandState(PlanState.Draft, PlanState.Returned);
        AssessTargets(demands);
        compliance.Demand(this, demands, around);
        MoveTo(PlanState.Submitted, by);
    }

    public void Return(string reason, Actor by)
    {
        DemandState(PlanState.Submitted, PlanState.Approved);
        if (string.IsNullOrWhiteSpace(reason))
            throw PlanRules.ReturnNeedsReason();
        MoveTo(PlanState.Returned, by, reason);
    }

    public void Approve(SuperiorDemands demands, Actor by, string? note)
    {
        DemandState(PlanState.Submitted);
        AssessTargets(demands);
        MoveTo(PlanState.Approved, by, note);
    }

    public PlanVersion Issue(SuperiorDemands demands, string? number, DateOnly issuedOn, Actor by)
    {
        DemandState(PlanState.Approved);
        if (issuedOn > by.Today)
            throw PlanRules.InFuture(issuedOn);
        AssessTargets(demands);
        Number = number;
        IssuedOn = issuedOn;
        MoveTo(PlanState.Issued, by);
        return Seal(issuedOn, number, by, []);
    }

    /// <summary>Takes up documents from above by changing the plan: the next version.</summary>
    public PlanVersion Supplement(
        PlanChanges changes, IReadOnlyList<PlanBasis> basis, SuperiorDemands demands, PlanCompliance compliance,
        string? number, DateOnly decidedOn, Actor by)
    {
        DemandSupplementable(decidedOn, by);
        if (changes.IsEmpty)
            throw PlanRules.SupplementNeedsChange();
        Cite(basis);
        Apply(changes, demands);
        AssessTargets(demands);
        compliance.Demand(this, demands);
        return Seal(decidedOn, number, by, basis);
    }

    /// <summary>
    /// Answers documents from above by saying why nothing has to change, also while the plan is drafted. No version comes of it.
    /// </summary>
    public void NeedsNoChange(string? reason, IReadOnlyList<Guid> documentIds, DateOnly answeredOn, Actor by)
    {
        if (IsIssued || State == PlanState.Withdrawn)
            DemandSupplementable(answeredOn, by);
        else if (answeredOn > by.Today)
            throw PlanRules.InFuture(answeredOn);
        if (string.IsNullOrWhiteSpace(reason))
            throw PlanRules.NoChangeNeedsReason();
        NoChangeAnswers.Add(new NoChangeAnswer
        {
            Reason = reason,
            AnsweredOn = answeredOn,
            AnsweredBy = by.UserId,
            DocumentIds = documentIds,
        });
    }

    /// <summary>Ends the plan when its year is over and nothing is left open that nobody has accounted for.</summary>
    public void Close(ClosingSituation situation, string? note, Actor by)
    {
        DemandState(PlanState.Issued);
        situation.Demand(by.Today);
        MoveTo(PlanState.Closed, by, note);
    }

    /// <summary>Gives up a plan that is not issued, or recalls an issued one, which takes a reason.</summary>
    public void Withdraw(string? reason, Actor by)
    {
        if (State is PlanState.Closed or PlanState.Withdrawn)
            throw PlanRules.WrongState(State);
        if (IsIssued && string.IsNullOrWhiteSpace(reason))
            throw PlanRules.WithdrawalNeedsReason();
        MoveTo(PlanState.Withdrawn, by, reason);
    }

    private PlanVersion Seal(DateOnly decidedOn, string? number, Actor by, IReadOnlyList<PlanBasis> basis)
    {
        VersionNumber++;
        VersionOn = decidedOn;
        var version = PlanVersion.Of(this, decidedOn, number, by, basis);
        Versions.Add(version);
        return version;
    }

    private void MoveTo(PlanState state, Actor by, string? note = null)
    {
        State = state;
        Steps.Add(new PlanStep { State = state, At = by.At, By = by.UserId, Note = note });
    }

    private void DemandSupplementable(DateOnly on, Actor by)
    {
        if (State != PlanState.Issued)
            throw PlanRules.SupplementNeedsIssuedPlan(State);
        if (on > by.Today)
            throw PlanRules.InFuture(on);
        if (on < VersionOn)
            throw PlanRules.SupplementBeforeVersion(on, VersionOn.Value);
    }

    private void DemandEditable()
    {
        if (IsIssued)
            throw PlanRules.AlreadyIssued(Title, WorkYear);
        if (State is not (PlanState.Draft or PlanState.Returned))
            throw PlanRules.NotEditable();
    }

    private void DemandState(params ReadOnlySpan<PlanState> expected)
    {
        if (!expected.Contains(State))
            throw PlanRules.WrongState(State);
    }
}
