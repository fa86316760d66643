namespace Pulumi.Generator;

/// <summary>Writes the local packages' sources: a file for each resource and function, and for what several share.</summary>
public sealed class SdkGenerator
{
    private readonly Contract _contract;
    private readonly CSharpNames _names;
    private readonly Members _members;
    private readonly TypeText _types;
    private readonly InputClass _inputClass;
    private readonly OutputClass _outputClass;
    private readonly NestedTypes _nested;
    private readonly SortedDictionary<string, SourceFile> _files = new(StringComparer.Ordinal);

    private SdkGenerator(Contract contract, CSharpNames names)
    {
        _contract = contract;
        _names = names;
        _members = new Members(names);
        _types = new TypeText(names);
        _inputClass = new InputClass(_types);
        _outputClass = new OutputClass(_types);
        _nested = NestedTypes.Of(contract);
    }

    /// <summary>The files, path below sdks/ to text.</summary>
    /// <exception cref="KeyNotFoundException">A name or a number's type has to be looked up first.</exception>
    public static IReadOnlyDictionary<string, string> Generate(Contract contract, CSharpNames names)
    {
        var generator = new SdkGenerator(contract, names);
        generator.AddPackages();
        foreach (var (token, resource) in contract.Resources)
            generator.AddResource(token, resource);
        foreach (var (token, function) in contract.Functions)
            generator.AddFunction(token, function);
        foreach (var (key, type) in contract.Types)
            generator.AddType(key, type);
        foreach (var (key, values) in contract.Enums)
            generator.File(key).Add(generator._types.Namespace(Token.Parse(key)), EnumStruct.Text(key, values));
        return generator._files.ToDictionary(file => file.Key, file => file.Value.Text);
    }

    private void AddPackages()
    {
        foreach (var (package, version) in _contract.Packages)
            File(new Token(package, "", "Package")).Add($"Pulumi.{Token.Pascal(package)}", PackageClass.Text(version));
    }

    private void AddResource(string token, ResourceContract resource)
    {
        var name = Token.Parse(token).Name;
        var inputs = _members.Inputs(token, resource);
        Add(token, new ResourceClass(_types).Text(token, resource, inputs, _members.Outputs(token, resource)));
        Add(token, _inputClass.Text(
            $"{name}Args", "ResourceArgs", $"The inputs of <see cref=\"{name}\"/>.", inputs, Use.Args, Token.IsProvider(token)));
        if (resource.State)
            Add(token, _inputClass.Text(
                $"{name}State", "ResourceArgs", $"What is known of a <see cref=\"{name}\"/> that is looked up.",
                _members.State(token, resource), Use.State));
    }

    private void AddFunction(string token, FunctionContract function)
    {
        var name = Token.Parse(token).Name;
        var inputs = _members.Inputs(token, function);
        var summary = $"Arguments of <see cref=\"{name}\"/>";
        Add(token, FunctionClass.Text(token, inputs));
        Add(token, _inputClass.Text($"{name}Args", "InvokeArgs", $"{summary}.", inputs, Use.InvokeArgs));
        Add(token, _inputClass.Text(
            $"{name}InvokeArgs", "InvokeArgs", $"{summary} that may be outputs.", inputs, Use.InvokeInput));
        Add(token, _outputClass.Text(
            $"{name}Result", $"The result of <see cref=\"{name}\"/>.", _members.Outputs(token, function), Use.Result));
    }

    private void AddType(string key, TypeContract type)
    {
        var token = Token.Parse(key);
        var file = File(_nested.Owner(key));
        foreach (var use in _nested.Uses(key))
        {
            var name = TypeText.Name(token, use);
            var baseClass = use == Use.InvokeArgs ? "InvokeArgs" : "ResourceArgs";
            file.Add(_types.Namespace(token, use), use is Use.Output or Use.Result
                ? _outputClass.Text(name, $"<c>{key}</c> as it comes back.", _members.Outputs(key, type), use)
                : _inputClass.Text(name, baseClass, $"<c>{key}</c> as it is given.", _members.Inputs(key, type), use));
        }
    }

    private void Add(string token, string code) => File(token).Add(_types.Namespace(Token.Parse(token)), code);

    private SourceFile File(string token) => File(Token.Parse(token));

    private SourceFile File(Token token)
    {
        var path = Path.Combine($"Pulumi.{Token.Pascal(token.Package)}", _names.Module(token), $"{token.Name}.g.cs");
        if (!_files.TryGetValue(path, out var file))
            _files.Add(path, file = new SourceFile());
        return file;
    }
}
