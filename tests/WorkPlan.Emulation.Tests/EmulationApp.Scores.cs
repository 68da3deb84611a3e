using WorkPlan.Emulation.Adjustments;
using WorkPlan.Emulation.Clusters;
using WorkPlan.Emulation.Rankings;
using WorkPlan.Emulation.Scoring;
using WorkPlan.Inspections.Contracts;
using WorkPlan.Planning.Contracts;
using WorkPlan.SharedKernel;
using WorkPlan.Testing.Http;

namespace WorkPlan.Emulation.Tests;

/// <summary>What tests around scores and rankings say about the service.</summary>
public sealed partial class EmulationApp
{
    public const string Second = "HT.KA";
    public const string Third = "HT.CX";
    public static readonly string[] ClusterUnits = [Third, Unit, Second];

    public HttpClient AsProvinceOfficer => As("emulationOfficer", Province, subtree: true, personCode: "HT-OFFICER");

    public HttpClient AsVerifier => As("deputyChief", Province, subtree: true, personCode: "HT-DEPUTY");

    public HttpClient AsChief => As("chief", Province, subtree: true, personCode: "HT-CHIEF");

    public async Task<ClusterView> HasCluster()
    {
        await Bus.Deliver(UnitState(Province, null, "province"));
        foreach (var unit in ClusterUnits)
            await Bus.Deliver(UnitState(unit, Province, "district"));
        await As("systemAdministrator").Create($"{Api}/scoring-tables", Table()).ShouldBeOk<ScoringTableView>();
        return await AsProvinceOfficer.Create($"{Api}/clusters", Cluster()).ShouldBeOk<ClusterView>();
    }

    public Task<ClusterScoresView> Scores(ClusterView cluster) =>
        AsProvince.Read<ClusterScoresView>($"{Api}/scores?cluster={cluster.Id}&workYear=2022");

    public async Task<UnitScoreView> ScoreOf(ClusterView cluster, string unit) =>
        (await Scores(cluster)).Units.Single(score => score.UnitCode == unit);

    public async Task<RankingView> HasPublishedRanking(ClusterView cluster)
    {
        var prepared = await AsProvinceOfficer.Create($"{Api}/rankings", new { clusterId = cluster.Id, workYear = 2022 });
        var ranking = await prepared.ShouldBeOk<RankingView>();
        var verified = await AsVerifier.Change(HttpMethod.Post, $"{Api}/rankings/{ranking.Id}/verify", prepared.Etag());
        return await AsChief.Change(HttpMethod.Post, $"{Api}/rankings/{ranking.Id}/publish", verified.Etag()).ShouldBeOk<RankingView>();
    }

    public async Task<AdjustmentView> HasConfirmedPoints(string unit, decimal points)
    {
        var entered = await AsProvinceOfficer.Create($"{Api}/adjustments", Adjustment(unit, points));
        var entry = await entered.ShouldBeOk<AdjustmentView>();
        return await As("unitHead", unit, personCode: $"{unit}-HEAD").Change(HttpMethod.Post, $"{Api}/adjustments/{entry.Id}/confirm", entered.Etag()).ShouldBeOk<AdjustmentView>();
    }

    public static object Adjustment(string unit, decimal points, string rule = "CONG-TRU", string on = "2022-02-10") => new
    {
        unitCode = unit,
        workYear = 2022,
        ruleCode = rule,
        points,
        statement = "Mô hình số hóa hồ sơ được nhân rộng.",
        evidence = "Công văn số 88/VKSTC-VP ngày 10/2/2022",
        occurredOn = on,
    };

    public static object Cluster(string code = "HT-CUM-1", string? head = Unit, params string[] members) => new
    {
        code,
        name = "Cụm thi đua số 1",
        formedByUnitCode = Province,
        legalBasis = "15/QĐ-VKS",
        scoringTableCode = "CAP-HUYEN",
        validFrom = "2021-12-01",
        members = members.Length == 0 ? ClusterUnits : members,
        headUnitCode = head,
    };

    public static object Table(string validFrom = "2020-11-25", string? validTo = null) => new
    {
        code = "CAP-HUYEN",
        name = "Bảng chấm điểm cấp huyện",
        legalBasis = "424/QĐ-VKSTC",
        validFrom,
        validTo,
        rules = new object[]
        {
            new
            {
                code = "CHI-TIEU", name = "Chỉ tiêu công tác", kind = "targets", met = 1, exceeded = 1.2, notMet = 0, stretchPercent = 110,
                difficulties = new[] { new { targetCode = "KHO", percent = 200 } }, scaleTo = 90,
            },
            new { code = "KIEM-TRA", name = "Kết luận kiểm tra", kind = "inspections", met = 5, basicallyMet = 3, notMet = 0, eachFinding = -0.25, eachRepeatFinding = -0.5, atLeast = 0 },
            new { code = "BAO-CAO", name = "Kỷ luật báo cáo", kind = "reporting", eachLate = -0.5, atLeast = -3 },
            new { code = "CONG-TRU", name = "Điểm cộng, điểm trừ", kind = "adjustments", atLeast = -5, atMost = 5 },
        },
        tieBreak = new[] { "CHI-TIEU" },
    };

    public static TargetOutcomesChanged Outcomes(string unit, long version, params (string Code, string? Outcome)[] targets) => new()
    {
        StreamKey = $"outcomes:{unit}:2022",
        Version = version,
        OccurredAt = VietnamTime.At(new DateOnly(2022, 11, 30), new TimeOnly(9, 0)),
        UnitCode = unit,
        WorkYear = 2022,
        Targets = [.. targets.Select(target => Line(target.Code, target.Outcome))],
    };

    public static TargetOutcomeLine Line(string code, string? outcome, bool stretch = false, bool counted = true) => new()
    {
        TargetCode = code,
        From = new DateOnly(2021, 12, 1),
        FieldCode = "DIEU-TRA",
        Name = $"Chỉ tiêu {code}",
        Outcome = outcome,
        Counted = counted,
        Stretch = stretch,
    };

    public static InspectionConcluded Conclusion(string unit, Guid campaign, string grade, int findings = 0, int repeats = 0, long version = 1) => new()
    {
        StreamKey = $"inspection:{campaign}:{unit}",
        Version = version,
        OccurredAt = VietnamTime.At(new DateOnly(2022, 10, 20), new TimeOnly(9, 0)),
        CampaignId = campaign,
        UnitCode = unit,
        WorkYear = 2022,
        Mode = "direct",
        Grade = grade,
        ConcludedOn = new DateOnly(2022, 10, 20),
        Findings = findings,
        RepeatFindings = repeats,
    };
}
