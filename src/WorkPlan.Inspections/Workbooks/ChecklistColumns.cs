using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using WorkPlan.Inspections.Checklists;
using WorkPlan.Inspections.UnitInspections;

namespace WorkPlan.Inspections.Workbooks;

/// <summary>
/// How a checklist lies in its workbook. The first row says which inspection it is of; from the third on each row is a question. What
/// people fill in is open, all else is locked and comes back as it went out.
/// </summary>
internal static class ChecklistColumns
{
    public const string Mark = "WorkPlan: bảng kiểm 1";
    public const string Sheet = "Bảng kiểm";
    public const int FirstLine = 3;
    public const int Code = 0;
    public const int Group = 1;
    public const int Question = 2;
    public const int Fact = 3;
    public const int MaxScore = 4;
    public const int Verdict = 5;
    public const int Score = 6;
    public const int Reason = 7;

    /// <summary>When the answer was given that stood there at the download; who answers in between makes a conflict.</summary>
    public const int AnsweredAt = 8;
    public const int Stamp = 9;
    private const int StampLength = 16;

    public static readonly string[] Headings =
        ["Mã", "Nhóm", "Câu hỏi", "Dữ liệu", "Điểm tối đa", "Kết quả", "Điểm", "Lý do", "Trả lời trước", "Dấu"];

    public static readonly IReadOnlyDictionary<string, Verdict> Verdicts = new Dictionary<string, Verdict>(StringComparer.OrdinalIgnoreCase)
    {
        ["Chấp nhận"] = UnitInspections.Verdict.Accept,
        ["Không chấp nhận"] = UnitInspections.Verdict.Contest,
        ["Chấm điểm"] = UnitInspections.Verdict.Manual,
    };

    /// <summary>A cell as people name it: G7.</summary>
    public static string Cell(int column, int line) => $"{(char)('A' + column)}{line}";

    public static string? When(DateTimeOffset? answeredAt) => answeredAt?.ToUniversalTime().ToString("O", CultureInfo.InvariantCulture);

    /// <summary>The locked texts of a row: question and answer state as they went out.</summary>
    public static string[] Locked(ChecklistItem item, string? fact, string? answeredAt) =>
        [item.Code, item.Group, item.Question, fact ?? "", item.MaxScore.ToString(CultureInfo.InvariantCulture), answeredAt ?? ""];

    /// <summary>What every program that saves the file leaves of a text.</summary>
    public static string AsSaved(string text) => text.ReplaceLineEndings("\n").Trim();

    /// <summary>What shows that a locked cell was changed in spite of the lock. It guards against slips, not against forgers: who answers signs with his account.</summary>
    public static string StampOf(string unitInspection, IEnumerable<string> locked) =>
        Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(string.Join('\u001f', locked.Select(AsSaved).Prepend(unitInspection)))))[..StampLength];
}
