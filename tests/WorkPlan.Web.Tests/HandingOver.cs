using System.Globalization;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace WorkPlan.Web.Tests;

/// <summary>
/// S6 by clicking: individual plans from the unit's tasks, somebody who leaves the division, what she left named, handed over and decided on;
/// and what people do with a task while they have it.
/// </summary>
[Trait("Category", "Browser")]
[Trait("Category", "Endurance")]
[Collection(SharedBrowser.Name)]
public sealed class HandingOver(BrowserSystem system) : IAsyncLifetime
{
    private const string Leaver = "Vũ Mẫu Hồng";
    private const string LeftBehind = "Nâng cao số lượng, chất lượng kiến nghị phòng ngừa vi phạm";
    private const string Own = "Kiểm sát bản án, quyết định dân sự";
    private static bool _isFed;
    private readonly SampleDivision _division = new(system, "TH.P8", "Phòng 8 - VKSND tỉnh Thanh Hóa");

    public async Task InitializeAsync()
    {
        if (_isFed)
            return;
        await _division.FeedAsync();
        var (left, own) = (await _division.HasTaskAsync(LeftBehind), await _division.HasTaskAsync(Own, In(days: 60)));
        _ = await _division.HasTaskAsync("Tổng hợp báo cáo chuyên đề");
        await _division.IssuesAsync("11/QĐ-VKS", "2022-02-07", (left, 4), (own, 3));
        _isFed = true;
    }

    public Task DisposeAsync() => Task.CompletedTask;

    [Fact]
    public async Task S6_Who_is_transferred_leaves_a_record_by_which_the_unit_gives_the_tasks_on()
    {
        var staff = await system.SignedInAsync(_division.Prosecutor);
        await staff.GotoAsync("/assignments/individual-plans");
        await staff.ClickButtonAsync("Lập kế hoạch của tôi");
        await staff.ClickButtonAsync("Đưa vào tất cả");
        await staff.GetByLabel("Cách làm, kết quả cần đạt").FillAsync("Nghiên cứu bản án trong ngày nhận");
        await staff.GetByRole(AriaRole.Button, new() { Name = "Lưu", Exact = true }).ClickAsync();
        await staff.ClickButtonAsync("Trình duyệt");
        await staff.SeesAsync("Chờ duyệt");
        var plan = new Uri(staff.Url).AbsolutePath;
        var head = await system.SignedInAsync(_division.Head);
        await head.GotoAsync(plan);
        await head.SeesAsync("Nghiên cứu bản án trong ngày nhận");
        await head.GetByRole(AriaRole.Button, new() { Name = "Duyệt", Exact = true }).ClickAsync();
        await head.SeesAsync("Đã được duyệt ngày");
        await head.ShouldBeAccessibleAsync();
        await head.KeepPictureAsync("S6-individual-plan");

        var chief = await system.SignedInAsync("th.vientruong", unit: _division.Code);
        await chief.GotoAsync("/assignments/people");
        await chief.GetByRole(AriaRole.Link, new() { Name = Leaver }).ClickAsync();
        await chief.ClickButtonAsync("Điều động, biệt phái");
        await chief.GetByRole(AriaRole.Menuitem, new() { Name = "Điều động" }).ClickAsync();
        await chief.FindAndChooseAsync(chief.Form().GetByLabel("Đến đơn vị"), "TH.NX", "Như Xuân");
        await chief.Form().FillAsync("Ngày đầu tiên ở đơn vị mới", "2022-03-01");
        await chief.Form().FillAsync("Số quyết định", "20/QĐ-VKS");
        await chief.ConfirmAsync();
        await chief.SeesAsync("Đã có hiệu lực");
        await chief.ShouldBeAccessibleAsync();
        await chief.KeepPictureAsync("S6-person", whole: true);

        await head.GotoAsync("/assignments/workload?asOf=2022-03-02");
        await Expect(head.Locator(".ant-card", new() { HasText = "Nhiệm vụ người cũ để lại" })).ToContainTextAsync(LeftBehind, new() { Timeout = 40_000 });
        await head.KeepPictureAsync("S6-gaps", whole: true);
        await HandsOverAsync(head);
    }

    [Fact]
    public async Task Who_has_a_task_shows_where_the_evidence_lies_and_asks_for_more_time_of_which_the_head_grants_a_part()
    {
        var staff = await system.SignedInAsync(_division.Prosecutor, 390, 844);
        await staff.GotoAsync("/assignments/tasks?q=ban+an");
        await staff.GetByRole(AriaRole.Link, new() { Name = Own }).ClickAsync();
        var address = new Uri(staff.Url).AbsolutePath;
        await staff.ClickButtonAsync("Thêm tài liệu");
        await staff.Form().FillAsync("Tên tài liệu", "Phiếu kiểm sát bản án số 14");
        await staff.Form().FillAsync("Số, ký hiệu, nơi lưu", "14/PKS, tủ 3");
        await staff.ConfirmAsync();
        await staff.SeesAsync("Phiếu kiểm sát bản án số 14");
        await staff.ClickButtonAsync("Xin gia hạn");
        await staff.Form().FillAsync("Đến hết ngày", In(days: 90));
        await staff.Form().FillAsync("Lý do", "Chờ hồ sơ của Tòa án.");
        await staff.ConfirmAsync("Xin gia hạn");
        await staff.SeesAsync("Chờ trả lời");
        await staff.ShouldBeAccessibleAsync();
        await staff.KeepPictureAsync("extension-asked-phone", whole: true);

        var head = await system.SignedInAsync(_division.Head);
        await head.GotoAsync(address);
        await head.GetByRole(AriaRole.Button, new() { Name = "Đồng ý", Exact = true }).ClickAsync();
        await head.Form().FillAsync("Đến hết ngày", In(days: 75));
        await head.ConfirmAsync("Đồng ý");
        await head.SeesAsync("Được gia hạn đến");
        await ChangesAndKeepsAsync(head);
        await head.ClickButtonAsync("Xác định sản phẩm");
        await head.Form().FillAsync("Số được giao", "2");
        await head.Form().FillAsync("Hệ số quy đổi", "1,5");
        await head.ConfirmAsync();
        await head.SeesAsync("0/2 sản phẩm, hệ số quy đổi 1,5");
        await head.ClickButtonAsync("Thêm nhiệm vụ phải xong trước");
        await head.ChooseAsync(head.Form().GetByLabel("Chờ xong"), "Tổng hợp báo cáo chuyên đề");
        await head.ConfirmAsync();
        await Expect(head.Locator(".ant-card", new() { HasText = "Thứ tự thực hiện" })).ToContainTextAsync("Tổng hợp báo cáo chuyên đề", new() { Timeout = 40_000 });
        await head.ShouldBeAccessibleAsync();
        await head.KeepPictureAsync("task-in-full", whole: true);
    }

