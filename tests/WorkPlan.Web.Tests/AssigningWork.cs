using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace WorkPlan.Web.Tests;

/// <summary>S5 by clicking: what the law blocks cannot be issued, a warning needs a reason, and a later decision supersedes from its day.</summary>
[Trait("Category", "Browser")]
[Trait("Category", "Endurance")]
[Collection(SharedBrowser.Name)]
public sealed class AssigningWork(BrowserSystem system) : IAsyncLifetime
{
    private const string Trial = "Kiểm sát phiên tòa phúc thẩm hành chính";
    private const string Backlog = "Rà soát án hành chính tồn đọng";
    private static bool _isFed;
    private readonly SampleDivision _division = new(system, "TH.P9", "Phòng 9 - VKSND tỉnh Thanh Hóa");

    public async Task InitializeAsync()
    {
        if (!_isFed)
            await _division.FeedAsync();
        _isFed = true;
    }

    public Task DisposeAsync() => Task.CompletedTask;

    [Fact]
    public async Task S5_A_title_too_low_blocks_an_overload_needs_a_reason_and_the_later_decision_supersedes_without_gap()
    {
        var head = await system.SignedInAsync(_division.Head);
        await AddTaskAsync(head, Trial, 10, intermediate: true);
        await AddTaskAsync(head, "Nhập số liệu thống kê", 5, intermediate: false);

        // Asked for and left: the proposal is found again, and what the law bars is barred.
        await head.GotoAsync("/assignments/board");
        await head.ClickButtonAsync("Đề xuất");
        await head.GetByRole(AriaRole.Navigation).GetByRole(AriaRole.Link, new() { Name = "Khối lượng công việc" }).ClickAsync();
        await head.SeesAsync("Ngày công đã giao so với ngày làm việc còn lại");
        await head.GetByRole(AriaRole.Navigation).GetByRole(AriaRole.Link, new() { Name = "Phương án phân công" }).ClickAsync();
        await head.SeesAsync("Phương án tối ưu, đã chứng minh");
        await head.GetByLabel($"Người làm: {Trial}").ClickAsync();
        await Expect(head.Locator(".ant-select-item-option-disabled", new() { HasText = "Đỗ Mẫu Mai" })).ToContainTextAsync("không được giao");
        await head.Keyboard.PressAsync("Escape");
        await head.ClickButtonAsync("Lập dự thảo quyết định");
        await head.Form().FillAsync("Số, ký hiệu", "41/QĐ-VKS");
        await head.Form().GetByRole(AriaRole.Button, new() { Name = "Lập dự thảo" }).ClickAsync();
        await head.SeesAsync("Quyết định 41/QĐ-VKS");

        await ChangeAsync(head, Trial, "Đỗ Mẫu Mai");
        await head.SeesAsync("1 phân công trái quy định, không thể ban hành");
        await Expect(head.GetByRole(AriaRole.Button, new() { Name = "Ban hành", Exact = true })).ToBeDisabledAsync();
        await head.ShouldBeAccessibleAsync();
        await head.KeepPictureAsync("S5-blocked");
        await ChangeAsync(head, Trial, "Trần Mẫu Lan");
        await IssueAsync(head);

        await OverloadsAsync(head);
        await SupersedesAsync(head);
    }

    [Fact]
    public async Task A_draft_is_discarded_after_it_was_asked_and_a_supposition_of_several_parts_moves_nothing()
    {
        var task = await _division.HasTaskAsync("Tổng hợp vướng mắc của đơn vị");
        var head = await system.SignedInAsync(_division.Head);
        await head.GotoAsync("/assignments/board");
        await head.ClickButtonAsync("Đề xuất");
        await head.SeesAsync("đã chứng minh");

        // Supporters are asked for, and seated once it is computed again.
        await head.GetByLabel("Số người phối hợp: Tổng hợp vướng mắc của đơn vị").FillAsync("2");
        await head.SeesAsync("Đã đổi số người phối hợp của 1 nhiệm vụ");
        await head.ClickButtonAsync("Tính lại");
        await Expect(head.GetByLabel("Người làm: Tổng hợp vướng mắc của đơn vị")).ToHaveCountAsync(3, new() { Timeout = 40_000 });
        await head.ShouldBeAccessibleAsync();
        await head.KeepPictureAsync("board-supporters");

        await head.ClickButtonAsync("Hỏi thử");
        var suppositions = head.Form();
        await head.ChooseAsync(suppositions.GetByLabel("Họ và tên"), "Trần Mẫu Lan");
        await suppositions.FillAsync("Từ ngày", "2022-07-01");
        await suppositions.GetByRole(AriaRole.Button, new() { Name = "Có thêm nhiệm vụ" }).ClickAsync();
        await suppositions.FillAsync("Nhiệm vụ", "Kiểm tra đột xuất");
        await suppositions.GetByRole(AriaRole.Button, new() { Name = "Xem", Exact = true }).ClickAsync();
        await head.SeesAsync("Chưa có gì thay đổi thật");
        await head.ShouldBeAccessibleAsync();
        await head.KeepPictureAsync("S5-suppositions");
        await head.Keyboard.PressAsync("Escape");

        await head.ClickButtonAsync("Lập dự thảo quyết định");
        await head.Form().FillAsync("Số, ký hiệu", "49/QĐ-VKS");
        if (await head.Form().GetByLabel("Lý do giao dù có").CountAsync() > 0)
            await head.Form().GetByLabel("Lý do giao dù có").FillAsync("Đã trao đổi trong giao ban.");
        await head.Form().GetByRole(AriaRole.Button, new() { Name = "Lập dự thảo" }).ClickAsync();
        await head.SeesAsync("Quyết định 49/QĐ-VKS");
        await head.ClickButtonAsync("Bỏ dự thảo");
        await head.ConfirmAsync("Bỏ dự thảo");
        await Expect(head.Locator("h1.page-title")).ToHaveTextAsync("Quyết định phân công", new() { Timeout = 40_000 });
        await Expect(head.GetByText("49/QĐ-VKS")).ToHaveCountAsync(0);
        Assert.Empty((await system.AccountOf(_division.Head).GetAsync($"/api/v1/assignments/tasks/{task}/responsibles")).Json.AsArray());
    }

