using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace WorkPlan.Web.Tests;

/// <summary>
/// S9 by clicking, as the people whose work it is: from the launch of a campaign to a signed pledge and a conference held; from a proposal over
/// a secret ballot to titles that are conferred, printed and revoked; from points to a ranking that is verified, published and printed.
/// </summary>
[Trait("Category", "Browser")]
[Trait("Category", "Endurance")]
[Collection(SharedBrowser.Name)]
public sealed class CompetingForTitles(BrowserSystem system)
{
    private const string Api = "/api/v1/emulation";
    private const string Candidate = "Dương Mẫu Khoai";
    private const string CandidateCode = "HT.HS-02";
    private const string Auditor = "ht.kiemtoan";
    private const string Decision = "125/QĐ-VKS";
    private static readonly string[] Electors = ["ht.thidua", "ht.vientruong", "ht.truongdoan"];

    [Fact]
    public async Task The_province_launches_a_campaign_a_unit_responds_signs_its_pledge_registers_and_holds_its_conference()
    {
        var officer = await system.SignedInAsync("ht.thidua", unit: "HT");
        await officer.LookAtAsync("HT", 2027);
        await officer.GotoAsync("/emulation/campaigns");
        await officer.ClickButtonAsync("Phát động phong trào");
        var draft = officer.Form();
        await draft.FillAsync("Nội dung, tiêu chí", "Hoàn thành và vượt các chỉ tiêu công tác kiểm sát năm 2027.");
        await draft.FillAsync("Hạn hưởng ứng", "2099-01-31");
        await draft.FillAsync("Hạn hội nghị cán bộ, công chức", "2099-02-28");
        await draft.FillAsync("Đăng ký từ", "2020-11-01");
        await draft.FillAsync("Đăng ký đến hết", "2099-03-15");
        await draft.GetByRole(AriaRole.Button, new() { Name = "Lưu", Exact = true }).ClickAsync();
        await officer.GetByRole(AriaRole.Button, new() { Name = "Phát động", Exact = true }).ClickAsync();
        await officer.ConfirmAsync("Phát động");
        await officer.SeesAsync("Hưởng ứng: 0/13 đơn vị");

        var chief = await system.SignedInAsync("ht.dt.vientruong", unit: "HT.DT");
        await chief.LookAtAsync("HT.DT", 2027);
        await chief.GotoAsync(new Uri(officer.Url).AbsolutePath);
        await chief.ClickButtonAsync("Hưởng ứng");
        await chief.Form().FillAsync("Nội dung", "Đơn vị hưởng ứng phong trào.");
        await chief.ConfirmAsync("Đồng ý");
        await chief.SeesAsync("Hưởng ứng: 1/1 đơn vị");
        await chief.ClickButtonAsync("Mở giao ước");
        await chief.Form().FillAsync("Nội dung", "Toàn thể công chức giao ước hoàn thành chỉ tiêu.");
        await chief.ConfirmAsync("Đồng ý");
        await chief.ClickButtonAsync("Ký giao ước");
        await Expect(chief.GetByRole(AriaRole.Button, new() { Name = "Ký giao ước" })).ToHaveCountAsync(0, new() { Timeout = 40_000 });
        await chief.GetByRole(AriaRole.Button, new() { Name = "Ghi chữ ký giấy" }).First.ClickAsync();
        await chief.ConfirmAsync();
        await chief.SeesAsync("2/");
        await chief.ShouldBeAccessibleAsync();
        await chief.KeepPictureAsync("S9-pledge-signed");

        await chief.GotoAsync("/emulation/registrations");
        await chief.ClickButtonAsync("Đăng ký");
        await chief.ChooseAsync(chief.Form().GetByLabel("Phong trào", new() { Exact = true }), "2027");
        await chief.ChooseAsync(chief.Form().GetByLabel("Danh hiệu", new() { Exact = true }), "Tập thể lao động tiên tiến");
        await chief.ConfirmAsync("Đăng ký");
        await Expect(chief.GetByRole(AriaRole.Cell, new() { Name = "Tập thể lao động tiên tiến" })).ToBeVisibleAsync(Clicking.Patiently);
        await HoldConferenceAsync(chief);
    }

