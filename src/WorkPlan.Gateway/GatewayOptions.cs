using System.Net;

namespace WorkPlan.Gateway;

/// <summary>What an operator may set about the gateway; bound from the section <c>Gateway</c>.</summary>
public sealed class GatewayOptions
{
    public const string Section = "Gateway";

    /// <summary>Requests a second that one signed-in user may send for long.</summary>
    public int UserRequestsPerSecond { get; set; } = 50;

    /// <summary>Requests that one signed-in user may send at once after a rest.</summary>
    public int UserBurst { get; set; } = 200;

    /// <summary>Requests a second that one address may send for long; an office behind one address shares them.</summary>
    public int AddressRequestsPerSecond { get; set; } = 200;

    /// <summary>Requests that one address may send at once after a rest.</summary>
    public int AddressBurst { get; set; } = 600;

    /// <summary>How long a request may take in all.</summary>
    public TimeSpan RequestTimeout { get; set; } = TimeSpan.FromSeconds(30);

    /// <summary>How long a request may take that brings a file.</summary>
    public TimeSpan UploadTimeout { get; set; } = TimeSpan.FromMinutes(5);

    /// <summary>How long a client may take to send its headers.</summary>
    public TimeSpan HeadersTimeout { get; set; } = TimeSpan.FromSeconds(10);

    /// <summary>How often each instance of a service is asked for its readiness; after two failures it is left out.</summary>
    public TimeSpan ProbeInterval { get; set; } = TimeSpan.FromSeconds(5);

    /// <summary>Origins of other web clients; none by default, so that no foreign page can call the API from a browser.</summary>
    public string[] CorsOrigins { get; set; } = [];

    /// <summary>Addresses of reverse proxies in front of the gateway whose X-Forwarded-For is believed; none by default.</summary>
    public string[] TrustedProxies { get; set; } = [];

    /// <summary>How many times a safe request is tried in all when a service cannot be reached.</summary>
    public int SafeAttempts { get; set; } = 3;

    /// <summary>
    /// Addresses of all gateways, where there are several; the same list for each. Operators see them all, whichever they ask.
    /// </summary>
    public string[] Gateways { get; set; } = [];

    internal bool IsUsable =>
        UserRequestsPerSecond > 0 && UserBurst > 0 && AddressRequestsPerSecond > 0 && AddressBurst > 0 && SafeAttempts > 0
        && RequestTimeout > TimeSpan.Zero && UploadTimeout > TimeSpan.Zero && HeadersTimeout > TimeSpan.Zero && ProbeInterval > TimeSpan.Zero
        && TrustedProxies.All(proxy => IPAddress.TryParse(proxy, out _))
        && Gateways.All(gateway => Uri.TryCreate(gateway, UriKind.Absolute, out var address) && address.Scheme is "http" or "https");
}
