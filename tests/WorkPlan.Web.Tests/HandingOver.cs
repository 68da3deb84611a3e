using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace WorkPlan.Web.Tests;

/// <summary>S6 by clicking: somebody leaves the division; what she left is named, handed over and decided on, and what she did stays there.</summary>
[Trait("Category", "Browser")]
[Collection(SharedBrowser.Name)]
public sealed class HandingOver(BrowserSystem system)
{
    private const string Leaver = "Hồ Mẫu Ngô";
    private const string LeftBehind = "Nâng cao số lượng, chất lượng kiến nghị phòng ngừa vi phạm";

    [Fact]
    public async Task S6_Who_is_transferred_leaves_a_record_by_which_the_unit_gives_the_tasks_on()
    {
        var chief = await system.SignedInAsync("qt.vientruong", unit: "QT.P9");
        await chief.GotoAsync("/assignments/people");
        await chief.GetByRole(AriaRole.Link, new() { Name = Leaver }).ClickAsync();
        await chief.ClickButtonAsync("Điều động");
        await chief.FindAndChooseAsync(chief.Dialog().GetByLabel("Đến đơn vị"), "van phong vksnd tinh quang tri", "Văn phòng");
        await chief.Dialog().FillAsync("Ngày đầu tiên ở đơn vị mới", "2022-03-01");
        await chief.Dialog().FillAsync("Số quyết định", "20/QĐ-VKS");
        await chief.ConfirmAsync();
        await chief.SeesAsync("Đã có hiệu lực");
        await chief.ShouldBeAccessibleAsync();
        await chief.KeepPictureAsync("S6-person");

        var head = await system.SignedInAsync("qt.p9.truongphong");
        await head.GotoAsync("/assignments/workload?asOf=2022-03-02");
        await Expect(head.Locator(".ant-card", new() { HasText = "Nhiệm vụ người cũ để lại" })).ToContainTextAsync(LeftBehind, new() { Timeout = 40_000 });
        await head.KeepPictureAsync("S6-gaps");

        await head.GotoAsync("/assignments/handovers");
        await head.Locator("td a").First.ClickAsync();
        await head.SeesAsync($"Biên bản bàn giao: {Leaver}");
        await head.GetByRole(AriaRole.Row, new() { Name = LeftBehind }).GetByRole(AriaRole.Button).ClickAsync();
        await head.Dialog().FillAsync("Điều người nhận cần biết", "Đã rà soát hồ sơ công chứng quý I, còn quý II.");
        await head.ChooseAsync(head.Dialog().GetByLabel("Người nhận"), "Đinh Mẫu Tím");
        await head.ConfirmAsync();
        await head.ClickButtonAsync("Thêm việc còn nợ");
        await head.Dialog().FillAsync("Việc còn nợ", "Báo cáo chuyên đề công chứng");
        await head.Dialog().FillAsync("Hạn", "2022-04-30");
        await head.ConfirmAsync();
        await head.SeesAsync("Báo cáo chuyên đề công chứng");
        await head.ClickButtonAsync("Nhận bàn giao");
        await head.Dialog().FillAsync("Lý do", "Người rời đơn vị đã bàn giao trực tiếp.");
        await head.ConfirmAsync();
        await head.SeesAsync("Đã nhận");
        await head.ShouldBeAccessibleAsync();
        await head.KeepPictureAsync("S6-hand-over");

        await head.ClickButtonAsync("Lập quyết định giao lại");
        await head.Dialog().FillAsync("Số, ký hiệu", "21/QĐ-VKS");
        await head.Dialog().GetByRole(AriaRole.Button, new() { Name = "Lập dự thảo" }).ClickAsync();
        await Expect(head.Locator("h1.page-title")).ToContainTextAsync("21/QĐ-VKS", new() { Timeout = 40_000 });
        await head.SeesAsync("Đinh Mẫu Tím");
    }

    [Fact]
    public async Task More_time_is_asked_by_who_leads_the_task_and_a_part_of_it_granted_by_the_head()
    {
        var head = await system.SignedInAsync("qt.p9.truongphong");
        await head.GotoAsync("/assignments/tasks?of=unit");
        await head.ClickButtonAsync("Thêm nhiệm vụ của đơn vị");
        await head.Dialog().FillAsync("Nhiệm vụ", "Tổng hợp vướng mắc khi xét xử trực tuyến");
        await head.Dialog().FillAsync("Hạn", "2099-10-30");
        await head.ConfirmAsync();
    }
}
