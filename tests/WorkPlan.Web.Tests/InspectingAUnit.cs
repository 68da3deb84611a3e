using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace WorkPlan.Web.Tests;

/// <summary>From the team to a finding with its evidence, done by clicking as the one who leads the team.</summary>
[Trait("Category", "Browser")]
[Collection(SharedBrowser.Name)]
public sealed class InspectingAUnit(BrowserSystem system)
{
    private const string Inspections = "/api/v1/inspections";

    [Fact]
    public async Task A_team_is_set_up_by_a_decision_and_a_finding_shows_its_evidence()
    {
        var campaign = await PlannedAsync();
        var page = await system.SignedInAsync("th.truongdoan", unit: "TH");
        await page.GotoAsync($"/inspections/campaigns/{campaign}");
        await page.AnnounceAsync();
        await page.SeesAsync("Chưa có đoàn kiểm tra");
        await page.Form().GetByRole(AriaRole.Button, new() { Name = "Hủy", Exact = true }).ClickAsync();

        await page.ClickButtonAsync("Đoàn kiểm tra");
        await page.FindAndChooseAsync(page.Form().GetByLabel("Thành viên", new() { Exact = true }).First, SampleProvince.LeadName, SampleProvince.LeadName);
        await page.Form().FillAsync("Số quyết định thành lập đoàn", "15/QĐ-VKS");
        await page.Form().FillAsync("Ngày quyết định", "2022-05-20");
        await page.Form().FillAsync("Người ban hành", "Viện trưởng VKSND tỉnh Thanh Hóa");
        await page.KeepPictureAsync("inspection-team");
        await page.ConfirmAsync();
        await page.SeesAsync("Quyết định số 15/QĐ-VKS ngày 20/05/2022 của Viện trưởng VKSND tỉnh Thanh Hóa");
        await page.AnnounceAsync();
        await Expect(page.Form()).ToHaveCountAsync(0, new() { Timeout = 40_000 });
        await page.SeesAsync("Đã thông báo");

        await page.GotoAsync($"/inspections/campaigns/{campaign}/units/TH.HH?tab=papers");
        await page.ClickButtonAsync("Thêm chứng cứ");
        await page.Form().BringAsync("bien-ban.pdf", "application/pdf", "%PDF-1.4\nBiên bản");
        await page.Form().FillAsync("Tên tài liệu", "Biên bản kiểm tra hồ sơ");
        await page.ConfirmAsync();
        await page.SeesAsync("Biên bản kiểm tra hồ sơ");
        await page.ShouldBeAccessibleAsync();

        await AnswerOneQuestionBesideAnotherAsync(page);

        await page.ClickTabAsync("Hạn chế, thiếu sót");
        await page.ClickButtonAsync("Nêu hạn chế");
        await page.ChooseAsync(page.Form().GetByLabel("Mục trong bảng kiểm"), "HS-1");
        await page.Form().FillAsync("Nội dung", "Hồ sơ nguyên tắc thiếu Hướng dẫn của Vụ 10.");
        await page.Form().FillAsync("Nguyên nhân", "Chưa phân công người cập nhật.");
        await page.Form().FillAsync("Biện pháp khắc phục", "Bổ sung hướng dẫn vào hồ sơ nguyên tắc.");
        await page.Form().FillAsync("Hạn khắc phục", "2030-12-31");
        await page.Form().GetByRole(AriaRole.Button, new() { Name = "Lưu", Exact = true }).ClickAsync();
        await page.SeesAsync("Cần một tài liệu đã có hoặc một tệp mới");
        await page.Form().BringAsync("ho-so.pdf", "application/pdf", "%PDF-1.4\nBìa hồ sơ");
        await page.Form().FillAsync("Tên tài liệu", "Bìa hồ sơ nguyên tắc");
        await page.KeepPictureAsync("inspection-finding");
        await page.ConfirmAsync();

        await page.GetByText("Hồ sơ nguyên tắc thiếu Hướng dẫn của Vụ 10.").First.ClickAsync();
        await page.SeesAsync("Mục HS-1 của bảng kiểm");
        var file = await page.RunAndWaitForDownloadAsync(() => page.ClickButtonAsync("Mở tài liệu"));
        Assert.EndsWith(".pdf", file.SuggestedFilename, StringComparison.Ordinal);
        await page.ShouldBeAccessibleAsync();
    }

    /// <summary>What is typed for one question stays while another one is answered, and when the page is loaded anew.</summary>
    private static async Task AnswerOneQuestionBesideAnotherAsync(IPage page)
    {
        await page.ClickTabAsync("Bảng kiểm");
        var (first, second) = (Line("HS-1"), Line("HS-2"));
        await first.GetByText("Tự đánh giá").ClickAsync();
        await first.GetByLabel("Lý do, căn cứ").FillAsync("Thiếu hướng dẫn của Vụ 10");
        await second.GetByText("Tự đánh giá").ClickAsync();
        await second.GetByLabel("Điểm").FillAsync("5");
        await second.GetByLabel("Lý do, căn cứ").FillAsync("Đúng danh mục");
        await second.GetByRole(AriaRole.Button, new() { Name = "Ghi", Exact = true }).ClickAsync();
        await Expect(second.GetByLabel("Lý do, căn cứ")).ToHaveCountAsync(0, new() { Timeout = 40_000 });
        await Expect(second).ToContainTextAsync("Đúng danh mục", new() { Timeout = 40_000 });

        await Expect(first.GetByLabel("Lý do, căn cứ")).ToHaveValueAsync("Thiếu hướng dẫn của Vụ 10");
        await page.ReloadAsync();
        await page.ClickTabAsync("Bảng kiểm");
        await Expect(first.GetByLabel("Lý do, căn cứ")).ToHaveValueAsync("Thiếu hướng dẫn của Vụ 10", new() { Timeout = 40_000 });
        await first.GetByLabel("Điểm").FillAsync("6");
        await first.GetByRole(AriaRole.Button, new() { Name = "Ghi", Exact = true }).ClickAsync();
        await Expect(first.GetByLabel("Lý do, căn cứ")).ToHaveCountAsync(0, new() { Timeout = 40_000 });
        await page.SeesAsync("11/15");

        ILocator Line(string code) => page.Locator("li", new() { HasText = code }).First;
    }

    /// <summary>One unit visited, with one question that only people answer.</summary>
    private async Task<string> PlannedAsync()
    {
        var chief = system.AccountOf("th.truongdoan");
        var checklist = await chief.CreateAsync($"{Inspections}/checklists", new
        {
            code = "TH-KT",
            title = "Bảng kiểm hồ sơ nguyên tắc",
            unitCode = BrowserSystem.Province,
            items = new[]
            {
                new { code = "HS-1", group = "principleFiles", question = "Hồ sơ nguyên tắc đầy đủ?", maxScore = 10 },
                new { code = "HS-2", group = "principleFiles", question = "Hồ sơ được sắp xếp theo danh mục?", maxScore = 5 },
            },
        });
        return (await chief.CreateAsync($"{Inspections}/campaigns", new
        {
            title = "Kiểm tra hồ sơ nguyên tắc",
            workYear = 2022,
            byUnitCode = BrowserSystem.Province,
            subject = "Hồ sơ nguyên tắc",
            scope = new { levels = new[] { "district" }, types = new[] { "procuracy" } },
            directUnits = new[] { "TH.HH" },
            selfReportDueAt = "2022-06-15T16:00:00+07:00",
            checklistId = checklist.Id,
            examinedFrom = "2021-12-01",
            examinedTo = "2022-05-31",
            campaignDate = "2022-05-20",
        })).Id;
    }
}
