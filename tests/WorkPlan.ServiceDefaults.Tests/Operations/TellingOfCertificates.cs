using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using Microsoft.Extensions.Configuration;
using WorkPlan.ServiceDefaults.Operations;

namespace WorkPlan.ServiceDefaults.Tests.Operations;

public sealed class TellingOfCertificates : IDisposable
{
    private static readonly DateTimeOffset From = new(2026, 1, 1, 0, 0, 0, TimeSpan.Zero);
    private static readonly DateTimeOffset Until = new(2026, 12, 31, 0, 0, 0, TimeSpan.Zero);

    private readonly DirectoryInfo _directory = Directory.CreateTempSubdirectory("workplan-certificates-");

    public void Dispose() => _directory.Delete(recursive: true);

    [Theory]
    [InlineData("Kestrel:Certificates:Default", "pfx", "secret")]
    [InlineData("Kestrel:Endpoints:Https:Certificate", "pfx", "secret")]
    [InlineData("Kestrel:Endpoints:Https:Certificate", "pem", null)]
    public async Task What_Kestrel_serves_with_is_told_with_its_end(string section, string kind, string? password)
    {
        var item = Assert.Single(await ListAsync(section, Write(kind, password), password));

        Assert.Equal(new ExpiringItem("certificate", "CN=workplan.vks.vn", "valid", From, Until), item);
    }

    [Fact]
    public async Task What_is_not_there_or_cannot_be_opened_is_left_out()
    {
        Assert.Empty(await ListAsync("Kestrel:Certificates:Default", Path.Combine(_directory.FullName, "nowhere.pfx"), null));
        Assert.Empty(await ListAsync("Kestrel:Certificates:Default", Write("pfx", "secret"), "wrong"));
    }

    /// <summary>Kestrel goes on serving the old one until it starts again.</summary>
    [Fact]
    public async Task What_is_put_in_its_place_counts_from_the_next_start_on()
    {
        var path = Write("pem", null);
        var certificates = Open("Kestrel:Certificates:Default", path, null);
        File.Delete(path);

        Assert.Equal(Until, Assert.Single(await certificates.ListAsync(CancellationToken.None)).ExpiresAt);
        Assert.Empty(await ListAsync("Kestrel:Certificates:Default", path, null));
    }

    private static Task<IReadOnlyList<ExpiringItem>> ListAsync(string section, string path, string? password) =>
        Open(section, path, password).ListAsync(CancellationToken.None);

    private static Certificates Open(string section, string path, string? password) => new(new ConfigurationBuilder()
        .AddInMemoryCollection(new Dictionary<string, string?> { [$"{section}:Path"] = path, [$"{section}:Password"] = password }).Build());

    private string Write(string kind, string? password)
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        using var certificate = new CertificateRequest("CN=workplan.vks.vn", key, HashAlgorithmName.SHA256).CreateSelfSigned(From, Until);
        var path = Path.Combine(_directory.FullName, $"workplan.{kind}");
        if (kind == "pem")
            File.WriteAllText(path, certificate.ExportCertificatePem());
        else
            File.WriteAllBytes(path, certificate.Export(X509ContentType.Pfx, password));
        return path;
    }
}