    [Fact]
    public async Task Who_is_proposed_is_voted_on_in_secret_finds_the_own_code_and_is_given_a_title_that_falls_with_all_that_rests_on_it()
    {
        var others = await HasProposalsAsync();
        var head = await system.SignedInAsync("ht.hs.vientruong");
        await head.GotoAsync("/emulation/proposals");
        await head.ClickButtonAsync("Đề nghị");
        await head.ChooseAsync(head.Form().GetByLabel("Cá nhân, tập thể"), Candidate);
        await head.Form().FillAsync("Tóm tắt thành tích", "Hoàn thành xuất sắc nhiệm vụ năm 2022.");
        await head.ConfirmAsync();
        await head.SeesAsync("Chờ xét");

        var officer = await system.SignedInAsync("ht.thidua", unit: "HT");
        await SetUpCouncilAsync(officer);
        await HoldSessionAsync(officer);
        var address = new Uri(officer.Url).AbsolutePath;
        var looking = await Looking.AtAsync(officer);
        await LookAsync(looking, "council-session");
        string? code = null;
        var members = new List<IPage>();
        foreach (var elector in Electors)
        {
            var page = elector == "ht.thidua" ? officer : await system.SignedInAsync(elector, unit: "HT");
            members.Add(page);
            code = await VoteAsync(page, address);
        }
        await officer.ClickButtonAsync("Kiểm phiếu");
        await officer.ConfirmAsync("Kiểm phiếu");
        await officer.SeesAsync("Được đề nghị");
        await officer.ClickButtonAsync("Kiểm lại");
        await officer.SeesAsync("Kiểm lại khớp kết quả đã công bố.");
        await FindOwnCodeAsync(members[^1], address, code!);
        await LookAsync(looking, "ballot-counted");
        await AuditAsync(address);
        await PassAsync(new Uri(officer.Url).Segments[^1], others);

        var chief = members[1];
        await ConferAsync(chief);
        await RevokeAsync(chief);
    }

    [Fact]
    public async Task A_ranking_is_prepared_verified_by_another_published_by_the_chief_and_printed_and_units_check_each_other()
    {
        var officer = await system.SignedInAsync("ht.thidua", unit: "HT");
        await officer.GotoAsync("/emulation/adjustments");
        await officer.ClickButtonAsync("Nhập điểm");
        var entry = officer.Form();
        await officer.FindAndChooseAsync(entry.GetByLabel("Đơn vị", new() { Exact = true }), "huong son", "Hương Sơn");
        await officer.ChooseAsync(entry.GetByLabel("Tiêu chí"), "Điểm cộng, điểm trừ có căn cứ");
        await entry.FillAsync("Điểm", "1,5");
        await entry.FillAsync("Ngày", "2022-10-20");
        await entry.FillAsync("Nội dung", "Được Viện trưởng VKSND tối cao gửi thư khen.");
        await entry.FillAsync("Tài liệu chứng minh", "Thư khen số 21/TK");
        await officer.ConfirmAsync("Nhập điểm");
        await LookAsync(await Looking.AtAsync(officer), "adjustments");

        await officer.GotoAsync("/emulation/rankings");
        await officer.ClickButtonAsync("Lập bảng xếp hạng");
        await Expect(officer.Locator("h1.page-title")).ToContainTextAsync("Xếp hạng thi đua năm 2022", new() { Timeout = 40_000 });
        await Expect(officer.GetByRole(AriaRole.Button, new() { Name = "Văn bản xếp hạng" })).ToHaveCountAsync(0);
        var address = new Uri(officer.Url).AbsolutePath;

        await HasAuditorAsync();
        var auditor = await system.SignedInAsync(Auditor, unit: "HT");
        await auditor.GotoAsync(address);
        await auditor.ClickButtonAsync("Thẩm định");
        await auditor.SeesAsync("Đã thẩm định");
        await Expect(auditor.GetByRole(AriaRole.Button, new() { Name = "Công bố" })).ToHaveCountAsync(0);

        var chief = await system.SignedInAsync("ht.vientruong", unit: "HT");
        await chief.GotoAsync(address);
        await chief.ClickButtonAsync("Công bố");
        await chief.ConfirmAsync("Công bố");
        await chief.ShouldPrintAsync("Văn bản xếp hạng", "Kết quả xếp hạng thi đua năm 2022", "ranking-paper");
        await chief.Locator(".ant-table-row-expand-icon").First.ClickAsync();
        await chief.SeesAsync("Căn cứ chấm điểm");
        var looking = await Looking.AtAsync(chief);
        await LookAsync(looking, "ranking");

        await chief.GetByRole(AriaRole.Link, new() { Name = "Cụm, khối thi đua" }).ClickAsync();
        await chief.SeesAsync("13 thành viên");
        await LookAsync(looking, "cluster");
        await chief.ClickButtonAsync("Luân phiên cụm trưởng");
        await chief.ChooseAsync(chief.Form().GetByLabel("Đơn vị"), "Đức Thọ");
        await chief.ConfirmAsync("Luân phiên cụm trưởng");
        await chief.SeesAsync("VKSND huyện Đức Thọ: 01/12/2022");
        await chief.GetByRole(AriaRole.Link, new() { Name = "Chấm chéo" }).ClickAsync();
        await chief.ClickButtonAsync("Phân công chấm chéo");
        await chief.SeesAsync("VKSND huyện Hương Sơn chấm");
        await LookAsync(looking, "cross-checks");
    }

