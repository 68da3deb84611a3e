namespace WorkPlan.Gateway.Limits;

/// <summary>Headers on every answer that tell a browser what it must not do with it.</summary>
internal static class SecurityHeaders
{
    private const string ContentPolicy =
        "default-src 'self'; script-src 'self'; img-src 'self' data:; style-src 'self' 'unsafe-inline'; object-src 'none'; "
        + "frame-ancestors 'none'; base-uri 'self'; form-action 'self'";

    public static WebApplication UseSecurityHeaders(this WebApplication app)
    {
        app.Use((context, next) =>
        {
            // On starting, because an answer that is begun anew (a retry, a problem) drops what was set before.
            context.Response.OnStarting(Set, context.Response);
            return next(context);
        });
        return app;
    }

    private static Task Set(object state)
    {
        var headers = ((HttpResponse)state).Headers;
        headers.XContentTypeOptions = "nosniff";
        headers.XFrameOptions = "DENY";
        headers["Referrer-Policy"] = "no-referrer";
        headers.ContentSecurityPolicy = ContentPolicy;
        return Task.CompletedTask;
    }
}
