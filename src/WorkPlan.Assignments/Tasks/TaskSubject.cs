using WorkPlan.ServiceDefaults.Validation;
using WorkPlan.SharedKernel;

namespace WorkPlan.Assignments.Tasks;

/// <summary>What sort of thing a task is about, where somebody may have an interest in it.</summary>
public enum SubjectKind
{
    /// <summary>Vụ án, vụ việc: by its code alone, never by its content.</summary>
    Case,

    /// <summary>Cơ quan, tổ chức outside the Sector.</summary>
    Organisation,
    Unit,

    /// <summary>Somebody of the staff register.</summary>
    Person,
}

/// <summary>Somebody or something that a task is about; two are the same when kind and code are, whatever the letter case.</summary>
internal sealed record TaskSubject(SubjectKind Kind, string Code)
{
    public const int MostOfTask = 10;
    public const int CodeLength = 100;
    private const char Separator = '\n';

    /// <summary>Kind, colon, code; one a line.</summary>
    public const int ListLength = MostOfTask * (CodeLength + 20);

    public bool Equals(TaskSubject? other) =>
        other is not null && Kind == other.Kind && string.Equals(Code, other.Code, StringComparison.OrdinalIgnoreCase);

    public override int GetHashCode() => HashCode.Combine(Kind, StringComparer.OrdinalIgnoreCase.GetHashCode(Code));

    public static TaskSubject Of(SubjectKind kind, string code) => new(kind, VietnameseText.Clean(code));

    public static string Join(IEnumerable<TaskSubject> subjects) =>
        string.Join(Separator, subjects.Select(subject => $"{subject.Kind}:{subject.Code}"));

    public static IReadOnlyList<TaskSubject> Split(string list) =>
    [
        .. list.Split(Separator, StringSplitOptions.RemoveEmptyEntries).Select(line => line.Split(':', 2))
            .Select(parts => new TaskSubject(Enum.Parse<SubjectKind>(parts[0]), parts[1])),
    ];
}

/// <summary>A case, an organisation, a unit or a person that a task is about, by its code.</summary>
public sealed record SubjectRequest
{
    public required SubjectKind Kind { get; init; }

    [Text(TaskSubject.CodeLength)]
    public required string Code { get; init; }

    internal TaskSubject ToSubject() => TaskSubject.Of(Kind, Code);
}
