using System.Globalization;
using System.IO.Compression;
using System.Text;

namespace WorkPlan.Benchmarks.Imports;

/// <summary>The same rows as the two kinds of file that people send.</summary>
internal sealed record ImportFile(string Name, string ContentType, int FirstYear, Func<IReadOnlyList<ImportedRow>, byte[]> Write)
{
    public static readonly ImportFile Csv = new("csv", "text/csv", 2020, WriteCsv);

    public static readonly ImportFile Excel = new(
        "excel", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", 2013, WriteExcel);

    private static readonly string[] Titles = ["unitCode", "targetCode", "period", "numerator", "denominator"];

    private static byte[] WriteCsv(IReadOnlyList<ImportedRow> rows)
    {
        var text = new StringBuilder(string.Join(';', Titles)).Append('\n');
        foreach (var row in rows)
            text.Append(CultureInfo.InvariantCulture, $"{row.UnitCode};{row.TargetCode};{row.PeriodCode};{row.Numerator};{row.Denominator}\n");
        return Encoding.UTF8.GetBytes(text.ToString());
    }

    /// <summary>A workbook as Excel saves it: texts once in a table, numbers in the cells, every cell with its address.</summary>
    private static byte[] WriteExcel(IReadOnlyList<ImportedRow> rows)
    {
        using var file = new MemoryStream();
        using (var zip = new ZipArchive(file, ZipArchiveMode.Create, leaveOpen: true))
        {
            Add(zip, "[Content_Types].xml", """<?xml version="1.0" encoding="UTF-8" standalone="yes"?><Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/xl/workbook.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"/><Override PartName="/xl/worksheets/sheet1.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.worksheet+xml"/><Override PartName="/xl/sharedStrings.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.sharedStrings+xml"/></Types>""");
            Add(zip, "_rels/.rels", """<?xml version="1.0" encoding="UTF-8" standalone="yes"?><Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" Target="xl/workbook.xml"/></Relationships>""");
            Add(zip, "xl/workbook.xml", """<?xml version="1.0" encoding="UTF-8" standalone="yes"?><workbook xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"><sheets><sheet name="Kết quả" sheetId="1" r:id="rId1"/></sheets></workbook>""");
            Add(zip, "xl/_rels/workbook.xml.rels", """<?xml version="1.0" encoding="UTF-8" standalone="yes"?><Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/worksheet" Target="worksheets/sheet1.xml"/><Relationship Id="rId2" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/sharedStrings" Target="sharedStrings.xml"/></Relationships>""");
            var texts = new Dictionary<string, int>(StringComparer.Ordinal);
            using (var sheet = new StreamWriter(zip.CreateEntry("xl/worksheets/sheet1.xml").Open(), new UTF8Encoding(false)))
            {
                sheet.Write("""<?xml version="1.0" encoding="UTF-8" standalone="yes"?><worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData>""");
                WriteRow(sheet, 1, [.. Titles.Select(title => Text(title, texts))]);
                for (var i = 0; i < rows.Count; i++)
                {
                    var row = rows[i];
                    WriteRow(sheet, i + 2,
                        [Text(row.UnitCode, texts), Text(row.TargetCode, texts), Text(row.PeriodCode, texts), ("", row.Numerator), ("", row.Denominator)]);
                }
                sheet.Write("</sheetData></worksheet>");
            }
            Add(zip, "xl/sharedStrings.xml", $"""<?xml version="1.0" encoding="UTF-8" standalone="yes"?><sst xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main" uniqueCount="{texts.Count}">{string.Concat(texts.OrderBy(text => text.Value).Select(text => $"<si><t>{text.Key}</t></si>"))}</sst>""");
        }
        return file.ToArray();
    }

    private static (string Type, long Value) Text(string text, Dictionary<string, int> texts)
    {
        if (!texts.TryGetValue(text, out var index))
            texts[text] = index = texts.Count;
        return (" t=\"s\"", index);
    }

    private static void WriteRow(StreamWriter sheet, int number, (string Type, long Value)[] cells)
    {
        sheet.Write(string.Create(CultureInfo.InvariantCulture, $"<row r=\"{number}\">"));
        for (var i = 0; i < cells.Length; i++)
            sheet.Write(string.Create(CultureInfo.InvariantCulture, $"<c r=\"{(char)('A' + i)}{number}\"{cells[i].Type}><v>{cells[i].Value}</v></c>"));
        sheet.Write("</row>");
    }

    private static void Add(ZipArchive zip, string name, string text)
    {
        using var part = new StreamWriter(zip.CreateEntry(name).Open(), new UTF8Encoding(false));
        part.Write(text);
    }
}
