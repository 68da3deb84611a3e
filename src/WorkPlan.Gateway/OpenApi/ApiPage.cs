namespace WorkPlan.Gateway.OpenApi;

/// <summary>One page at <c>/openapi</c> over the descriptions of all services. Its assets are inside the package: it works offline.</summary>
internal static class ApiPage
{
    private static readonly string[] Services = ["planning", "assignments", "inspections", "emulation", "notifications", "identity"];

    public static WebApplication UseApiPage(this WebApplication app)
    {
        app.UseSwaggerUI(page =>
        {
            page.RoutePrefix = "openapi";
            page.DocumentTitle = "WorkPlan API";
            foreach (var service in Services)
                page.SwaggerEndpoint($"/openapi/{service}.json", $"WorkPlan {service}");
            // What it answers itself: the operators' view of the whole system.
            page.SwaggerEndpoint("/openapi/v1.json", "WorkPlan gateway");
        });
        return app;
    }
}
