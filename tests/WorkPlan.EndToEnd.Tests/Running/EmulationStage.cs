using WorkPlan.Samples.Gateway;

namespace WorkPlan.EndToEnd.Tests.Running;

/// <summary>
/// Policies of titles are the whole system's: a scenario enters the one that it needs, and is content when another run has done so. Each has
/// its own span of years, so that scenarios do not meet.
/// </summary>
public static class EmulationStage
{
    /// <summary>The circular of 2019: ten months of service, nothing without registration; the quota of each unit is rounded down.</summary>
    public static Task HasPolicyOf2019Async(this WorkPlanSystem system) => system.HasPolicyAsync(new
    {
        legalBasis = "01/2019/TT-VKSTC",
        validFrom = "2019-01-01",
        validTo = "2024-09-30",
        requiresRegistration = true,
        conditions = new object[]
        {
            new
            {
                title = "advancedWorker",
                minServiceMonths = 10,
                excludedFromAbsenceMonths = 3,
                absencesNotCounted = new[] { "maternityLeave" },
                excludedByDiscipline = true,
            },
            new { title = "emulationFighterBase", requiresInitiative = true, buildsOn = "advancedWorker" },
        },
        quotas = new[] { FighterQuota("floor", "unit", "score") },
    });

    /// <summary>The circular of 2024: six months of service; chains of titles.</summary>
    public static Task HasPolicyOf2024Async(this WorkPlanSystem system) => system.HasPolicyAsync(new
    {
        legalBasis = "02/2024/TT-VKSTC",
        validFrom = "2024-10-01",
        requiresRegistration = false,
        conditions = new object[]
        {
            new { title = "advancedWorker", minServiceMonths = 6, excludedByDiscipline = true },
            new { title = "emulationFighterBase", buildsOn = "advancedWorker" },
            new { title = "emulationFighterSector", buildsOn = "emulationFighterBase", priorTitle = "emulationFighterBase", priorYears = 3 },
        },
        quotas = Array.Empty<object>(),
    });

    /// <summary>A policy for the one work year, with fifteen per cent base fighters counted and rounded as asked for.</summary>
    public static Task HasQuotaInYearAsync(this WorkPlanSystem system, int workYear, string rounding, string pool) => system.HasPolicyAsync(new
    {
        legalBasis = $"91/2017/NĐ-CP ({workYear})",
        validFrom = $"{workYear}-01-01",
        validTo = $"{workYear}-12-31",
        requiresRegistration = false,
        conditions = new object[]
        {
            new { title = "advancedWorker" },
            new { title = "emulationFighterBase", buildsOn = "advancedWorker" },
            new { title = "advancedCollective" },
        },
        quotas = new[] { FighterQuota(rounding, pool, "seniority") },
    });

    /// <summary>A policy for the one work year: ten months of service, nothing for whoever was disciplined, and no quota.</summary>
    public static Task HasStrictYearAsync(this WorkPlanSystem system, int workYear) => system.HasPolicyAsync(new
    {
        legalBasis = $"01/TT-VKSTC ({workYear})",
        validFrom = $"{workYear}-01-01",
        validTo = $"{workYear}-12-31",
        requiresRegistration = false,
        conditions = new object[]
        {
            new { title = "advancedWorker", minServiceMonths = 10, excludedByDiscipline = true },
            new { title = "advancedCollective" },
        },
        quotas = Array.Empty<object>(),
    });

    /// <summary>A session of a council of the province, opened with all its members; the first one is the chair. Its address.</summary>
    public static async Task<string> HasSessionAsync(this Stage stage, Account chief, int workYear, string heldOn, IReadOnlyList<string> members)
    {
        var council = $"{Stage.Emulation}/councils/{(await chief.CreateAsync($"{Stage.Emulation}/councils", new
        {
            unitCode = stage.Province,
            name = "Hội đồng Thi đua - Khen thưởng",
            legalBasis = "20/QĐ-VKS",
            quorumBasisPoints = 6667,
            validFrom = $"{workYear}-01-01",
        })).Id}";
        foreach (var member in members)
            _ = (await chief.ActAsync(council, "members", new { personCode = member, role = member == members[0] ? "chair" : "member", from = $"{workYear}-01-01" })).Json;
        var session = $"{Stage.Emulation}/council-sessions/{(await chief.CreateAsync(
            $"{council}/sessions", new { workYear, heldOn, agenda = new[] { $"Xét danh hiệu thi đua năm {workYear}" } })).Id}";
        _ = (await chief.ActAsync(session, "open", new { presentPersonCodes = members })).Json;
        return session;
    }

    /// <summary>A member of a council of the province votes for all proposals but one; the hash of the paper.</summary>
    public static async Task<string> VotesAsync(
        this WorkPlanSystem system, Stage stage, string ballot, string member, IReadOnlyList<string> proposals, string? against = null)
    {
        var voter = await system.SignedInAsync("staff", stage.Province, personCode: member);
        var answers = proposals.Select(proposal => new { proposalId = proposal, answer = proposal == against ? "disagree" : "agree" });
        var vote = await voter.SendAsync(HttpMethod.Post, $"{ballot}/votes", new { answers, nonce = Guid.NewGuid().ToString("N") }, null, null);
        return vote.Json["hash"]!.GetValue<string>();
    }

    /// <summary>The province launches its campaign on 20 January of the year; answers are due on 28 February, titles until 15 March. Its address.</summary>
    public static async Task<string> HasLaunchedCampaignAsync(this Stage stage, Account chief, int workYear, string title)
    {
        var campaign = $"{Stage.Emulation}/campaigns/{(await chief.CreateAsync($"{Stage.Emulation}/campaigns", new
        {
            title,
            criteria = $"Hoàn thành và vượt các chỉ tiêu công tác năm {workYear}.",
            workYear,
            launchedByUnitCode = stage.Province,
            responseDueOn = $"{workYear}-02-28",
            registrationFrom = $"{workYear}-01-20",
            registrationTo = $"{workYear}-03-15",
        })).Id}";
        _ = (await chief.ActAsync(campaign, "launch", new { launchedOn = $"{workYear}-01-20" })).Json;
        return campaign;
    }

    private static object FighterQuota(string rounding, string pool, string tieBreak) => new
    {
        title = "emulationFighterBase",
        shareOf = "advancedWorker",
        basisPoints = 1500,
        rounding,
        pool,
        tieBreak = new[] { tieBreak },
    };

    private static async Task HasPolicyAsync(this WorkPlanSystem system, object policy)
    {
        var entered = await system.AsAdministrator.CreateAsync($"{Stage.Emulation}/policies", policy);
        Assert.True(entered.Succeeded || entered.Code == "policy-overlaps", entered.Body?.ToJsonString());
    }
}
