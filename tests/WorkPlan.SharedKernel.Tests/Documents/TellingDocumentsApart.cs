using static WorkPlan.SharedKernel.Tests.Moments;

namespace WorkPlan.SharedKernel.Tests.Documents;

public sealed class TellingDocumentsApart
{
    [Fact]
    public void The_same_number_on_another_day_is_another_document()
    {
        var of2012 = Document("379/QĐ-VKSTC", "2012-07-13");
        var of2017 = Document("379/QĐ-VKSTC", "2017-10-10");

        Assert.False(of2012.IsSameDocumentAs(of2017));
        Assert.NotEqual(of2012.Key, of2017.Key);
    }

    [Fact]
    public void The_same_number_of_another_issuer_is_another_document() =>
        Assert.NotEqual(
            new DocumentIdentity("VKS-QT", "plan", DocumentNumber.Parse("01/VKS-VP"), Day("2022-01-11")),
            new DocumentIdentity("VKS-HT", "plan", DocumentNumber.Parse("01/VKS-VP"), Day("2022-01-11")));

    [Fact]
    public void However_the_number_was_typed_the_document_is_the_same()
    {
        var typed = Document("Số: 379/qđ - vkstc", "2017-10-10");

        Assert.True(typed.IsSameDocumentAs(Document("379/QĐ-VKSTC", "2017-10-10")));
        Assert.Equal(typed.Key, Document("379/QĐ-VKSTC", "2017-10-10").Key);
        Assert.Equal("VKSTC|decision|379/QĐ-VKSTC|2017-10-10", typed.Key);
    }

    [Theory]
    [InlineData("/QĐ-VKSTC", "2017-10-10")]
    [InlineData("379/QĐ-VKSTC", null)]
    [InlineData("", null)]
    public void Two_drafts_are_never_the_same_document(string number, string? issuedOn)
    {
        var draft = Document(number, issuedOn);

        Assert.False(draft.IsComplete);
        Assert.Null(draft.Key);
        Assert.False(draft.IsSameDocumentAs(Document(number, issuedOn)));
    }

    [Fact]
    public void It_is_cited_by_number_and_day() => Assert.Equal("379/QĐ-VKSTC ngày 10/10/2017", Document("379/QĐ-VKSTC", "2017-10-10").ToString());

    private static DocumentIdentity Document(string number, string? issuedOn) =>
        new("VKSTC", "decision", DocumentNumber.Parse(number), issuedOn is null ? null : Day(issuedOn));
}
