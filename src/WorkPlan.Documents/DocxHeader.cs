using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Wordprocessing;

namespace WorkPlan.Documents;

/// <summary>The head of the first page: bodies and number at the left; national title, motto, place and date at the right.</summary>
internal static class DocxHeader
{
    private const string Procuracy = "VIỆN KIỂM SÁT NHÂN DÂN";
    private const int LeftWidth = 3800;
    private const int RightWidth = 5271;

    public static string NumberLine(AdministrativeDocument document) =>
        document.Number is { } number ? $"Số: {number}" : $"Số:       /{document.Symbol}";

    public static IEnumerable<OpenXmlElement> Of(AdministrativeDocument document)
    {
        var bodies = new List<Paragraph>();
        if (document.SuperiorBody is { } superior)
            bodies.AddRange(Lines(superior).Select(line => DocxText.Centred(DocxText.Run(line, 12))));
        bodies.AddRange(Lines(document.IssuingBody).Select(line => DocxText.Centred(DocxText.Run(line, 12, bold: true))));
        bodies.Add(DocxText.Line(1250));
        yield return DocxTables.Invisible(
            [LeftWidth, RightWidth],
            [
                bodies,
                [
                    DocxText.Centred(DocxText.Run("CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", 12, bold: true)),
                    DocxText.Centred(DocxText.Run("Độc lập - Tự do - Hạnh phúc", 13, bold: true)),
                    DocxText.Line(1150),
                ],
            ],
            [
                [DocxText.Centred(DocxText.Run(NumberLine(document), 13))],
                [DocxText.Centred(DocxText.Run(VietnameseForm.PlaceAndDate(document.Place, document.SignedOn), 13, italic: true))],
            ]);
        yield return DocxText.Paragraph(
            JustificationValues.Center, 18, 0, DocxText.Run(document.TypeName.ToUpper(VietnameseForm.Culture), bold: true));
        yield return DocxText.Centred(DocxText.Run(document.Abstract, bold: true));
        yield return DocxText.Line(3600);
        if (document.Authority is { } authority)
        {
            yield return DocxText.Paragraph(
                JustificationValues.Center, 12, 6, DocxText.Run(authority.ToUpper(VietnameseForm.Culture), bold: true));
        }
    }

    /// <summary>The area stands on a line of its own: a name that breaks where the column ends reads badly.</summary>
    private static string[] Lines(string body)
    {
        var name = body.ToUpper(VietnameseForm.Culture);
        return name.StartsWith($"{Procuracy} ", StringComparison.Ordinal) ? [Procuracy, name[(Procuracy.Length + 1)..]] : [name];
    }
}
