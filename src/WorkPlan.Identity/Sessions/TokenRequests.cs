using WorkPlan.Identity.Accounts;
using WorkPlan.ServiceDefaults.Validation;

namespace WorkPlan.Identity.Sessions;

public sealed record SignInRequest(
    [Text(AccountConfiguration.UserNameLength)] string UserName,
    [Text(PasswordLimits.MaxLength)] string Password);

public sealed record RefreshRequest([Text(RefreshRequest.MaxLength)] string RefreshToken)
{
    public const int MaxLength = 100;
}

/// <summary>The tokens of a session. <paramref name="ExpiresIn"/> is the access token's life in seconds.</summary>
public sealed record TokenResponse(string AccessToken, string TokenType, int ExpiresIn, string RefreshToken);
