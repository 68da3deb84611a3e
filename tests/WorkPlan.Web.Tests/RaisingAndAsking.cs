using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace WorkPlan.Web.Tests;

/// <summary>What goes up to the level above and comes back: obstacles, questions, and the tasks that a meeting gives.</summary>
[Trait("Category", "Browser")]
[Trait("Category", "Endurance")]
[Collection(SharedBrowser.Name)]
public sealed class RaisingAndAsking(BrowserSystem system)
{
    private const string Unit = "TH.HL";

    [Fact]
    public async Task An_obstacle_goes_up_and_is_removed_there_and_a_question_is_answered_once()
    {
        const string Obstacle = "Tòa án chậm gửi bản án hành chính về đất đai.";
        const string Subject = "Thẩm quyền giải quyết khiếu kiện về cấp giấy chứng nhận";
        var looking = await Looking.AtAsync(await TodayAsync("th.vanphong"));
        var planner = looking.Page;
        await looking.GoAsync("/planning/obstacles");
        await planner.ClickButtonAsync("Nêu vướng mắc");
        await planner.Form().FillAsync("Nội dung vướng mắc", Obstacle);
        await planner.ConfirmAsync("Nêu vướng mắc");
        await planner.SeesAsync(Obstacle);
        await looking.ShouldBeGoodAsync("obstacles");
        await planner.SetViewportSizeAsync(1366, 768);
        await planner.GetByRole(AriaRole.Link, new() { Name = Obstacle }).ClickAsync();
        await planner.ClickButtonAsync("Chuyển lên cấp trên");
        await planner.Form().FillAsync("Lý do", "Đơn vị đã đề nghị hai lần.");
        await planner.ConfirmAsync("Chuyển lên cấp trên");
        await planner.SeesAsync("Đơn vị đã đề nghị hai lần.");
        await looking.ShouldBeGoodAsync("obstacle");

        await looking.GoAsync("/planning/inquiries");
        await planner.ClickButtonAsync("Gửi câu hỏi");
        await planner.Form().FillAsync("Vấn đề", Subject);
        await planner.Form().FillAsync("Nội dung hỏi", "Xin hướng dẫn thẩm quyền giải quyết.");
        await planner.ConfirmAsync("Gửi");
        await planner.SeesAsync(Subject);
        await looking.ShouldBeGoodAsync("inquiries");

        var chief = await TodayAsync("th.vientruong", BrowserSystem.Province);
        await chief.GotoAsync("/planning/obstacles");
        await chief.GetByRole(AriaRole.Link, new() { Name = Obstacle }).ClickAsync();
        await chief.ClickButtonAsync("Đã tháo gỡ");
        await chief.Form().FillAsync("Cách tháo gỡ", "Hai ngành ký quy chế phối hợp.");
        await chief.ConfirmAsync("Đã tháo gỡ");
        await chief.SeesAsync("Hai ngành ký quy chế phối hợp.");
        await chief.GotoAsync("/planning/inquiries?of=received");
        await chief.GetByRole(AriaRole.Link, new() { Name = Subject }).ClickAsync();
        await chief.ClickButtonAsync("Trả lời");
        await chief.Form().FillAsync("Trả lời", "Thuộc thẩm quyền của Tòa án nhân dân cấp tỉnh.");
        await chief.Form().FillAsync("Số văn bản trả lời", "35/HD-VKS");
        await chief.ConfirmAsync("Gửi");
        await chief.SeesAsync("35/HD-VKS");
        await chief.ShouldBeAccessibleAsync();
        await chief.KeepPictureAsync("inquiry");

        await looking.GoAsync("/planning/inquiries?state=answered");
        await Expect(planner.GetByRole(AriaRole.Row, new() { Name = Subject })).ToContainTextAsync("Đã trả lời", new() { Timeout = 40_000 });
    }

    [Fact]
    public async Task Minutes_are_put_right_and_a_task_that_was_given_there_is_taken_back()
    {
        const string Task = "Rà soát án quá hạn của đơn vị";
        var planner = await system.SignedInAsync("th.vanphong", unit: Unit);
        await planner.GotoAsync("/planning/briefings");
        await planner.ClickButtonAsync("Ghi biên bản");
        await planner.Form().FillAsync("Ngày", "2022-03-04");
        await planner.Form().FillAsync("Chủ trì", "Viện trưởng");
        await planner.Form().FillAsync("Nội dung", "Rà soát tiến độ tháng 02.");
        await planner.ConfirmAsync();
        await planner.GetByRole(AriaRole.Link, new() { Name = "04/03/2022" }).ClickAsync();
        await planner.ClickButtonAsync("Sửa biên bản");
        await planner.Form().FillAsync("Nội dung", "Rà soát tiến độ tháng 02 và án quá hạn.");
        await planner.ConfirmAsync();
        await planner.SeesAsync("tháng 02 và án quá hạn");
        await planner.ClickButtonAsync("Giao nhiệm vụ");
        await planner.Form().FillAsync("Nhiệm vụ", Task);
        await planner.Form().FillAsync("Hạn", "2022-03-31");
        await planner.ConfirmAsync();
        await planner.SeesAsync(Task);
        await planner.ShouldBeAccessibleAsync();
        await planner.KeepPictureAsync("briefing");
        await planner.ClickButtonAsync($"Thu hồi: {Task}");
        await planner.Form().FillAsync("Lý do", "Đã giao tại cuộc họp khác.");
        await planner.ConfirmAsync("Thu hồi");
        await planner.SeesAsync("thu hồi: Đã giao tại cuộc họp khác.");
    }

    /// <summary>Looking at the work year of today: what is raised now belongs to it.</summary>
    private async Task<IPage> TodayAsync(string userName, string unit = Unit)
    {
        var page = await system.SignedInAsync(userName, unit: unit);
        await page.EvaluateAsync("unit => localStorage.setItem('workplan.scope', JSON.stringify({ unit }))", unit);
        await page.ReloadAsync();
        return page;
    }
}
