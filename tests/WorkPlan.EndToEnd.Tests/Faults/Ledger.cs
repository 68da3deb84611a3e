using System.Collections.Concurrent;

namespace WorkPlan.EndToEnd.Tests.Faults;

/// <summary>What clients were told: every change that was accepted, by kind and the code (or title, or id) that only it bears.</summary>
internal sealed class Ledger
{
    private readonly ConcurrentDictionary<(string Kind, string Code), long> _accepted = new();

    /// <summary>The thing now has this version: 1 when it was created, one more for each change that was accepted.</summary>
    public void Accepted(string kind, string code, long version = 1) => _accepted[(kind, code)] = version;

    /// <summary>Everything of a kind, in the order of the codes.</summary>
    public IReadOnlyList<(string Code, long Version)> Of(string kind) =>
        [.. _accepted.Where(entry => entry.Key.Kind == kind).Select(entry => (entry.Key.Code, entry.Value)).Order()];

    public IReadOnlyList<string> CodesOf(string kind) => [.. Of(kind).Select(entry => entry.Code)];
}
