using WorkPlan.Planning.Catalogues;
using WorkPlan.Planning.Plans;
using WorkPlan.SharedKernel;

namespace WorkPlan.Planning.Tests.Plans;

/// <summary>The plan by itself: what it does and how it refuses.</summary>
public sealed class PlanTests
{
    private const string Field = "DIEU-TRA";
    private static readonly Actor Head = new("head", new DateTimeOffset(2022, 1, 11, 9, 0, 0, TimeSpan.FromHours(7)));
    private static readonly PlanCompliance Compliance = new(new PlanOptions());
    private static readonly SuperiorDemands Demands = Demanding(("HAN", TargetRule.AtLeastRatio(9800)), ("TRA", TargetRule.AtMostRatio(200)));

    [Fact]
    public void A_complete_plan_goes_all_the_way()
    {
        var plan = Complete();
        plan.Submit(Demands, Compliance, Head);
        plan.Approve(Demands, Head, null);
        var version = plan.Issue(Demands, "01/KH-VKS", new(2022, 1, 11), Head);
        plan.Close(Settled, null, new Actor("head", new DateTimeOffset(2022, 12, 1, 9, 0, 0, TimeSpan.FromHours(7))));
        Assert.Equal((1, 1), (version.VersionNumber, plan.VersionNumber));
        Assert.Equal(
            [PlanState.Draft, PlanState.Submitted, PlanState.Approved, PlanState.Issued, PlanState.Closed], plan.Steps.Select(step => step.State));
    }

    [Fact]
    public void A_returned_plan_is_changed_and_submitted_again()
    {
        var plan = Complete();
        plan.Submit(Demands, Compliance, Head);
        Refusal(() => plan.AddTask(Task(TaskKind.Regular))).ShouldBeRefused("plan-not-editable");
        Refusal(() => plan.Return(" ", Head)).ShouldBeRefused("return-needs-reason");
        plan.Return("Bổ sung biện pháp", Head);
        plan.AddTask(Task(TaskKind.Regular));
        plan.Submit(Demands, Compliance, Head);
        Assert.Equal(PlanState.Submitted, plan.State);
        Assert.Equal("Bổ sung biện pháp", plan.Steps.Single(step => step.State == PlanState.Returned).Note);
    }

    [Fact]
    public void Steps_cannot_be_skipped_or_repeated()
    {
        var plan = Complete();
        Refusal(() => plan.Approve(Demands, Head, null)).ShouldBeRefused("plan-wrong-state");
        Refusal(() => plan.Issue(Demands, null, new(2022, 1, 11), Head)).ShouldBeRefused("plan-wrong-state");
        Refusal(() => plan.Return("Lý do", Head)).ShouldBeRefused("plan-wrong-state");
        Refusal(() => plan.Close(Settled, null, Head)).ShouldBeRefused("plan-wrong-state");
        plan.Submit(Demands, Compliance, Head);
        Refusal(() => plan.Submit(Demands, Compliance, Head)).ShouldBeRefused("plan-wrong-state");
    }

    [Fact]
    public void A_plan_is_not_issued_tomorrow()
    {
        var plan = Complete();
        plan.Submit(Demands, Compliance, Head);
        plan.Approve(Demands, Head, null);
        Refusal(() => plan.Issue(Demands, null, new(2022, 1, 12), Head)).ShouldBeRefused("date-in-future");
    }

    [Theory]
    [InlineData("plan-needs-basis")]
    [InlineData("plan-needs-section")]
    [InlineData("plan-needs-key-task")]
    [InlineData("plan-needs-breakthrough")]
    [InlineData("breakthrough-needs-target")]
    [InlineData("key-task-needs-measure")]
    [InlineData("section-needs-target")]
    [InlineData("section-needs-schedule")]
    [InlineData("section-needs-measure")]
    [InlineData("section-needs-responsible")]
    public void What_is_missing_keeps_the_plan_from_being_submitted(string rule)
    {
        var plan = Complete(without: rule);
        var broken = Compliance.Of(plan, Demands).Where(item => item.Blocking && !item.Met).Select(item => item.Rule).Distinct();
        Assert.Equal([rule], broken);
        Refusal(() => plan.Submit(Demands, Compliance, Head)).ShouldBeRefused(rule);
        Assert.Equal(PlanState.Draft, plan.State);
    }

