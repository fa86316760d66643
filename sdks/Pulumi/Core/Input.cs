namespace Pulumi;

/// <summary>A plain value or an output, whichever the program has.</summary>
public class Input<T> : IInput
{
    private readonly Output<T>? _output;

    private protected Input(Output<T> outputValue)
    {
        ArgumentNullException.ThrowIfNull(outputValue);
        _output = outputValue;
    }

    private protected Input()
    {
    }

    IOutput IInput.Whole => ToOutput();

    private protected virtual Output<T> ToOutput() => _output!;

    /// <summary>The input of a plain value.</summary>
    public static implicit operator Input<T>(T value) => new(Output.Create(value));

    /// <summary>The input of an output.</summary>
    public static implicit operator Input<T>(Output<T> value) => new(value);

    /// <summary>The output of an input.</summary>
    public static implicit operator Output<T>(Input<T> input) => input.ToOutput();
}
