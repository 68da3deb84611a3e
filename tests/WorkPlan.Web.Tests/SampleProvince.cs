namespace WorkPlan.Web.Tests;

/// <summary>A province with five districts, one field, a catalogue and the people who click: small, so that it is there in seconds.</summary>
internal sealed class SampleProvince(BrowserSystem system)
{
    public const string Lead = "TH-01";
    public const string LeadName = "Phạm Thị Dung";
    public const string Auditor = "th.kiemtoan";
    private const string Planning = "/api/v1/planning";

    public async Task FeedAsync()
    {
        await HasUnitAsync(BrowserSystem.Province, "Viện kiểm sát nhân dân tỉnh Thanh Hóa", "province", null);
        await HasUnitAsync("TH.HH", "Viện kiểm sát nhân dân huyện Hoằng Hóa", "district", BrowserSystem.Province);
        await HasUnitAsync("TH.NX", "Viện kiểm sát nhân dân huyện Như Xuân", "district", BrowserSystem.Province);
        await HasUnitAsync("TH.QX", "Viện kiểm sát nhân dân huyện Quảng Xương", "district", BrowserSystem.Province);
        await HasUnitAsync("TH.TX", "Viện kiểm sát nhân dân huyện Thọ Xuân", "district", BrowserSystem.Province);
        await HasUnitAsync("TH.HL", "Viện kiểm sát nhân dân huyện Hậu Lộc", "district", BrowserSystem.Province);
        await CreateAsync("fields", new { code = "TIN-BAO", name = "Tiếp nhận, giải quyết tố giác, tin báo về tội phạm", kind = "procuratorial", ordinal = 1 });
        await CreateAsync("catalogues", new
        {
            code = "DM-2022",
            legalBasis = "Quyết định số 139/QĐ-VKSTC ngày 29/4/2020 của Viện trưởng VKSND tối cao",
            appliesFrom = "2020-12-01",
            unitCode = BrowserSystem.Province,
            targets = new object[]
            {
                Target("TB-TYLE", "Tỷ lệ giải quyết tố giác, tin báo", new { comparator = "atLeast", measure = "ratio", threshold = 9000 }),
                Target("TB-KS", "Trực tiếp kiểm sát tại cơ quan điều tra", new { comparator = "atLeast", measure = "count", threshold = 2 }),
            },
        });
        await HasPersonAsync(Lead, LeadName, BrowserSystem.Province);
        await HasAccountAsync("th.vientruong", "Viện trưởng Nguyễn Văn An", "chief");
        await HasAccountAsync("th.vanphong", BrowserSystem.Planner, "planner");
        await HasAccountAsync("th.vanhanh", "Vận hành viên Trần Văn Cường", "operator", unitCode: "*");
        await HasAccountAsync("th.truongdoan", "Trưởng đoàn Phạm Thị Dung", "chief", Lead);
        await HasAccountAsync("th.qx.vientruong", "Viện trưởng Đỗ Văn Em", "chief", unitCode: "TH.QX");
        await HasAccountAsync("th.hh.vientruong", "Viện trưởng Vũ Thị Giang", "chief", unitCode: "TH.HH");
        await HasAccountAsync("th.nx.vientruong", "Viện trưởng Ngô Văn Hải", "chief", unitCode: "TH.NX");
        await HasAccountAsync("th.tx.vientruong", "Viện trưởng Bùi Thị Khánh", "chief", unitCode: "TH.TX");
        await HasAccountAsync("th.hl.vientruong", "Viện trưởng Phan Văn Long", "chief", unitCode: "TH.HL");
        await HasAccountAsync(Auditor, "Kiểm toán viên Hoàng Văn Em", "auditor");
        await HasAccountAsync("th.canbo", "Kiểm sát viên Lê Thị Bình", "staff");
    }

    private async Task HasPersonAsync(string code, string fullName, string unitCode) =>
        _ = (await system.Administrator.CreateAsync(
            "/api/v1/assignments/people", new { code, fullName, unitCode, kind = "civilServant", recruitedOn = "2010-01-01" })).Json;

    private static object Target(string code, string name, object rule) => new { code, field = "TIN-BAO", name, source = "sector", rule };

    private Task HasUnitAsync(string code, string name, string level, string? parentCode) =>
        CreateAsync("units", new { code, name, level, type = "procuracy", parentCode, validFrom = "2000-01-01" });

    private async Task HasAccountAsync(string userName, string fullName, string role, string? personCode = null, string unitCode = BrowserSystem.Province) =>
        _ = (await system.Administrator.CreateAsync("/api/v1/identity/users", new
        {
            userName,
            password = system.Password,
            fullName,
            personCode,
            grants = new[] { new { role, unitCode, subtree = unitCode is BrowserSystem.Province or "*", from = "2020-01-01" } },
        })).Json;

    private async Task CreateAsync(string what, object content) => _ = (await system.Administrator.CreateAsync($"{Planning}/{what}", content)).Json;
}
