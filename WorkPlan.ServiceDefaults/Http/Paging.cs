using System.Linq.Expressions;
using System.Text.Json.Serialization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using WorkPlan.ServiceDefaults.Problems;

namespace WorkPlan.ServiceDefaults.Http;

/// <summary>One page of a list.</summary>
public sealed record Page<T>(IReadOnlyList<T> Items, [property: JsonPropertyName("page")] int Number, int PageSize, int Total);

/// <summary>What every list takes in its query: <c>page</c>, <c>pageSize</c> (1–200, default 50), <c>sort</c> (<c>name,-dueOn</c>), <c>q</c>.</summary>
public sealed class PageQuery
{
    public const int MaxPageSize = 200;
    public const int DefaultPageSize = 50;

    [FromQuery(Name = "page")]
    public int? Page { get; init; }

    [FromQuery(Name = "pageSize")]
    public int? PageSize { get; init; }

    [FromQuery(Name = "sort")]
    public string? Sort { get; init; }

    /// <summary>Free text, found without regard to accents and case.</summary>
    [FromQuery(Name = "q")]
    public string? Q { get; init; }
}

/// <summary>The fields by which a list can be sorted, and the unique one that makes every order stable.</summary>
public sealed class Sorting<T>(Expression<Func<T, Guid>> unique)
{
    private readonly Dictionary<string, Field> _fields = [];

    public Sorting<T> By<TKey>(string field, Expression<Func<T, TKey>> key)
    {
        _fields[field] = new Field(
            (query, descending) => descending ? query.OrderByDescending(key) : query.OrderBy(key),
            (query, descending) => descending ? query.ThenByDescending(key) : query.ThenBy(key));
        return this;
    }

    internal IQueryable<T> Apply(IQueryable<T> query, string? sort, string fallback, Texts texts)
    {
        IOrderedQueryable<T>? ordered = null;
        var fields = string.IsNullOrWhiteSpace(sort) ? fallback : sort;
        foreach (var part in fields.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries))
        {
            var descending = part.StartsWith('-');
            if (!_fields.TryGetValue(descending ? part[1..] : part, out var field))
                throw new InvalidInputException("sort", texts["Sort.Unknown", string.Join(", ", _fields.Keys.Order(StringComparer.Ordinal))]);
            ordered = ordered is null ? field.First(query, descending) : field.Next(ordered, descending);
        }
        return ordered is null ? query.OrderBy(unique) : ordered.ThenBy(unique);
    }

    private sealed record Field(
        Func<IQueryable<T>, bool, IOrderedQueryable<T>> First,
        Func<IOrderedQueryable<T>, bool, IOrderedQueryable<T>> Next);
}

public static class PagingExtensions
{
    /// <summary>Sorts by the allowed fields, counts, and takes one page. <paramref name="defaultSort"/> names fields of the sorting.</summary>
    public static async Task<Page<TView>> ToPageAsync<T, TView>(
        this IQueryable<T> query, PageQuery paging, Sorting<T> sorting, string defaultSort,
        Expression<Func<T, TView>> view, Texts texts, CancellationToken cancellationToken)
    {
        var number = paging.Page ?? 1;
        var size = paging.PageSize ?? PageQuery.DefaultPageSize;
        if (number is < 1 or > 1_000_000)
            throw new InvalidInputException("page", texts["Page.Range", 1, 1_000_000]);
        if (size is < 1 or > PageQuery.MaxPageSize)
            throw new InvalidInputException("pageSize", texts["Page.Range", 1, PageQuery.MaxPageSize]);
        var ordered = sorting.Apply(query, paging.Sort, defaultSort, texts);
        var total = await query.CountAsync(cancellationToken);
        var items = await ordered.Skip((number - 1) * size).Take(size).Select(view).ToListAsync(cancellationToken);
        return new Page<TView>(items, number, size, total);
    }
}
