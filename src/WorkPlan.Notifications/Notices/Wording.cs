using System.Text.RegularExpressions;
using WorkPlan.ServiceDefaults.Problems;

namespace WorkPlan.Notifications.Notices;

/// <summary>
/// Says a notice in the language of the request: <c>notice.{kind}.title</c> and <c>.text</c>, where <c>{name}</c> is a parameter and
/// <c>{name:word}</c> a parameter whose value is translated by <c>word.{value}</c>.
/// </summary>
internal sealed partial class Wording(Texts texts)
{
    public string NameOf(NoticeKind kind) => texts[$"notice.{kind.Code}.name"];

    public string TitleOf(Notice notice) => Say($"notice.{notice.Kind}.title", notice.Parameters);

    public string TextOf(Notice notice) => Say($"notice.{notice.Kind}.text", notice.Parameters);

    private string Say(string key, IReadOnlyDictionary<string, string> parameters) => Placeholder().Replace(texts[key], match =>
    {
        if (!parameters.TryGetValue(match.Groups[1].Value, out var value))
            return "–";
        return match.Groups[2].Success ? texts.Find($"word.{value}") ?? value : value;
    });

    [GeneratedRegex(@"\{(\w+)(:word)?\}")]
    private static partial Regex Placeholder();
}
