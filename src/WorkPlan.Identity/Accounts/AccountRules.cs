using WorkPlan.ServiceDefaults.Problems;

namespace WorkPlan.Identity.Accounts;

/// <summary>Every way in which an account refuses.</summary>
internal static class AccountRules
{
    public static RuleException UserNameTaken(string userName) => new("user-name-taken", userName);

    public static RuleException AlreadyLocked(string userName) => new("account-already-locked", userName);

    public static RuleException NotLocked(string userName) => new("account-not-locked", userName);

    public static RuleException GrantTwice(string role, string unitCode) => new("grant-twice", role, unitCode);

    public static RuleException CurrentPasswordWrong() => new("current-password-wrong");

    public static RuleException LastAdministrator() => new("last-administrator");
}
