using Microsoft.SqlServer.TransactSql.ScriptDom;

namespace WorkPlan.Testing.SqlServer;

/// <summary>Microsoft's own T-SQL grammar (SQL Server 2019), in-process.</summary>
public static class TSql
{
    /// <summary>What the parser has to say against a text; nothing when it is T-SQL.</summary>
    public static IReadOnlyList<string> Errors(string sql)
    {
        using var reader = new StringReader(sql);
        new TSql150Parser(initialQuotedIdentifiers: true).Parse(reader, out var errors);
        return [.. errors.Select(error => $"line {error.Line}, column {error.Column}: {error.Message}")];
    }

    /// <summary>Fails with the text and the parser's complaints unless the text is T-SQL.</summary>
    public static void ShouldParse(string sql)
    {
        var errors = Errors(sql);
        if (errors.Count > 0)
            throw new TSqlException($"SQL Server's grammar refuses this: {string.Join("; ", errors)}{Environment.NewLine}{sql}");
    }
}

/// <summary>Something that the service does on SQLite could not be done on SQL Server.</summary>
public sealed class TSqlException(string message, Exception? innerException = null) : Exception(message, innerException);
