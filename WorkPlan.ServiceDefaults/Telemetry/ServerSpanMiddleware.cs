using System.Diagnostics;
using System.Globalization;
using Microsoft.AspNetCore.Diagnostics;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.Routing;

namespace WorkPlan.ServiceDefaults.Telemetry;

/// <summary>Gives the request's span what ASP.NET Core 10 leaves out: the route, the status and a name made of method and route.</summary>
internal sealed class ServerSpanMiddleware(RequestDelegate next)
{
    public async Task InvokeAsync(HttpContext context)
    {
        // The feature, not Activity.Current: an inner span may be current.
        if (context.Features.Get<IHttpActivityFeature>()?.Activity is not { } activity)
        {
            await next(context);
            return;
        }

        if (context.GetEndpoint()?.Metadata.GetMetadata<ProbeMetadata>() is not null) ProbeSpanFilter.Suppress(activity);
        var answered = false;
        try
        {
            await next(context);
            answered = true;
        }
        finally
        {
            // What nobody answered becomes 500 further out.
            Describe(activity, context, answered ? context.Response.StatusCode : StatusCodes.Status500InternalServerError);
        }
    }

    private static void Describe(Activity activity, HttpContext context, int status)
    {
        if (!activity.IsAllDataRequested) return;
        var failure = context.Features.Get<IExceptionHandlerFeature>();
        // The exception handler takes the endpoint away before it answers.
        if ((context.GetEndpoint() ?? failure?.Endpoint) is RouteEndpoint { RoutePattern.RawText: { } route })
        {
            activity.DisplayName = $"{context.Request.Method} {route}";
            activity.SetTag("http.route", route);
        }
        else
        {
            activity.DisplayName = context.Request.Method;
        }

        activity.SetTag("http.response.status_code", status);
        if (status < StatusCodes.Status500InternalServerError) return;
        activity.SetTag("error.type", failure?.Error.GetType().FullName ?? status.ToString(CultureInfo.InvariantCulture));
        activity.SetStatus(ActivityStatusCode.Error);
    }
}
