namespace WorkPlan.SharedKernel;

internal static class EmbeddedText
{
    public static StreamReader Open(string name) =>
        new(typeof(EmbeddedText).Assembly.GetManifestResourceStream(name)
            ?? throw new FileNotFoundException("The assembly lacks one of its own files.", name));
}
