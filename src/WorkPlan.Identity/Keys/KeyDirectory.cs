using Microsoft.Data.Sqlite;
using Microsoft.Extensions.Options;
using WorkPlan.ServiceDefaults.Persistence;

namespace WorkPlan.Identity.Keys;

/// <summary>The directory of the key ring: for the service's user alone, and never in the database that it protects.</summary>
internal sealed class KeyDirectory(
    IOptions<IdentitySettings> settings, IOptions<DatabaseOptions> database, IConfiguration configuration, IHostEnvironment environment)
{
    private const string Name = "identity-keys";
    private const UnixFileMode OwnerOnly = UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute;

    public DirectoryInfo Open()
    {
        var path = settings.Value.KeyDirectory ?? BesideTheDatabase() ?? OfTheDeveloper();
        if (OperatingSystem.IsWindows())
            return Directory.CreateDirectory(path);
        var directory = Directory.CreateDirectory(path, OwnerOnly);
        // It may have been there before, with another mode.
        directory.UnixFileMode = OwnerOnly;
        return directory;
    }

    private string? BesideTheDatabase()
    {
        var connection = configuration.GetConnectionString(IdentityServices.DatabaseName);
        if (database.Value.Provider != DatabaseProvider.Sqlite || connection is null)
            return null;
        var file = Path.GetFullPath(new SqliteConnectionStringBuilder(connection).DataSource);
        return Path.Combine(Path.GetDirectoryName(file)!, Name);
    }

    /// <summary>
    /// A server has no folder beside it. On a developer's machine, where Aspire starts one instance, the ring lies where applications
    /// keep their data; elsewhere a folder of one's own would hide from replicas what they must share.
    /// </summary>
    private string OfTheDeveloper() => environment.IsDevelopment()
        ? Path.Combine(
            Environment.GetFolderPath(Environment.SpecialFolder.LocalApplicationData, Environment.SpecialFolderOption.DoNotVerify), "workplan", Name)
        : throw new InvalidOperationException(
            $"{IdentitySettings.Section}:{nameof(IdentitySettings.KeyDirectory)} must name a directory that all replicas share.");
}
