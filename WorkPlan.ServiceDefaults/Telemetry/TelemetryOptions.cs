using System.Net;

namespace WorkPlan.ServiceDefaults.Telemetry;

/// <summary>What is ours to tune; where telemetry goes and how much of it is said by the standard <c>OTEL_*</c> settings.</summary>
public sealed class TelemetryOptions
{
    public const string Section = "Telemetry";

    private static readonly IPNetwork[] ThisMachine = [IPNetwork.Parse("127.0.0.0/8"), IPNetwork.Parse("::1/128")];

    /// <summary>A database command that takes longer is logged as a warning.</summary>
    public TimeSpan SlowQuery { get; set; } = TimeSpan.FromMilliseconds(200);

    /// <summary>
    /// A database command that took less has no span of its own in a trace, unless it failed: it explains no slow request, and it would be
    /// half of what a trace of an ordinary one costs. The metrics count it all the same. 0 gives a span to each.
    /// </summary>
    public TimeSpan ShortestDatabaseSpan { get; set; } = TimeSpan.FromMilliseconds(1);

    /// <summary>
    /// Networks in CIDR form (<c>10.1.2.0/24</c>) from which <c>/metrics</c> is answered, besides this machine. The gateway's port is
    /// open to everybody, and how busy a province is, and with what, is not everybody's.
    /// </summary>
    public string[] ScrapedFrom { get; set; } = [];

    internal bool IsUsable => SlowQuery > TimeSpan.Zero && ShortestDatabaseSpan >= TimeSpan.Zero && ScrapedFrom.All(network => IPNetwork.TryParse(network, out _));

    /// <summary>
    /// Of the connection, as far as trusted proxies tell. One within the process, or by a socket of this machine, has no address; what came
    /// there for somebody else says for whom.
    /// </summary>
    internal bool MayScrape(IPAddress? address, bool isForwarded = false)
    {
        // A proxy that nobody has named stands before whomever it likes.
        if (isForwarded)
            return false;
        if (address is null)
            return true;
        var from = address.IsIPv4MappedToIPv6 ? address.MapToIPv4() : address;
        return ThisMachine.Concat(ScrapedFrom.Select(IPNetwork.Parse)).Any(network => network.Contains(from));
    }
}
