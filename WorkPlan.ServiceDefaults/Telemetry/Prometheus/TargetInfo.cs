using OpenTelemetry.Resources;

namespace WorkPlan.ServiceDefaults.Telemetry.Prometheus;

/// <summary>The resource as a series of its own, to be joined with the others by job and instance.</summary>
internal static class TargetInfo
{
    public static void Write(ExpositionWriter writer, Resource resource)
    {
        writer.Write("# HELP target_info Who is being scraped.\n# TYPE target_info gauge\ntarget_info{"u8);
        var first = true;
        foreach (var label in resource.Attributes.GroupBy(attribute => PrometheusName.OfLabel(attribute.Key), attribute => attribute.Value))
        {
            if (!first) writer.Write(","u8);
            first = false;
            writer.Write(System.Text.Encoding.ASCII.GetBytes(label.Key));
            writer.Write("=\""u8);
            writer.WriteLabelValue(string.Join(';', label));
            writer.Write("\""u8);
        }

        writer.Write("} 1\n"u8);
    }
}
