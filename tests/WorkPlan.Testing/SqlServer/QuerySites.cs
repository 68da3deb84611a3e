using System.Collections.Concurrent;
using System.Diagnostics;
using System.Reflection;
using System.Reflection.Emit;
using Microsoft.EntityFrameworkCore;

namespace WorkPlan.Testing.SqlServer;

/// <summary>A place in a service's code that runs a query.</summary>
/// <param name="Method">The method that holds it, with its type, as the compiler left it: a state machine's for an asynchronous one.</param>
/// <param name="Offset">Where in the method the call stands, in bytes of intermediate language.</param>
/// <param name="Call">What is called, for example <c>ToListAsync</c>, or a method of ours that runs the query it is handed.</param>
public sealed record QuerySite(string Method, int Offset, string Call);

/// <summary>
/// Every place in a service's code that runs a query, read from its assembly, and those that a run of its tests has been at. The guard
/// judges the queries that are run; this says which never were.
/// </summary>
public static class QuerySites
{
    /// <summary>The folder where a run of tests says what it has been at; nothing is taken down when it is not set.</summary>
    public const string FolderVariable = "WORKPLAN_QUERY_SITES";

    private const string Ef = "";

    private static readonly string? Folder = Environment.GetEnvironmentVariable(FolderVariable);

    private static readonly ConcurrentDictionary<(MethodBase Method, int Offset, string Call), byte> Visited = new();

    private static readonly Dictionary<short, OpCode> OpCodesByValue = typeof(OpCodes).GetFields(BindingFlags.Public | BindingFlags.Static)
        .Select(field => (OpCode)field.GetValue(null)!).ToDictionary(code => code.Value);

    /// <summary>The places of an assembly that run a query; a search by key, which is EF Core's own, is none.</summary>
    public static IReadOnlyList<QuerySite> Of(Assembly assembly) =>
    [
        .. from type in assembly.GetTypes()
           from method in type.GetMethods(Declared).Cast<MethodBase>().Concat(type.GetConstructors(Declared))
           from site in Of(method)
           select site,
    ];

    static QuerySites()
    {
        if (Folder is not null)
            AppDomain.CurrentDomain.ProcessExit += (_, _) => File.WriteAllLines(
                Path.Combine(Folder, $"{Environment.ProcessId}.sites"),
                Visited.Keys.Select(visit => $"{NameOf(visit.Method)}\t{visit.Offset}\t{visit.Call}"));
    }

    private const BindingFlags Declared =
        BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.Instance | BindingFlags.Static | BindingFlags.DeclaredOnly;

    private static IEnumerable<QuerySite> Of(MethodBase method)
    {
        if (method.GetMethodBody()?.GetILAsByteArray() is not { } code)
            yield break;
        var ofType = method.DeclaringType!.IsGenericType ? method.DeclaringType.GetGenericArguments() : null;
        var ofMethod = method.IsGenericMethod ? method.GetGenericArguments() : null;
        for (var at = 0; at < code.Length;)
        {
            var start = at;
            var value = code[at] == 0xFE ? (short)(0xFE00 | code[++at]) : code[at];
            at++;
            var instruction = OpCodesByValue[value];
            if (instruction.OperandType == OperandType.InlineMethod && instruction.FlowControl == FlowControl.Call
                && method.Module.ResolveMethod(BitConverter.ToInt32(code, at), ofType, ofMethod) is MethodInfo called && Runs(called))
                yield return new(NameOf(method), start, called.Name);
            at += instruction.OperandType switch
            {
                OperandType.InlineNone => 0,
                OperandType.ShortInlineBrTarget or OperandType.ShortInlineI or OperandType.ShortInlineVar => 1,
                OperandType.InlineVar => 2,
                OperandType.InlineI8 or OperandType.InlineR => 8,
                OperandType.InlineSwitch => 4 + (4 * BitConverter.ToInt32(code, at)),
                _ => 4,
            };
        }
    }

    private static bool Runs(MethodInfo called)
    {
        var of = called.DeclaringType;
        var goesOn = called.ReturnType.IsAssignableTo(typeof(IQueryable));
        if (of == typeof(EntityFrameworkQueryableExtensions))
            return !goesOn && called.Name != nameof(EntityFrameworkQueryableExtensions.ToQueryString);
        if (of == typeof(Queryable))
            return !goesOn;
        return !goesOn && IsOurs(of?.Assembly) && called.GetParameters().Any(parameter => parameter.ParameterType.IsAssignableTo(typeof(IQueryable)));
    }

    private static bool IsOurs(Assembly? assembly) => assembly?.GetName().Name?.StartsWith("WorkPlan.", StringComparison.Ordinal) == true;

    /// <summary>The places that no run of tests has been at.</summary>
    /// <param name="assembly">A service's, or that of ServiceDefaults.</param>
    /// <param name="visits">What the runs wrote.</param>
    public static IReadOnlyList<QuerySite> NeverVisited(Assembly assembly, IEnumerable<string> visits)
    {
        var places = visits.Distinct().Select(line => line.Split('\t'))
            .ToLookup(parts => parts[0], parts => (Offset: int.Parse(parts[1], System.Globalization.CultureInfo.InvariantCulture), Call: parts[2]));
        return
        [
            .. Of(assembly).GroupBy(site => site.Method).SelectMany(sites =>
            {
                var ordered = sites.OrderBy(site => site.Offset).ToList();
                var seen = places[sites.Key].Select(place => ordered.FirstOrDefault(site => site.Offset >= place.Offset)).ToHashSet();
                // A sequence is run where it is walked through, after the call.
                return ordered.Where(site => !seen.Contains(site)
                    && !(site.Call == nameof(EntityFrameworkQueryableExtensions.AsAsyncEnumerable) && places[sites.Key].Any(place => place.Offset > site.Offset)));
            }),
        ];
    }

    /// <summary>Takes down where the query stands that is being run.</summary>
    internal static void Visit()
    {
        if (Folder is null)
            return;
        var call = Ef;
        foreach (var frame in new StackTrace(1, fNeedFileInfo: false).GetFrames())
        {
            if (frame.GetMethod() is not { DeclaringType: { } type } method || !IsOurs(type.Assembly) || type.Assembly == typeof(QuerySites).Assembly)
                continue;
            Visited.TryAdd((method, frame.GetILOffset(), call), 0);
            call = method.Name;
        }
    }

    private static string NameOf(MethodBase method) => $"{method.DeclaringType!.FullName}::{method}";
}
