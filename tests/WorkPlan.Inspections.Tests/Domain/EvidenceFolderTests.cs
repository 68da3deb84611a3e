using WorkPlan.Inspections.Files;

namespace WorkPlan.Inspections.Tests.Domain;

public sealed class EvidenceFolderTests
{
    [Theory]
    [InlineData("Data Source=/data/run/inspections.db", "/data/run/evidence")]
    [InlineData("Data Source=/data/run/inspections.db;Pooling=True", "/data/run/evidence")]
    public void Without_a_setting_evidence_lies_beside_the_database(string connection, string folder) =>
        Assert.Equal(folder, EvidenceOptions.FolderFor(connection));

    [Theory]
    [InlineData("Server=sql;Database=inspections;User Id=x;Password=y")]
    [InlineData("Data Source=sql,1433;Initial Catalog=inspections")]
    [InlineData(null)]
    public void A_database_without_a_file_has_its_evidence_where_applications_keep_their_data(string? connection) =>
        Assert.EndsWith(Path.Combine("workplan", "evidence"), EvidenceOptions.FolderFor(connection), StringComparison.Ordinal);

    [Fact]
    public void A_zip_that_is_no_document_and_a_workbook_with_macros_are_no_evidence()
    {
        Assert.Null(FileKinds.Of(Zip("a.txt")));
        Assert.Null(FileKinds.Of(Zip("xl/workbook.xml", "xl/vbaProject.bin")));
        Assert.Equal(".xlsx", FileKinds.Of(Zip("xl/workbook.xml"))!.Value.Extensions.Single());
        Assert.Equal(".docx", FileKinds.Of(Zip("word/document.xml"))!.Value.Extensions.Single());
        Assert.Null(FileKinds.Of([0x50, 0x4B, 0x03, 0x04, 1, 2]));
        Assert.Null(FileKinds.Of([]));
    }

    private static byte[] Zip(params string[] names)
    {
        using var file = new MemoryStream();
        using (var zip = new System.IO.Compression.ZipArchive(file, System.IO.Compression.ZipArchiveMode.Create, leaveOpen: true))
        {
            foreach (var name in names)
                zip.CreateEntry(name);
        }
        return file.ToArray();
    }
}
