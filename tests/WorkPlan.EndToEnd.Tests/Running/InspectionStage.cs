using System.Text.Json.Nodes;
using WorkPlan.Samples.Gateway;

namespace WorkPlan.EndToEnd.Tests.Running;

/// <summary>What the inspection scenarios have in common: a province with districts, a checklist and a campaign.</summary>
public static class InspectionStage
{
    public static async Task<string> HasChecklistAsync(this Stage stage, Account account, params object[] more) =>
        (await account.CreateAsync($"{Stage.Inspections}/checklists", new
        {
            code = stage.Own("CL"),
            title = "Kiểm tra việc triển khai thực hiện Kế hoạch công tác kiểm sát năm 2022",
            unitCode = stage.Province,
            items = (object[])
            [
                new { code = "QT-1", group = "dissemination", question = "Quán triệt kịp thời, đầy đủ", maxScore = 10, fact = "disseminationComplete" },
                new { code = "GB-1", group = "briefings", question = "Duy trì nề nếp giao ban tuần", maxScore = 10, fact = "weeklyBriefings" },
                new { code = "PC-1", group = "assignment", question = "Ban hành quyết định phân công", maxScore = 10, fact = "assignmentDecisionIssued" },
                .. more,
            ],
        })).Id;

    public static object CampaignOf(this Stage stage, string checklist, params string[] direct) => new
    {
        title = "Kiểm tra việc triển khai thực hiện Kế hoạch công tác kiểm sát năm 2022",
        workYear = 2022,
        byUnitCode = stage.Province,
        subject = "Việc triển khai thực hiện Kế hoạch công tác năm 2022",
        scope = new { levels = new[] { "district" }, types = new[] { "procuracy" } },
        directUnits = direct,
        selfReportDueAt = "2022-06-15T16:00:00+07:00",
        checklistId = checklist,
        examinedFrom = "2021-12-01",
        examinedTo = "2022-05-31",
        campaignDate = "2022-05-20",
    };

    /// <summary>Plans the campaign as soon as inspections has heard of all the units, and announces it; its address.</summary>
    public static Task<string> HasAnnouncedCampaignAsync(this Stage stage, Account chief, int units, params string[] direct) =>
        stage.HasAnnouncedCampaignAsync(chief, units, [], direct);

    /// <summary>With more questions in its checklist than the three.</summary>
    public static async Task<string> HasAnnouncedCampaignAsync(this Stage stage, Account chief, int units, object[] questions, params string[] direct)
    {
        var checklist = await stage.HasChecklistAsync(chief, questions);
        Answer? planned = null;
        await Testing.Eventually.True(
            async () =>
            {
                planned = await chief.SendAsync(
                    HttpMethod.Post, $"{Stage.Inspections}/campaigns", stage.CampaignOf(checklist, direct), null, null);
                return planned.Succeeded && (await UnitsOfAsync(chief, planned.Id)).Count == units;
            },
            TimeSpan.FromSeconds(30));
        var campaign = $"{Stage.Inspections}/campaigns/{planned!.Id}";
        await stage.HavePeopleAsync(Stage.Person(stage.Lead, "Nguyễn Mẫu Trưởng Đoàn", stage.Province));
        await stage.HasTeamAsync(chief, campaign);
        _ = (await chief.ActAsync(campaign, "announce", new { announcedOn = "2022-05-25" })).Json;
        return campaign;
    }

    /// <summary>Who leads the team: what is done at a unit that is visited is done by its members.</summary>
    public static Task<Account> AsLeadAsync(this Stage stage) =>
        stage.System.SignedInAsync("inspector", stage.Province, personCode: stage.Lead);