    [Fact]
    public void A_demand_that_rose_since_is_noticed_at_submission()
    {
        var plan = Complete();
        plan.SetSection(Section(new CommitmentDescription("HAN", TargetRule.AtLeastRatio(9900), TaskId: Breakthrough(plan))), Demands);
        var raised = Demanding(("HAN", TargetRule.AtLeastRatio(10_000)), ("TRA", TargetRule.AtMostRatio(100)), ("MOI", TargetRule.AtLeastCount(1)));
        Assert.Contains(Compliance.Of(plan, raised), item => item is { Rule: "target-below-mandatory", Met: false, Citation: "Quyết định" });
        Refusal(() => plan.Submit(raised, Compliance, Head)).ShouldBeRefused("target-below-mandatory");

        plan.SetSection(Section(new CommitmentDescription("HAN", TargetRule.AtLeastRatio(10_000), TaskId: Breakthrough(plan))), raised);
        plan.Submit(raised, Compliance, Head);
        // What the unit left to its superior follows the superior, and what is new is taken over.
        Assert.Equal(TargetRule.AtMostRatio(100), plan.Commitments.Single(target => target.TargetCode == "TRA").Rule);
        Assert.True(plan.Commitments.Single(target => target.TargetCode == "MOI").Inherited);
    }

    [Fact]
    public void A_target_said_once_can_be_left_to_the_superior_again_but_not_dropped()
    {
        var plan = Complete();
        plan.SetSection(Section(new CommitmentDescription("TRA", TargetRule.AtMostRatio(100))), Demands);
        Assert.Equal(CommitmentKind.Stretch, plan.Commitments.Single(target => target.TargetCode == "TRA").Kind);
        plan.SetSection(Section(), Demands);
        var inherited = plan.Commitments.Single(target => target.TargetCode == "TRA");
        Assert.Equal((TargetRule.AtMostRatio(200), true, CommitmentKind.Mandatory), (inherited.Rule, inherited.Inherited, inherited.Kind));
    }

    [Fact]
    public void Targets_stand_once_and_in_their_own_field()
    {
        var plan = Complete();
        var han = new CommitmentDescription("HAN", TargetRule.AtLeastRatio(9800));
        Refusal(() => plan.SetSection(Section(han, han), Demands)).ShouldBeRefused("target-twice");
        Refusal(() => plan.SetSection(Section(han) with { FieldCode = "DAN-SU" }, Demands)).ShouldBeRefused("target-in-other-field");
        Refusal(() => plan.SetSection(Section(han with { Rule = TargetRule.AtLeastCount(2) }), Demands)).ShouldBeRefused("target-rules-not-comparable");
    }

    [Fact]
    public void A_key_task_keeps_its_additional_targets()
    {
        var plan = Complete();
        var key = plan.Tasks.Single(task => task.Kind == TaskKind.Key);
        var additional = new CommitmentDescription("RIENG", TargetRule.AtLeastCount(2), "Kiến nghị phòng ngừa", key.Id);
        plan.SetSection(Section(additional), Demands);
        Refusal(() => plan.RemoveTask(key.Id)).ShouldBeRefused("task-has-additional-targets");
        Refusal(() => plan.ChangeTask(key.Id, Task(TaskKind.Regular))).ShouldBeRefused("task-has-additional-targets");
        plan.SetSection(Section(), Demands);
        plan.RemoveTask(key.Id);
        Refusal(() => plan.TaskOf(key.Id)).ShouldBeRefused("task-unknown");
    }

    [Fact]
    public void Tasks_cite_what_the_plan_rests_on()
    {
        var plan = Complete();
        var cited = plan.Bases.Single();
        Refusal(() => plan.AddTask(Task(TaskKind.Regular) with { Basis = [new(BasisKind.Document, Guid.NewGuid())] })).ShouldBeRefused("basis-not-cited");
        plan.AddTask(Task(TaskKind.Regular) with { Basis = [new(cited.Kind, cited.SourceId)] });
        Refusal(() => plan.RestOn([])).ShouldBeRefused("basis-not-cited");
    }

    [Fact]
    public void A_section_that_is_not_there_cannot_be_taken_out() =>
        Refusal(() => Complete().RemoveSection("XX")).ShouldBeRefused("section-unknown");

