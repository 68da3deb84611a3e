using WorkPlan.ServiceDefaults.Problems;

namespace WorkPlan.Identity.Sessions;

/// <summary>Every way in which signing in, and staying so, is refused.</summary>
internal static class SessionRules
{
    /// <summary>Unknown name and wrong password are one answer.</summary>
    public static NotSignedInException SignInFailed() => new("sign-in-failed");

    public static ForbiddenException AccountLocked() => new("account-locked");

    public static NotSignedInException RefreshTokenInvalid() => new("refresh-token-invalid");

    public static NotSignedInException RefreshTokenReused() => new("refresh-token-reused");

    public static NotSignedInException SessionExpired() => new("session-expired");

    public static NotSignedInException SessionEnded() => new("session-ended");
}
