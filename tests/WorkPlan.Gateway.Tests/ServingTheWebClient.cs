using Microsoft.AspNetCore.Http;
using WorkPlan.Gateway.Client;

namespace WorkPlan.Gateway.Tests;

public sealed class ServingTheWebClient : IDisposable
{
    private readonly DirectoryInfo _directory = Directory.CreateTempSubdirectory("workplan-client-");
    private readonly ClientFiles _files;

    public ServingTheWebClient()
    {
        Directory.CreateDirectory(Path.Combine(_directory.FullName, "assets"));
        File.WriteAllText(Path.Combine(_directory.FullName, "index.html"), "<!doctype html>");
        Directory.CreateDirectory(Path.Combine(_directory.FullName, "runbooks"));
        File.WriteAllText(Path.Combine(_directory.FullName, "runbooks", "index.html"), "<!doctype html><title>Runbooks</title>");
        File.WriteAllText(Path.Combine(_directory.FullName, "assets", "app-1.js"), "1");
        File.WriteAllText(Path.Combine(_directory.FullName, "assets", "app-1.js.br"), "1");
        _files = ClientFiles.Of(_directory.FullName);
    }

    public void Dispose() => _directory.Delete(recursive: true);

    [Theory]
    [InlineData("/")]
    [InlineData("/planning/plans")]
    [InlineData("/inspections/campaigns/1/units/TH.HH")]
    public void Addresses_of_the_client_begin_with_its_page(string path) => Assert.Same(_files.Page, Ask("GET", path));

    [Theory]
    [InlineData("/runbooks")]
    [InlineData("/runbooks/")]
    [InlineData("/runbooks/index.html")]
    public void A_folder_begins_with_its_own_page(string path) => Assert.EndsWith("runbooks/index.html", Ask("GET", path)!.Path, StringComparison.Ordinal);

    [Fact]
    public void An_asset_is_found_with_what_was_compressed_before()
    {
        var asset = Ask("GET", "/assets/app-1.js");
        Assert.StartsWith("text/javascript", asset!.ContentType, StringComparison.Ordinal);
        Assert.Equal(["br"], asset.Compressed.Keys);
    }

    [Theory]
    [InlineData("GET", "/api/v1/planning/plans")]
    [InlineData("GET", "/openapi")]
    [InlineData("GET", "/health/ready")]
    [InlineData("GET", "/metrics")]
    [InlineData("GET", "/.well-known/jwks.json")]
    [InlineData("GET", "/assets/app-2.js")]
    [InlineData("GET", "/favicon.ico")]
    [InlineData("GET", "/runbooks/Nothing.html")]
    [InlineData("GET", "/assets/app-1.js.br")]
    [InlineData("GET", "/../appsettings.json")]
    [InlineData("POST", "/")]
    public void What_is_not_the_clients_is_left_to_others(string method, string path) => Assert.Null(Ask(method, path));

    [Fact]
    public void Without_a_built_client_there_is_no_page() => Assert.Null(ClientFiles.Of(Path.Combine(_directory.FullName, "none")).Page);

    private ClientFile? Ask(string method, string path) =>
        ClientExtensions.FileFor(new DefaultHttpContext { Request = { Method = method, Path = path } }.Request, _files);
}
