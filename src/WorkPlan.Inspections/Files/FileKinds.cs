using System.IO.Compression;

namespace WorkPlan.Inspections.Files;

/// <summary>What a file is, by its first bytes and not by its name; pictures, PDF, Word and Excel are taken.</summary>
internal static class FileKinds
{
    private static readonly (byte[] Begin, string Type, string[] Extensions)[] Plain =
    [
        ([0xFF, 0xD8, 0xFF], "image/jpeg", [".jpg", ".jpeg"]),
        ([0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A], "image/png", [".png"]),
        ([0x25, 0x50, 0x44, 0x46, 0x2D], "application/pdf", [".pdf"]),
    ];

    private static readonly (string Part, string Type, string Extension)[] Packages =
    [
        ("word/document.xml", "application/vnd.openxmlformats-officedocument.wordprocessingml.document", ".docx"),
        ("xl/workbook.xml", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", ".xlsx"),
    ];

    private static readonly byte[] Zip = [0x50, 0x4B, 0x03, 0x04];

    /// <summary>The media type and the extensions that go with it; null for what is not taken.</summary>
    public static (string Type, IReadOnlyList<string> Extensions)? Of(byte[] content)
    {
        foreach (var (begin, type, extensions) in Plain)
        {
            if (content.AsSpan().StartsWith(begin))
                return (type, extensions);
        }
        return content.AsSpan().StartsWith(Zip) ? Package(content) : null;
    }

    private static (string Type, IReadOnlyList<string> Extensions)? Package(byte[] content)
    {
        try
        {
            using var zip = new ZipArchive(new MemoryStream(content), ZipArchiveMode.Read);
            foreach (var (part, type, extension) in Packages)
            {
                if (zip.GetEntry(part) is not null && !zip.Entries.Any(entry => entry.Name.Equals("vbaProject.bin", StringComparison.OrdinalIgnoreCase)))
                    return (type, [extension]);
            }
            return null;
        }
        catch (InvalidDataException)
        {
            return null;
        }
    }
}
