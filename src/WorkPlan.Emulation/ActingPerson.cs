using WorkPlan.ServiceDefaults.Security;

namespace WorkPlan.Emulation;

internal static class ActingPerson
{
    /// <summary>Who acts, where two steps need two people: the person whichever account is used, and the account where there is no person.</summary>
    public static string Acting(this CurrentUser user) => user.PersonCode ?? user.UserId;
}