    [Fact]
    public async Task Praise_and_a_new_edition_of_a_scoring_table_are_put_on_record()
    {
        var head = await system.SignedInAsync("ht.hs.vientruong");
        await head.GotoAsync("/emulation/merits?tab=commendations");
        await head.ClickButtonAsync("Biểu dương");
        await head.ChooseAsync(head.Form().GetByLabel("Cá nhân"), "Tô Mẫu Gạo");
        await head.Form().FillAsync("Nội dung biểu dương", "Chủ động nghiên cứu hồ sơ, phát hiện sớm vi phạm.");
        await head.Form().FillAsync("Ngày", "2022-06-10");
        await head.ConfirmAsync();
        await Expect(head.GetByRole(AriaRole.Cell, new() { Name = "Chủ động nghiên cứu hồ sơ" })).ToBeVisibleAsync(Clicking.Patiently);

        var administrator = await system.SignedInAsync("administrator", unit: "HT");
        await administrator.GotoAsync("/emulation/scoring-tables");
        await administrator.SeesAsync("Quy về thang 80 điểm");
        await administrator.Locator("main").BringAsync("bang-diem.json", "application/json", """
            {
              "code": "CAP-PHONG", "name": "Bảng chấm điểm thi đua cấp phòng", "legalBasis": "425/QĐ-VKSTC", "validFrom": "2090-12-01",
              "rules": [{ "code": "BAO-CAO", "name": "Kỷ luật báo cáo", "kind": "reporting", "eachLate": -1, "atLeast": -10 }]
            }
            """);
        await administrator.SeesAsync("Mỗi lần muộn: -1 điểm");
        await administrator.ConfirmAsync("Nhập bảng chấm điểm");
        await administrator.SeesAsync("Bảng chấm điểm thi đua cấp phòng");
    }

    private static async Task HoldConferenceAsync(IPage chief)
    {
        await chief.GotoAsync("/emulation/conferences");
        await chief.SeesAsync("28/02/2099");
        await chief.GetByRole(AriaRole.Cell).GetByRole(AriaRole.Button, new() { Name = "Triệu tập hội nghị" }).ClickAsync();
        await chief.Form().FillAsync("Triệu tập ngày", "2022-12-20");
        await chief.ConfirmAsync("Triệu tập hội nghị");
        await chief.ClickButtonAsync("Công đoàn đồng tổ chức");
        await chief.FindAndChooseAsync(chief.Form().GetByLabel("Người đại diện Công đoàn"), "mau", "Đức Thọ");
        await chief.ConfirmAsync("Công đoàn đồng tổ chức");
        await chief.ClickButtonAsync("Ghi kết quả");
        await chief.Form().FillAsync("Số người dự", "1");
        await chief.Form().FillAsync("Nghị quyết", "Thông qua kế hoạch công tác và giao ước thi đua.");
        await chief.Form().GetByRole(AriaRole.Button, new() { Name = "Ghi kết quả", Exact = true }).ClickAsync();
        // Too few: refused with the numbers, and nothing of what was typed is lost.
        await chief.SeesAsync("Có mặt 1 trong số 13 người; hội nghị cần ít nhất 9.");
        await chief.Form().FillAsync("Số người dự", "13");
        await chief.ConfirmAsync("Ghi kết quả");
        await chief.SeesAsync("Đã tổ chức");
        await chief.ShouldBeAccessibleAsync();
        await chief.KeepPictureAsync("S9-conference-held");
    }

    private static async Task SetUpCouncilAsync(IPage officer)
    {
        await officer.GotoAsync("/emulation/council");
        await officer.ClickButtonAsync("Thành lập hội đồng");
        await officer.Form().FillAsync("Quyết định thành lập", "12/QĐ-VKS");
        await officer.ConfirmAsync();
        foreach (var (typed, found, role) in new[] { ("mau vo", "Nguyễn Mẫu Vở", "Chủ tịch"), ("mau giay", "Nguyễn Mẫu Giấy", "Thư ký"), ("mau cuc", "Ngô Mẫu Cúc", "Ủy viên") })
        {
            await officer.ClickButtonAsync("Thêm thành viên");
            await officer.FindAndChooseAsync(officer.Form().GetByLabel("Thành viên", new() { Exact = true }), typed, found);
            await officer.ChooseAsync(officer.Form().GetByLabel("Vai trò"), role);
            await officer.ConfirmAsync();
        }
    }

