using WorkPlan.Samples.Feeding;

namespace WorkPlan.Samples.Summaries;

/// <summary>The sample accounts with their passwords, shown once after the first feeding.</summary>
internal static class SignIns
{
    public static void Print(Story story)
    {
        story.Report.Heading("Tài khoản mẫu, chỉ hiện một lần (sample sign-ins, shown once)");
        foreach (var row in Foundations.Accounts)
            story.Report.Secret($"  {row["userName"],-22} {story.Users.PasswordOf(row["userName"])}   {row["description"]} ({row["role"]}, {row["unitCode"]})");
    }
}
