using System.Text.Json.Nodes;

namespace WorkPlan.Samples.Summaries;

/// <summary>The system's codes in words, the code beside them.</summary>
internal static class Words
{
    private static readonly Dictionary<string, string> Known = new()
    {
        ["advancedWorker"] = "Lao động tiên tiến",
        ["emulationFighterBase"] = "Chiến sĩ thi đua cơ sở",
        ["lead"] = "chủ trì",
        ["support"] = "phối hợp",
        ["approved"] = "đã duyệt",
        ["closed"] = "đã kết thúc",
        ["announced"] = "đang tiến hành",
        ["open"] = "chưa khắc phục",
        ["remediated"] = "chờ xác minh",
        ["verified"] = "đã xác minh",
        ["confirmed"] = "đã xác nhận hoàn thành",
        ["overdue"] = "quá hạn",
        ["waived"] = "được miễn",
    };

    public static string Of(JsonNode? code) => Known.TryGetValue(code.Text(), out var words) ? $"{words} ({code.Text()})" : code.Text();

    private static string Text(this JsonNode? code) => code!.GetValue<string>();
}
