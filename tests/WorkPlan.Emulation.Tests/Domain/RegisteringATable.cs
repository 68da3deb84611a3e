using WorkPlan.Emulation.Rankings;
using WorkPlan.Emulation.Scoring;
using WorkPlan.ServiceDefaults.Problems;

namespace WorkPlan.Emulation.Tests.Domain;

/// <summary>A scoring table that could not be applied, or in two ways, is not registered.</summary>
public sealed class RegisteringATable
{
    private static readonly ScoreRule Targets =
        new() { Code = "CHI-TIEU", Name = "Chỉ tiêu", Kind = ScoreRuleKind.Targets, Met = 1, Exceeded = 1.2m, NotMet = 0 };

    private static readonly ScoreRule Late = new() { Code = "BAO-CAO", Name = "Kỷ luật báo cáo", Kind = ScoreRuleKind.Reporting, EachLate = -0.5m };

    public static TheoryData<string, ScoreRule[]> Senseless => new()
    {
        { "scoring-rule-twice", [Late, Late] },
        { "scoring-field-twice", [Targets, Targets with { Code = "KHAC" }] },
        { "scoring-field-twice", [Targets with { FieldCodes = ["DIEU-TRA"] }, Targets with { Code = "KHAC", FieldCodes = ["DAN-SU", "DIEU-TRA"] }] },
        { "scoring-points-out-of-range", [Late with { EachLate = -0.125m }] },
        { "scoring-points-out-of-range", [Late with { AtLeast = -1_000_000 }] },
        { "scoring-bounds-upside-down", [Late with { AtLeast = 1, AtMost = 0 }] },
        { "scoring-rule-incomplete", [Late with { EachLate = null }] },
        { "scoring-rule-incomplete", [Targets with { Met = 0 }] },
        { "scoring-rule-incomplete", [Targets with { NotMet = null }] },
        { "scoring-rule-incomplete", [Targets with { StretchPercent = 0 }] },
        { "scoring-rule-incomplete", [new ScoreRule { Code = "KIEM-TRA", Name = "Kiểm tra", Kind = ScoreRuleKind.Inspections, Met = 5, NotMet = 0 }] },
    };

    [Theory]
    [MemberData(nameof(Senseless))]
    public void What_makes_no_sense_is_refused(string code, ScoreRule[] rules) => Assert.Equal(code, RefusalOf(rules));

    [Fact]
    public void Ties_are_broken_by_rules_of_the_table()
    {
        Assert.Equal("scoring-tie-break-unknown", RefusalOf([Targets, Late], "KHAC"));
        Assert.Equal(["BAO-CAO"], ScoringTable.Register(Table([Targets, Late], "BAO-CAO")).TieBreak);
    }

    [Fact]
    public void One_unit_alone_cannot_check_another()
    {
        Assert.Equal("cross-check-too-few-units", Assert.Throws<RuleException>(() => CrossCheck.Pair(Guid.NewGuid(), 2022, ["HT.HS"])).Code);
        Assert.All(CrossCheck.Pair(Guid.NewGuid(), 2022, ["HT.HS", "HT.KA"]), pair => Assert.NotEqual(pair.CheckerUnitCode, pair.CheckedUnitCode));
    }

    private static string RefusalOf(ScoreRule[] rules, params string[] tieBreak) =>
        Assert.Throws<RuleException>(() => ScoringTable.Register(Table(rules, tieBreak))).Code;

    private static AddScoringTableRequest Table(ScoreRule[] rules, params string[] tieBreak) => new()
    {
        Code = "CAP-HUYEN",
        Name = "Bảng chấm điểm",
        LegalBasis = "424/QĐ-VKSTC",
        ValidFrom = new DateOnly(2020, 11, 25),
        Rules = rules,
        TieBreak = tieBreak,
    };
}
