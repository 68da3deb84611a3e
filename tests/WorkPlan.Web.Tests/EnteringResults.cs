using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace WorkPlan.Web.Tests;

/// <summary>
/// S4 by clicking: people from a file, figures by person and by number, what did not arise, reports that must open with what closed, locks
/// with exceptions; and figures that two people enter, or a file brings back, without one undoing the other's.
/// </summary>
[Trait("Category", "Browser")]
[Trait("Category", "Endurance")]
[Collection(SharedBrowser.Name)]
public sealed class EnteringResults(BrowserSystem system)
{
    private const string Unit = "TH.HL";
    private const string Heading = "ma can bo,ho va ten,ma don vi,loai,ngay tuyen dung,chuc danh tu phap\n";
    private const string Trials = "Phiên tòa hành chính, kinh doanh thương mại, lao động rút kinh nghiệm của mỗi Kiểm sát viên";
    private const string Labour = "Án lao động được kiểm sát từ khi thụ lý";
    private const string Rate = "Tỷ lệ giải quyết tố giác, tin báo";
    private const string Visits = "Kiểm sát trực tiếp việc tiếp nhận, giải quyết tin báo";
    private static readonly string[] People = ["Lê Mẫu Cam", "Trần Mẫu Quế", "Võ Mẫu Sen"];

    [Fact]
    public async Task S4_Three_trials_of_three_prosecutors_are_met_early_what_did_not_arise_stays_out_and_a_false_opening_is_refused()
    {
        var planner = await system.SignedInAsync("th.vanphong", unit: Unit);
        await ImportPeopleAsync(planner);
        await EnterTrialsAsync(planner);

        await planner.GotoAsync("/planning/results?period=2022-M05");
        await EnterAsync(planner, Labour, "0", "0");
        await planner.ClickButtonAsync("Lưu 1 dòng");
        await planner.SeesAsync("Đã ghi 1 kết quả");

        await planner.GotoAsync("/planning/outcomes?field=HC-KDTM-LD");
        var trials = planner.GetByRole(AriaRole.Row, new() { Name = Trials });
        await Expect(trials).ToContainTextAsync("đạt từ ngày 20/05/2022", new() { Timeout = 40_000 });
        await Expect(planner.GetByRole(AriaRole.Row, new() { Name = Labour })).ToContainTextAsync("Không phát sinh");
        await planner.KeepPictureAsync("S4-outcomes");

        await ReportAsync(planner, 2021, "2021-M11", opening: "0", closing: "12");
        await ReportAsync(planner, 2022, "2022-M12", opening: "11", closing: "11", acceptable: false);
        await Expect(planner.GetByText("11 ≠ 12")).ToBeVisibleAsync(Clicking.Patiently);
        await planner.KeepPictureAsync("S4-opening-refused");
    }

    [Fact]
    public async Task S4_A_locked_period_is_changed_only_under_an_exception()
    {
        var chief = await system.SignedInAsync("th.vientruong", unit: Unit);
        await chief.GotoAsync("/administration/locks");
        await chief.ClickButtonAsync("Khóa kỳ");
        await chief.FindAndChooseAsync(chief.Form().GetByLabel("Kỳ", new() { Exact = true }), "2/2022", "Tháng 2/2022");
        await chief.Form().FillAsync("Lý do", "Đã báo cáo tháng 02.");
        await chief.ConfirmAsync("Khóa kỳ");

        var planner = await system.SignedInAsync("th.vanphong", unit: Unit);
        await planner.GotoAsync("/planning/results?period=2022-M02");
        await EnterAsync(planner, Rate, "3", "3");
        await planner.ClickButtonAsync("Lưu 1 dòng");
        await Expect(planner.GetByRole(AriaRole.Alert).GetByText("Đã báo cáo tháng 02.").First).ToBeVisibleAsync(Clicking.Patiently);
        await planner.KeepPictureAsync("S4-locked");

        await chief.ClickButtonAsync("Cho ngoại lệ");
        await chief.FindAndChooseAsync(chief.Form().GetByLabel("Đơn vị được sửa"), "hau loc", "Hậu Lộc");
        await chief.Form().FillAsync("Lý do", "Đính chính số liệu.");
        await chief.Form().FillAsync("Ngoại lệ hết hạn lúc", "2099-01-01T16:00");
        await chief.ConfirmAsync("Cho ngoại lệ");
        await chief.KeepPictureAsync("S4-exception");

        await planner.ClickButtonAsync("Lưu 1 dòng");
        await planner.SeesAsync("Đã ghi 1 kết quả");
    }