    private async Task OverloadsAsync(IPage head)
    {
        await AddTaskAsync(head, Backlog, 150, intermediate: true);
        await head.GotoAsync("/assignments/board");
        await head.GetByLabel("Hiệu lực từ").FillAsync("2022-07-04");
        await head.ClickButtonAsync("Đề xuất");
        await head.SeesAsync("vị trí chưa thể giao");
        await head.ShouldBeAccessibleAsync();
        await head.KeepPictureAsync("S5-unplaced");
        await head.ChooseAsync(head.GetByLabel($"Người làm: {Backlog}"), "Trần Mẫu Lan");
        await head.ChooseAsync(head.GetByLabel($"Người làm: {Trial}"), "Lê Mẫu Sen");

        // The warning says its numbers, and the draft is not made without a reason.
        await head.ClickButtonAsync("Lập dự thảo quyết định");
        var draft = head.Form();
        await draft.FillAsync("Số, ký hiệu", "42/QĐ-VKS");
        await Expect(draft.GetByText("ngày làm việc còn lại").First).ToBeVisibleAsync();
        await draft.GetByRole(AriaRole.Button, new() { Name = "Lập dự thảo" }).ClickAsync();
        await Expect(draft.GetByText("Cần nhập")).ToBeVisibleAsync();
        await head.KeepPictureAsync("S5-reason-needed");
        await draft.GetByLabel("Lý do giao dù có").FillAsync("Lãnh đạo Phòng cùng làm, đã thống nhất trong giao ban.");
        await draft.GetByRole(AriaRole.Button, new() { Name = "Lập dự thảo" }).ClickAsync();
        await head.SeesAsync("Quyết định 42/QĐ-VKS");
        await head.SeesAsync("Lãnh đạo Phòng cùng làm");
        await IssueAsync(head);
    }

    private static async Task SupersedesAsync(IPage head)
    {
        await head.GetByRole(AriaRole.Link, new() { Name = Trial }).ClickAsync();
        var holders = head.Locator(".ant-card", new() { HasText = "Người chịu trách nhiệm" });
        await Expect(holders).ToContainTextAsync("Lê Mẫu Sen", new() { Timeout = 40_000 });
        await Expect(holders).ToContainTextAsync("04/07/2022 –");
        await holders.GetByLabel("Tính đến ngày").FillAsync("2022-07-03");
        await Expect(holders).ToContainTextAsync("Trần Mẫu Lan", new() { Timeout = 40_000 });
        await Expect(holders).ToContainTextAsync("30/06/2022 – 03/07/2022");
        await Expect(holders).ToContainTextAsync("41/QĐ-VKS");
        await head.ShouldBeAccessibleAsync();
        await head.KeepPictureAsync("S5-superseded");
    }

    private static async Task AddTaskAsync(IPage head, string title, int days, bool intermediate)
    {
        await head.GotoAsync("/assignments/tasks?of=unit");
        await head.ClickButtonAsync("Thêm nhiệm vụ của đơn vị");
        var form = head.Form();
        await form.FillAsync("Nhiệm vụ", title);
        await form.FillAsync("Số ngày công", $"{days}");
        if (intermediate)
        {
            await head.ChooseAsync(form.GetByLabel("Hoạt động nghiệp vụ"), "Kiểm sát xét xử");
            await head.ChooseAsync(form.GetByLabel("Chức danh tư pháp tối thiểu"), "Kiểm sát viên trung cấp");
            // The list of titles closes.
            await form.GetByLabel("Số ngày công").ClickAsync();
            await Expect(head.Locator(".ant-select-dropdown:visible")).ToHaveCountAsync(0);
            await head.KeepPictureAsync("task-with-requirements");
        }
        await head.ConfirmAsync();
        await head.SeesAsync(title);
    }

    /// <summary>Gives the task of the draft to somebody else.</summary>
    private static async Task ChangeAsync(IPage head, string task, string person)
    {
        await head.ClickButtonAsync("Sửa dự thảo");
        var rows = head.Form().Locator(".decision-item", new() { HasText = task });
        await head.ChooseAsync(rows.GetByLabel("Họ và tên"), person);
        await head.ConfirmAsync("Lưu dự thảo");
    }

    private static async Task IssueAsync(IPage head)
    {
        await head.GetByRole(AriaRole.Button, new() { Name = "Ban hành", Exact = true }).ClickAsync();
        await head.ConfirmAsync("Ban hành");
        await head.SeesAsync("Đã ban hành");
    }
}
