using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Wordprocessing;

namespace WorkPlan.Documents;

/// <summary>Runs and paragraphs in the decree's type: Times New Roman, black, sizes in points.</summary>
internal static class DocxText
{
    public const string Font = "Times New Roman";
    public const int BodySize = 14;
    private const int HalfPoint = 2;
    private const int TwentiethPoint = 20;

    /// <summary>A run; characters that XML cannot hold are left out.</summary>
    public static Run Run(string text, int size = BodySize, bool bold = false, bool italic = false)
    {
        var properties = new RunProperties();
        if (bold)
            properties.Append(new Bold());
        if (italic)
            properties.Append(new Italic());
        properties.Append(new FontSize { Val = $"{size * HalfPoint}" }, new FontSizeComplexScript { Val = $"{size * HalfPoint}" });
        return new Run(properties, new Text(Clean(text)) { Space = SpaceProcessingModeValues.Preserve });
    }

    public static Paragraph Centred(params Run[] runs) => Paragraph(JustificationValues.Center, 0, 0, runs);

    /// <summary>A paragraph of the body: justified, the first line indented by one centimetre, six points apart.</summary>
    public static Paragraph Body(params Run[] runs)
    {
        var paragraph = Paragraph(JustificationValues.Both, 6, 0, runs);
        paragraph.ParagraphProperties!.Indentation = new Indentation { FirstLine = "567" };
        return paragraph;
    }

    public static Paragraph Paragraph(JustificationValues justification, int before, int after, params Run[] runs)
    {
        var paragraph = new Paragraph(new ParagraphProperties
        {
            SpacingBetweenLines = new SpacingBetweenLines { Before = $"{before * TwentiethPoint}", After = $"{after * TwentiethPoint}" },
            Justification = new Justification { Val = justification },
        });
        paragraph.Append(runs);
        return paragraph;
    }

    /// <summary>The fine line under a body's name, the motto or an abstract: an empty paragraph with a border, kept short by indents.</summary>
    public static Paragraph Line(int indent) => new(
        new ParagraphProperties
        {
            ParagraphBorders = new ParagraphBorders { TopBorder = new TopBorder { Val = BorderValues.Single, Size = 6, Space = 1 } },
            SpacingBetweenLines = new SpacingBetweenLines { Before = "40", After = "0", Line = "120", LineRule = LineSpacingRuleValues.Exact },
            Indentation = new Indentation { Left = $"{indent}", Right = $"{indent}" },
        },
        Run("", size: 2));

    private static string Clean(string text) => !text.Any(IsControl) ? text : string.Concat(text.Where(sign => !IsControl(sign)));

    private static bool IsControl(char sign) => sign < ' ' && sign is not ('\t' or '\n' or '\r');
}
