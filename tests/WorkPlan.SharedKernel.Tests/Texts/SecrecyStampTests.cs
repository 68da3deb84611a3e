using System.Text;

namespace WorkPlan.SharedKernel.Tests.Texts;

public sealed class SecrecyStampTests
{
    [Theory]
    [InlineData("MẬT")]
    [InlineData("Kết luận số 5 (MẬT)")]
    [InlineData("TỐI MẬT – Báo cáo vụ án")]
    [InlineData("TUYỆT  MẬT")]
    [InlineData("Độ mật: Tối mật")]
    [InlineData("độ mật mật")]
    public void A_stamp_is_recognised(string text) => Assert.True(SecrecyStamp.IsOn(text));

    [Fact]
    public void A_stamp_typed_in_decomposed_letters_is_recognised() =>
        Assert.True(SecrecyStamp.IsOn("TỐI MẬT".Normalize(NormalizationForm.FormD)));

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("Không mật")]
    [InlineData("Độ mật: Không mật")]
    [InlineData("Kế hoạch thực hiện Luật Bảo vệ bí mật nhà nước")]
    [InlineData("QUY CHẾ BẢO VỆ BÍ MẬT NHÀ NƯỚC")]
    [InlineData("TĂNG CƯỜNG BẢO MẬT HỆ THỐNG")]
    [InlineData("phát hiện mật độ vi phạm cao")]
    public void Ordinary_words_are_not_stamps(string? text) => Assert.False(SecrecyStamp.IsOn(text));

    [Fact]
    public void Any_text_with_a_stamp_is_refused_and_the_law_is_cited()
    {
        var refusal = Assert.ThrowsAny<DomainRuleException>(() => SecrecyStamp.Refuse("Chỉ thị", null, "TỐI MẬT"));

        Assert.Equal("classified-content-refused", refusal.Code);
        Assert.Contains("1180/QĐ-TTg", refusal.Citation, StringComparison.Ordinal);
    }
}
