using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Validation;
using DocumentFormat.OpenXml.Wordprocessing;

namespace WorkPlan.Documents.Tests;

public sealed class WritingInTheDecreesForm : IDisposable
{
    private readonly MemoryStream _file = new(DocxWriter.Write(SampleDocument.Plan));
    private readonly WordprocessingDocument _package;

    public WritingInTheDecreesForm() => _package = WordprocessingDocument.Open(_file, isEditable: false);

    public void Dispose()
    {
        _package.Dispose();
        _file.Dispose();
    }

    private Body Body => _package.MainDocumentPart!.Document.Body!;

    [Fact]
    public void It_is_valid_and_needs_no_repair() => Assert.Empty(Faults(_package));

    [Fact]
    public void A_broken_file_would_be_seen()
    {
        using var broken = new MemoryStream();
        using var package = WordprocessingDocument.Create(broken, WordprocessingDocumentType.Document);
        package.AddMainDocumentPart().Document = new Document(new Body(new Paragraph(new Run(), new ParagraphProperties())));
        Assert.NotEmpty(Faults(package));
    }

    [Fact]
    public void The_page_is_A4_with_the_decrees_margins()
    {
        var section = Body.GetFirstChild<SectionProperties>()!;
        var (size, margin) = (section.GetFirstChild<PageSize>()!, section.GetFirstChild<PageMargin>()!);

        Assert.Equal((210, 297), (Millimetres(size.Width!.Value), Millimetres(size.Height!.Value)));
        Assert.InRange(Millimetres(margin.Top!.Value), 20, 25);
        Assert.InRange(Millimetres(margin.Bottom!.Value), 20, 25);
        Assert.InRange(Millimetres(margin.Left!.Value), 30, 35);
        Assert.InRange(Millimetres(margin.Right!.Value), 15, 20);
    }

    [Fact]
    public void Pages_are_numbered_in_the_middle_of_the_upper_margin_from_the_second_on()
    {
        var section = Body.GetFirstChild<SectionProperties>()!;
        Assert.NotNull(section.GetFirstChild<TitlePage>());
        Header HeaderOf(HeaderFooterValues kind) => ((HeaderPart)_package.MainDocumentPart!.GetPartById(
            section.Elements<HeaderReference>().Single(reference => reference.Type!.Value == kind).Id!)).Header;

        Assert.Empty(HeaderOf(HeaderFooterValues.First).Descendants<Run>());
        var numbered = HeaderOf(HeaderFooterValues.Default);
        Assert.Equal("PAGE", numbered.Descendants<FieldCode>().Single().Text.Trim());
        Assert.Equal(JustificationValues.Center, numbered.Descendants<Justification>().Single().Val!.Value);
    }

    [Fact]
    public void The_type_is_Times_New_Roman_13_or_14_for_the_body()
    {
        var defaults = _package.MainDocumentPart!.StyleDefinitionsPart!.Styles!.Descendants<RunFonts>().Single();
        Assert.Equal("Times New Roman", defaults.Ascii!.Value);
        Assert.Equal("Times New Roman", defaults.HighAnsi!.Value);
        foreach (var paragraph in Body.Elements<Paragraph>().Where(paragraph => paragraph.InnerText.Length > 0))
            Assert.All(paragraph.Descendants<FontSize>(), size => Assert.Contains(size.Val!.Value, (string[])["26", "28"]));
    }

    [Fact]
    public void Everything_stands_in_the_decrees_order()
    {
        var lines = Body.Descendants<Paragraph>().Select(paragraph => paragraph.InnerText).Where(text => text.Length > 0).ToList();
        string[] expected =
        [
            "VIỆN KIỂM SÁT NHÂN DÂN", "TỐI CAO", "VIỆN KIỂM SÁT NHÂN DÂN", "TỈNH HÀ TĨNH", "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM",
            "Độc lập - Tự do - Hạnh phúc", "Số: 05/KH-VKS", "Hà Tĩnh, ngày 05 tháng 01 năm 2022", "KẾ HOẠCH", "Công tác kiểm sát năm 2022",
            "I. MỤC ĐÍCH, YÊU CẦU", "- Tăng cường trách nhiệm công tố trong hoạt động điều tra.", "+ Ký tự lạ:  & < > \" '", "Nơi nhận:",
            "- Lưu: VT, VP.", "KT. VIỆN TRƯỞNG", "PHÓ VIỆN TRƯỞNG", "Nguyễn Văn Mẫu", "PHỤ LỤC I", "CHỈ TIÊU NGHIỆP VỤ",
            "(Kèm theo Kế hoạch số 05/KH-VKS ngày 05 tháng 01 năm 2022 của Viện kiểm sát nhân dân tỉnh Hà Tĩnh)", "1.234.567", "30/11/2022", "PHỤ LỤC II",
        ];
        var at = -1;
        foreach (var line in expected)
        {
            var next = lines.FindIndex(at + 1, text => text == line);
            Assert.True(next > at, $"«{line}» is not where it should be.");
            at = next;
        }
    }

    [Fact]
    public void Without_number_date_and_signer_it_says_so_and_leaves_room()
    {
        var draft = SampleDocument.Plan with { Number = null, SignedOn = null, Signature = SampleDocument.Plan.Signature with { Name = null } };
        var preview = DocumentPreview.Of(draft);

        Assert.Equal(["number", "date", "signer"], preview.Missing);
        Assert.Equal("Số:       /KH-VKS", preview.Number);
        Assert.StartsWith("Hà Tĩnh, ngày    ", preview.PlaceAndDate, StringComparison.Ordinal);
        using var file = new MemoryStream(DocxWriter.Write(draft));
        using var package = WordprocessingDocument.Open(file, isEditable: false);
        Assert.Empty(Faults(package));
    }

    internal static IEnumerable<string> Faults(OpenXmlPackage package) => new OpenXmlValidator(FileFormatVersions.Office2016).Validate(package)
        .Select(fault => $"{fault.Path?.XPath}: {fault.Description}");

    private static int Millimetres(long twips) => (int)Math.Round(twips * 25.4 / 1440);
}
