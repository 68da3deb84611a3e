using Microsoft.AspNetCore.Http;

namespace WorkPlan.ServiceDefaults.Spreadsheets;

public enum FileFormat
{
    Json = 1,
    Csv = 2,
    Spreadsheet = 3,
}

/// <summary>A file that came with a request, as its body or as the one file of a form; kept on disk while it is read.</summary>
public sealed class UploadedFile : IAsyncDisposable
{
    public const string SpreadsheetType = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";
    public const string CsvType = "text/csv";

    private UploadedFile(FileFormat format, FileStream content) => (Format, Content) = (format, content);

    public FileFormat Format { get; }

    /// <summary>From the beginning, and able to seek.</summary>
    public Stream Content { get; }

    public static async Task<UploadedFile> ReadAsync(HttpRequest request, SpreadsheetLimits limits, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(request);
        ArgumentNullException.ThrowIfNull(limits);
        // Under an Idempotency-Key the body has been read before, for its hash.
        if (request.Body.CanSeek)
            request.Body.Position = 0;
        if (!request.HasFormContentType)
            return await KeepAsync(FormatOf(request.ContentType, null), request.Body, limits, cancellationToken);
        var files = (await request.ReadFormAsync(cancellationToken)).Files;
        if (files is not [var file])
            throw new BadFileException("one-file-expected");
        await using var content = file.OpenReadStream();
        return await KeepAsync(FormatOf(file.ContentType, file.FileName), content, limits, cancellationToken);
    }

    public IEnumerable<SheetRow> Rows(SpreadsheetLimits limits) =>
        Format == FileFormat.Spreadsheet ? SpreadsheetReader.Rows(Content, limits) : CsvReader.Rows(Content, limits);

    public ValueTask DisposeAsync() => Content.DisposeAsync();

    private static async Task<UploadedFile> KeepAsync(FileFormat format, Stream source, SpreadsheetLimits limits, CancellationToken cancellationToken)
    {
        var path = Path.Combine(Path.GetTempPath(), Path.GetRandomFileName());
        var kept = new FileStream(path, new FileStreamOptions
        {
            Mode = FileMode.CreateNew,
            Access = FileAccess.ReadWrite,
            Options = FileOptions.DeleteOnClose | FileOptions.Asynchronous,
        });
        var isWhole = false;
        try
        {
            // Whoever hashed the body for its Idempotency-Key has left it at its end.
            if (source.CanSeek)
                source.Position = 0;
            var buffer = new byte[81_920];
            int read;
            while ((read = await source.ReadAsync(buffer, cancellationToken)) > 0)
            {
                if (kept.Length + read > limits.FileBytes)
                    throw new BadFileException("spreadsheet-too-large", limits.FileBytes / (1024 * 1024));
                await kept.WriteAsync(buffer.AsMemory(0, read), cancellationToken);
            }
            kept.Position = 0;
            isWhole = true;
            return new UploadedFile(format, kept);
        }
        finally
        {
            if (!isWhole)
                await kept.DisposeAsync();
        }
    }

    private static FileFormat FormatOf(string? contentType, string? fileName) =>
        (contentType?.Split(';')[0].Trim().ToLowerInvariant(), Path.GetExtension(fileName)?.ToLowerInvariant()) switch
        {
            (SpreadsheetType, _) or (_, ".xlsx") => FileFormat.Spreadsheet,
            (CsvType, _) or (_, ".csv") => FileFormat.Csv,
            ("application/json", _) or (_, ".json") => FileFormat.Json,
            _ => throw new BadHttpRequestException("No known file format.", StatusCodes.Status415UnsupportedMediaType),
        };
}
