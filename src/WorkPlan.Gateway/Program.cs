using WorkPlan.Gateway;
using WorkPlan.ServiceDefaults;

var builder = WebApplication.CreateBuilder(args);
builder.AddServiceDefaults("gateway");
builder.AddGateway();
var app = builder.Build();
app.UseGateway();
app.MapServiceDefaults();
app.MapGateway();
await app.RunOrMigrateAsync(args);
