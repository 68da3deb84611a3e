namespace WorkPlan.ServiceDefaults.Persistence;

/// <summary>
/// An entity whose changes are counted. The version is the optimistic concurrency token and the ETag of the resource.
/// <see cref="ServiceDbContext"/> raises it by one on every save that changes the entity; nobody else writes it.
/// </summary>
public interface IVersioned
{
    long Version { get; }
}

public static class VersionedExtensions
{
    /// <summary>The version that the entity will have after the save that is being prepared: what a message about it must carry.</summary>
    public static long NextVersion(this IVersioned entity) => entity.Version + 1;
}
