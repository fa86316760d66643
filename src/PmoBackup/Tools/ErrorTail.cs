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
        var buffer = new char[4096];
        var line = new StringBuilder();
        int read;
        while ((read = await reader.ReadAsync(buffer)) > 0)
        {
            foreach (var character in buffer.AsSpan(0, read))
            {
                if (character == '\n')
                    End(line);
                else if (line.Length < MaximumLength)
                    line.Append(character);
            }
        }
        if (line.Length > 0)
            End(line);
    }

    private void End(StringBuilder line)
    {
        var text = line.ToString().TrimEnd('\r');
        line.Clear();
        onLine?.Invoke(text);
        lock (_text)
        {
            _text.AppendLine(text);
            if (_text.Length > MaximumLength)
                _text.Remove(0, _text.Length - MaximumLength);
        }
    }
}
