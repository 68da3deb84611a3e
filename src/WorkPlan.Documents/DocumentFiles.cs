using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;

namespace WorkPlan.Documents;

/// <summary>What a document can be downloaded as.</summary>
public enum FileFormat
{
    /// <summary>The whole document.</summary>
    Docx,

    /// <summary>Its tables.</summary>
    Xlsx,
}

public static class DocumentFiles
{
    private const string Docx = "application/vnd.openxmlformats-officedocument.wordprocessingml.document";
    private const string Xlsx = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

    /// <summary>The file as an answer; a document for people is never kept in between.</summary>
    public static FileContentHttpResult Download(AdministrativeDocument document, FileFormat format) => format == FileFormat.Xlsx
        ? TypedResults.File(WorkbookWriter.Write([.. document.Tables]), Xlsx, $"{NameOf(document)}.xlsx")
        : TypedResults.File(DocxWriter.Write(document), Docx, $"{NameOf(document)}.docx");

    public static string NameOf(AdministrativeDocument document) =>
        VietnameseForm.FileName(document.TypeName, document.Number ?? document.Symbol, document.SignedOn?.Year.ToString(VietnameseForm.Culture), document.Abstract);
}
