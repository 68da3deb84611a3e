using System.Reflection;

namespace WorkPlan.ServiceDefaults.Messaging;

/// <summary>Reads a contract's <c>StreamKey</c> and <c>Version</c>, by their names: contracts implement nothing.</summary>
internal static class StreamOf<TMessage> where TMessage : class
{
    private static readonly Func<TMessage, string?>? _key = Getter<string?>("StreamKey");
    private static readonly Func<TMessage, long>? _version = Getter<long>("Version");

    public static (string Key, long Seq) Read(TMessage message, Guid messageId)
    {
        var key = _key?.Invoke(message);
        if (string.IsNullOrEmpty(key))
            return (StreamKeys.OfMessage(messageId), 0);
        if (key.Length > MessagingTables.StreamKeyLength)
            throw new ArgumentException($"StreamKey of {typeof(TMessage).Name} is longer than {MessagingTables.StreamKeyLength} characters.");
        return (key, _version?.Invoke(message) ?? 0);
    }

    private static Func<TMessage, TValue>? Getter<TValue>(string name) =>
        typeof(TMessage).GetProperty(name, BindingFlags.Public | BindingFlags.Instance) is { CanRead: true } property
            && property.PropertyType == typeof(TValue)
            ? property.GetMethod!.CreateDelegate<Func<TMessage, TValue>>()
            : null;
}

internal static class StreamKeys
{
    private const string Message = "message:";

    public const string Parked = "parked:";

    public static string OfMessage(Guid messageId) => $"{Message}{messageId:N}";

    /// <summary>Nothing follows in a stream that was made up for one message.</summary>
    public static bool HasFollowers(string key) =>
        !key.StartsWith(Message, StringComparison.Ordinal) && !key.StartsWith(Parked, StringComparison.Ordinal);
}
