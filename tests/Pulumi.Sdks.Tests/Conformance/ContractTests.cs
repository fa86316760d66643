using System.Reflection;
using System.Text.Json;
using Pulumi.Generator;

namespace Pulumi.Sdks.Tests.Conformance;

public sealed class ContractTests
{
    private static readonly Assembly[] Packages = [typeof(Aws.Provider).Assembly, typeof(Command.Provider).Assembly];

    private static readonly Dictionary<string, Type> ResourceClasses = Packages.SelectMany(package => package.GetTypes())
        .Where(type => ContractComparer.TokenOf(type) != null).ToDictionary(type => ContractComparer.TokenOf(type)!);

    public static TheoryData<string> Resources => [.. Repository.Contract.Resources.Keys];

    public static TheoryData<string> Functions => [.. Repository.Contract.Functions.Keys];

    public static TheoryData<string> Enums => [.. Repository.Contract.Enums.Keys];

    [Theory]
    [MemberData(nameof(Resources))]
    public void A_resource_sends_and_receives_what_the_official_declarations_say(string token)
        => Assert.Empty(new ContractComparer(Repository.Contract).OfResource(ResourceClasses[token]));

    [Theory]
    [MemberData(nameof(Functions))]
    public void A_function_takes_and_returns_what_the_official_declarations_say(string token)
    {
        Type Named(string suffix) => Packages.SelectMany(package => package.GetTypes())
            .Single(type => type.Name == Token.Parse(token).Name + suffix);

        var comparer = new ContractComparer(Repository.Contract);

        Assert.Empty(comparer.OfFunction(token, Named("Args"), Named("InvokeArgs"), Named("Result")));
    }

    [Theory]
    [MemberData(nameof(Enums))]
    public void An_enum_has_the_official_values(string key)
    {
        var type = Packages.SelectMany(package => package.GetTypes()).Single(type => DeclaredKindOf(type) == $"enum {key}");

        var values = type.GetProperties(BindingFlags.Static | BindingFlags.Public)
            .ToDictionary(property => property.Name, property => property.GetValue(null)!.ToString()!);

        Assert.Equal(Repository.Contract.Enums[key].ToDictionary(), values);

        static string? DeclaredKindOf(Type type) => type.IsValueType && type.IsPublic ? DeclaredKind.Of(type) : null;
    }

    [Theory]
    [MemberData(nameof(Resources))]
    public async Task A_registration_carries_the_version_and_the_options_of_the_official_constructor(string token)
    {
        var resource = Repository.Contract.Resources[token];
        var make = ResourceClasses[token].GetMethod("MakeResourceOptions", BindingFlags.Static | BindingFlags.NonPublic)!;

        var options = (CustomResourceOptions)make.Invoke(null, [null, null])!;

        Assert.Equal(Repository.Contract.Packages[Token.Parse(token).Package], options.Version);
        Assert.Equal(resource.Aliases ?? [], await Task.WhenAll(options.Aliases.Select(TypeOfAsync)));
        Assert.Equal(resource.SecretOutputs ?? [], options.AdditionalSecretOutputs);
        Assert.Equal(resource.ReplaceOnChanges ?? [], options.ReplaceOnChanges);

        static async Task<string> TypeOfAsync(Input<Alias> alias) => await Known.Of((await Known.Of(alias)).Type!);
    }

    [Fact]
    public void Options_that_the_program_gives_stand_beside_those_of_the_class()
    {
        var make = typeof(Command.Local.Command).GetMethod("MakeResourceOptions", BindingFlags.Static | BindingFlags.NonPublic)!;

        var options = (CustomResourceOptions)make.Invoke(
            null, [new CustomResourceOptions { Version = "1.0.0", ReplaceOnChanges = { "create" } }, null])!;

        Assert.Equal("1.0.0", options.Version);
        Assert.Equal(["triggers[*]", "create"], options.ReplaceOnChanges);
    }

    [Fact]
    public async Task Inputs_that_the_official_constructors_fill_in_are_filled_in()
    {
        var filled = new List<string>();
        foreach (var (token, resource) in Repository.Contract.Resources)
        {
            var args = NewArgs(token);
            foreach (var (wire, value) in (resource.Defaults ?? []).Where(known => known.Value.ValueKind != JsonValueKind.Object))
            {
                Assert.Equal(value.ToString(), await TextOfAsync(PropertyOf(args, token, wire).GetValue(args)!));
                filled.Add(wire);
            }
        }

        Assert.Contains("skipRegionValidation", filled);
        Assert.Contains("description", filled);
        Assert.Equal("immediate", await Known.Of(new Aws.Rds.Inputs.ParameterGroupParameterArgs().ApplyMethod!));

        static async Task<string> TextOfAsync(object input)
            => input is Input<bool> flag ? (await Known.Of(flag)).ToString() : await Known.Of((Input<string>)input);
    }

    [Fact]
    public async Task A_secret_input_is_secret_even_where_the_program_gives_it_plainly()
    {
        var secrets = new List<string>();
        foreach (var (token, resource) in Repository.Contract.Resources)
        {
            var args = NewArgs(token);
            foreach (var wire in resource.SecretInputs ?? [])
            {
                PropertyOf(args, token, wire).SetValue(args, (Input<string>)"hunter2");

                var input = (Input<string>)PropertyOf(args, token, wire).GetValue(args)!;

                Assert.True(await Output.IsSecretAsync<string>(input), $"{token} {wire}");
                Assert.Equal("hunter2", await Known.Of(input));
                secrets.Add(wire);
            }
        }

        Assert.Contains("password", secrets);
        Assert.Contains("secretString", secrets);
    }

    [Fact]
    public void The_packages_hold_the_listed_tokens_and_nothing_else()
        => Assert.Equal(
            Repository.Tokens.Order(StringComparer.Ordinal),
            ResourceClasses.Keys.Concat(Repository.Contract.Functions.Keys).Order(StringComparer.Ordinal));

    [Fact]
    public void A_class_that_drifted_is_found_out()
    {
        var differences = new ContractComparer(Repository.Contract).OfResource(typeof(DriftedAlias));

        Assert.Equal(
            [
                "aws:kms/alias:Alias inputs: name is required.",
                "aws:kms/alias:Alias inputs: namePrefix is list<string>, not string.",
                "aws:kms/alias:Alias inputs: region is missing.",
                "aws:kms/alias:Alias inputs: targetKeyID is not in the contract.",
                "aws:kms/alias:Alias inputs: targetKeyId is missing.",
                "aws:kms/alias:Alias outputs: arn is optional.",
                "aws:kms/alias:Alias outputs: name is number, not string.",
                "aws:kms/alias:Alias outputs: namePrefix is missing.",
                "aws:kms/alias:Alias outputs: region is missing.",
                "aws:kms/alias:Alias outputs: targetKey is not in the contract.",
                "aws:kms/alias:Alias outputs: targetKeyArn is missing.",
                "aws:kms/alias:Alias outputs: targetKeyId is missing.",
                "aws:kms/alias:Alias: a state is missing.",
            ],
            differences.Order(StringComparer.Ordinal));
    }

    private static object NewArgs(string token)
        => Activator.CreateInstance(ResourceClasses[token].GetConstructors().Single().GetParameters()[1].ParameterType)!;

    private static PropertyInfo PropertyOf(object args, string token, string wire)
        => args.GetType().GetProperty(Repository.Names.Property(token, wire))!;
}