    [Fact]
    public async Task Who_keeps_the_register_records_what_somebody_can_and_what_is_private_is_opened_only_on_purpose()
    {
        var head = await system.SignedInAsync(_division.Head);
        await head.GotoAsync($"/assignments/people/{_division.Person(5)}");
        await head.ClickButtonAsync("Ghi năng lực");
        await head.Form().FillAsync("Năng lực cụ thể", "Sử dụng phần mềm quản lý án");
        await head.FindAndChooseAsync(head.Form().GetByLabel("Khâu công tác"), "tin bao", "tin báo");
        await head.ConfirmAsync();
        await head.SeesAsync("Sử dụng phần mềm quản lý án");
        await head.GetByRole(AriaRole.Button, new() { Name = "Kết thúc: Sử dụng phần mềm quản lý án" }).ClickAsync();
        await head.ConfirmAsync("Kết thúc");
        await Expect(head.GetByRole(AriaRole.Button, new() { Name = "Kết thúc: Sử dụng phần mềm quản lý án" })).ToHaveCountAsync(0, new() { Timeout = 40_000 });
        await Expect(head.GetByText("Xung đột lợi ích đã khai")).ToHaveCountAsync(0);

        // Whose interests they are declares them; the chief reads them, and the log says so.
        var staff = await system.SignedInAsync(_division.Prosecutor);
        await staff.GotoAsync($"/assignments/people/{_division.Person(3)}");
        await staff.GetByText("Xung đột lợi ích đã khai").ClickAsync();
        await staff.ClickButtonAsync("Khai xung đột lợi ích");
        await staff.Form().FillAsync("Mã, tên", "HS-2022-077");
        await staff.ConfirmAsync();
        await staff.SeesAsync("HS-2022-077");
        var chief = await system.SignedInAsync("th.vientruong", unit: _division.Code);
        await chief.GotoAsync($"/assignments/people/{_division.Person(3)}");
        await chief.GetByText("Ai đã xem, đã ghi").ClickAsync();
        await chief.SeesAsync("Kiểm sát viên Ngô Mẫu Cúc");
        await chief.GetByText("Ai đã xem, đã ghi").ScrollIntoViewIfNeededAsync();
        await chief.ShouldBeAccessibleAsync();
        await chief.KeepPictureAsync("person-private", whole: true);
    }

    private static async Task HandsOverAsync(IPage head)
    {
        await head.GotoAsync("/assignments/handovers");
        await head.Locator("td a").First.ClickAsync();
        await head.SeesAsync($"Biên bản bàn giao: {Leaver}");
        await head.GetByRole(AriaRole.Button, new() { Name = $"Ghi lời dặn: {LeftBehind}" }).ClickAsync();
        await head.Form().FillAsync("Điều người nhận cần biết", "Đã rà soát hồ sơ công chứng quý I, còn quý II.");
        await head.ChooseAsync(head.Form().GetByLabel("Người nhận", new() { Exact = true }), "Trần Mẫu Lan");
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
        await head.KeepPictureAsync("S6-hand-over", whole: true);

        await head.ClickButtonAsync("Lập quyết định giao lại");
        await head.Form().FillAsync("Số, ký hiệu", "21/QĐ-VKS");
        await head.Form().GetByRole(AriaRole.Button, new() { Name = "Lập dự thảo" }).ClickAsync();
        await Expect(head.Locator("h1.page-title")).ToContainTextAsync("21/QĐ-VKS", new() { Timeout = 40_000 });
        await head.SeesAsync("Trần Mẫu Lan");
    }

    /// <summary>What the task asks changes; its holder is flagged, and kept with a reason.</summary>
    private static async Task ChangesAndKeepsAsync(IPage head)
    {
        await head.ClickButtonAsync("Sửa yêu cầu");
        await head.Form().FillAsync("Số ngày công", "12");
        await head.ChooseAsync(head.Form().GetByLabel("Chức danh tư pháp tối thiểu"), "Kiểm sát viên sơ cấp");
        await head.ConfirmAsync();
        await head.SeesAsync("Kiểm sát viên sơ cấp trở lên");
        await head.ClickButtonAsync("Giữ người đang làm");
        await head.Form().FillAsync("Lý do", "Người đang làm đáp ứng yêu cầu mới.");
        await head.ConfirmAsync("Xác nhận");
        await Expect(head.GetByRole(AriaRole.Button, new() { Name = "Giữ người đang làm" })).ToHaveCountAsync(0, new() { Timeout = 40_000 });
    }

    private static string In(int days) => TimeProvider.System.GetUtcNow().AddDays(days).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
}
