namespace WorkPlan.Documents;

/// <summary>The document as it will be printed, piece by piece: what a client shows before it downloads the file.</summary>
/// <param name="FileName">Without extension.</param>
/// <param name="Missing">number, date, signer: what is still to be filled in.</param>
public sealed record DocumentPreview(
    string FileName, IReadOnlyList<string> Missing, PreviewBody IssuingBody, string Number, string PlaceAndDate, string Type, string Abstract,
    string? Authority, IReadOnlyList<PreviewBlock> Body, IReadOnlyList<string> Recipients, PreviewSignature Signature,
    IReadOnlyList<PreviewAppendix> Appendices)
{
    public static DocumentPreview Of(AdministrativeDocument document) => new(
        DocumentFiles.NameOf(document),
        document.Missing,
        new PreviewBody(document.SuperiorBody?.ToUpper(VietnameseForm.Culture), document.IssuingBody.ToUpper(VietnameseForm.Culture)),
        DocxHeader.NumberLine(document),
        VietnameseForm.PlaceAndDate(document.Place, document.SignedOn),
        document.TypeName.ToUpper(VietnameseForm.Culture),
        document.Abstract,
        document.Authority?.ToUpper(VietnameseForm.Culture),
        [.. document.Body.Select(block => new PreviewBlock(block.Kind, block.Level, block.Text, block.Table is { } table ? PreviewTable.Of(table) : null))],
        document.Recipients,
        new PreviewSignature(document.Signature.Capacity, document.Signature.Position, document.Signature.Name),
        [
            .. document.Appendices.Select((appendix, index) => new PreviewAppendix(
                DocxAppendices.TitleOf(document, index), appendix.Subtitle, DocxAppendices.Attachment(document), [PreviewTable.Of(appendix.Table)])),
        ]);
}

public sealed record PreviewBody(string? Superior, string Name);

public sealed record PreviewBlock(BlockKind Kind, int Level, string Text, PreviewTable? Table);

public sealed record PreviewSignature(string Capacity, string? Position, string? Name);

public sealed record PreviewAppendix(string Title, string Subtitle, string Attachment, IReadOnlyList<PreviewTable> Tables);

public sealed record PreviewTable(IReadOnlyList<string> Columns, IReadOnlyList<IReadOnlyList<string>> Rows)
{
    public static PreviewTable Of(DocumentTable table) => new(
        [.. table.Columns.Select(column => column.Name)],
        [.. table.Rows.Select(row => (IReadOnlyList<string>)[.. row.Select(VietnameseForm.Cell)])]);
}
