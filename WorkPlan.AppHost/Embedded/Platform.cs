using System.Runtime.Versioning;

// Signals, process groups and file modes are the kernel's.
[assembly: SupportedOSPlatform("linux")]
