namespace WorkPlan.ServiceDefaults.Security;

/// <summary>Whose tokens a service trusts; bound from the section <c>Authentication</c>.</summary>
public sealed class AuthenticationOptions
{
    public const string Section = "Authentication";

    /// <summary>The province's own OpenID Connect provider; unset, the embedded identity service is asked.</summary>
    public string? Authority { get; set; }

    /// <summary>The issuer that tokens must name.</summary>
    public string Issuer { get; set; } = "workplan";

    /// <summary>The audience that tokens must name.</summary>
    public string Audience { get; set; } = "workplan";

    /// <summary>A JSON Web Key Set given directly, for installations without a reachable provider.</summary>
    public string? SigningKeys { get; set; }

    /// <summary>An authority must be reached by HTTPS unless this says otherwise.</summary>
    public bool RequireHttps { get; set; } = true;

    /// <summary>How soon the key set is asked for again when a token names a key that is not known, in seconds.</summary>
    public int KeyRefreshSeconds { get; set; } = 5;

    /// <summary>How far the provider's clock may be off, in seconds.</summary>
    public int ClockSkewSeconds { get; set; } = 30;

    /// <summary>How long a token that was found valid is not checked again, in seconds; 0 checks every time.</summary>
    public int ValidTokenCacheSeconds { get; set; } = 30;
}
