using System.Text;
using FsCheck;
using FsCheck.Fluent;

namespace WorkPlan.SharedKernel.Tests.Texts;

public sealed class WritingVietnamese
{
    [Theory]
    [InlineData("Hoằng", "hoang")]
    [InlineData("  Phòng   9 ", "phong 9")]
    [InlineData("ĐỒNG HỚI", "dong hoi")]
    [InlineData("Kiến nghị phòng ngừa vi phạm", "kien nghi phong ngua vi pham")]
    [InlineData("Ưu đãi, ươm, ỷ, ỹ", "uu dai, uom, y, y")]
    [InlineData("139/QÐ-VKSTC", "139/qd-vkstc")]
    [InlineData("a\tb\r\nc\u00A0d", "a b c d")]
    [InlineData("", "")]
    [InlineData(null, "")]
    public void The_key_for_searching_has_no_marks(string? text, string key) => Assert.Equal(key, VietnameseText.SearchKey(text));

    [Fact]
    public void The_key_does_not_depend_on_how_the_text_was_composed()
    {
        const string text = "Chương trình công tác năm 2022 của Phòng 9 – đất đai, giải phóng mặt bằng";

        Assert.Equal(
            VietnameseText.SearchKey(text.Normalize(NormalizationForm.FormC)),
            VietnameseText.SearchKey(text.Normalize(NormalizationForm.FormD)));
    }

    [Fact]
    public void A_key_is_its_own_key() =>
        Prop.ForAll<string?>(text =>
        {
            var key = VietnameseText.SearchKey(Readable(text));
            return VietnameseText.SearchKey(key) == key && key == key.Trim(' ') && !key.Contains("  ", StringComparison.Ordinal);
        }).QuickCheckThrowOnFailure();

    [Fact]
    public void Identity_keeps_marks_and_forgets_only_the_form()
    {
        var decomposed = "Quảng Trị".Normalize(NormalizationForm.FormD);

        Assert.NotEqual("Quảng Trị", decomposed);
        Assert.Equal("Quảng Trị", VietnameseText.Normalize(decomposed));
        Assert.NotEqual(VietnameseText.Normalize("Quảng Trị"), VietnameseText.Normalize("Quang Tri"));
        Assert.Equal("Vụ 9", VietnameseText.Clean("  Vụ \u00A0 9\n"));
    }

    [Theory]
    [InlineData(0, "0")]
    [InlineData(999, "999")]
    [InlineData(1180, "1.180")]
    [InlineData(142_946, "142.946")]
    [InlineData(-1_234_567, "-1.234.567")]
    public void Thousands_have_a_dot(long value, string text) => Assert.Equal(text, VietnameseNumbers.Count(value));

    [Theory]
    [InlineData(10_000, "100%")]
    [InlineData(9_990, "99,9%")]
    [InlineData(150, "1,5%")]
    [InlineData(5, "0,05%")]
    [InlineData(0, "0%")]
    [InlineData(1_234_500, "12.345%")]
    public void Shares_have_a_comma(long basisPoints, string text) => Assert.Equal(text, VietnameseNumbers.Percent(basisPoints));

    [Theory]
    [InlineData(490, "+4,9 điểm %")] // 99,9% over a floor of 95%: "vượt 4,9%" in the reports
    [InlineData(-50, "-0,5 điểm %")]
    [InlineData(0, "0 điểm %")]
    public void A_distance_between_shares_is_in_points(long basisPoints, string text) =>
        Assert.Equal(text, VietnameseNumbers.PercentagePoints(basisPoints));

    [Theory]
    [InlineData(2, "02")]
    [InlineData(12, "12")]
    [InlineData(1000, "1.000")]
    public void Small_counts_have_two_digits(long value, string text) => Assert.Equal(text, VietnameseNumbers.TwoDigits(value));

    // Half a surrogate pair is no text: normalisation refuses it.
    private static string Readable(string? text) => new([.. (text ?? "").Where(letter => !char.IsSurrogate(letter) && letter < '\uFFFE')]);
}
