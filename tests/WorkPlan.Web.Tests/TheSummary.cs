using System.Text.RegularExpressions;
using WorkPlan.Samples.Feeding;

namespace WorkPlan.Web.Tests;

/// <summary>What the main job prints when both provinces' year has passed: each promised fact with its numbers and days, read back from the system.</summary>
[Trait("Category", "Browser")]
[Collection(SharedBrowser.Name)]
public sealed class TheSummary(BrowserSystem system)
{
    private const string Day = @"\d\d/\d\d/2022";

    private IReadOnlyList<string> Lines => [.. system.Printed.SkipWhile(line => !line.Contains("(summary, read back)", StringComparison.Ordinal))];

    [Theory]
    [InlineData(
        "plan versions and their basis",
        @"Phiên bản 1 ngày \d\d/\d\d/2021 \(version 1\)$", @"căn cứ \(basis\): .+", $@"Phiên bản 2 ngày {Day} \(version 2\)$", $@"Phiên bản 3 ngày {Day} \(version 3\)$",
        @"thay đổi \(diff\): .+")]
    [InlineData(
        "obligations opened and satisfied with dates",
        @"\(opened (?<all>[1-9]\d*), satisfied \k<all>\)$", $@"nhận {Day}, hạn {Day} \(\d+ ngày làm việc\), trả lời phiên bản 2 ngày {Day}, ")]
    [InlineData("the target that was refused", @"HT\.HS đăng ký «KN-CN» ≥ 85%$", @" 409 target-below-mandatory: .+", @"Căn cứ \(source\): .+")]
    [InlineData(
        "the assignment decisions",
        @"Quyết định số 05/QĐ-VKS ngày 27/12/2021, hiệu lực 04/01/2022: \d+ mục", @"Quyết định số 11/QĐ-VKS ngày 27/01/2022, hiệu lực 07/02/2022: 5 mục",
        @"ngày 06/02/2022: .+05/QĐ-VKS", @"ngày 07/02/2022: .+11/QĐ-VKS", @"\(blocked by law\): 04/QĐ-VKS – ")]
    [InlineData("the partition of the campaign", @"(^|\s)7 direct, 6 self$", @"trực tiếp kiểm tra tại 7 đơn vị, các đơn vị còn lại tự kiểm tra và báo cáo kết quả\.$")]
    [InlineData(
        "the facts that filled the checklist",
        @" QT-1 .+", @" QT-2 .+", @" KH-1 .+", @" KH-2 .+", @" KH-3 .+", @" PC-1 .+", @" GB-1 .+", @" TD-1 .+", @" TD-2 .+", @" TD-3 .+")]
    [InlineData(
        "the finding and its remediation",
        @"\(finding\), nêu 26/04/2022, hạn 26/05/2022: Hồ sơ nguyên tắc thiếu Hướng dẫn của Vụ 10\.", @"\(remediation\) có hiệu lực 12/05/2022: .+", @"\(verified\), ngày 20/05/2022$")]
    [InlineData("eligibility with its reasons", @"\(advancedWorker\): .+\(eligible \d+ of \d+\)$", @"\(emulationFighterBase\): .+\(eligible \d+ of \d+\)$", @"không đủ điều kiện: .+ – .+")]
    [InlineData("the quota", @"Tỷ lệ \(quota\), .+\(emulationFighterBase\): .+")]
    public void Tells(string fact, params string[] patterns) => Assert.All(
        patterns, pattern => Assert.True(Lines.Any(line => Regex.IsMatch(line, pattern)), $"{fact}: no line like {pattern} in\n{string.Join('\n', Lines)}"));

    [Fact]
    public async Task A_later_start_feeds_nothing_shows_no_sign_ins_and_tells_the_year_again()
    {
        Assert.Contains(system.Printed, line => line.Contains("(sample sign-ins, shown once)", StringComparison.Ordinal));

        var said = await system.StartSamplesAgainAsync();

        Assert.Contains(said, line => line.Contains("(already fed)", StringComparison.Ordinal));
        Assert.Contains(said, line => line.Contains("(summary, read back)", StringComparison.Ordinal));
        Assert.DoesNotContain(said, line => line.Contains("[secret]", StringComparison.Ordinal) || line.Contains("sign-ins", StringComparison.Ordinal));
    }

    [Fact]
    public void Tells_targets_higher_equal_and_additional_as_the_thirteen_units_registered_them()
    {
        var higher = HaTinh.Districts.Sum(row => row.Many("higher").Length);
        var above = HaTinh.Districts.Count(row => row.Many("higher").Length > 0);
        var additional = HaTinh.Districts.Sum(row => row.Many("additional").Length);

        Assert.Contains(Lines, line => line.Contains("Chỉ tiêu của 13 VKSND cấp huyện Hà Tĩnh", StringComparison.Ordinal));
        Assert.Contains(Lines, line => Regex.IsMatch(
            line, $@"Cao hơn {higher} / bằng [1-9]\d* / đặt thêm {additional} \(higher / equal / additional\); {above} đơn vị"));
    }
}
