namespace WorkPlan.Assignments.Tests;

/// <summary>
/// Phòng 9 in one running service for all tests of a class: for those that bring their own tasks, people and numbers and leave nothing behind that
/// another one would stumble over.
/// </summary>
public sealed class DivisionNine : IAsyncLifetime
{
    private int _last = 10;

    internal AssignmentsApp App { get; } = new();

    public Task InitializeAsync() => App.HasDivisionNine();

    public async Task DisposeAsync() => await App.DisposeAsync();

    /// <summary>A number of a decision that nobody has used.</summary>
    public string Number() => $"{++_last}/QĐ-VKS";

    /// <summary>The code of somebody who is not there yet.</summary>
    public string Code() => $"P9-{++_last}";
}
