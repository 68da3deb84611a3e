using WorkPlan.Identity;
using WorkPlan.ServiceDefaults;

var builder = WebApplication.CreateBuilder(args);
builder.AddServiceDefaults("identity");
builder.AddIdentity();
var app = builder.Build();
app.MapServiceDefaults();
app.MapIdentity();
await app.RunOrMigrateAsync(args);
