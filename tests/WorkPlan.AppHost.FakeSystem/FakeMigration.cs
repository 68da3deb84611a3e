namespace WorkPlan.AppHost.FakeSystem;

/// <summary>Writes a line a run into the database's file, so that a test sees which runs shared it.</summary>
internal static class FakeMigration
{
    public static int Run(string[] how)
    {
        if (how is ["fail"])
            return 3;
        var path = Environment.GetEnvironmentVariable("ConnectionStrings__firstdb")!.Replace("Data Source=", "", StringComparison.Ordinal);
        File.AppendAllText(path, "migrated\n");
        return 0;
    }
}