    private static async Task HoldSessionAsync(IPage officer)
    {
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
        // By name, not by code.
        await officer.ChooseAsync(officer.Form().GetByLabel("Đề nghị cho"), Candidate);
        await officer.Keyboard.PressAsync("Escape");
        await officer.ConfirmAsync("Mở bỏ phiếu");
    }

    /// <returns>The code that the voter keeps.</returns>
    private static async Task<string> VoteAsync(IPage elector, string address)
    {
        await elector.GotoAsync(address);
        await elector.SeesAsync(Candidate);
        await elector.GetByRole(AriaRole.Radio, new() { Name = "Đồng ý", Exact = true }).First.CheckAsync();
        await elector.KeepPictureAsync("S9-ballot");
        await elector.GetByRole(AriaRole.Button, new() { Name = "Bỏ phiếu", Exact = true }).ClickAsync();
        await elector.Form().GetByRole(AriaRole.Button, new() { Name = "Bỏ phiếu", Exact = true }).ClickAsync();
        await elector.SeesAsync("Mã do máy này tính trùng với mã của hệ thống");
        await elector.KeepPictureAsync("S9-receipt");
        var code = await elector.Form().Locator(".code").InnerTextAsync();
        await elector.Form().GetByRole(AriaRole.Button).Last.ClickAsync();
        return code.Trim();
    }

    private static async Task FindOwnCodeAsync(IPage elector, string address, string code)
    {
        await elector.GotoAsync(address);
        await elector.GetByText("Danh sách mã phiếu đã công bố: 3 phiếu").ClickAsync();
        await elector.GetByLabel("Mã phiếu của bạn").FillAsync("0123");
        await elector.SeesAsync("Mã KHÔNG có trong danh sách.");
        await elector.GetByLabel("Mã phiếu của bạn").FillAsync(code);
        await elector.SeesAsync("Mã có trong danh sách: phiếu của bạn đã được tính.");
        await Expect(elector.Locator("mark")).ToHaveTextAsync(code);
        await Expect(elector.GetByRole(AriaRole.Button, new() { Name = "Xem nội dung phiếu" })).ToHaveCountAsync(0);
        await elector.ShouldBeAccessibleAsync();
        await elector.KeepPictureAsync("S9-own-code");
    }

    private async Task AuditAsync(string address)
    {
        await HasAuditorAsync();
        var auditor = await system.SignedInAsync(Auditor, unit: "HT");
        await auditor.GotoAsync(address);
        await auditor.ClickButtonAsync("Xem nội dung phiếu để kiểm toán");
        await auditor.SeesAsync("Máy này đếm lại từ nội dung phiếu: khớp mã và kết quả đã công bố.");
        await auditor.ShouldBeAccessibleAsync();
        await auditor.KeepPictureAsync("S9-papers");
    }

    private static async Task ConferAsync(IPage chief)
    {
        await chief.GotoAsync("/emulation/titles");
        await chief.ClickButtonAsync("Tặng danh hiệu");
        await chief.Form().FillAsync("Số quyết định", Decision);
        await chief.Form().FillAsync("Ngày quyết định", "2022-12-20");
        await Expect(chief.Form().GetByRole(AriaRole.Checkbox, new() { Name = Candidate })).ToHaveCountAsync(2, new() { Timeout = 40_000 });
        await chief.KeepPictureAsync("S9-confer");
        await chief.ConfirmAsync("Tặng 12 danh hiệu");
        await chief.SeesAsync($"Số {Decision} ngày 20/12/2022");
        await chief.ShouldPrintAsync("Quyết định và danh sách", Candidate, "conferral-paper");
        await LookAsync(await Looking.AtAsync(chief), "titles-conferred");
    }

