using Microsoft.AspNetCore.Authentication.JwtBearer;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.IdentityModel.Tokens;

namespace WorkPlan.ServiceDefaults.Security;

public static class SecurityExtensions
{
    /// <summary>Says which roles hold which permissions of this service.</summary>
    public static WebApplicationBuilder AddPermissions(this WebApplicationBuilder builder, IEnumerable<PermissionGrant> table)
    {
        foreach (var grant in table)
            builder.Services.AddSingleton(grant);
        return builder;
    }

    /// <summary>The endpoint is for accounts that hold the permission in some unit today; the handler narrows it to the unit at hand.</summary>
    public static TBuilder RequirePermission<TBuilder>(this TBuilder endpoints, string permission)
        where TBuilder : IEndpointConventionBuilder =>
        endpoints.RequireAuthorization(new AuthorizeAttribute()).WithMetadata(new PermissionMetadata(permission));

    /// <summary>
    /// The endpoint's policy demands no permission, and rightly: the caller's own account is at hand, or a service behind demands one.
    /// The policy itself is still to be named.
    /// </summary>
    public static TBuilder SignedInSuffices<TBuilder>(this TBuilder endpoints, string because)
        where TBuilder : IEndpointConventionBuilder =>
        endpoints.WithMetadata(new SignedInSufficesMetadata(because));

    /// <summary>Tokens are JWTs with an asymmetric signature; the keys come from the provider's published key set.</summary>
    internal static WebApplicationBuilder AddSecurity(this WebApplicationBuilder builder)
    {
        var options = builder.Configuration.GetSection(AuthenticationOptions.Section).Get<AuthenticationOptions>() ?? new();
        builder.Services.AddAuthentication(JwtBearerDefaults.AuthenticationScheme).AddJwtBearer(bearer => Configure(bearer, options, builder.Configuration));
        builder.Services.AddOptions<JwtBearerOptions>(JwtBearerDefaults.AuthenticationScheme)
            .Configure<TimeProvider>((bearer, clock) => bearer.TokenValidationParameters.LifetimeValidator = TokenLifetime.By(clock));
        // The default policy: a signed-in caller who holds the endpoint's permissions.
        builder.Services.AddAuthorizationBuilder().SetDefaultPolicy(
            new AuthorizationPolicyBuilder().RequireAuthenticatedUser().AddRequirements(new PermissionRequirement()).Build());
        builder.Services.AddSingleton<IAuthorizationHandler, PermissionHandler>();
        builder.Services.AddHttpContextAccessor();
        builder.Services.AddScoped<CurrentUser>();
        builder.Services.AddScoped<UnitScope>();
        builder.Services.AddSingleton<IStartupFilter, DeclaredSecurity>();
        builder.Services.AddSingleton<PermissionTable>();
        builder.AddPermissions(CommonPermissions.Table);
        builder.Services.TryAddSingleton(TimeProvider.System);
        return builder;
    }

    private static void Configure(JwtBearerOptions bearer, AuthenticationOptions options, ConfigurationManager configuration)
    {
        bearer.MapInboundClaims = false;
        bearer.TokenHandlers.Clear();
        bearer.TokenHandlers.Add(new CachedTokenHandler(options) { MapInboundClaims = false });
        // A new key is published this long, and more, before it signs: nobody meets a key that is not known yet.
        bearer.AutomaticRefreshInterval = TimeSpan.FromMinutes(5);
        bearer.RefreshInterval = TimeSpan.FromSeconds(options.KeyRefreshSeconds);
        bearer.TokenValidationParameters = new TokenValidationParameters
        {
            ValidAudience = options.Audience,
            ValidIssuer = options.Issuer,
            ValidateIssuer = true,
            RequireExpirationTime = true,
            RequireSignedTokens = true,
            ValidAlgorithms = [SecurityAlgorithms.RsaSha256, SecurityAlgorithms.EcdsaSha256],
            ClockSkew = TimeSpan.FromSeconds(options.ClockSkewSeconds),
            NameClaimType = "name",
        };
        bearer.RequireHttpsMetadata = options.Authority is not null && options.RequireHttps;
        if (options.SigningKeys is { } keys)
            bearer.TokenValidationParameters.IssuerSigningKeys = new JsonWebKeySet(keys).GetSigningKeys();
        else if (options.Authority is { } authority)
            bearer.Authority = authority;
        else if (configuration["services:identity:http:0"] is { } identity)
            bearer.MetadataAddress = $"{identity.TrimEnd('/')}/.well-known/openid-configuration";
    }
}
