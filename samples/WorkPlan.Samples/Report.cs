namespace WorkPlan.Samples;

/// <summary>What the program says on the console.</summary>
internal sealed class Report(TextWriter output, TimeProvider clock)
{
    private readonly long _start = clock.GetTimestamp();

    public void Line(string text = "") => output.WriteLine(text);

    /// <summary>For the eyes at the console: whoever keeps this program's output in a file leaves such a line out.</summary>
    public void Secret(string text) => Line($"[secret] {text}");

    public void Heading(string text)
    {
        Line();
        Line($"== {text}");
    }

    /// <summary>A step begins; the seconds since the start show how long the steps before it took.</summary>
    public void Step(string text) => Line($"[{clock.GetElapsedTime(_start).TotalSeconds,4:0} s] {text}");

    /// <summary>A step with many parts says how far it is at every quarter.</summary>
    public void Progress(string what, int done, int total)
    {
        if (done * 4 / total != (done - 1) * 4 / total)
            Step($"  {what}: {done}/{total}");
    }

    /// <summary>A refusal that the story has: the system has kept a rule, and says which.</summary>
    public void Refused(string attempt, Gateway.Answer answer)
    {
        Line($"  Bị từ chối, đúng như quy định (refused as it must be): {attempt}");
        Line($"    {(int)answer.Status} {answer.Code}: {answer.Body?["detail"]}");
        if (answer.Body?["citation"] is { } citation)
            Line($"    Căn cứ (source): {citation}");
    }
}
