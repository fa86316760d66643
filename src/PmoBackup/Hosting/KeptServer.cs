namespace PmoBackup.Hosting;

/// <summary>A local server that outlives the program that started it.</summary>
/// <param name="PasswordFile">A file in libpq's format, mode 0600, for <c>PGPASSFILE</c>.</param>
/// <param name="StopCommand">What to type at a shell to stop the server and remove its folder.</param>
public sealed record KeptServer(string PasswordFile, string StopCommand);
