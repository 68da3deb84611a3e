namespace WorkPlan.Benchmarks.Pipelines;

/// <summary>A message like those of the services: about half a kilobyte, with the key and version of its stream.</summary>
public sealed record WorkItemChanged
{
    public required string StreamKey { get; init; }

    public required long Version { get; init; }

    public required DateTimeOffset OccurredAt { get; init; }

    public required Guid Id { get; init; }

    public required string Title { get; init; }

    public required string Description { get; init; }

    public static WorkItemChanged Of(Guid id) => new()
    {
        StreamKey = $"work-item:{id:N}",
        Version = 1,
        OccurredAt = TimeProvider.System.GetUtcNow(),
        Id = id,
        Title = "Kiểm sát việc tạm giữ, tạm giam tại nhà tạm giữ",
        Description = new string('x', 200),
    };
}
