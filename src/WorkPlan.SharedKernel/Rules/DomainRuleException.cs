namespace WorkPlan.SharedKernel;

/// <summary>
/// A rule of the domain refuses what was asked. <see cref="Code"/> is stable and is what callers match on; the sentence people
/// read is looked up by it in the service's texts, with <see cref="Arguments"/> in its placeholders.
/// </summary>
#pragma warning disable CA1032 // A refusal without a code would be a refusal nobody can look up.
public class DomainRuleException(string code, params object?[] arguments) : Exception(Describe(code, arguments))
#pragma warning restore CA1032
{
    public string Code { get; } = code;

    public IReadOnlyList<object?> Arguments { get; } = arguments;

    /// <summary>The document or article that the rule comes from, where it has one.</summary>
    public string? Citation { get; init; }

    private static string Describe(string code, object?[] arguments) =>
        arguments.Length == 0 ? code : $"{code}({string.Join("; ", arguments)})";
}
