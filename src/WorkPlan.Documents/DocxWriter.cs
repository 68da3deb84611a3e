using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Wordprocessing;

namespace WorkPlan.Documents;

/// <summary>
/// Writes a document in the form of Decree 30/2020/NĐ-CP, Appendix I: A4, margins 20 mm above, below and right, 30 mm left, Times New
/// Roman, page numbers in the middle of the upper margin from the second page on.
/// </summary>
public static class DocxWriter
{
    /// <summary>Twentieths of a point: 210 mm less 50 mm of margins.</summary>
    internal const int TextWidth = 9071;
    private const uint PageWidth = 11906;
    private const uint PageHeight = 16838;
    private const int Margin = 1134;
    private const uint LeftMargin = 1701;
    private const uint HeaderMargin = 567;

    public static byte[] Write(AdministrativeDocument document)
    {
        ArgumentNullException.ThrowIfNull(document);
        using var file = new MemoryStream();
        using (var package = WordprocessingDocument.Create(file, WordprocessingDocumentType.Document))
        {
            var main = package.AddMainDocumentPart();
            main.AddNewPart<StyleDefinitionsPart>().Styles = Styles();
            var numbers = main.AddNewPart<HeaderPart>();
            numbers.Header = PageNumber();
            // The first page has a header of its own, with nothing in it.
            var first = main.AddNewPart<HeaderPart>();
            first.Header = new Header(new Paragraph());
            var body = new Body(DocxHeader.Of(document));
            body.Append(document.Body.SelectMany(Paragraphs));
            // A signature never stands on a page alone.
            if (body.LastChild is Paragraph { ParagraphProperties: { } last })
                last.KeepNext = new KeepNext();
            body.Append(Foot(document));
            body.Append(DocxAppendices.Of(document));
            body.Append(Section(main.GetIdOfPart(numbers), main.GetIdOfPart(first)));
            main.Document = new Document(body);
            package.PackageProperties.Title = $"{document.TypeName} {document.Number}".Trim();
            package.PackageProperties.Language = "vi-VN";
        }
        return file.ToArray();
    }

    private static IEnumerable<OpenXmlElement> Paragraphs(Block block) => block.Kind switch
    {
        BlockKind.Basis => [DocxText.Body(DocxText.Run(block.Text, italic: true))],
        BlockKind.Heading => [Heading(block)],
        BlockKind.Article => [Article(block.Text)],
        BlockKind.Item => [DocxText.Body(DocxText.Run($"{(block.Level > 1 ? "+" : "-")} {block.Text}"))],
        BlockKind.Centred => [DocxText.Paragraph(JustificationValues.Center, 12, 6, DocxText.Run(block.Text, bold: true))],
        BlockKind.Table => [DocxTables.Of(block.Table!, TextWidth), DocxText.Paragraph(JustificationValues.Left, 0, 0)],
        _ => [.. block.Text.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)
            .Select(line => DocxText.Body(DocxText.Run(line)))],
    };

    private static Paragraph Heading(Block block)
    {
        var heading = DocxText.Body(DocxText.Run(block.Text, bold: true));
        heading.ParagraphProperties!.KeepNext = new KeepNext();
        return heading;
    }

    /// <summary>The article's name is bold, what it says is not.</summary>
    private static Paragraph Article(string text)
    {
        var end = text.IndexOf('.', StringComparison.Ordinal) + 1;
        return DocxText.Body(DocxText.Run(text[..end], bold: true), DocxText.Run(text[end..]));
    }

    /// <summary>Recipients at the left, the signature at the right; kept together.</summary>
    private static IEnumerable<OpenXmlElement> Foot(AdministrativeDocument document)
    {
        var gap = DocxText.Paragraph(JustificationValues.Left, 6, 0);
        gap.ParagraphProperties!.KeepNext = new KeepNext();
        yield return gap;
        Paragraph[] recipients =
        [
            DocxText.Paragraph(JustificationValues.Left, 0, 0, DocxText.Run("Nơi nhận:", 12, bold: true, italic: true)),
            .. document.Recipients.Select((recipient, index) => DocxText.Paragraph(
                JustificationValues.Left, 0, 0, DocxText.Run($"- {recipient}{(index == document.Recipients.Count - 1 ? "." : ";")}", 11))),
        ];
        List<Paragraph> signature = [DocxText.Centred(DocxText.Run(document.Signature.Capacity, bold: true))];
        if (document.Signature.Position is { } position)
            signature.Add(DocxText.Centred(DocxText.Run(position, bold: true)));
        // Room for the signature and the seal.
        signature.AddRange(Enumerable.Range(0, 5).Select(_ => DocxText.Centred(DocxText.Run(""))));
        signature.Add(DocxText.Centred(DocxText.Run(document.Signature.Name ?? "", bold: true)));
        var foot = DocxTables.Invisible([4400, TextWidth - 4400], [recipients, signature]);
        foot.GetFirstChild<TableRow>()!.PrependChild(new TableRowProperties(new CantSplit()));
        yield return foot;
        if (document.Appendices.Count == 0)
            yield return DocxText.Paragraph(JustificationValues.Left, 0, 0);
    }

    private static Header PageNumber() => new(DocxText.Paragraph(
        JustificationValues.Center, 0, 0,
        new Run(Size(), new FieldChar { FieldCharType = FieldCharValues.Begin }),
        new Run(Size(), new FieldCode(" PAGE ") { Space = SpaceProcessingModeValues.Preserve }),
        new Run(Size(), new FieldChar { FieldCharType = FieldCharValues.Separate }),
        DocxText.Run("2", 13),
        new Run(Size(), new FieldChar { FieldCharType = FieldCharValues.End })));

    private static RunProperties Size() => new(new FontSize { Val = "26" });

    private static SectionProperties Section(string numbers, string first) => new(
        new HeaderReference { Type = HeaderFooterValues.Default, Id = numbers },
        new HeaderReference { Type = HeaderFooterValues.First, Id = first },
        new PageSize { Width = PageWidth, Height = PageHeight },
        new PageMargin { Top = Margin, Bottom = Margin, Left = LeftMargin, Right = Margin, Header = HeaderMargin, Footer = HeaderMargin, Gutter = 0 },
        new PageNumberType { Start = 1 },
        new TitlePage());

    private static Styles Styles() => new(
        new DocDefaults(
            new RunPropertiesDefault(new RunPropertiesBaseStyle(
                new RunFonts { Ascii = DocxText.Font, HighAnsi = DocxText.Font, EastAsia = DocxText.Font, ComplexScript = DocxText.Font },
                new FontSize { Val = $"{DocxText.BodySize * 2}" },
                new FontSizeComplexScript { Val = $"{DocxText.BodySize * 2}" },
                new Languages { Val = "vi-VN", EastAsia = "vi-VN", Bidi = "vi-VN" })),
            new ParagraphPropertiesDefault()),
        new Style(new StyleName { Val = "Normal" }, new PrimaryStyle()) { Type = StyleValues.Paragraph, StyleId = "Normal", Default = true });
}
