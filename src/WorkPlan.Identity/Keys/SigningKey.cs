using System.Security.Cryptography;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Microsoft.IdentityModel.Tokens;

namespace WorkPlan.Identity.Keys;

/// <summary>
/// A key pair that signs access tokens (ECDSA, P-256). It is published as soon as it exists, signs from <see cref="SignsFrom"/>
/// until the next one does, and stays published until the last token that it signed has expired.
/// </summary>
internal sealed class SigningKey
{
    private SigningKey()
    {
    }

    /// <summary>Counts the keys; unique, so that of several replicas only one makes the next key.</summary>
    public int Generation { get; private set; }

    public string KeyId { get; private set; } = "";

    public byte[] PublicKey { get; private set; } = [];

    /// <summary>Encrypted with the key ring, which is not in the database.</summary>
    public byte[] ProtectedPrivateKey { get; private set; } = [];

    public DateTimeOffset CreatedAt { get; private set; }

    public DateTimeOffset SignsFrom { get; private set; }

    public static SigningKey Generate(int generation, IDataProtector protector, DateTimeOffset now, DateTimeOffset signsFrom)
    {
        using var pair = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var privateKey = pair.ExportPkcs8PrivateKey();
        var publicKey = pair.ExportSubjectPublicKeyInfo();
        var key = new SigningKey
        {
            Generation = generation,
            KeyId = Base64UrlEncoder.Encode(SHA256.HashData(publicKey)),
            PublicKey = publicKey,
            ProtectedPrivateKey = protector.Protect(privateKey),
            CreatedAt = now,
            SignsFrom = signsFrom,
        };
        CryptographicOperations.ZeroMemory(privateKey);
        return key;
    }

    public ECDsa OpenPublic()
    {
        var key = ECDsa.Create();
        key.ImportSubjectPublicKeyInfo(PublicKey, out _);
        return key;
    }

    public ECDsa OpenPrivate(IDataProtector protector)
    {
        var privateKey = protector.Unprotect(ProtectedPrivateKey);
        var key = ECDsa.Create();
        key.ImportPkcs8PrivateKey(privateKey, out _);
        CryptographicOperations.ZeroMemory(privateKey);
        return key;
    }
}

internal sealed class SigningKeyConfiguration : IEntityTypeConfiguration<SigningKey>
{
    public void Configure(EntityTypeBuilder<SigningKey> builder)
    {
        builder.ToTable("SigningKeys");
        builder.HasKey(key => key.Generation);
        builder.Property(key => key.Generation).ValueGeneratedNever();
        builder.Property(key => key.KeyId).HasMaxLength(64);
        builder.Property(key => key.PublicKey).HasMaxLength(200);
        builder.Property(key => key.ProtectedPrivateKey).HasMaxLength(1000);
    }
}
