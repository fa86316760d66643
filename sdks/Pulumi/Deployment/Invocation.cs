using System.Collections.Immutable;
using Google.Protobuf.WellKnownTypes;
using Pulumi.Engine;
using Pulumi.Serialization;

namespace Pulumi;

public sealed partial class Deployment
{
    /// <summary>One call of a provider's function.</summary>
    private sealed class Invocation(Deployment deployment, string token, InvokeArgs? args, InvokeOptions? options)
    {
        private readonly Next _waiting = new();

        /// <summary>The result as an output; unknown as long as an input, or a resource behind one, is not there.</summary>
        public Output<T> Run<T>() => new(RunAsync<T>(), _waiting);

        private async Task<OutputData<T>> RunAsync<T>()
        {
            Properties inputs;
            try
            {
                inputs = await SerializeAsync().ConfigureAwait(false);
            }
            catch (Exception e)
            {
                Pulumi.Log.Error($"Error serializing arguments for invoke {token}: {e}");
                throw;
            }
            var explicitly = await GetDependsOnAsync().ConfigureAwait(false);
            var behind = inputs.Resources.Values.SelectMany(resources => resources).ToHashSet();
            if (Special.HasUnknown(Value.ForStruct(inputs.Values)) || !await ExistAsync(behind.Concat(explicitly)).ConfigureAwait(false))
                return OutputData.Unknown<T>();
            var data = Convert<T>(await CallAsync(inputs).ConfigureAwait(false));
            return data with { Resources = [.. behind, .. explicitly.Where(resource => resource != null)] };
        }

        /// <summary>The result as a plain value.</summary>
        public async Task<T> RunNowAsync<T>() => Convert<T>(await CallAsync().ConfigureAwait(false)).Value;

        /// <summary>The result as the provider gave it.</summary>
        public async Task<Struct> CallAsync() => await CallAsync(await SerializeAsync().ConfigureAwait(false)).ConfigureAwait(false);

        private async Task<Struct> CallAsync(Properties inputs)
        {
            var provider = options?.Provider ?? options?.Parent?.GetProvider(token);
            var request = new InvokeRequest
            {
                Tok = token,
                Args = inputs.Values,
                Provider = provider == null ? "" : await provider.Reference.ConfigureAwait(false),
                Version = options?.Version ?? "",
                AcceptResources = ProgramSettings.UsesResourceReferences,
                PluginDownloadUrl = options?.PluginDownloadURL ?? "",
            };
            var response = await deployment.Work.DoAsync(() => deployment._engine.InvokeAsync(request)).ConfigureAwait(false);
            if (response.Failures.Count > 0)
            {
                var reasons = response.Failures.Select(failure => $"{failure.Reason} ({failure.Property})");
                throw new InvokeException($"Invoke of '{token}' failed: {string.Join("; ", reasons)}");
            }
            return response.Return ?? new Struct();
        }

        private async Task<Properties> SerializeAsync() => await Properties.SerializeAsync(
            $"invoke:{token}", (args ?? InvokeArgs.Empty).GetInputs(), await deployment._features.ResourceReferences.ConfigureAwait(false), _waiting)
            .ConfigureAwait(false);

        private async Task<ImmutableArray<Resource>> GetDependsOnAsync()
        {
            if (options is not InvokeOutputOptions outputOptions)
                return [];
            Output<ImmutableArray<Resource>> dependsOn = outputOptions.DependsOn;
            _waiting.WaitsFor = dependsOn;
            return await dependsOn.GetValueAsync(whenUnknown: []).ConfigureAwait(false);
        }

        private async Task<bool> ExistAsync(IEnumerable<Resource> resources)
        {
            foreach (var resource in Dependencies.Expand(resources))
            {
                _waiting.WaitsFor = resource;
                if (resource.Id != null && !(await resource.Id.DataTask.ConfigureAwait(false)).IsKnown)
                    return false;
            }
            return true;
        }

        private OutputData<T> Convert<T>(Struct result)
        {
            var data = new AnswerReader(warning => Pulumi.Log.Warn(warning)).Read($"{token} result", Value.ForStruct(result), typeof(T));
            return data.Select(data.Value is null ? default! : (T)data.Value);
        }
    }
}
