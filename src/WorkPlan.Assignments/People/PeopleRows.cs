using System.Globalization;
using System.Resources;
using WorkPlan.ServiceDefaults.Problems;
using WorkPlan.ServiceDefaults.Spreadsheets;
using WorkPlan.SharedKernel;

namespace WorkPlan.Assignments.People;

/// <summary>
/// Turns the rows of a file into people as they would be registered one by one. Dates are 2022-05-31 or 31/05/2022, titles are named as the
/// API or as the Sector names them.
/// </summary>
internal sealed class PeopleRows(PeopleColumns columns, FileFaults faults, Texts texts)
{
    /// <summary>Files are written in Vietnamese, in whatever language the answer is read.</summary>
    private static readonly ResourceManager InVietnamese = new("WorkPlan.Assignments.Texts", typeof(PeopleRows).Assembly);

    private static readonly string[] DateForms = ["yyyy-MM-dd", "d/M/yyyy"];
    private readonly Dictionary<(Type, string), object?> _names = [];

    /// <summary>The row's person; null when it cannot be read.</summary>
    public RegisterPersonRequest? Read(SheetRow row)
    {
        var before = faults.Total;
        var recruitedOn = Date(row, "recruitedOn") ?? Missing<DateOnly>(row, "recruitedOn");
        var person = new RegisterPersonRequest
        {
            Code = Text(row, "code") ?? "",
            FullName = Text(row, "fullName") ?? "",
            UnitCode = Text(row, "unitCode") ?? "",
            Kind = Name<PersonKind>(row, "kind") ?? Missing<PersonKind>(row, "kind"),
            RecruitedOn = recruitedOn,
            ServesFrom = Date(row, "servesFrom"),
            ServesTo = Date(row, "servesTo"),
            Titles = [.. TitlesOf(row, recruitedOn)],
            Qualifications = [.. QualificationsOf(row, recruitedOn)],
            Strengths = [.. StrengthsOf(row)],
            Positions = [.. PositionsOf(row, recruitedOn)],
        };
        return faults.Total > before ? null : person;
    }

    private IEnumerable<TitleRequest> TitlesOf(SheetRow row, DateOnly since)
    {
        if (Name<JudicialTitle>(row, "judicialTitle") is { } judicial)
            yield return new TitleRequest { JudicialTitle = judicial, From = Date(row, "judicialTitleFrom") ?? since, To = Date(row, "judicialTitleTo") };
        if (Name<ManagementTitle>(row, "managementTitle") is { } management)
            yield return new TitleRequest { ManagementTitle = management, From = Date(row, "managementTitleFrom") ?? since, To = Date(row, "managementTitleTo") };
    }

    private IEnumerable<QualificationRequest> QualificationsOf(SheetRow row, DateOnly since)
    {
        if (Name<QualificationLevel>(row, "qualification") is { } level)
        {
            yield return new QualificationRequest
            {
                Level = level,
                Name = Text(row, "qualificationName") ?? texts[$"QualificationLevel.{level}"],
                FieldCode = Text(row, "qualificationField"),
                AwardedOn = Date(row, "qualificationOn") ?? since,
            };
        }
    }

    /// <summary>Fields of work with levels from 1 to 5: <c>civil:4; administrative:3</c>.</summary>
    private IEnumerable<StrengthRequest> StrengthsOf(SheetRow row)
    {
        foreach (var part in (Text(row, "strengths") ?? "").Split(';', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries))
        {
            var at = part.LastIndexOf(':');
            if (at > 0 && int.TryParse(part.AsSpan(at + 1), NumberStyles.None, CultureInfo.InvariantCulture, out var level))
                yield return new StrengthRequest { FieldCode = part[..at].Trim(), Level = level };
            else
                faults.Add(row.Line, "strengths", texts["import.strength-unreadable", part]);
        }
    }

    private IEnumerable<PositionRequest> PositionsOf(SheetRow row, DateOnly since)
    {
        if (Text(row, "position") is { } name)
            yield return new PositionRequest { Name = name, FieldCode = Text(row, "positionField"), From = Date(row, "positionFrom") ?? since };
    }

    private DateOnly? Date(SheetRow row, string column)
    {
        if (Text(row, column) is not { } text)
            return null;
        if (DateOnly.TryParseExact(text, DateForms, CultureInfo.InvariantCulture, DateTimeStyles.None, out var day))
            return day;
        faults.Add(row.Line, column, texts["import.date-unreadable", text]);
        return null;
    }

    private TEnum? Name<TEnum>(SheetRow row, string column) where TEnum : struct, Enum
    {
        if (Text(row, column) is not { } text)
            return null;
        if (!_names.TryGetValue((typeof(TEnum), text), out var value))
            _names[(typeof(TEnum), text)] = value = Known<TEnum>(text);
        if (value is TEnum known)
            return known;
        faults.Add(row.Line, column, texts["import.name-unknown", text, string.Join(", ", Enum.GetNames<TEnum>().Select(Camel))]);
        return null;
    }

    private object? Known<TEnum>(string text) where TEnum : struct, Enum
    {
        var wanted = VietnameseText.SearchKey(text);
        foreach (var value in Enum.GetValues<TEnum>())
        {
            if (string.Equals(value.ToString(), text, StringComparison.OrdinalIgnoreCase)
                || VietnameseText.SearchKey(InVietnamese.GetString($"{typeof(TEnum).Name}.{value}", CultureInfo.InvariantCulture) ?? "") == wanted
                || VietnameseText.SearchKey(texts[$"{typeof(TEnum).Name}.{value}"]) == wanted)
            {
                return value;
            }
        }
        return null;
    }

    private TValue Missing<TValue>(SheetRow row, string column) where TValue : struct
    {
        if (columns.Cell(row, column).IsEmpty)
            faults.Add(row.Line, column, texts["Text.Required"]);
        return default;
    }

    /// <summary>What a formula shows depends on who saved the file last.</summary>
    private string? Text(SheetRow row, string column)
    {
        var cell = columns.Cell(row, column);
        if (cell.Kind is SheetCellKind.Formula or SheetCellKind.Error)
        {
            faults.Add(row.Line, column, texts["import.formula"]);
            return null;
        }
        return cell.IsEmpty ? null : cell.Text.Trim();
    }

    private static string Camel(string name) => char.ToLowerInvariant(name[0]) + name[1..];
}