    [Fact]
    public void A_shortcoming_of_last_year_has_a_cause()
    {
        var plan = Complete();
        var unexplained = new YearEndReview(new(2021, 12, 15), [new("Kháng nghị ít", Field, [], [])], [], []);
        Refusal(() => plan.TakeUpReview(unexplained, Head)).ShouldBeRefused("shortcoming-needs-cause");
        Refusal(() => plan.TakeUpReview(unexplained with { HeldOn = new(2022, 1, 12), Shortcomings = [] }, Head)).ShouldBeRefused("date-in-future");
        plan.TakeUpReview(unexplained with { Shortcomings = [new("Kháng nghị ít", Field, [new(CauseKind.Cause, false, "Nghiên cứu chưa kỹ")], [])] }, Head);
        Assert.NotNull(plan.Review);
    }

    [Fact]
    public void A_plan_is_closed_after_its_last_day_with_nothing_open()
    {
        var plan = Complete();
        plan.Submit(Demands, Compliance, Head);
        plan.Approve(Demands, Head, null);
        plan.Issue(Demands, null, new(2022, 1, 11), Head);
        Refusal(() => plan.Close(Settled, null, Head)).ShouldBeRefused("closing-before-year-end");
        var unitEnded = Settled with { LastDay = new(2022, 1, 10) };
        Refusal(() => plan.Close(unitEnded with { TargetsWithoutOutcome = ["HAN"] }, null, Head)).ShouldBeRefused("closing-needs-outcomes");
        Refusal(() => plan.Close(unitEnded with { OpenObligations = ["01/CT-VKSTC"] }, null, Head)).ShouldBeRefused("closing-has-open-obligations");
        plan.Close(unitEnded, "Bàn giao", Head);
        Assert.Equal((PlanState.Closed, "Bàn giao"), (plan.State, plan.Steps[^1].Note));
        Refusal(() => plan.Withdraw("Nhầm", Head)).ShouldBeRefused("plan-wrong-state");
    }

    private static readonly ClosingSituation Settled = new(new(2022, 11, 30), [], []);

    private static Action Refusal(Action act) => act;

    private static SuperiorDemands Demanding(params (string Code, TargetRule Rule)[] demands) => new(demands.Select(demand =>
        new SuperiorDemand(demand.Code, Field, $"Chỉ tiêu {demand.Code}", TargetSource.Sector, demand.Rule, "Quyết định")));

    private static Guid Breakthrough(Plan plan) => plan.Tasks.Single(task => task.Kind == TaskKind.Breakthrough).Id;

    private static TaskDescription Task(TaskKind kind, params string[] measures) => new(kind, $"Nhiệm vụ {kind}", Field, null, measures);

    private static SectionDescription Section(params CommitmentDescription[] commitments) =>
        new(Field, commitments, ["Kiểm tra hằng tháng"], "Trong năm", "Phó Viện trưởng");

    /// <summary>A plan that can be submitted, or one that lacks exactly what a rule asks for.</summary>
    private static Plan Complete(string? without = null)
    {
        var plan = Plan.Draft("HT.HUONG-SON", 2022, PlanKind.UnitPlan, "Kế hoạch", "Mục đích", null, null, preDraft: true, Head);
        if (without != "plan-needs-basis")
            plan.RestOn([new PlanBasis { Kind = BasisKind.Briefing, SourceId = Guid.NewGuid(), Name = "Giao ban", SinceVersion = 0 }]);
        if (without != "plan-needs-key-task")
            plan.AddTask(Task(TaskKind.Key, without == "key-task-needs-measure" ? [] : ["Biện pháp"]));
        Guid? breakthrough = without is "plan-needs-breakthrough" or "plan-needs-section"
            ? null
            : plan.AddTask(Task(TaskKind.Breakthrough, "Biện pháp")).Id;
        if (without == "plan-needs-section")
            return WithoutSection(plan);
        var section = Section(new CommitmentDescription("HAN", TargetRule.AtLeastRatio(9800), TaskId: without == "breakthrough-needs-target" ? null : breakthrough));
        plan.SetSection(section, Demands);
        if (without == "section-needs-target")
            plan.SetSection(section with { FieldCode = "DAN-SU", Commitments = [] }, Demands);
        plan.SetSection(without switch
        {
            "section-needs-schedule" => section with { Schedule = " " },
            "section-needs-measure" => section with { Measures = [] },
            "section-needs-responsible" => section with { Responsible = null },
            _ => section,
        }, Demands);
        return plan;
    }

    private static Plan WithoutSection(Plan plan)
    {
        var id = plan.AddTask(Task(TaskKind.Breakthrough, "Biện pháp")).Id;
        plan.SetSection(Section(new CommitmentDescription("HAN", TargetRule.AtLeastRatio(9800), TaskId: id)), Demands);
        plan.Sections.Clear();
        return plan;
    }
}
