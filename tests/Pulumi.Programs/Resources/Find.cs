using Pulumi;

namespace Programs;

/// <summary>A function of the imagined provider, as a generated SDK would offer it.</summary>
internal static class Find
{
    private const string Token = "demo:index:find";

    public static Task<FindResult> InvokeAsync(FindArgs? args = null, InvokeOptions? options = null) =>
        Deployment.Instance.InvokeAsync<FindResult>(Token, args ?? new FindArgs(), options);

    public static Output<FindResult> Invoke(FindInvokeArgs args, InvokeOptions? options = null) =>
        Deployment.Instance.Invoke<FindResult>(Token, args, options);

    public static Output<FindResult> Invoke(FindInvokeArgs args, InvokeOutputOptions options) =>
        Deployment.Instance.Invoke<FindResult>(Token, args, options);
}
