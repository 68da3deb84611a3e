using WorkPlan.Emulation.Clusters;
using WorkPlan.Emulation.Contracts;
using WorkPlan.Emulation.Rankings;
using WorkPlan.Emulation.Scoring;
using WorkPlan.Planning.Contracts;
using WorkPlan.SharedKernel;
using WorkPlan.Testing.Http;

namespace WorkPlan.Emulation.Tests.Scenarios;

/// <summary>A next version of a ranking says why: in the words of whoever corrected a figure, or by the table's new edition.</summary>
public sealed class CorrectingARanking : IAsyncLifetime
{
    private const string Rankings = $"{EmulationApp.Api}/rankings";
    private const string Tables = $"{EmulationApp.Api}/scoring-tables";
    private readonly EmulationApp _app = new();
    private ClusterView _cluster = null!;
    private RankingView _ranking = null!;

    public async Task InitializeAsync()
    {
        _cluster = await _app.HasCluster();
        await _app.Bus.Deliver(EmulationApp.Outcomes(EmulationApp.Unit, 1, ("A", "met"), ("B", "exceeded")));
        await _app.Bus.Deliver(EmulationApp.Outcomes(EmulationApp.Second, 1, ("A", "met"), ("B", "notMet")));
        _ranking = await _app.HasPublishedRanking(_cluster);
    }

    public async Task DisposeAsync() => await _app.DisposeAsync();

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task The_reason_of_a_corrected_figure_comes_with_the_change_whichever_is_told_first(bool reasonFirst)
    {
        var (correction, message) = (Corrected(5, "A", "2022-M05", "Đếm nhầm các vụ của kỳ trước"), Guid.NewGuid());
        if (reasonFirst)
            await _app.Bus.Deliver(correction, message);
        await _app.Bus.Deliver(EmulationApp.Outcomes(EmulationApp.Unit, 2, ("A", "notMet"), ("B", "met")));
        if (!reasonFirst)
            await _app.Bus.Deliver(correction, message);
        await _app.Bus.Deliver(correction, message);
        await _app.Bus.Deliver(correction);

        var causes = (await ReadAsync()).Latest.Causes;
        Assert.Equal("2022-M05: Đếm nhầm các vụ của kỳ trước", causes.Single(cause => cause.What == "Chỉ tiêu A").Reason);
        Assert.Null(causes.Single(cause => cause.What == "Chỉ tiêu B").Reason);

        // It belongs to that change and to no later one.
        await _app.Bus.Deliver(EmulationApp.Outcomes(EmulationApp.Unit, 3, ("A", "exceeded")));
        Assert.Null((await ReadAsync()).Latest.Causes[^1].Reason);
    }

    [Fact]
    public async Task A_new_edition_of_the_table_ends_the_one_before_and_opens_the_next_version_by_itself()
    {
        await _app.As("systemAdministrator").Create(Tables, Edition("500/QĐ-VKSTC", "2022-10-01", met: 2)).ShouldBeOk<ScoringTableView>();

        var pending = await ReadAsync();
        Assert.True(pending.CorrectionPending);
        Assert.Equal((2, "Áp dụng Bảng chấm điểm cấp huyện theo 500/QĐ-VKSTC."), (pending.Latest.Number, pending.Latest.Reason!));
        Assert.All(pending.Latest.Causes, cause => Assert.Equal(("CAP-HUYEN", "500/QĐ-VKSTC"), (cause.What, cause.After!)));
        Assert.Equal(4m, (await _app.ScoreOf(_cluster, EmulationApp.Unit)).Points); // 2 + 2, as the new edition has it
        var editions = await _app.AsProvince.Read<List<ScoringTableView>>(Tables);
        Assert.Equal([new DateOnly(2022, 9, 30), null], editions.Select(edition => edition.ValidTo));

        // It is verified and published like every other one, and the first version stays as it was.
        var verified = await _app.AsVerifier.Change(HttpMethod.Post, $"{Rankings}/{_ranking.Id}/verify", await EtagAsync());
        await _app.AsChief.Change(HttpMethod.Post, $"{Rankings}/{_ranking.Id}/publish", verified.Etag()).ShouldBeOk<RankingView>();
        var told = await _app.Bus.ShouldHavePublished<RankingPublished>(message => message.RankingVersion == 2);
        Assert.Equal((pending.Latest.Reason, "Cụm thi đua số 1", EmulationApp.Province), (told.Reason, told.ClusterName, told.FormedByUnitCode));
        var first = await _app.AsProvince.Read<PublishedPointsView>($"{Rankings}/{_ranking.Id}/versions/1/points?unit={EmulationApp.Unit}");
        Assert.Equal(99m, first.Lines.Sum(line => line.Points));
        await _app.As("systemAdministrator").Create(Tables, Edition("501/QĐ-VKSTC", "2022-09-01", met: 3)).ShouldBeProblem(409, "scoring-table-overlaps");
        Assert.Equal(4m, (await _app.ScoreOf(_cluster, EmulationApp.Unit)).Points);
    }

    [Fact]
    public async Task An_edition_for_later_years_leaves_the_year_as_it_is()
    {
        await _app.As("systemAdministrator").Create(Tables, Edition("500/QĐ-VKSTC", "2022-12-01", met: 2)).ShouldBeOk<ScoringTableView>();

        Assert.False((await ReadAsync()).CorrectionPending);
        Assert.Equal(99m, (await _app.ScoreOf(_cluster, EmulationApp.Unit)).Points);
    }

    private static object Edition(string legalBasis, string validFrom, int met) => new
    {
        code = "CAP-HUYEN",
        name = "Bảng chấm điểm cấp huyện",
        legalBasis,
        validFrom,
        rules = new[] { new { code = "CHI-TIEU", name = "Chỉ tiêu công tác", kind = "targets", met, exceeded = met, notMet = 0 } },
    };

    private static TargetResultCorrected Corrected(long version, string target, string period, string reason) => new()
    {
        StreamKey = $"results:{EmulationApp.Unit}:2022",
        Version = version,
        OccurredAt = VietnamTime.At(new DateOnly(2022, 11, 30), new TimeOnly(8, 0)),
        UnitCode = EmulationApp.Unit,
        WorkYear = 2022,
        Results =
        [
            new CorrectedTargetResult
            {
                TargetCode = target,
                Period = period,
                Before = new TargetFigures { Numerator = 95, Denominator = 100 },
                After = new TargetFigures { Numerator = 50, Denominator = 100 },
                Reason = reason,
            },
        ],
    };

    private Task<RankingView> ReadAsync() => _app.AsProvince.Read<RankingView>($"{Rankings}/{_ranking.Id}");

    private async Task<string> EtagAsync() => (await _app.AsProvince.GetAsync(new Uri($"{Rankings}/{_ranking.Id}", UriKind.Relative))).Etag();
}
