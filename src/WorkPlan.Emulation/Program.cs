using WorkPlan.Emulation;
using WorkPlan.ServiceDefaults;

var builder = WebApplication.CreateBuilder(args);
builder.AddServiceDefaults("emulation");
builder.AddEmulation();
var app = builder.Build();
app.MapServiceDefaults();
app.MapEmulation();
await app.RunOrMigrateAsync(args);
