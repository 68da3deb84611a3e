using System.Collections.Frozen;
using System.Reflection;
using System.Security.Cryptography;
using Microsoft.AspNetCore.StaticFiles;

namespace WorkPlan.Gateway.Client;

/// <summary>The built web client, known file by file from the start: what is not in it cannot be asked for.</summary>
internal sealed class ClientFiles
{
    private static readonly (string Encoding, string Suffix)[] Encodings = [("br", ".br"), ("gzip", ".gz")];
    private readonly FrozenDictionary<string, ClientFile> _files;
    private readonly FrozenSet<string> _folders;

    private ClientFiles(FrozenDictionary<string, ClientFile> files)
    {
        _files = files;
        _folders = files.Keys.Select(FolderOf).ToFrozenSet();
    }

    /// <summary>The page that every address of the client begins with; nothing where no client was built.</summary>
    public ClientFile? Page => Find("/index.html");

    public ClientFile? Find(string path) => _files.GetValueOrDefault(path);

    /// <summary>Whether the path lies where the client has files, at the top or below a folder of its own, or where no page is: behind a point.</summary>
    public bool IsPlaceOfFiles(string path) => FolderOf(path) is var folder && (folder.StartsWith('.') || _folders.Contains(folder));

    /// <summary>From <c>wwwroot</c> beside the program, where a published gateway has it, or from where the repository's build puts it.</summary>
    public static ClientFiles Load()
    {
        var published = Path.Combine(AppContext.BaseDirectory, "wwwroot");
        var built = typeof(ClientFiles).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>()
            .SingleOrDefault(attribute => attribute.Key == "WebClient")?.Value;
        return Of(Directory.Exists(published) || built is null ? published : built);
    }

    public static ClientFiles Of(string directory)
    {
        if (!Directory.Exists(directory))
            return new ClientFiles(FrozenDictionary<string, ClientFile>.Empty);
        var types = new FileExtensionContentTypeProvider();
        return new ClientFiles(Directory.EnumerateFiles(directory, "*", SearchOption.AllDirectories)
            .Where(file => !Encodings.Any(encoding => file.EndsWith(encoding.Suffix, StringComparison.Ordinal)))
            .Select(file => (Path: "/" + Path.GetRelativePath(directory, file).Replace('\\', '/'), File: Describe(types, file)))
            .ToFrozenDictionary(entry => entry.Path, entry => entry.File));
    }

    /// <summary>The first folder of a path; nothing for what lies at the top.</summary>
    private static string FolderOf(string path) => path.LastIndexOf('/') is > 0 ? path[1..path.IndexOf('/', 1)] : "";

    private static ClientFile Describe(FileExtensionContentTypeProvider types, string file)
    {
        var type = types.TryGetContentType(file, out var known) ? known : "application/octet-stream";
        var text = type.StartsWith("text/", StringComparison.Ordinal) || type is "image/svg+xml" or "application/json";
        return new ClientFile(
            text ? $"{type}; charset=utf-8" : type,
            $"\"{Convert.ToHexStringLower(SHA256.HashData(File.ReadAllBytes(file)))[..16]}\"",
            file,
            Encodings.Where(encoding => File.Exists(file + encoding.Suffix))
                .ToDictionary(encoding => encoding.Encoding, encoding => file + encoding.Suffix));
    }
}

/// <param name="ETag">Of the content, whatever the encoding.</param>
/// <param name="Compressed">Files with the same content by content coding, the smallest first.</param>
internal sealed record ClientFile(string ContentType, string ETag, string Path, IReadOnlyDictionary<string, string> Compressed);
