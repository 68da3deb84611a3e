using System.Globalization;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace WorkPlan.SharedKernel;

/// <summary>The day on which heads are counted: the first or last day of the period ("start", "end"), or a day of the year ("05-31").</summary>
[JsonConverter(typeof(HeadcountDateJsonConverter))]
public sealed record HeadcountDate
{
    private const string FirstDay = "start";
    private const string LastDay = "end";
    private readonly DateOnly? _day;

    public HeadcountDate(string code)
    {
        if (code is not (FirstDay or LastDay))
        {
            // 2024 has a 29 February; in other years it is read as the 28th.
            if (!DateOnly.TryParseExact($"2024-{code}", "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day))
                throw new DomainRuleException("headcount-date-unreadable", code);
            _day = day;
        }
        Code = code;
    }

    public static HeadcountDate Start { get; } = new(FirstDay);

    public static HeadcountDate End { get; } = new(LastDay);

    public string Code { get; }

    public override string ToString() => Code;

    internal DateOnly In(TargetInputs inputs)
    {
        if (_day is not { } day) return Code == FirstDay ? inputs.Range.From : inputs.Range.To!.Value;
        var year = inputs.Year;
        return In(year.From.Year, day) is var first && first >= year.From ? first : In(year.From.Year + 1, day);
    }

    private static DateOnly In(int year, DateOnly day) =>
        new(year, day.Month, Math.Min(day.Day, DateTime.DaysInMonth(year, day.Month)));
}

internal sealed class HeadcountDateJsonConverter : JsonConverter<HeadcountDate>
{
    public override HeadcountDate Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        reader.TokenType == JsonTokenType.String ? new HeadcountDate(reader.GetString()!) : throw new JsonException();

    public override void Write(Utf8JsonWriter writer, HeadcountDate value, JsonSerializerOptions options) => writer.WriteStringValue(value.Code);
}