    [Fact]
    public async Task What_another_has_recorded_meanwhile_is_shown_in_its_row_and_what_is_refused_in_its_cell()
    {
        var planner = await system.SignedInAsync("th.vanphong", unit: Unit);
        await planner.GotoAsync("/planning/results?period=2022-M03");
        await EnterAsync(planner, Rate, "5", "10");

        var chief = await system.SignedInAsync("th.vientruong", unit: Unit);
        await chief.GotoAsync("/planning/results?period=2022-M03");
        await EnterAsync(chief, Rate, "4", "10");
        await chief.ClickButtonAsync("Lưu 1 dòng");
        await chief.SeesAsync("Đã ghi 1 kết quả");

        // Nothing of the planner's is taken, and nothing of the chief's is lost.
        await planner.GetByLabel("Tìm chỉ tiêu").FillAsync("tb-");
        await planner.GetByLabel($"{Visits} – Tổng số").FillAsync("2");
        await planner.GetByLabel($"{Visits} – Số đạt").FillAsync("1");
        await planner.ClickButtonAsync("Lưu 2 dòng");
        await planner.SeesAsync("Người khác vừa ghi 4 / 10.");
        await Expect(planner.GetByLabel($"{Visits} – Số lượng")).ToHaveAttributeAsync("aria-invalid", "true", new() { Timeout = 40_000 });
        await Expect(planner.GetByLabel($"{Rate} – Số đạt")).ToHaveValueAsync("5");
        await planner.ShouldBeAccessibleAsync();
        await planner.KeepPictureAsync("results-two-people");

        await planner.GetByLabel($"{Visits} – Tổng số").FillAsync("");
        await planner.GetByLabel($"{Visits} – Số đạt").FillAsync("");
        await planner.ClickButtonAsync("Giữ bản của tôi");
        await planner.ClickButtonAsync("Lưu 1 dòng");
        await planner.Form().GetByLabel("Lý do sửa số liệu đã ghi").FillAsync("Đếm sót một tin báo.");
        await planner.ConfirmAsync("Lưu 1 dòng");
        await planner.ClickButtonAsync($"Lịch sử: {Rate}");
        await planner.SeesAsync("Đếm sót một tin báo.");
        await Expect(planner.Form().GetByText("4 / 10")).ToBeVisibleAsync(Clicking.Patiently);
        await planner.KeepPictureAsync("results-history");
    }

    [Fact]
    public async Task A_sheet_that_was_exported_comes_back_with_what_was_changed_in_it()
    {
        var planner = await system.SignedInAsync("th.vanphong", unit: Unit);
        await planner.GotoAsync("/planning/results?period=2022-M04");
        await EnterAsync(planner, Rate, "8", "10");
        await planner.ClickButtonAsync("Lưu 1 dòng");
        await planner.SeesAsync("Đã ghi 1 kết quả");
        var saved = await planner.RunAndWaitForDownloadAsync(() => planner.ClickButtonAsync("Xuất ra Excel (CSV)"));
        var sheet = await File.ReadAllTextAsync(await saved.PathAsync());
        Assert.Contains("\"8\",\"10\",\"\",\"\",\"\",\"\",\"\"", sheet, StringComparison.Ordinal);
        var changed = sheet.Replace("\"8\",\"10\",\"\",\"\",\"\",\"\",\"\"", "\"9\",\"10\",\"\",\"\",\"\",\"\",\"Nhập sót\"", StringComparison.Ordinal);

        await planner.Locator(".page-head").BringAsync("so-lieu.csv", "text/csv", changed);
        await planner.SeesAsync("Đã ghi 0 kết quả, sửa 1.");
        await Expect(planner.Form().GetByRole(AriaRole.Cell, new() { Name = "so-lieu.csv" })).ToBeVisibleAsync(Clicking.Patiently);
        await planner.ShouldBeAccessibleAsync();
        await planner.KeepPictureAsync("results-imports");
        // One looks elsewhere, comes back, and finds it again.
        await planner.Keyboard.PressAsync("Escape");
        await planner.GetByRole(AriaRole.Navigation).GetByRole(AriaRole.Link, new() { Name = "Kết quả chỉ tiêu" }).ClickAsync();
        await planner.GetByRole(AriaRole.Navigation).GetByRole(AriaRole.Link, new() { Name = "Nhập kết quả" }).ClickAsync();
        await planner.ClickButtonAsync("Các lần nhập");
        await planner.SeesAsync("đã nhận");
    }

