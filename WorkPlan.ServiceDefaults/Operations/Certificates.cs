using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using Microsoft.Extensions.Configuration;

namespace WorkPlan.ServiceDefaults.Operations;

/// <summary>
/// The certificates by which this service serves TLS, as Kestrel's configuration names their files; none where a proxy does that. Read
/// once, as Kestrel does: a file that was replaced counts from the next start on.
/// </summary>
internal sealed class Certificates : IExpiring
{
    private readonly IReadOnlyList<ExpiringItem> _served;

    public Certificates(IConfiguration configuration)
    {
        var kestrel = configuration.GetSection("Kestrel");
        var sections = kestrel.GetSection("Certificates").GetChildren()
            .Concat(kestrel.GetSection("Endpoints").GetChildren().Select(endpoint => endpoint.GetSection("Certificate")));
        _served = [.. sections.Select(section => Read(section["Path"], section["Password"])).OfType<ExpiringItem>().Distinct()];
    }

    public Task<IReadOnlyList<ExpiringItem>> ListAsync(CancellationToken cancellationToken) => Task.FromResult(_served);

    private static ExpiringItem? Read(string? path, string? password)
    {
        if (path is null || !File.Exists(path))
            return null;
        try
        {
            using var certificate = X509Certificate2.GetCertContentType(path) == X509ContentType.Pkcs12
                ? X509CertificateLoader.LoadPkcs12FromFile(path, password)
                : X509CertificateLoader.LoadCertificateFromFile(path);
            return new ExpiringItem("certificate", certificate.Subject, "valid", certificate.NotBefore, certificate.NotAfter);
        }
        catch (CryptographicException)
        {
            // Kestrel does not start with it either.
            return null;
        }
    }
}
