using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace WorkPlan.Web.Tests;

/// <summary>S9 by clicking: from the launch of a campaign to a pledge that is signed, and from a proposal to a secret ballot that is counted.</summary>
[Trait("Category", "Browser")]
[Collection(SharedBrowser.Name)]
public sealed class CompetingForTitles(BrowserSystem system)
{
    private const string Candidate = "Dương Mẫu Khoai";
    private const string CandidateCode = "HT.HS-02";
    private static readonly string[] Electors = ["ht.vientruong", "ht.thidua", "ht.truongdoan"];

    [Fact]
    public async Task S9_The_province_launches_a_campaign_a_unit_responds_opens_its_pledge_and_signs()
    {
        var officer = await system.SignedInAsync("ht.thidua", unit: "HT");
        await officer.LookAtAsync("HT", 2027);
        await officer.GotoAsync("/emulation/campaigns");
        await officer.ClickButtonAsync("Phát động phong trào");
        var draft = officer.Form();
        await draft.FillAsync("Nội dung, tiêu chí", "Hoàn thành và vượt các chỉ tiêu công tác kiểm sát năm 2027.");
        await draft.FillAsync("Hạn hưởng ứng", "2099-01-31");
        await draft.FillAsync("Đăng ký từ", "2026-11-01");
        await draft.FillAsync("Đăng ký đến hết", "2099-03-15");
        await draft.GetByRole(AriaRole.Button, new() { Name = "Lưu", Exact = true }).ClickAsync();
        await officer.GetByRole(AriaRole.Button, new() { Name = "Phát động", Exact = true }).ClickAsync();
        await Expect(officer.GetByRole(AriaRole.Button, new() { Name = "Hưởng ứng" })).ToBeVisibleAsync(Clicking.Patiently);

        var chief = await system.SignedInAsync("ht.dt.vientruong", unit: "HT.DT");
        await chief.LookAtAsync("HT.DT", 2027);
        await chief.GotoAsync(new Uri(officer.Url).AbsolutePath);
        await chief.ClickButtonAsync("Hưởng ứng");
        await chief.Form().FillAsync("Nội dung", "Đơn vị hưởng ứng phong trào.");
        await chief.ConfirmAsync("Đồng ý");
        await chief.ClickButtonAsync("Mở giao ước");
        await chief.Form().FillAsync("Nội dung", "Toàn thể công chức giao ước hoàn thành chỉ tiêu.");
        await chief.ConfirmAsync("Đồng ý");
        await chief.ClickButtonAsync("Ký giao ước");
        await Expect(chief.GetByRole(AriaRole.Button, new() { Name = "Ký giao ước" })).ToHaveCountAsync(0, new() { Timeout = 40_000 });
        await chief.ShouldBeAccessibleAsync();
        await chief.KeepPictureAsync("S9-pledge-signed");
    }

    [Fact]
    public async Task S9_Who_is_proposed_is_voted_on_in_secret_each_receipt_checked_by_the_browser_and_recounted()
    {
        var chief = await system.SignedInAsync("ht.hs.vientruong");
        await chief.GotoAsync("/emulation/proposals");
        await chief.ClickButtonAsync("Đề nghị");
        await chief.ChooseAsync(chief.Form().GetByLabel("Cá nhân, tập thể"), Candidate);
        await chief.Form().FillAsync("Tóm tắt thành tích", "Hoàn thành xuất sắc nhiệm vụ năm 2022.");
        await chief.ConfirmAsync();
        await chief.SeesAsync("Chờ xét");

        var officer = await system.SignedInAsync("ht.thidua", unit: "HT");
        await SetUpCouncilAsync(officer);
        await officer.ClickButtonAsync("Triệu tập phiên họp");
        await officer.Form().FillAsync("Ngày họp", "2022-12-05");
        await officer.Form().GetByLabel("Chương trình").FillAsync("Xét danh hiệu năm 2022");
        await officer.Form().GetByRole(AriaRole.Button, new() { Name = "Triệu tập phiên họp" }).ClickAsync();
        await officer.ClickButtonAsync("Khai mạc");
        await Expect(officer.Form().GetByRole(AriaRole.Checkbox)).ToHaveCountAsync(Electors.Length, new() { Timeout = 40_000 });
        foreach (var member in await officer.Form().GetByRole(AriaRole.Checkbox).AllAsync())
            await member.CheckAsync();
        await officer.ConfirmAsync("Khai mạc");
        await officer.ClickButtonAsync("Mở bỏ phiếu");
        await officer.ChooseAsync(officer.Form().GetByLabel("Đề nghị cho"), CandidateCode);
        await officer.Keyboard.PressAsync("Escape");
        await officer.ConfirmAsync("Mở bỏ phiếu");

        var address = new Uri(officer.Url).AbsolutePath;
        foreach (var elector in Electors)
            await VoteAsync(elector == "ht.thidua" ? officer : await system.SignedInAsync(elector, unit: "HT"), address);
        await officer.GotoAsync(address);
        await officer.ClickButtonAsync("Kiểm phiếu");
        await officer.ConfirmAsync("Kiểm phiếu");
        await officer.SeesAsync("Được đề nghị");
        await officer.ClickButtonAsync("Kiểm lại");
        await officer.SeesAsync("Kiểm lại khớp kết quả đã công bố.");
        await officer.ShouldBeAccessibleAsync();
        await officer.KeepPictureAsync("S9-ballot-counted");
    }

    private static async Task SetUpCouncilAsync(IPage officer)
    {
        await officer.GotoAsync("/emulation/council");
        await officer.ClickButtonAsync("Thành lập hội đồng");
        await officer.Form().FillAsync("Quyết định thành lập", "12/QĐ-VKS");
        await officer.ConfirmAsync();
        foreach (var (found, role) in new[] { ("nguyen mau vo", "Chủ tịch"), ("nguyen mau giay", "Thư ký"), ("ngo mau cuc", "Ủy viên") })
        {
            await officer.ClickButtonAsync("Thêm thành viên");
            await officer.FindAndChooseAsync(officer.Form().GetByLabel("Thành viên", new() { Exact = true }), found, "Mẫu");
            await officer.ChooseAsync(officer.Form().GetByLabel("Vai trò"), role);
            await officer.ConfirmAsync();
        }
    }

    private static async Task VoteAsync(IPage elector, string address)
    {
        await elector.GotoAsync(address);
        await elector.SeesAsync("Dương Mẫu Khoai");
        await elector.KeepPictureAsync("S9-ballot");
        await elector.GetByRole(AriaRole.Radio, new() { Name = "Đồng ý", Exact = true }).First.CheckAsync();
        await elector.GetByRole(AriaRole.Button, new() { Name = "Bỏ phiếu", Exact = true }).ClickAsync();
        await elector.Form().GetByRole(AriaRole.Button, new() { Name = "Bỏ phiếu", Exact = true }).ClickAsync();
        await elector.SeesAsync("Mã do máy này tính trùng với mã của hệ thống");
        await elector.KeepPictureAsync("S9-receipt");
    }
}
