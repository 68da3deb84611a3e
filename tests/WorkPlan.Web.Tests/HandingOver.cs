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
        await chief.FindAndChooseAsync(chief.Form().GetByLabel("Đến đơn vị"), "QT.VP", "Văn phòng");
        await chief.Form().FillAsync("Ngày đầu tiên ở đơn vị mới", "2022-03-01");
        await chief.Form().FillAsync("Số quyết định", "20/QĐ-VKS");
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
        await head.Form().FillAsync("Điều người nhận cần biết", "Đã rà soát hồ sơ công chứng quý I, còn quý II.");
        await head.ChooseAsync(head.Form().GetByLabel("Người nhận"), "Đinh Mẫu Tím");
        await head.ConfirmAsync();
        await head.ClickButtonAsync("Thêm việc còn nợ");
        await head.Form().FillAsync("Việc còn nợ", "Báo cáo chuyên đề công chứng");
        await head.Form().FillAsync("Hạn", "2022-04-30");
        await head.ConfirmAsync();
        await head.SeesAsync("Báo cáo chuyên đề công chứng");
        await head.ClickButtonAsync("Nhận bàn giao");
        await head.Form().FillAsync("Lý do", "Người rời đơn vị đã bàn giao trực tiếp.");
        await head.ConfirmAsync();
        await head.SeesAsync("Đã nhận");
        await head.ShouldBeAccessibleAsync();
        await head.KeepPictureAsync("S6-hand-over");

        await head.ClickButtonAsync("Lập quyết định giao lại");
        await head.Form().FillAsync("Số, ký hiệu", "21/QĐ-VKS");
        await head.Form().GetByRole(AriaRole.Button, new() { Name = "Lập dự thảo" }).ClickAsync();
        await Expect(head.Locator("h1.page-title")).ToContainTextAsync("21/QĐ-VKS", new() { Timeout = 40_000 });
        await head.SeesAsync("Đinh Mẫu Tím");
    }

    [Fact]
    public async Task A_decision_is_amended_and_more_time_asked_by_who_leads_the_task_then_a_part_of_it_granted_by_the_head()
    {
        const string Task = "Tổng hợp vướng mắc khi xét xử trực tuyến";
        var head = await system.SignedInAsync("qt.p9.truongphong");
        await head.GotoAsync("/assignments/tasks?of=unit");
        await head.ClickButtonAsync("Thêm nhiệm vụ của đơn vị");
        await head.Form().FillAsync("Nhiệm vụ", Task);
        await head.Form().FillAsync("Hạn", "2099-10-30");
        await head.ConfirmAsync();

        await head.GotoAsync("/assignments/decisions?state=issued");
        await head.GetByRole(AriaRole.Link, new() { Name = "11/QĐ-VKS" }).ClickAsync();
        await head.ClickButtonAsync("Sửa đổi, bổ sung");
        var amendment = head.Form();
        await amendment.FillAsync("Số, ký hiệu", "31/QĐ-VKS");
        await amendment.FillAsync("Ngày ký", "2022-10-28");
        await amendment.FillAsync("Hiệu lực từ", "2022-11-01");
        await amendment.GetByRole(AriaRole.Button, new() { Name = "Thêm phân công" }).ClickAsync();
        await head.FindAndChooseAsync(amendment.GetByLabel("Nhiệm vụ").First, "Tổng hợp", Task);
        await head.ChooseAsync(amendment.GetByLabel("Họ và tên"), "Bùi Mẫu Bách");
        await amendment.GetByLabel("Lý do chấp nhận cảnh báo").FillAsync("Đã trao đổi trong cuộc họp giao ban.");
        await amendment.GetByRole(AriaRole.Button, new() { Name = "Lập dự thảo" }).ClickAsync();
        await head.SeesAsync("Sửa đổi một quyết định trước");
        await head.GetByRole(AriaRole.Button, new() { Name = "Ban hành", Exact = true }).ClickAsync();
        await head.ConfirmAsync("Ban hành");

        var staff = await system.SignedInAsync("qt.p9.kiemsatvien", 390, 844);
        await staff.GotoAsync("/assignments/tasks?q=truc+tuyen");
        await staff.GetByRole(AriaRole.Link, new() { Name = Task }).ClickAsync();
        var address = new Uri(staff.Url).AbsolutePath;
        await staff.ClickButtonAsync("Xin gia hạn");
        await staff.Form().FillAsync("Đến hết ngày", "2099-12-20");
        await staff.Form().FillAsync("Lý do", "Chờ số liệu của Tòa án.");
        await staff.ConfirmAsync("Xin gia hạn");
        await staff.SeesAsync("Chờ trả lời");
        await staff.KeepPictureAsync("extension-asked-phone");

        await head.GotoAsync(address);
        await head.GetByRole(AriaRole.Button, new() { Name = "Đồng ý", Exact = true }).ClickAsync();
        await head.Form().FillAsync("Đến hết ngày", "2099-11-25");
        await head.ConfirmAsync("Đồng ý");
        await head.SeesAsync("Được gia hạn đến 25/11/2099.");
        await ScoreAsync(head);
        await head.ShouldBeAccessibleAsync();
        await head.KeepPictureAsync("task-with-products");
    }

    /// <summary>What is expected of the task's person, so that it counts.</summary>
    private static async Task ScoreAsync(IPage head)
    {
        await head.ClickButtonAsync("Xác định sản phẩm");
        await head.Form().FillAsync("Số được giao", "2");
        await head.Form().FillAsync("Hệ số quy đổi", "1,5");
        await head.ConfirmAsync();
        await head.SeesAsync("0/2 sản phẩm, hệ số quy đổi 1,5");
    }
}
