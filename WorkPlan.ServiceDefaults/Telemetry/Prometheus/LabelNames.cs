using System.Text;

namespace WorkPlan.ServiceDefaults.Telemetry.Prometheus;

/// <summary>Tag keys as label names in UTF-8, each made once: two keys that become one name give the same array.</summary>
internal sealed class LabelNames
{
    private readonly Dictionary<string, byte[]> _byKey = new(StringComparer.Ordinal);
    private readonly Dictionary<string, byte[]> _byName = new(StringComparer.Ordinal);

    public byte[] Of(string key)
    {
        if (_byKey.TryGetValue(key, out var bytes)) return bytes;
        var name = PrometheusName.OfLabel(key);
        if (!_byName.TryGetValue(name, out bytes)) _byName.Add(name, bytes = Encoding.ASCII.GetBytes(name));
        _byKey.Add(key, bytes);
        return bytes;
    }
}
