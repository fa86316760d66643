using System.Collections.Immutable;
using Google.Protobuf.WellKnownTypes;
using Pulumi.Engine;
using Pulumi.Serialization;
using Inputs = System.Collections.Generic.IEnumerable<System.Collections.Generic.KeyValuePair<string, object?>>;

namespace Pulumi;

/// <summary>One resource's way to the engine and back: its inputs are waited for and sent, the answer fills its outputs.</summary>
internal sealed class Registration(
    Deployment deployment, IEngine engine, Features features, Resource resource, ResourceArgs args, ResourceOptions options)
{
    private readonly Next _waiting = resource.Waiting;

    private string Label => $"resource:{resource.GetResourceName()}[{resource.GetResourceType()}]";

    public async Task RunAsync()
    {
        var isComplete = true;
        try
        {
            var answer = await SendAsync().ConfigureAwait(false);
            isComplete = answer.IsComplete;
            Fill(answer);
        }
        catch (Exception e)
        {
            // Whoever waits for an output of this resource learns why it never came.
            foreach (var source in resource.Sources.Values)
                source.TryFail(e);
            throw;
        }
        finally
        {
            // What the answer did not hold is still to come in a preview, and where the engine could not make the resource.
            foreach (var source in resource.Sources.Values)
                source.TrySetDefault(isKnown: !deployment.Settings.IsDryRun && isComplete);
        }
    }

    private async Task<Answer> SendAsync()
    {
        if (options.Urn is { } urn)
        {
            var result = await deployment.InvokeRawAsync("pulumi:pulumi:getResource", new GetResourceArgs { Urn = urn }).ConfigureAwait(false);
            return new Answer(
                result.Fields["urn"].StringValue, result.Fields["id"].StringValue, result.Fields["state"].StructValue, []);
        }
        // Before anything is waited for: what the program does to its arguments from here on is for other resources.
        var inputs = args.GetInputs();
        if (options.Id != null)
        {
            Output<string> existing = options.Id;
            _waiting.WaitsFor = existing;
            if (await existing.GetValueAsync(whenUnknown: "").ConfigureAwait(false) is { Length: > 0 } id)
                return await ReadAsync(id, inputs).ConfigureAwait(false);
        }
        return await RegisterAsync(inputs).ConfigureAwait(false);
    }

    private async Task<Answer> ReadAsync(string id, Inputs inputs)
    {
        if (resource is not CustomResource)
            throw new ArgumentException("ResourceOptions.Id is only valid for a CustomResource");
        var prepared = await PrepareAsync($"{Label}#...", inputs).ConfigureAwait(false);
        var response = await deployment.Work.DoAsync(() => engine.ReadResourceAsync(resource, new ReadResourceRequest
        {
            Id = id,
            Type = resource.GetResourceType(),
            Name = resource.GetResourceName(),
            Parent = prepared.Parent,
            Properties = prepared.Properties.Values,
            Dependencies = { prepared.Dependencies },
            Provider = prepared.Provider,
            Version = options.Version ?? "",
            AcceptSecrets = true,
            AcceptResources = ProgramSettings.UsesResourceReferences,
        })).ConfigureAwait(false);
        return new Answer(response.Urn, id, response.Properties ?? new Struct(), []);
    }

    private async Task<Answer> RegisterAsync(Inputs inputs)
    {
        if (options.DeletedWith != null)
            await features.RequireAsync("deletedWith", "DeletedWith").ConfigureAwait(false);
        var replaceWith = await UrnsOfAsync(options.HasReplaceWith ? options.ReplaceWith : null).ConfigureAwait(false);
        if (replaceWith.Count > 0)
            await features.RequireAsync("replaceWith", "ReplaceWith").ConfigureAwait(false);

        var request = new RegisterResourceRequest();
        RegistrationRequest.AddOptions(request, resource, options);
        request.ReplaceWith.AddRange(replaceWith);
        if (options.DeletedWith is { } other)
            request.DeletedWith = await UrnOfAsync(other).ConfigureAwait(false);
        if (options.ReplacementTrigger is { } trigger)
        {
            var serializer = new Serializer(await features.ResourceReferences.ConfigureAwait(false), _waiting);
            request.ReplacementTrigger = await serializer.SerializeAsync($"{Label}.replacementTrigger", trigger).ConfigureAwait(false);
        }

        var prepared = await PrepareAsync(Label, inputs).ConfigureAwait(false);
        request.Object = prepared.Properties.Values;
        request.Parent = prepared.Parent;
        request.Provider = prepared.Provider;
        request.Dependencies.AddRange(prepared.Dependencies);
        foreach (var (name, urns) in prepared.PropertyDependencies)
            request.PropertyDependencies.Add(name, new Urns { Urns_ = { urns } });
        await RegistrationRequest.AddAliasesAsync(request, resource, options, features, _waiting).ConfigureAwait(false);

        _waiting.WaitsFor = null;
        var response = await deployment.Work.DoAsync(() => engine.RegisterResourceAsync(resource, request)).ConfigureAwait(false);
        return new Answer(response.Urn, response.Id, response.Object ?? new Struct(),
            response.PropertyDependencies.ToDictionary(
                property => property.Key,
                property => property.Value.Urns_.Select(urn => (Resource)new DependencyResource(urn)).ToImmutableHashSet()),
            response.Result == Result.Success);
    }

    /// <summary>Waits for all that must be there before: dependencies, inputs, parent, provider.</summary>
    private async Task<Prepared> PrepareAsync(string label, Inputs inputs)
    {
        Output<ImmutableArray<Resource>> dependsOn = options.DependsOn;
        _waiting.WaitsFor = dependsOn;
        var explicitly = await dependsOn.GetValueAsync(whenUnknown: []).ConfigureAwait(false);
        var keepResources = await features.ResourceReferences.ConfigureAwait(false);
        // The engine gives these two; a program cannot.
        var own = inputs.Where(input => input.Key is not (Special.Id or Special.Urn));
        var properties = await Properties.SerializeAsync(label, own, keepResources, _waiting).ConfigureAwait(false);

        var parent = options.Parent != null ? await UrnOfAsync(options.Parent).ConfigureAwait(false)
            : resource.GetResourceType() == Stack.RootType ? ""
            : await deployment.GetRootUrnAsync().ConfigureAwait(false);
        var provider = "";
        if (resource is CustomResource && options.Provider is { } given)
        {
            _waiting.WaitsFor = given;
            provider = await given.Reference.ConfigureAwait(false);
        }

        var all = await Dependencies.UrnsOfAsync(explicitly, _waiting).ConfigureAwait(false);
        var byProperty = new Dictionary<string, HashSet<string>>();
        foreach (var (name, resources) in properties.Resources)
        {
            byProperty[name] = await Dependencies.UrnsOfAsync(resources, _waiting).ConfigureAwait(false);
            all.UnionWith(byProperty[name]);
        }
        return new Prepared(properties, parent, provider, all, byProperty);
    }

    private async Task<List<string>> UrnsOfAsync(InputList<Resource>? resources)
    {
        var urns = new List<string>();
        if (resources == null)
            return urns;
        Output<ImmutableArray<Resource>> output = resources;
        _waiting.WaitsFor = output;
        foreach (var one in await output.GetValueAsync(whenUnknown: []).ConfigureAwait(false))
        {
            if (one != null && await UrnOfAsync(one).ConfigureAwait(false) is { Length: > 0 } urn)
                urns.Add(urn);
        }
        return urns;
    }

    private Task<string> UrnOfAsync(Resource other)
    {
        _waiting.WaitsFor = other;
        return other.Urn.GetValueAsync(whenUnknown: "");
    }

    private void Fill(Answer answer)
    {
        resource.Sources[Special.Urn].SetText(answer.Urn, isKnown: true);
        if (resource is CustomResource)
            resource.Sources[Special.Id].SetText(answer.Id, isKnown: answer.Id.Length > 0);
        var reader = new AnswerReader(warning => Log.Warn(warning, resource));
        foreach (var (name, source) in resource.Sources)
        {
            if (name is Special.Urn or Special.Id || !answer.Properties.Fields.TryGetValue(name, out var value))
                continue;
            var data = reader.Read($"{resource.GetType().FullName}.{name}", value, source.Type);
            source.Set(data with { Resources = answer.Dependencies.GetValueOrDefault(name) ?? [] });
        }
    }

    private sealed record Prepared(
        Properties Properties, string Parent, string Provider, HashSet<string> Dependencies,
        Dictionary<string, HashSet<string>> PropertyDependencies);

    private sealed record Answer(
        string Urn, string Id, Struct Properties, Dictionary<string, ImmutableHashSet<Resource>> Dependencies, bool IsComplete = true);

    private sealed class GetResourceArgs : InvokeArgs
    {
        [Input("urn", required: true)]
        public required string Urn { get; init; }
    }
}
