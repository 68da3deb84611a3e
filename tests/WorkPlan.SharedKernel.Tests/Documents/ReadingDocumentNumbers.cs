using System.Text;
using System.Text.Json;
using FsCheck;
using FsCheck.Fluent;
using static WorkPlan.SharedKernel.Tests.Refusal;

namespace WorkPlan.SharedKernel.Tests.Documents;

public sealed class ReadingDocumentNumbers
{
    [Theory]
    [InlineData("01/CT-VKSTC", 1, null, "CT", "VKSTC", null)]
    [InlineData("01/KH-VKSTC", 1, null, "KH", "VKSTC", null)]
    [InlineData("01/VKS-VP", 1, null, null, "VKS", "VP")]
    [InlineData("319/VKS-VP", 319, null, null, "VKS", "VP")]
    [InlineData("1384/VKS-VP", 1384, null, null, "VKS", "VP")]
    [InlineData("44/KH-VKS", 44, null, "KH", "VKS", null)]
    [InlineData("139/QĐ-VKSTC", 139, null, "QĐ", "VKSTC", null)]
    [InlineData("190/QĐ-VKSTC-VP", 190, null, "QĐ", "VKSTC", "VP")]
    [InlineData("59/QĐ-VKSTC-T1", 59, null, "QĐ", "VKSTC", "T1")]
    [InlineData("808/QĐ/VKSTC-TTr", 808, null, "QĐ", "VKSTC", "TTr")]
    [InlineData("11/HD-VKSTC", 11, null, "HD", "VKSTC", null)]
    [InlineData("1180/QĐ-TTg", 1180, null, "QĐ", "TTg", null)]
    [InlineData("96/2019/QH14", 96, 2019, null, "QH14", null)]
    [InlineData("82/2025/QH15", 82, 2025, null, "QH15", null)]
    [InlineData("84/2025/UBTVQH15", 84, 2025, null, "UBTVQH15", null)]
    [InlineData("30/2020/NĐ-CP", 30, 2020, "NĐ", "CP", null)]
    [InlineData("02/2024/TT-VKSTC", 2, 2024, "TT", "VKSTC", null)]
    [InlineData("10-CT/TU", 10, null, "CT", "TU", null)]
    [InlineData("35-CT/TW", 35, null, "CT", "TW", null)]
    [InlineData("02/2017/TTLT-VKSNDTC-TANDTC-BCA", 2, 2017, "TTLT", "VKSNDTC-TANDTC-BCA", null)]
    [InlineData("12a/KH-VKS", 12, null, "KH", "VKS", null)]
    public void Every_form_in_use_is_read(string text, int figure, int? year, string? type, string issuer, string? unit)
    {
        var number = DocumentNumber.Parse(text);

        Assert.Equal((figure, year, type, issuer, unit), (number.Figure, number.Year, number.TypeCode, number.Issuer, number.Unit));
        Assert.Equal(text, number.Text);
        Assert.True(number.HasNumber);
    }

    [Fact]
    public void Only_the_partys_form_puts_a_hyphen_after_the_number()
    {
        Assert.True(DocumentNumber.Parse("10-CT/TU").IsPartyStyle);
        Assert.False(DocumentNumber.Parse("10/CT-TU").IsPartyStyle);
        Assert.NotEqual(DocumentNumber.Parse("10-CT/TU"), DocumentNumber.Parse("10/CT-TU"));
    }

    [Theory]
    [InlineData("Số: 1/CT-VKSTC", "01/CT-VKSTC")]
    [InlineData("số 01/ CT - VKSTC", "01/CT-VKSTC")]
    [InlineData("001/CT–VKSTC", "01/CT-VKSTC")]
    [InlineData("\u00A001/CT-VKSTC ", "01/CT-VKSTC")]
    [InlineData("139/QÐ-VKSTC", "139/QĐ-VKSTC")] // the Icelandic letter that looks like Đ
    [InlineData("12A/KH-VKS", "12a/KH-VKS")]
    public void What_people_type_becomes_the_normal_form(string typed, string normal) =>
        Assert.Equal(normal, DocumentNumber.Parse(typed).Text);

    [Fact]
    public void Decomposed_and_composed_text_are_the_same_number()
    {
        // "Số" decomposes; "Đ" does not, in neither form.
        var composed = "Số: 30/2020/NĐ-CP".Normalize(NormalizationForm.FormC);
        var decomposed = composed.Normalize(NormalizationForm.FormD);

        Assert.NotEqual(composed, decomposed);
        Assert.Equal(DocumentNumber.Parse(composed), DocumentNumber.Parse(decomposed));
        Assert.Contains('Đ', DocumentNumber.Parse(decomposed).Text);
    }

