using System.Net;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.Extensions.Logging;

namespace Pulumi.Tests.Trouble;

/// <summary>A server that speaks HTTP/2 and answers every call in the same way.</summary>
internal sealed class WebPeer : IAsyncDisposable
{
    private readonly WebApplication _application;

    private WebPeer(WebApplication application) => _application = application;

    public string Address => new Uri(_application.Urls.Single()).Authority;

    public static async Task<WebPeer> StartAsync(Func<HttpResponse, Task> answer)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.ConfigureKestrel(options =>
            options.Listen(IPAddress.Loopback, 0, listen => listen.Protocols = HttpProtocols.Http2));
        var application = builder.Build();
        application.Run(context => answer(context.Response));
        await application.StartAsync();
        return new WebPeer(application);
    }

    public ValueTask DisposeAsync() => _application.DisposeAsync();
}
