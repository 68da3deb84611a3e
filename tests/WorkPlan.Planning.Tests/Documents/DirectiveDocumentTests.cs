using System.Text;
using WorkPlan.Planning.Documents;
using WorkPlan.SharedKernel;

namespace WorkPlan.Planning.Tests.Documents;

public sealed class DirectiveDocumentTests
{
    private static readonly DateOnly Today = new(2022, 2, 1);
    private static readonly DateTimeOffset Now = new(2022, 2, 1, 8, 0, 0, TimeSpan.FromHours(7));

    [Fact]
    public void A_directive_of_december_belongs_to_the_year_it_was_written_for()
    {
        var document = DirectiveDocument.Draft(DocumentContent.From(Papers.Directive01(), PeriodCalendar.Sector));

        Assert.Equal(2022, document.WorkYear);
        Assert.Equal("01/CT-VKSTC ngày 27/12/2021", document.Name);
    }

    [Fact]
    public void A_document_for_no_stated_year_belongs_to_the_work_year_in_which_it_came()
    {
        var december = DocumentContent.From(Papers.Directive01() with { AppliesToWorkYear = null }, PeriodCalendar.Sector);
        var november = DocumentContent.From(Papers.Directive01() with { AppliesToWorkYear = null, IssuedOn = null, ReceivedOn = new(2021, 11, 30) }, PeriodCalendar.Sector);

        Assert.Equal((2022, 2021), (december.WorkYear, november.WorkYear));
    }

    [Theory]
    [InlineData("01/CT-VKSTC")]
    [InlineData("01/VKS-VP")]
    [InlineData("190/QĐ-VKSTC-VP")]
    [InlineData("10-CT/TU")]
    [InlineData("96/2019/QH14")]
    [InlineData("808/QĐ/VKSTC-TTr")]
    [InlineData("30/2020/NĐ-CP")]
    public void Every_form_of_number_in_use_is_taken_as_printed(string number) =>
        Assert.Equal(number, DocumentContent.From(Papers.Directive01() with { Number = number }, PeriodCalendar.Sector).Number);

    [Fact]
    public void A_draft_may_lack_its_number() => Assert.Null(DocumentContent.From(Papers.Directive01() with { Number = null }, PeriodCalendar.Sector).Number);

    [Theory]
    [InlineData("Mật")]
    [InlineData("Tối mật")]
    [InlineData("Tuyệt mật")]
    [InlineData("nội bộ")]
    public void Anything_but_unclassified_is_refused(string classification) => Refused(
        () => DocumentContent.From(Papers.Directive01() with { Classification = classification }, PeriodCalendar.Sector), "classified-content-refused");

    [Fact]
    public void Unclassified_typed_in_decomposed_letters_is_taken() =>
        Assert.Equal(2022, DocumentContent.From(
            Papers.Directive01() with { Classification = "không mật".Normalize(NormalizationForm.FormD) }, PeriodCalendar.Sector).WorkYear);

    [Fact]
    public void A_stamp_in_the_abstract_is_refused() => Refused(
        () => DocumentContent.From(Papers.Directive01() with { Abstract = "TỐI MẬT: kết luận vụ án" }, PeriodCalendar.Sector), "classified-content-refused");

    [Fact]
    public void It_cannot_be_received_before_it_was_issued() => Refused(
        () => DocumentContent.From(Papers.Directive01() with { ReceivedOn = new(2021, 12, 26) }, PeriodCalendar.Sector), "document-received-before-issued");

    [Fact]
    public void An_undated_draft_cannot_be_registered() => Refused(
        () => DirectiveDocument.Draft(DocumentContent.From(Papers.Directive01() with { IssuedOn = null }, PeriodCalendar.Sector)).Register(Today, Now, "planner"),
        "document-not-dated");

    [Fact]
    public void It_cannot_be_registered_before_it_is_received() => Refused(
        () => DirectiveDocument.Draft(DocumentContent.From(Papers.Directive01() with { ReceivedOn = new(2022, 2, 2) }, PeriodCalendar.Sector)).Register(Today, Now, "planner"),
        "document-received-in-future");

    [Fact]
    public void It_is_registered_once() => Refused(() => Papers.Registered().Register(Today, Now, "planner"), "document-is-registered");

    [Fact]
    public void A_registered_document_is_not_rewritten() => Refused(
        () => Papers.Registered().Rewrite(DocumentContent.From(Papers.Guidance9(), PeriodCalendar.Sector)), "document-is-registered");

    [Fact]
    public void A_draft_is_not_corrected() => Refused(
        () => DirectiveDocument.Draft(DocumentContent.From(Papers.Directive01(), PeriodCalendar.Sector))
            .Correct(DocumentContent.From(Papers.Guidance9(), PeriodCalendar.Sector), true, "Đính chính", Today, "planner"),
        "document-is-draft");

    [Fact]
    public void A_correction_that_changes_nothing_is_refused() => Refused(
        () => Papers.Registered().Correct(DocumentContent.From(Papers.Directive01(), PeriodCalendar.Sector), true, "Đính chính", Today, "planner"),
        "correction-changes-nothing");

    [Fact]
    public void A_correction_keeps_on_record_what_it_changed()
    {
        var document = Papers.Registered();

        document.Correct(
            DocumentContent.From(Papers.Directive01() with { Abstract = "Về công tác năm 2022" }, PeriodCalendar.Sector), false, "Sai trích yếu", Today, "planner");

        Assert.Equal("Về công tác năm 2022", document.Abstract);
        var correction = Assert.Single(document.Corrections);
        Assert.Equal((1, false, "abstract", "Sai trích yếu"), (correction.Number, correction.Material, correction.ChangedFields, correction.Reason));
    }

    [Fact]
    public void The_same_number_on_another_day_is_another_document() => Assert.NotEqual(
        Papers.Registered().IdentityKey,
        Papers.Registered(Papers.Directive01() with { IssuedOn = new(2021, 12, 26) }).IdentityKey);

    [Fact]
    public void D_with_stroke_makes_another_document() => Assert.NotEqual(
        Papers.Registered(Papers.Directive01() with { Number = "139/QĐ-VKSTC" }).IdentityKey,
        Papers.Registered(Papers.Directive01() with { Number = "139/QD-VKSTC" }).IdentityKey);

    [Fact]
    public void Spaces_case_and_composition_do_not_make_another_document() => Assert.Equal(
        Papers.Registered().IdentityKey,
        Papers.Registered(Papers.Directive01() with
        {
            Number = " số: 1/ct-vkstc ",
            Issuer = "viện trưởng  Viện kiểm sát nhân dân tối cao".Normalize(NormalizationForm.FormD),
        }).IdentityKey);

    [Fact]
    public void Documents_without_a_number_are_told_apart_by_their_abstracts() => Assert.NotEqual(
        Papers.Registered(Papers.Directive01() with { Number = null }).IdentityKey,
        Papers.Registered(Papers.Directive01() with { Number = null, Abstract = "Một hướng dẫn khác" }).IdentityKey);

    [Fact]
    public void A_draft_has_no_identity_yet() => Assert.Null(DirectiveDocument.Draft(DocumentContent.From(Papers.Directive01(), PeriodCalendar.Sector)).IdentityKey);

    private static void Refused(Action act, string code) => act.ShouldBeRefused(code);
}