    private static async Task ImportPeopleAsync(IPage planner)
    {
        await planner.GotoAsync("/assignments/people");
        var rows = People.Select((name, at) => $"TH.HL-0{at + 1},{name},TH.HL,công chức,2010-01-01,Kiểm sát viên sơ cấp\n");
        await planner.Locator(".page-head").BringAsync("can-bo.csv", "text/csv", Heading + string.Concat(rows));
        await planner.SeesAsync("Đã nhập 3 người.");
        await planner.SeesAsync(People[0]);
    }

    private static async Task EnterAsync(IPage page, string target, string numerator, string denominator)
    {
        await page.GetByLabel("Tìm chỉ tiêu").FillAsync(target);
        await page.GetByLabel($"{target} – Số đạt").FillAsync(numerator);
        await page.GetByLabel($"{target} – Tổng số").FillAsync(denominator);
    }

    private static async Task EnterTrialsAsync(IPage planner)
    {
        await planner.GotoAsync("/planning/results?period=2022-M05");
        await planner.GetByLabel("Tìm chỉ tiêu").FillAsync("cua moi kiem sat vien");
        await planner.ClickButtonAsync($"Chi tiết: {Trials}");
        var form = planner.Form();
        string[] days = ["2022-05-05", "2022-05-12", "2022-05-20"];
        for (var at = 0; at < People.Length; at++)
        {
            if (at > 0)
                await form.GetByRole(AriaRole.Button, new() { Name = "Thêm người, ngày" }).ClickAsync();
            await planner.ChooseAsync(form.GetByLabel("Người thực hiện").Nth(at), People[at]);
            await form.GetByLabel("Ngày", new() { Exact = true }).Nth(at).FillAsync(days[at]);
        }
        await planner.KeepPictureAsync("S4-by-person");
        await planner.ConfirmAsync();
    }

    /// <summary>A monthly report on civil cases; accepted by the province unless it cannot be submitted.</summary>
    private async Task ReportAsync(IPage planner, int workYear, string period, string opening, string closing, bool acceptable = true)
    {
        await planner.EvaluateAsync("scope => localStorage.setItem('workplan.scope', scope)", $$"""{ "unit": "{{Unit}}", "workYear": {{workYear}} }""");
        await planner.GotoAsync($"/planning/reports?form=M-DS&period={period}");
        await planner.ClickButtonAsync("Lập báo cáo");
        string[] cells = ["1 Số cũ chuyển sang", "2 Mới thụ lý", "8 Nhập vụ, nhận chuyển đến", "9 Đã giải quyết", "9a Trong đó: đúng thời hạn", "10 Còn lại chuyển kỳ sau"];
        string[] figures = [opening, acceptable ? closing : "0", "0", "0", "0", closing];
        foreach (var (cell, figure) in cells.Zip(figures))
            await planner.GetByLabel(cell, new() { Exact = true }).FillAsync(figure);
        await planner.GetByRole(AriaRole.Button, new() { Name = "Lưu", Exact = true }).ClickAsync();
        await Expect(planner.GetByText("được giữ trên máy này")).ToHaveCountAsync(0, new() { Timeout = 40_000 });
        await planner.ClickButtonAsync("Nộp báo cáo");
        if (!acceptable)
        {
            await planner.Form().GetByRole(AriaRole.Button, new() { Name = "Xác nhận" }).ClickAsync();
            await Expect(planner.GetByRole(AriaRole.Alert).Last).ToContainTextAsync("12", new() { Timeout = 40_000 });
            return;
        }
        await planner.ConfirmAsync("Xác nhận");
        var chief = await system.SignedInAsync("th.vientruong");
        await chief.GotoAsync(new Uri(planner.Url).AbsolutePath);
        await chief.ClickButtonAsync("Nhận báo cáo");
        await chief.ConfirmAsync("Xác nhận");
    }
}
