using System.Net;

namespace WorkPlan.Identity;

/// <summary>How accounts, sessions and keys behave; bound from the section <c>Identity</c>.</summary>
internal sealed class IdentitySettings
{
    public const string Section = "Identity";

    /// <summary>The first administrator's password. Unset, one is made up and printed once on the console.</summary>
    public string? AdministratorPassword { get; set; }

    /// <summary>
    /// Where the key ring lies that encrypts the signing keys in the database. Default: <c>identity-keys</c> beside the SQLite file.
    /// On SQL Server it must be given, and replicas must share it; in development it is the user's own <c>workplan/identity-keys</c>,
    /// where applications keep their data.
    /// </summary>
    public string? KeyDirectory { get; set; }

    /// <summary>The address under which the published documents are reached; unset, the address of the request.</summary>
    public Uri? PublicAddress { get; set; }

    /// <summary>
    /// Addresses of gateways on other hosts, whose word on where a request came from is believed; one on this host always is. Without them
    /// all sign-ins through such a gateway count as its own.
    /// </summary>
    public string[] TrustedProxies { get; set; } = [];

    public TimeSpan AccessTokenLifetime { get; set; } = TimeSpan.FromMinutes(15);

    /// <summary>A refresh token that nobody uses for so long has expired.</summary>
    public TimeSpan RefreshTokenLifetime { get; set; } = TimeSpan.FromHours(24);

    /// <summary>After so long the password is asked for again, however busy the session was.</summary>
    public TimeSpan SessionLifetime { get; set; } = TimeSpan.FromDays(14);

    /// <summary>For so long a used refresh token is answered with the same successor: a double click, or an answer lost on the way.</summary>
    public TimeSpan RefreshLeeway { get; set; } = TimeSpan.FromSeconds(10);

    /// <summary>A signing key that has become so old is followed by a new one.</summary>
    public TimeSpan KeyLifetime { get; set; } = TimeSpan.FromDays(90);

    /// <summary>For so long a new key is published before it signs. Services ask for the keys every five minutes.</summary>
    public TimeSpan KeyGrace { get; set; } = TimeSpan.FromMinutes(15);

    /// <summary>So many wrong passwords lock the account for <see cref="LockoutDuration"/>.</summary>
    public int LockoutFailures { get; set; } = 5;

    public TimeSpan LockoutDuration { get; set; } = TimeSpan.FromMinutes(15);

    /// <summary>How many sign-ins one address may try in a minute; an office shares one address.</summary>
    public int SignInsPerAddress { get; set; } = 120;

    /// <summary>How many sign-ins one address may try with one user name in a minute.</summary>
    public int SignInsPerUser { get; set; } = 20;

    public bool IsValid() =>
        AccessTokenLifetime > TimeSpan.Zero && AccessTokenLifetime <= TimeSpan.FromHours(1)
        && RefreshTokenLifetime > AccessTokenLifetime && SessionLifetime >= RefreshTokenLifetime
        && RefreshLeeway >= TimeSpan.Zero && RefreshLeeway <= TimeSpan.FromMinutes(1)
        && KeyGrace >= TimeSpan.Zero && KeyLifetime > KeyGrace
        && LockoutFailures > 0 && LockoutDuration > TimeSpan.Zero
        && TrustedProxies.All(proxy => IPAddress.TryParse(proxy, out _))
        && SignInsPerAddress > 0 && SignInsPerUser > 0;
}
