using Pulumi.Engine;

namespace Pulumi;

/// <summary>What of a registration's message follows from the options.</summary>
internal static class RegistrationRequest
{
    public static void AddOptions(RegisterResourceRequest request, Resource resource, ResourceOptions options)
    {
        request.Type = resource.GetResourceType();
        request.Name = resource.GetResourceName();
        request.Custom = resource is CustomResource;
        request.AcceptSecrets = true;
        request.AcceptResources = ProgramSettings.UsesResourceReferences;
        request.SupportsResultReporting = true;
        request.Hooks = new();
        request.Version = options.Version ?? "";
        request.PluginDownloadUrl = options.PluginDownloadURL ?? "";
        request.CustomTimeouts = options.CustomTimeouts?.ToMessage();
        request.IgnoreChanges.AddRange(options.IgnoreChanges);
        request.HideDiffs.AddRange(options.HideDiffs);
        // What is not set is not sent: false means something else to the engine.
        if (options.Protect is { } protect)
            request.Protect = protect;
        if (options.RetainOnDelete is { } retain)
            request.RetainOnDelete = retain;
        if (options is not CustomResourceOptions custom)
            return;
        request.ImportId = custom.ImportId ?? "";
        request.DeleteBeforeReplaceDefined = custom.DeleteBeforeReplace != null;
        request.DeleteBeforeReplace = custom.DeleteBeforeReplace ?? false;
        request.AdditionalSecretOutputs.AddRange(custom.AdditionalSecretOutputs);
        request.ReplaceOnChanges.AddRange(custom.ReplaceOnChanges);
        request.EnvVarMappings.Add(custom.EnvVarMappings);
    }

    /// <summary>Adds the former names: as they were given, or as URNs where the engine knows nothing else.</summary>
    public static async Task AddAliasesAsync(
        RegisterResourceRequest request, Resource resource, ResourceOptions options, Features features, Next waiting)
    {
        if (await features.AliasSpecs.ConfigureAwait(false))
        {
            foreach (Output<Alias> alias in options.Aliases)
            {
                waiting.WaitsFor = alias;
                // One that is not known yet cannot be sent, and will be when it is.
                if (await alias.GetValueAsync(whenUnknown: null!).ConfigureAwait(false) is { } known)
                    request.Aliases.Add(await ToMessageAsync(known).ConfigureAwait(false));
            }
            return;
        }
        var urns = new List<string>();
        foreach (Output<string> former in AliasUrn.All(options.Aliases, resource.GetResourceName(), resource.GetResourceType(), options.Parent))
        {
            waiting.WaitsFor = former;
            urns.Add(await former.GetValueAsync(whenUnknown: "").ConfigureAwait(false));
        }
        request.AliasUrns.AddRange(urns.Where(urn => !string.IsNullOrEmpty(urn)).Distinct());
    }

    /// <summary>The former name in parts; exactly one part says what the parent was.</summary>
    private static async Task<AliasMessage> ToMessageAsync(Alias alias)
    {
        if (alias.Urn != null)
            return new AliasMessage { Urn = alias.Urn };
        var spec = new AliasMessage.Types.Spec
        {
            Name = await TextAsync(alias.Name?.ToOutput()).ConfigureAwait(false),
            Type = await TextAsync(alias.Type?.ToOutput()).ConfigureAwait(false),
            Stack = await TextAsync(alias.Stack?.ToOutput()).ConfigureAwait(false),
            Project = await TextAsync(alias.Project?.ToOutput()).ConfigureAwait(false),
        };
        if (alias.Parent == null && alias.ParentUrn == null)
            spec.NoParent = alias.NoParent;
        else if (await TextAsync(alias.Parent != null ? alias.Parent.Urn : alias.ParentUrn?.ToOutput()).ConfigureAwait(false) is { Length: > 0 } parent)
            spec.ParentUrn = parent;
        return new AliasMessage { Spec = spec };

        static Task<string> TextAsync(Output<string>? output) => output?.GetValueAsync(whenUnknown: "") ?? Task.FromResult("");
    }
}
