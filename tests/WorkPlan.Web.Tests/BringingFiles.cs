using static Microsoft.Playwright.Assertions;

namespace WorkPlan.Web.Tests;

/// <summary>Files that people bring: taken whole, or refused with everything that is wrong in them.</summary>
[Trait("Category", "Browser")]
[Collection(SharedBrowser.Name)]
public sealed class BringingFiles(BrowserSystem system)
{
    [Fact]
    public async Task A_file_of_people_is_refused_with_every_bad_row()
    {
        var planner = await system.SignedInAsync("th.vanphong", unit: "TH.HH");
        await planner.GotoAsync("/assignments/people");
        await planner.Locator(".page-head").BringAsync(
            "can-bo.csv", "text/csv",
            "ma can bo,ho va ten,ma don vi,loai,ngay tuyen dung,chuc danh tu phap\n"
            + "TH.HH-01,Lê Mẫu Cam,TH.HH,công chức,2010-01-01,Kiểm sát viên sơ cấp\n"
            + "TH.HH-02,Trần Mẫu Quế,TH.HH,công chức,hôm qua,\nTH.HH-03,Võ Mẫu Sen,KHONG-CO,công chức,2010-01-01,\n");
        await Expect(planner.Form().GetByText("hôm qua")).ToBeVisibleAsync(Clicking.Patiently);
        await Expect(planner.Form().Locator("tbody tr")).ToHaveCountAsync(2);
        await planner.KeepPictureAsync("people-import-refused");
    }
}
