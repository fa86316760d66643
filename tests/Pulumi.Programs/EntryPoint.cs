using System.Reflection;

namespace Programs;

/// <summary>Starts the program that the first argument names, with nothing around it: what it throws, Main throws.</summary>
internal static class EntryPoint
{
    public static Task<int> Main(string[] arguments) =>
        typeof(EntryPoint).GetMethod(nameof(RunAsync), BindingFlags.NonPublic | BindingFlags.Static)!
            .MakeGenericMethod(typeof(EntryPoint).Assembly.GetType($"{nameof(Programs)}.{arguments[0]}", throwOnError: true)!)
            .CreateDelegate<Func<Task<int>>>()();

    private static Task<int> RunAsync<TProgram>()
        where TProgram : IProgram => TProgram.RunAsync();
}
