using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace WorkPlan.Web.Tests;

/// <summary>S4 by clicking: people from a file, figures by person and by number, reports that must open with what closed, locks with exceptions.</summary>
[Trait("Category", "Browser")]
[Collection(SharedBrowser.Name)]
public sealed class EnteringResults(BrowserSystem system)
{
    private const string Unit = "TH.HH";
    private const string Heading = "ma can bo,ho va ten,ma don vi,loai,ngay tuyen dung,chuc danh tu phap\n";
    private const string Trials = "Phiên tòa hành chính, kinh doanh thương mại, lao động rút kinh nghiệm của mỗi Kiểm sát viên";
    private const string Labour = "Án lao động được kiểm sát từ khi thụ lý";
    private static readonly string[] People = ["Lê Mẫu Cam", "Trần Mẫu Quế", "Võ Mẫu Sen"];

    [Fact]
    public async Task S4_Three_trials_of_three_prosecutors_are_met_early_what_did_not_arise_stays_out_and_a_false_opening_is_refused()
    {
        var planner = await system.SignedInAsync("th.vanphong", unit: Unit);
        await ImportPeopleAsync(planner);
        await EnterTrialsAsync(planner);

        await planner.GotoAsync("/planning/results?period=2022-M05");
        await EnterLabourAsync(planner, "0");
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
        var chief = await system.SignedInAsync("th.vientruong", unit: "TH.NX");
        await chief.GotoAsync("/administration/locks");
        await chief.ClickButtonAsync("Khóa kỳ");
        await chief.FindAndChooseAsync(chief.Form().GetByLabel("Kỳ", new() { Exact = true }), "2022-M02", "2022-M02");
        await chief.Form().FillAsync("Lý do", "Đã báo cáo tháng 02.");
        await chief.ConfirmAsync("Khóa kỳ");

        var planner = await system.SignedInAsync("th.vanphong", unit: "TH.NX");
        await planner.GotoAsync("/planning/results?period=2022-M02");
        await EnterLabourAsync(planner, "3");
        await planner.ClickButtonAsync("Lưu 1 dòng");
        await Expect(planner.GetByRole(AriaRole.Alert).GetByText("Đã báo cáo tháng 02.").First).ToBeVisibleAsync(Clicking.Patiently);
        await planner.KeepPictureAsync("S4-locked");

        await chief.ClickButtonAsync("Cho ngoại lệ");
        await chief.FindAndChooseAsync(chief.Form().GetByLabel("Đơn vị được sửa"), "nhu xuan", "Như Xuân");
        await chief.Form().FillAsync("Lý do", "Đính chính số liệu.");
        await chief.Form().FillAsync("Ngoại lệ hết hạn lúc", "2099-01-01T16:00");
        await chief.ConfirmAsync("Cho ngoại lệ");
        await chief.ShouldBeAccessibleAsync();
        await chief.KeepPictureAsync("S4-exception");

        await planner.ClickButtonAsync("Lưu 1 dòng");
        await planner.SeesAsync("Đã ghi 1 kết quả");
    }

    private static async Task ImportPeopleAsync(IPage planner)
    {
        await planner.GotoAsync("/assignments/people");
        await planner.Locator(".page-head").BringAsync(
            "can-bo.csv", "text/csv", Heading + "TH.HH-01,Lê Mẫu Cam,TH.HH,công chức,2010-01-01,Kiểm sát viên sơ cấp\nTH.HH-02,Trần Mẫu Quế,TH.HH,công chức,hôm qua,\nTH.HH-03,Võ Mẫu Sen,KHONG-CO,công chức,2010-01-01,\n");
        await Expect(planner.Form().GetByText("hôm qua")).ToBeVisibleAsync(Clicking.Patiently);
        await Expect(planner.Form().Locator("tbody tr")).ToHaveCountAsync(2);
        await planner.KeepPictureAsync("people-import-refused");
        await planner.Keyboard.PressAsync("Escape");
        var rows = People.Select((name, at) => $"TH.HH-0{at + 1},{name},TH.HH,công chức,2010-01-01,Kiểm sát viên sơ cấp\n");
        await planner.Locator(".page-head").BringAsync("can-bo.csv", "text/csv", Heading + string.Concat(rows));
        await planner.SeesAsync("Đã nhập 3 người.");
        await planner.SeesAsync(People[0]);
    }

    private static async Task EnterLabourAsync(IPage planner, string figure)
    {
        await planner.GetByLabel("Tìm chỉ tiêu").FillAsync("an lao dong");
        await planner.GetByLabel($"{Labour} – Số đạt").FillAsync(figure);
        await planner.GetByLabel($"{Labour} – Tổng số").FillAsync(figure);
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
        await planner.LookAtAsync(Unit, workYear);
        await planner.GotoAsync($"/planning/reports?form=M-DS&period={period}");
        await planner.ClickButtonAsync("Lập báo cáo");
        string[] cells = ["1 Số cũ chuyển sang", "2 Mới thụ lý", "8 Nhập vụ, nhận chuyển đến", "9 Đã giải quyết", "9a Trong đó: đúng thời hạn", "10 Còn lại chuyển kỳ sau"];
        string[] figures = [opening, acceptable ? closing : "0", "0", "0", "0", closing];
        foreach (var (cell, figure) in cells.Zip(figures))
            await planner.GetByLabel(cell, new() { Exact = true }).FillAsync(figure);
        await planner.GetByRole(AriaRole.Button, new() { Name = "Lưu", Exact = true }).ClickAsync();
        await Expect(planner.GetByText("Bản đang soạn chưa lưu")).ToHaveCountAsync(0, new() { Timeout = 40_000 });
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