    [Fact]
    public void Marks_decide_identity_and_case_does_not()
    {
        Assert.NotEqual(DocumentNumber.Parse("139/QĐ-VKSTC"), DocumentNumber.Parse("139/QD-VKSTC"));
        Assert.Equal(DocumentNumber.Parse("139/QĐ-VKSTC"), DocumentNumber.Parse("139/qđ-vkstc"));
        Assert.Equal(DocumentNumber.Parse("139/QĐ-VKSTC").GetHashCode(), DocumentNumber.Parse("139/qđ-vkstc").GetHashCode());
    }

    [Theory]
    [InlineData("/QĐ-VKS", "/QĐ-VKS")]
    [InlineData("Số:      /QĐ-VKS", "/QĐ-VKS")]
    [InlineData("…/QĐ-VKS", "/QĐ-VKS")]
    [InlineData("....../QĐ-VKS-P9", "/QĐ-VKS-P9")]
    [InlineData("-CT/TU", "-CT/TU")]
    public void A_symbol_can_wait_for_its_number(string text, string normal)
    {
        var draft = DocumentNumber.Parse(text);

        Assert.False(draft.HasNumber);
        Assert.Equal(normal, draft.Text);
        Assert.Equal(normal.Insert(0, "07"), draft.Numbered(7).Text);
    }

    [Theory]
    [InlineData(null)]
    [InlineData("  ")]
    [InlineData("Không số")]
    [InlineData("chưa có số")]
    [InlineData("……")]
    public void No_number_at_all_is_a_number_too(string? text) => Assert.Equal(DocumentNumber.None, DocumentNumber.Parse(text));

    [Fact]
    public void A_number_once_given_is_not_changed()
    {
        ShouldRefuse(() => DocumentNumber.Parse("01/QĐ-VKS").Numbered(2), "document-already-numbered");
        ShouldRefuse(() => DocumentNumber.None.Numbered(2), "document-symbol-missing");
    }

    [Theory]
    [InlineData("01")]
    [InlineData("01/2019")]
    [InlineData("CT-VKSTC")]
    [InlineData("01/")]
    [InlineData("01//CT-VKSTC")]
    [InlineData("01/CT-")]
    [InlineData("00/CT-VKSTC")]
    [InlineData("1234567/CT-VKSTC")]
    [InlineData("01-VKS/VP")]
    [InlineData("01-CT-TU")]
    [InlineData("01/CT-VKSTC ngày 27/12/2021")]
    [InlineData("01/CT-<script>")]
    [InlineData("-1/CT-VKSTC")]
    [InlineData("٠١/CT-VKSTC")]
    public void What_is_no_number_is_refused(string text) => ShouldRefuse(() => DocumentNumber.Parse(text), "document-number-unreadable");

    [Fact]
    public void A_text_too_long_is_refused_quickly() =>
        ShouldRefuse(() => DocumentNumber.Parse(new string('.', 1_000_000)), "document-number-unreadable");

    [Fact]
    public void Reading_what_was_written_changes_nothing() =>
        Prop.ForAll(
            Gen.Choose(1, 999_999).ToArbitrary(),
            Gen.Elements("/CT-VKSTC", "/VKS-VP", "/QĐ-VKSTC-VP", "/2019/QH14", "/2020/NĐ-CP", "-CT/TU", "/QĐ/VKSTC-TTr").ToArbitrary(),
            (figure, rest) =>
            {
                var number = DocumentNumber.Parse(figure + rest);
                var again = DocumentNumber.Parse(number.Text);
                return number.Figure == figure && again.Equals(number) && again.Text == number.Text;
            }).QuickCheckThrowOnFailure();

    [Fact]
    public void It_travels_as_its_text()
    {
        var number = DocumentNumber.Parse("01/CT-VKSTC");

        Assert.Equal("\"01/CT-VKSTC\"", JsonSerializer.Serialize(number));
        Assert.Equal(number, JsonSerializer.Deserialize<DocumentNumber>("\"1/CT-VKSTC\""));
        Assert.Throws<JsonException>(() => JsonSerializer.Deserialize<DocumentNumber>("\"no number\""));
    }
}
