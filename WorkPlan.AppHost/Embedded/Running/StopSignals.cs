using System.Runtime.InteropServices;

namespace WorkPlan.AppHost.Embedded;

/// <summary>Ctrl+C, SIGTERM and a closed terminal ask for a stop; asked twice, it is at once.</summary>
internal sealed class StopSignals : IDisposable
{
    private readonly CancellationTokenSource stop = new();
    private readonly CancellationTokenSource hurry = new();
    private readonly PosixSignalRegistration[] registrations;

    public StopSignals() => registrations =
    [
        .. new[] { PosixSignal.SIGINT, PosixSignal.SIGTERM, PosixSignal.SIGHUP }.Select(signal => PosixSignalRegistration.Create(signal, Receive)),
    ];

    public CancellationToken StopAsked => stop.Token;

    public CancellationToken HurryAsked => hurry.Token;

    public void Dispose()
    {
        foreach (var registration in registrations)
            registration.Dispose();
        stop.Dispose();
        hurry.Dispose();
    }

    private void Receive(PosixSignalContext context)
    {
        context.Cancel = true;
        (stop.IsCancellationRequested ? hurry : stop).Cancel();
    }
}
