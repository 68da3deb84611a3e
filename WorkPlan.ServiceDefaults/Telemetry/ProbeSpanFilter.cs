using System.Diagnostics;
using OpenTelemetry;

namespace WorkPlan.ServiceDefaults.Telemetry;

/// <summary>Keeps the spans of probes, and all that happened inside them, from the exporters that follow it.</summary>
internal sealed class ProbeSpanFilter : BaseProcessor<Activity>
{
    private const string Mark = "workplan.probe";

    /// <summary>Children are made with the mark in sight: the sampler drops them if it heeds its parent, this filter if it does not.</summary>
    public static void Suppress(Activity activity)
    {
        activity.SetCustomProperty(Mark, Mark);
        activity.ActivityTraceFlags &= ~ActivityTraceFlags.Recorded;
    }

    public override void OnEnd(Activity data)
    {
        for (var ancestor = data; ancestor is not null; ancestor = ancestor.Parent)
        {
            if (ancestor.GetCustomProperty(Mark) is null) continue;
            data.ActivityTraceFlags &= ~ActivityTraceFlags.Recorded;
            return;
        }
    }
}
