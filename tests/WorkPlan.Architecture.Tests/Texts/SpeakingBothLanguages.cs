namespace WorkPlan.Architecture.Tests.Texts;

/// <summary>What users read exists in Vietnamese and in English, with the same facts in it.</summary>
public sealed class SpeakingBothLanguages
{
    [Fact]
    public void Every_text_exists_in_both_languages()
    {
        Assert.NotEmpty(ResourceFile.All);
        Violations(ResourceFile.All).ShouldBeNone();
    }

    [Theory]
    [InlineData("a.title", "Một", "b.title", "One")]
    [InlineData("a.title", "Một {0}", "a.title", "One")]
    [InlineData("a.title", "Một", "a.title", " ")]
    public void A_text_that_is_missing_or_lacks_a_fact_is_seen(string key, string vietnamese, string otherKey, string english) => Assert.NotEmpty(Violations(
    [
        new("src/X/Texts.resx", new Dictionary<string, string> { [key] = vietnamese }),
        new("src/X/Texts.en.resx", new Dictionary<string, string> { [otherKey] = english }),
    ]));

    [Fact]
    public void A_file_without_its_other_language_is_seen() =>
        Assert.Single(Violations([new("src/X/Texts.resx", new Dictionary<string, string>())]));

    private static IEnumerable<string> Violations(IEnumerable<ResourceFile> files)
    {
        foreach (var set in files.GroupBy(file => file.Set))
        {
            if (set.SingleOrDefault(file => !file.IsEnglish) is not { } vietnamese || set.SingleOrDefault(file => file.IsEnglish) is not { } english)
            {
                yield return $"{set.Key} does not have both languages.";
                continue;
            }
            foreach (var key in vietnamese.Texts.Keys.Union(english.Texts.Keys))
            {
                if (!vietnamese.Texts.TryGetValue(key, out var own) || !english.Texts.TryGetValue(key, out var other)
                    || string.IsNullOrWhiteSpace(own) || string.IsNullOrWhiteSpace(other))
                    yield return $"{set.Key}: {key} is missing or blank in one language.";
                else if (!ResourceFile.Placeholders(own).SetEquals(ResourceFile.Placeholders(other)))
                    yield return $"{set.Key}: {key} has other placeholders in the other language.";
            }
        }
    }
}