    /// <summary>Sets up the team by a decision, as soon as inspections has heard of its people: the lead, and whoever else there is.</summary>
    public static async Task HasTeamAsync(this Stage stage, Account chief, string campaign, params object[] others)
    {
        Answer? named = null;
        await Testing.Eventually.IsTrueAsync(
            async () => (named = await stage.NamesTeamAsync(chief, campaign, others)).Succeeded || named.Code != "team-member-not-known",
            TimeSpan.FromSeconds(30));
        Assert.True(named!.Succeeded, named.Body?.ToJsonString());
    }

    /// <summary>With others than the lead it is set up anew, so by another decision.</summary>
    public static Task<Answer> NamesTeamAsync(this Stage stage, Account chief, string campaign, params object[] others) =>
        chief.ChangeLatestAsync(HttpMethod.Put, $"{campaign}/team", campaign, new
        {
            members = (object[])[new { personCode = stage.Lead, role = "lead" }, .. others],
            decision = new { number = others.Length == 0 ? "15/QĐ-VKS" : "16/QĐ-VKS", issuedOn = "2022-05-20", issuer = "Viện trưởng VKSND tỉnh" },
        });

    public static async Task<JsonArray> UnitsOfAsync(Account account, string campaignId, string query = "") =>
        Rows((await account.GetAsync($"{Stage.Inspections}/campaigns/{campaignId}/units?pageSize=200{query}")).Json);

    public static object ManualAnswers => new
    {
        answers = new[] { "QT-1", "GB-1", "PC-1" }.Select(itemCode => new { itemCode, verdict = "manual", score = 8 }),
    };

    /// <summary>A small picture in the store of evidence; what the service says of it.</summary>
    public static async Task<JsonNode> HasUploadedPictureAsync(this Account account) => (await account.UploadAsync(
        $"{Stage.Inspections}/files?fileName=ho-so.png&classification={Uri.EscapeDataString("Không mật")}", "application/octet-stream",
        [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A, 1, 2, 3])).Json;

    /// <summary>The picture as evidence of a unit's inspection; its id.</summary>
    public static async Task<string> HasEvidenceAsync(this Account account, string unit)
    {
        var picture = await account.HasUploadedPictureAsync();
        return (await account.CreateAsync($"{unit}/evidence", EvidenceOf(picture, "Ảnh bìa hồ sơ nguyên tắc", "2022-06-01"))).Id;
    }

    public static object EvidenceOf(JsonNode picture, string caption, string takenOn) => new
    {
        caption,
        takenOn,
        sha256 = picture["sha256"]!.GetValue<string>(),
        size = picture["size"]!.GetValue<long>(),
        reference = picture["reference"]!.GetValue<string>(),
        classification = "Không mật",
    };

    /// <summary>A directive reaches a district, and these people there acknowledge it.</summary>
    public static async Task IsAcknowledgedAsync(this Stage stage, string scenario, string district, params string[] people)
    {
        var planner = await stage.System.SignedInAsync("planner", stage.Province, subtree: true);
        var document = await planner.CreateAsync(
            $"{Stage.Planning}/documents",
            Stage.DocumentOf("directive", $"Viện trưởng VKSND tối cao ({scenario})", "supreme", "01/CT-VKSTC", "2021-12-27", "2021-12-28", stage.Province));
        Answer? told = null;
        await Testing.Eventually.True(
            async () =>
            {
                told = await planner.SendAsync(
                    HttpMethod.Post, $"{Stage.Planning}/documents/{document.Id}/dissemination",
                    new { unitCode = district, meetingOn = "2022-01-04", disseminatedBy = people[0] }, null, Guid.CreateVersion7().ToString());
                return told.Succeeded;
            },
            TimeSpan.FromSeconds(30));
        var acknowledged = await planner.CreateAsync(
            $"{Stage.Planning}/documents/{document.Id}/acknowledgements",
            new { unitCode = district, personCodes = people, acknowledgedOn = "2022-01-05" });
        Assert.True(acknowledged.Succeeded, acknowledged.Body?.ToJsonString());
    }

    private static JsonArray Rows(JsonNode answer) => answer as JsonArray ?? answer["items"]!.AsArray();
}
