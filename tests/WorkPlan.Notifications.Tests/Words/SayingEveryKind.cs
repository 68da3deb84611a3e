using System.Globalization;
using System.Resources;
using System.Text.RegularExpressions;
using WorkPlan.Notifications.Notices;

namespace WorkPlan.Notifications.Tests.Words;

public sealed partial class SayingEveryKind
{
    private static readonly ResourceManager Words = new("WorkPlan.Notifications.NoticeTexts", typeof(NoticeBoard).Assembly);

    public static TheoryData<string> Kinds => [.. NoticeKinds.All.Select(kind => kind.Code)];

    [Theory]
    [MemberData(nameof(Kinds))]
    public void Both_languages_say_the_same_facts(string kind)
    {
        foreach (var part in new[] { "name", "title", "text" })
        {
            var (vietnamese, english) = (Text($"notice.{kind}.{part}", "vi"), Text($"notice.{kind}.{part}", "en"));
            Assert.NotEqual(vietnamese, english);
            Assert.Equal(Facts(vietnamese), Facts(english));
        }
    }

    [Fact]
    public void Codes_fit_their_columns_and_are_not_given_twice()
    {
        Assert.All(NoticeKinds.All, kind => Assert.True(kind.Code.Length <= NoticeLimits.Kind));
        Assert.Equal(NoticeKinds.All.Count, NoticeKinds.All.DistinctBy(kind => kind.Code).Count());
    }

    private static string Text(string key, string language) =>
        Words.GetString(key, CultureInfo.GetCultureInfo(language)) ?? throw new KeyNotFoundException(key);

    private static IEnumerable<string> Facts(string text) => Placeholder().Matches(text).Select(match => match.Value).Order(StringComparer.Ordinal);

    [GeneratedRegex(@"\{[^}]*\}")]
    private static partial Regex Placeholder();
}
