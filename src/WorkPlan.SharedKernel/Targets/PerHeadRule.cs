using System.Text.Json.Serialization;

namespace WorkPlan.SharedKernel;

/// <summary>
/// Demanded of every member of a group ("≥ 01 phiên tòa rút kinh nghiệm/KSV/năm"). Who is counted is settled on one stated day: whoever
/// joins later adds to the unit's result only, and three trials all by one of three prosecutors leave the demand unmet.
/// </summary>
public sealed record PerHeadRule : TargetRule
{
    /// <summary>What its JSON says as <c>kind</c>.</summary>
    public const string KindName = "perHead";

    [JsonConstructor]
    public PerHeadRule(HeadGroup group, HeadcountDate headcountOn, TargetRule rule)
    {
        if (!Enum.IsDefined(group) || headcountOn is null || rule is null) throw new DomainRuleException("target-rule-incomplete");
        if (rule is not ThresholdRule { Measure: TargetMeasure.Count } each) throw new DomainRuleException("target-per-head-needs-count", rule);
        (Group, HeadcountOn, Each) = (group, headcountOn, each);
    }

    public HeadGroup Group { get; }

    public HeadcountDate HeadcountOn { get; }

    /// <summary>What each of them has to reach: a count.</summary>
    public TargetRule Rule => Each;

    [JsonIgnore]
    public override string Kind => KindName;

    [JsonIgnore]
    public override TargetDirection Direction => Rule.Direction;

    [JsonIgnore]
    public override TargetShape Shape => TargetShape.PerHead;

    internal ThresholdRule Each { get; }

    internal override int Depth => 2;

    internal override bool IsCumulative => Each.IsCumulative;

    internal override IEnumerable<ThresholdRule> Thresholds => [Each];

    internal override IEnumerable<FigureNeed> Reads => [new FigureNeed(Each.Part, TargetMeasure.Count, ByPerson: true)];

    public override string ToText(RuleWords words)
    {
        ArgumentNullException.ThrowIfNull(words);
        return $"{Rule.ToText(words)}/{words.Head(Group)}";
    }

    internal override IEnumerable<HeadcountNeed> HeadcountsIn(TargetInputs inputs) => [new(Group, HeadcountOn.In(inputs))];

    internal override TargetStep Judge(TargetInputs inputs)
    {
        var figures = inputs.Read(Each.Part, newestBase: false);
        var day = HeadcountOn.In(inputs);
        if (figures is null) return new TargetStep(TargetStep.NoFigures, this, null) { On = day };
        if (inputs.HeadsOf(Group, day) is not { } heads) return new TargetStep(TargetStep.NoHeadcount, this, null) { On = day };
        if (heads.Count == 0) return new TargetStep(TargetStep.NothingArose, this, TargetOutcome.NotArisen) { On = day, Heads = 0 };
        if (figures.Breakdown is null && figures.Counted is not 0)
            return new TargetStep(TargetStep.NoBreakdown, this, null) { On = day, Heads = heads.Count, Count = figures.Counted };
        var byPerson = (figures.Breakdown ?? []).Where(entry => entry.Person is not null).GroupBy(entry => entry.Person!)
            .ToDictionary(same => same.Key, same => same.Sum(entry => entry.Count));
        List<TargetStep> steps =
        [
            .. heads.Order(StringComparer.Ordinal).Select(person => new TargetStep(TargetStep.Head, Each, Each.OutcomeOf(byPerson.GetValueOrDefault(person)))
            {
                Person = person,
                Count = byPerson.GetValueOrDefault(person),
            }),
        ];
        var outcome = Outcomes.All(steps.Select(step => step.Outcome));
        var others = byPerson.Keys.Except(heads).Order(StringComparer.Ordinal)
            .Select(person => new TargetStep(TargetStep.OtherHead, Each, null) { Person = person, Count = byPerson[person] });
        return new TargetStep(TargetStep.EachHead, this, outcome) { On = day, Heads = heads.Count, Count = byPerson.Values.Sum(), Steps = [.. steps, .. others] };
    }
}
