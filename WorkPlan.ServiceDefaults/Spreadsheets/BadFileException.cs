using WorkPlan.ServiceDefaults.Problems;

namespace WorkPlan.ServiceDefaults.Spreadsheets;

/// <summary>A file that cannot be read as what it claims to be: 400.</summary>
public sealed class BadFileException(string code, params object?[] arguments) : RuleException(code, arguments);
