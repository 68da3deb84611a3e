using System.Diagnostics;
using WorkPlan.EndToEnd.Tests.Running;

namespace WorkPlan.EndToEnd.Tests.Operations.Runbooks;

/// <summary>The pages that need a disk, or a system, of their own: one is filled, the other is stopped.</summary>
[Collection(SystemOnASmallDisk.Name)]
[Trait("Category", "Operations")]
[Trait("Category", "Endurance")]
public sealed class FollowingTheRunbooksOnASmallDisk(SmallDisk system)
{
    [RootFact]
    public async Task DiskFilling_and_at_last_starting_and_stopping()
    {
        await using var shell = await OperatorsShell.OpenAsync(system.Host, "administrator", system.AdministratorPassword);
        var disk = new DriveInfo(system.Host.Directory);
        await using (var forgotten = File.Create(Path.Combine(system.Host.Directory, "backup.db")))
            await forgotten.WriteAsync(new byte[(int)(disk.AvailableFreeSpace - (disk.TotalSize / 12))]);

        await shell.FollowAsync("DiskFilling");
        await shell.FollowAsync("start-and-stop");

        await system.Host.SaysAsync("Stopped.");
        Assert.Equal(0, await system.Host.EndAsync());
    }
}

/// <summary>For what only root may do.</summary>
public sealed class RootFactAttribute : FactAttribute
{
    public RootFactAttribute()
    {
        if (!SmallDisk.CanBeMade)
            Skip = "Only root mounts a disk.";
    }
}

/// <summary>A system of its own whose run directory is a disk of one gigabyte.</summary>
public sealed class SmallDisk : WorkPlanSystem
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("workplan-disk-");

    private bool _isMounted;

    public static bool CanBeMade => System.Environment.IsPrivilegedProcess;

    protected override string? RunDirectory => _folder.FullName;

    protected override (string Name, string Value)[] Environment => [.. base.Environment, ("Operations__ReadingsLast", "00:00:00.500")];

    public override async Task InitializeAsync()
    {
        if (!CanBeMade)
            return;
        await RunAsync("mount", "-t", "tmpfs", "-o", "size=1g,mode=700", "workplan", _folder.FullName);
        _isMounted = true;
        await base.InitializeAsync();
    }

    public override async Task DisposeAsync()
    {
        await base.DisposeAsync();
        if (_isMounted)
            await RunAsync("umount", _folder.FullName);
        _folder.Delete(recursive: true);
    }

    private static async Task RunAsync(string program, params string[] arguments)
    {
        using var process = Process.Start(program, arguments);
        await process.WaitForExitAsync();
        Assert.True(process.ExitCode == 0, $"{program} {string.Join(' ', arguments)} ends with {process.ExitCode}.");
    }
}

[CollectionDefinition(Name, DisableParallelization = true)]
public sealed class SystemOnASmallDisk : ICollectionFixture<SmallDisk>
{
    public const string Name = "A system on a small disk";
}
