using System.Collections.Concurrent;
using Microsoft.Extensions.Logging;

namespace WorkPlan.ServiceDefaults.Tests.Telemetry;

/// <summary>Keeps what is logged, and the scopes around it.</summary>
internal sealed class RecordingLog : ILoggerProvider, ISupportExternalScope
{
    private readonly ConcurrentQueue<(string Line, Dictionary<string, object?> Scope)> _records = new();
    private IExternalScopeProvider _scopes = new LoggerExternalScopeProvider();

    public IReadOnlyCollection<string> Lines => [.. _records.Select(record => record.Line)];

    public IReadOnlyDictionary<string, object?> ScopeOf(string line) => _records.First(record => record.Line == line).Scope;

    public ILogger CreateLogger(string categoryName) => new Logger(this);

    public void SetScopeProvider(IExternalScopeProvider scopeProvider) => _scopes = scopeProvider;

    public void Dispose()
    {
    }

    private sealed class Logger(RecordingLog log) : ILogger
    {
        public IDisposable? BeginScope<TState>(TState state) where TState : notnull => null;

        public bool IsEnabled(LogLevel logLevel) => true;

        public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter)
        {
            var scope = new Dictionary<string, object?>();
            log._scopes.ForEachScope(static (item, known) =>
            {
                if (item is not IEnumerable<KeyValuePair<string, object?>> pairs) return;
                foreach (var (key, value) in pairs) known[key] = value;
            }, scope);
            log._records.Enqueue((formatter(state, exception), scope));
        }
    }
}
