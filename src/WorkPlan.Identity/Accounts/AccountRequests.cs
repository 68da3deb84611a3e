using System.ComponentModel.DataAnnotations;
using WorkPlan.ServiceDefaults.Organisation;
using WorkPlan.ServiceDefaults.Problems;
using WorkPlan.ServiceDefaults.Validation;

namespace WorkPlan.Identity.Accounts;

/// <summary>A new account, with the roles that it holds from the start.</summary>
public sealed record CreateUserRequest(
    [Text(AccountConfiguration.UserNameLength)] string UserName,
    [Text(AccountConfiguration.FullNameLength)] string FullName,
    [Text(PasswordLimits.MaxLength)] string Password,
    [OptionalText(OrganisationLimits.PersonCode)] string? PersonCode = null,
    [Items(0, GrantRequest.MaxPerAccount)] IReadOnlyList<GrantRequest>? Grants = null);

/// <summary>Every role that the account holds from now on; what is not named is taken away.</summary>
public sealed record ReplaceGrantsRequest([Items(0, GrantRequest.MaxPerAccount)] IReadOnlyList<GrantRequest> Grants);

/// <summary>A role in a unit (<c>*</c>: in every unit), and below it with <paramref name="Subtree"/>, both days included.</summary>
public sealed record GrantRequest(
    [KnownRole] string Role,
    [GrantUnit] string UnitCode,
    bool Subtree,
    DateOnly From,
    DateOnly? To = null) : IValidatableObject
{
    /// <summary>Grants travel in every request's token.</summary>
    public const int MaxPerAccount = 50;

    public IEnumerable<ValidationResult> Validate(ValidationContext validationContext)
    {
        if (To < From)
        {
            var texts = validationContext.GetRequiredService<Texts>();
            yield return new ValidationResult(texts["Grant.EndsBeforeItBegins"], [nameof(To)]);
        }
    }
}

/// <summary>The own password, changed by who knows it.</summary>
public sealed record ChangePasswordRequest(
    [Text(PasswordLimits.MaxLength)] string CurrentPassword,
    [Text(PasswordLimits.MaxLength)] string NewPassword);

internal static class PasswordLimits
{
    public const int MinLength = 10;

    /// <summary>Hashing takes as long as the text is: nobody may send a book.</summary>
    public const int MaxLength = 200;

    public const int UniqueCharacters = 5;
}
