using WorkPlan.Notifications;
using WorkPlan.ServiceDefaults;

var builder = WebApplication.CreateBuilder(args);
builder.AddServiceDefaults("notifications");
builder.AddNotifications();
var app = builder.Build();
app.MapServiceDefaults();
app.MapNotifications();
await app.RunOrMigrateAsync(args);
