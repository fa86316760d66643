using System.Text;

namespace PmoBackup.Tools;

/// <summary>The end of a program's standard error, bounded, so that a noisy program costs no memory.</summary>
/// <param name="onLine">Called with each line.</param>
internal sealed class ErrorTail(Action<string>? onLine)
{
    private const int MaximumLength = 8_000;
    private readonly StringBuilder _text = new();

    public string Text
    {
        get
        {
            lock (_text)
                return _text.ToString();
        }
    }

    public async Task ReadAsync(StreamReader reader)
    {
        while (await reader.ReadLineAsync() is { } line)
        {
            onLine?.Invoke(line);
            lock (_text)
            {
                _text.AppendLine(line);
                if (_text.Length > MaximumLength)
                    _text.Remove(0, _text.Length - MaximumLength);
            }
        }
    }
}
