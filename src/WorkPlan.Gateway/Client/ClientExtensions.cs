using Microsoft.Net.Http.Headers;

namespace WorkPlan.Gateway.Client;

/// <summary>Serves the web client beside the API: its files, and its page for every address that only the client knows.</summary>
internal static class ClientExtensions
{
    /// <summary>What belongs to the services or to the gateway itself is never answered with the client's page.</summary>
    private static readonly PathString[] NotTheClients = ["/api", "/openapi", "/health", "/metrics", "/.well-known"];

    /// <summary>Asset names carry a hash of their content: a changed one has another name.</summary>
    private const string Forever = "public, max-age=31536000, immutable";

    private const string AskAgain = "no-cache";

    public static WebApplication UseWebClient(this WebApplication app)
    {
        var files = ClientFiles.Load();
        if (files.Page is not null)
            app.Use((context, next) => FileFor(context.Request, files) is { } file ? SendAsync(context, file) : next(context));
        return app;
    }

    internal static ClientFile? FileFor(HttpRequest request, ClientFiles files)
    {
        if (!HttpMethods.IsGet(request.Method) && !HttpMethods.IsHead(request.Method))
            return null;
        if (NotTheClients.Any(prefix => request.Path.StartsWithSegments(prefix, StringComparison.OrdinalIgnoreCase)))
            return null;
        var path = request.Path.Value ?? "/";
        if ((files.Find(path) ?? files.Find($"{path.TrimEnd('/')}/index.html")) is { } file)
            return file;
        // A missing script or picture is missing; a page would only be misread as one. Codes of units have a point in them, too.
        return Path.HasExtension(path) && files.IsPlaceOfFiles(path) ? null : files.Page;
    }

    private static async Task SendAsync(HttpContext context, ClientFile file)
    {
        var response = context.Response;
        response.Headers.CacheControl = context.Request.Path.StartsWithSegments("/assets") ? Forever : AskAgain;
        response.Headers.ETag = file.ETag;
        response.Headers.Vary = HeaderNames.AcceptEncoding;
        if (context.Request.Headers.IfNoneMatch.Contains(file.ETag))
        {
            response.StatusCode = StatusCodes.Status304NotModified;
            return;
        }
        var (encoding, path) = Choose(context.Request, file);
        if (encoding is not null)
            response.Headers.ContentEncoding = encoding;
        response.ContentType = file.ContentType;
        response.ContentLength = new FileInfo(path).Length;
        if (HttpMethods.IsGet(context.Request.Method))
            await response.SendFileAsync(path, context.RequestAborted);
    }

    private static (string? Encoding, string Path) Choose(HttpRequest request, ClientFile file)
    {
        var accepted = request.GetTypedHeaders().AcceptEncoding;
        foreach (var (encoding, path) in file.Compressed)
        {
            if (accepted.Any(value => value.Value.Equals(encoding, StringComparison.OrdinalIgnoreCase) && value.Quality is null or > 0))
                return (encoding, path);
        }
        return (null, file.Path);
    }
}
