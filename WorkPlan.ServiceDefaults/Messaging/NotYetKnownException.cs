namespace WorkPlan.ServiceDefaults.Messaging;

/// <summary>Thrown by a consumer whose message refers to something that has not arrived yet: the message is parked and comes again.</summary>
public sealed class NotYetKnownException(string kind, string key) : Exception($"The {kind} {key} is not known here yet.")
{
    public string Kind { get; } = kind;

    public string Key { get; } = key;
}
