using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Wordprocessing;

namespace WorkPlan.Documents;

/// <summary>Appendices, each on a new page: its number, its title, and to what it belongs.</summary>
internal static class DocxAppendices
{
    /// <summary>A single appendix has no number.</summary>
    public static string TitleOf(AdministrativeDocument document, int index) =>
        document.Appendices.Count == 1 ? "PHỤ LỤC" : $"PHỤ LỤC {VietnameseForm.Roman(index + 1)}";

    public static string Attachment(AdministrativeDocument document)
    {
        var number = document.Number ?? $"      /{document.Symbol}";
        var date = document.SignedOn is { } day ? VietnameseForm.Date(day) : "ngày      tháng      năm         ";
        return $"(Kèm theo {document.TypeName} số {number} {date} của {document.IssuingBody})";
    }

    public static IEnumerable<OpenXmlElement> Of(AdministrativeDocument document)
    {
        for (var index = 0; index < document.Appendices.Count; index++)
        {
            var appendix = document.Appendices[index];
            var title = DocxText.Centred(DocxText.Run(TitleOf(document, index), bold: true));
            title.ParagraphProperties!.PageBreakBefore = new PageBreakBefore();
            yield return title;
            yield return DocxText.Centred(DocxText.Run(appendix.Subtitle.ToUpper(VietnameseForm.Culture), bold: true));
            yield return DocxText.Paragraph(JustificationValues.Center, 0, 6, DocxText.Run(Attachment(document), 13, italic: true));
            yield return DocxTables.Of(appendix.Table, DocxWriter.TextWidth);
            // A table may not be the last thing of a document.
            yield return DocxText.Centred();
        }
    }
}