    private static async Task RevokeAsync(IPage chief)
    {
        await chief.Locator("tr", new() { HasText = "Lao động tiên tiến" }).GetByRole(AriaRole.Link, new() { Name = Candidate }).ClickAsync();
        await chief.SeesAsync("Danh hiệu dựa trên danh hiệu này");
        await chief.ClickButtonAsync("Thu hồi");
        await Expect(chief.Form().GetByRole(AriaRole.Link, new() { Name = "Chiến sĩ thi đua cơ sở năm 2022" })).ToBeVisibleAsync(Clicking.Patiently);
        await chief.Form().FillAsync("Số quyết định", "140/QĐ-VKS");
        await chief.Form().FillAsync("Ngày quyết định", "2023-03-01");
        await chief.Form().FillAsync("Lý do", "Thành tích kê khai không đúng.");
        await chief.KeepPictureAsync("S9-revoke");
        await chief.ConfirmAsync("Thu hồi");
        await chief.SeesAsync("Phải xem xét lại:");
        await LookAsync(await Looking.AtAsync(chief), "title-revoked");

        await chief.GetByRole(AriaRole.Alert).GetByRole(AriaRole.Link, new() { Name = "Chiến sĩ thi đua cơ sở năm 2022" }).ClickAsync();
        await chief.ClickButtonAsync("Giữ nguyên");
        await chief.Form().FillAsync("Số quyết định", "141/QĐ-VKS");
        await chief.Form().FillAsync("Ngày quyết định", "2023-03-05");
        await chief.Form().FillAsync("Lý do", "Thành tích của danh hiệu này được xác minh riêng.");
        await chief.ConfirmAsync("Giữ nguyên");
        await chief.SeesAsync("141/QĐ-VKS");
        await Expect(chief.GetByText("Danh hiệu này cần xem xét lại")).ToHaveCountAsync(0);
        await chief.GotoAsync("/emulation/inflation");
        await LookAsync(await Looking.AtAsync(chief), "titles-over-years");
    }

    /// <summary>At both sizes, and back at the desk.</summary>
    private static async Task LookAsync(Looking looking, string name)
    {
        await looking.ShouldBeGoodAsync(name);
        await looking.Page.SetViewportSizeAsync(1366, 768);
    }

    /// <summary>
    /// Beside the title that is clicked for: a higher one of the same person, which rests on it, and as many others of the unit as the quota of
    /// the higher one needs.
    /// </summary>
    private async Task<ILookup<string, string>> HasProposalsAsync()
    {
        var head = system.AccountOf("ht.hs.vientruong");
        var eligible = (await head.GetAsync($"{Api}/eligibility?unit=HT.HS&workYear=2022")).Json["people"]!.AsArray()
            .Where(row => row!["title"]!.GetValue<string>() == "advancedWorker" && row["eligible"]!.GetValue<bool>())
            .Select(row => row!["personCode"]!.GetValue<string>()).Where(person => person != CandidateCode);
        var proposed = new List<(string Title, string Id)>();
        foreach (var (title, person) in eligible.Select(person => ("advancedWorker", person)).Append(("emulationFighterBase", CandidateCode)))
        {
            var proposal = await head.CreateAsync($"{Api}/proposals", new
            {
                unitCode = "HT.HS",
                personCode = person,
                title,
                workYear = 2022,
                proposedOn = "2022-11-30",
                merits = "Hoàn thành tốt nhiệm vụ năm 2022.",
            });
            proposed.Add((title, proposal.Id));
        }
        return proposed.ToLookup(proposal => proposal.Title, proposal => proposal.Id);
    }

    private async Task PassAsync(string session, ILookup<string, string> proposals)
    {
        var officer = system.AccountOf("ht.thidua");
        foreach (var proposed in proposals)
        {
            var ballot = await officer.CreateAsync(
                $"{Api}/council-sessions/{session}/ballots", new { title = proposed.Key, proposalIds = proposed, thresholdBasisPoints = 5000, of = "members" });
            var answers = proposed.Select(id => new { proposalId = id, answer = "agree" });
            foreach (var elector in Electors)
                (await system.AccountOf(elector).ChangeAsync(HttpMethod.Post, $"{Api}/ballots/{ballot.Id}/votes", null, new { answers, nonce = $"{Guid.NewGuid():N}" })).Demand();
            (await officer.ActAsync($"{Api}/ballots/{ballot.Id}", "close")).Demand();
        }
    }

    private async Task HasAuditorAsync()
    {
        var known = await system.Administrator.ListAsync($"/api/v1/identity/users?q={Auditor}");
        if (known.Any(account => account["userName"]!.GetValue<string>() == Auditor))
            return;
        _ = (await system.Administrator.CreateAsync("/api/v1/identity/users", new
        {
            userName = Auditor,
            password = system.Password,
            fullName = "Lý Mẫu Me",
            personCode = "HT.VP-05",
            grants = new[] { new { role = "auditor", unitCode = "HT", subtree = true, from = "2020-01-01" } },
        })).Json;
    }
}
