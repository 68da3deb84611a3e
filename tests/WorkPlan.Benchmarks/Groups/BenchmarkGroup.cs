using WorkPlan.Benchmarks.Measuring;

namespace WorkPlan.Benchmarks.Groups;

/// <summary>One thing that is measured, with its peers.</summary>
internal sealed record BenchmarkSubject(string Name, string Title, Func<Report, Task> MeasureAsync);

/// <summary>What is measured together. A new group is a class like <see cref="FoundationGroup"/>, a line in EntryPoint.cs and a word in eng/bench.sh.</summary>
internal sealed class BenchmarkGroup(params BenchmarkSubject[] subjects) : List<BenchmarkSubject>(subjects);
