using System.IO.Compression;
using System.Text;
using WorkPlan.ServiceDefaults.Spreadsheets;

namespace WorkPlan.ServiceDefaults.Tests.Spreadsheets;

public sealed class ReadingSpreadsheets
{
    [Fact]
    public void What_was_written_is_read_with_its_kind_and_line()
    {
        using var file = Books.Written(["code", "n", "on"], ["ĐT-HẠN", 12, new DateOnly(2022, 5, 31)], [], ["=1+1", 5_000_000_000L, null]);

        var rows = SpreadsheetReader.Rows(file).ToList();

        Assert.Equal([1, 2, 4], rows.Select(row => row.Line));
        Assert.Equal(
            [new(SheetCellKind.Text, "ĐT-HẠN"), new(SheetCellKind.Number, "12"), new(SheetCellKind.Date, "2022-05-31")], rows[1].Cells);
        // What looks like a formula and was written as text is text.
        Assert.Equal([new(SheetCellKind.Text, "=1+1"), new(SheetCellKind.Number, "5000000000")], rows[2].Cells);
    }

    [Fact]
    public void Shared_texts_gaps_formulas_and_errors_are_told_apart()
    {
        using var file = Books.Of(
            """<row r="3"><c r="B3" t="s"><v>1</v></c><c r="D3"><f>SUM(A1:A2)</f><v>4</v></c><c r="E3" t="e"><v>#N/A</v></c><c r="F3"><v>0.30000000000000004</v></c></row>""",
            "", "mot", "hai");

        var row = Assert.Single(SpreadsheetReader.Rows(file));

        Assert.Equal(3, row.Line);
        Assert.Equal(
            [
                SheetCell.Empty, new(SheetCellKind.Text, "hai"), SheetCell.Empty, new(SheetCellKind.Formula, "4"), new(SheetCellKind.Error, "#N/A"),
                new(SheetCellKind.Number, "0.3"),
            ],
            row.Cells);
    }

    [Fact]
    public void Merged_cells_are_refused_with_their_place()
    {
        using var file = Books.Of("""<row r="1"><c r="A1"><v>1</v></c></row>""", """<mergeCells><mergeCell ref="A1:A4"/></mergeCells>""");
        Assert.Equal("A1:A4", ShouldRefuse(() => SpreadsheetReader.Rows(file).Count(), "spreadsheet-merged-cells").Arguments[0]);
    }

    [Fact]
    public void A_bomb_is_refused_before_it_unpacks()
    {
        using var bomb = Books.Written(["code"]);
        using (var zip = new ZipArchive(bomb, ZipArchiveMode.Update, leaveOpen: true))
        {
            using var part = zip.CreateEntry("xl/media/bomb.bin").Open();
            part.Write(new byte[8 * 1024 * 1024]);
        }
        Assert.True(bomb.Length < 100_000);
        bomb.Position = 0;
        ShouldRefuse(() => SpreadsheetReader.Rows(bomb).Count(), "spreadsheet-too-large");
        ShouldRefuse(() => SpreadsheetReader.Rows(bomb, SpreadsheetLimits.Default with { FileBytes = 100 }).Count(), "spreadsheet-too-large");
    }

    [Fact]
    public void What_is_no_workbook_is_refused()
    {
        using var text = new MemoryStream(Encoding.UTF8.GetBytes("code,name"));
        ShouldRefuse(() => SpreadsheetReader.Rows(text).Count(), "spreadsheet-unreadable");
        using var empty = new MemoryStream();
        using (new ZipArchive(empty, ZipArchiveMode.Create, leaveOpen: true))
        {
        }
        ShouldRefuse(() => SpreadsheetReader.Rows(empty).Count(), "spreadsheet-unreadable");
        using var broken = Books.Of("""<row r="1"><c r="A1" t="s"><v>7</v></c></row>""");
        ShouldRefuse(() => SpreadsheetReader.Rows(broken).Count(), "spreadsheet-unreadable");
        using var declared = Books.Of("""<row r="1"><c r="A1"><v>1</v></c></row>""", "<unclosed>");
        ShouldRefuse(() => SpreadsheetReader.Rows(declared).Count(), "spreadsheet-unreadable");
    }

    [Fact]
    public void More_than_the_limits_is_refused()
    {
        using var file = Books.Written([.. Enumerable.Range(0, 12).Select(line => new object?[] { line, "text" })]);
        ShouldRefuse(() => SpreadsheetReader.Rows(file, SpreadsheetLimits.Default with { Rows = 11 }).Count(), "spreadsheet-too-many-rows");
        ShouldRefuse(() => SpreadsheetReader.Rows(file, SpreadsheetLimits.Default with { Columns = 1 }).Count(), "spreadsheet-too-many-columns");
        ShouldRefuse(() => SpreadsheetReader.Rows(file, SpreadsheetLimits.Default with { CellCharacters = 3 }).Count(), "spreadsheet-cell-too-long");
        Assert.Equal(12, SpreadsheetReader.Rows(file).Count());
    }

    [Theory]
    [InlineData("a,b\n# remark\n\"x, y\",\"he said \"\"no\"\"\nand left\"\n,\nz,1", "x, y|he said \"no\"\nand left|z|1")]
    [InlineData("a;b\r\n1,5;2\r\n", "1,5|2")]
    public void Csv_is_read_with_quotes_and_either_delimiter(string text, string cells)
    {
        using var file = new MemoryStream([.. Encoding.UTF8.Preamble, .. Encoding.UTF8.GetBytes(text)]);
        Assert.Equal(cells, string.Join('|', CsvReader.Rows(file).Skip(1).SelectMany(row => row.Cells).Select(cell => cell.Text)));
    }

    [Fact]
    public void Csv_that_cannot_be_read_is_refused()
    {
        ShouldRefuse(() => Csv("a,b\n1,\"2"u8), "csv-unclosed-quotes");
        ShouldRefuse(() => Csv([0x61, 0x0A, 0xFF, 0xFE, 0xFA]), "csv-not-utf8");
        static int Csv(ReadOnlySpan<byte> text)
        {
            using var file = new MemoryStream(text.ToArray());
            return CsvReader.Rows(file).Count();
        }
    }

    [Fact]
    public void Columns_are_found_by_their_names()
    {
        SheetRow heading = new(1, [SheetCell.OfText("Name"), SheetCell.OfText("code")]);
        SheetRow row = new(2, [SheetCell.OfText("Truy tố"), new(SheetCellKind.Formula, "X")]);

        var read = Assert.Single(Table.Under([heading, row], ["code", "name"], ["note"]));

        Assert.Equal((2, "Truy tố", null), (read.Line, read.Text("name"), read.Text("note")));
        Assert.Equal(["code"], read.Untrusted);
        ShouldRefuse(() => Table.Under([heading], ["code", "name", "rule"], []).Count(), "table-column-missing");
        ShouldRefuse(() => Table.Under([heading], ["code"], []).Count(), "table-column-unknown");
        ShouldRefuse(() => Table.Under([new(1, [.. heading.Cells, SheetCell.OfText("CODE")])], ["code", "name"], []).Count(), "table-column-unknown");
        ShouldRefuse(() => Table.Under([], ["code"], []).Count(), "table-without-heading");
    }

    private static BadFileException ShouldRefuse(Func<int> read, string code)
    {
        var refusal = Assert.Throws<BadFileException>(() => { read(); });
        Assert.Equal(code, refusal.Code);
        return refusal;
    }
}
