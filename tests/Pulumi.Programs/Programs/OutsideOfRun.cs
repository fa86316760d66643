using Pulumi;

namespace Programs;

/// <summary>The SDK before and after a run, and two runs one after the other.</summary>
internal sealed class OutsideOfRun : IProgram
{
    public static async Task<int> RunAsync()
    {
        Try("resource", () => new Widget("widget", new WidgetArgs { Size = 1 }));
        Try("settings", () => new Config().Get("x"));
        Try("named settings", () => new Config("aws").Get("x"));
        Try("instance", () => Deployment.Instance.StackName);
        Try("output", () => Output.Create(1).Apply(number => number + 1));
        Try("message", () => { Log.Info("x"); return null; });
        Try("output as text", () => Output.Create(1).ToString());
        Try("function", () => Find.Invoke(new FindInvokeArgs { Name = "x" }));

        var first = await Deployment.RunAsync(() => { Log.Info("first"); });
        var second = await Deployment.RunAsync(() => { Log.Info("second"); });
        Try("instance again", () => Deployment.Instance.StackName);
        Console.WriteLine($"{first} {second}");
        return first + second;
    }

    private static void Try(string what, Func<object?> use)
    {
        try
        {
            use();
            Console.WriteLine($"{what}: fine");
        }
        catch (Exception failure)
        {
            Console.WriteLine($"{what}: {failure.GetType().Name}: {failure.Message}");
        }
    }
}
