using PmoBackup.Restore;

namespace PmoBackup.Tests.Restore;

public sealed class RestoreMessagesTests
{
    [Theory]
    [InlineData("pg_restore: error: could not execute query: ERROR:  schema \"public\" already exists", "schema \"public\" already exists (every new database has it)")]
    [InlineData("pg_restore: error: could not execute query: ERROR:  must be owner of schema public", "must be owner of schema public (only a comment on the schema public was left out)")]
    [InlineData("pg_restore: error: could not execute query: ERROR:  must be owner of extension citext", "must be owner of extension citext (only a comment on an extension was left out)")]
    [InlineData("pg_restore: error: could not execute query: ERROR:  unrecognized configuration parameter \"transaction_timeout\"", "unrecognized configuration parameter \"transaction_timeout\" (the server is older than pg_restore)")]
    public void What_does_not_matter_is_kept_with_its_reason(string line, string harmless)
    {
        var messages = Read(line);

        Assert.Empty(messages.Errors);
        Assert.Equal([harmless], messages.Harmless);
    }

    [Theory]
    [InlineData("pg_restore: error: could not execute query: ERROR:  must be owner of table extension", "must be owner of table extension")]
    [InlineData("pg_restore: error: could not execute query: ERROR:  schema \"publication\" already exists", "schema \"publication\" already exists")]
    [InlineData("pg_restore: error: COPY failed for table \"t\": ERROR:  duplicate key value violates unique constraint \"t_pkey\"", "COPY failed for table \"t\": ERROR:  duplicate key value violates unique constraint \"t_pkey\"")]
    [InlineData("pg_restore: error: connection to server at \"h\" failed: FATAL:  too many connections", "connection to server at \"h\" failed: FATAL:  too many connections")]
    public void Everything_else_is_an_error(string line, string error)
    {
        var messages = Read(line);

        Assert.Equal([error], messages.Errors);
        Assert.Empty(messages.Harmless);
    }

    [Fact]
    public void Words_about_errors_in_names_statements_and_warnings_are_none()
    {
        var messages = Read(
            "pg_restore: creating TABLE \"public.error: \"", "pg_restore: processing data for table \"public.pg_restore: error: \"",
            "Command was: COMMENT ON TABLE t IS 'error: ", "pg_restore: warning: errors ignored on restore: 1", "DETAIL:  an error: too", "");

        Assert.Empty(messages.Errors);
        Assert.Empty(messages.Harmless);
    }

    [Theory]
    [InlineData("ERROR:  extension \"postgis\" is not available", "Install the extension's package")]
    [InlineData("ERROR:  could not open extension control file \"/x\"", "Install the extension's package")]
    [InlineData("ERROR:  permission denied to create extension \"dblink\"", "administrator")]
    [InlineData("ERROR:  out of shared memory", "max_locks_per_transaction")]
    [InlineData("ERROR:  could not extend file \"base/1/2\": No space left on device", "disk is full")]
    [InlineData("PANIC:  could not write to file \"pg_wal/xlogtemp.1\": No space left on device", "disk is full")]
    public void A_cause_that_is_known_has_a_hint(string words, string hint) =>
        Assert.Contains(hint, Read($"pg_restore: error: could not execute query: {words}").Hint, StringComparison.Ordinal);

    [Fact]
    public void A_cause_that_is_not_known_speaks_for_itself() => Assert.Null(Read("pg_restore: error: could not execute query: ERROR:  division by zero").Hint);

    private static RestoreMessages Read(params string[] lines)
    {
        var messages = new RestoreMessages([]);
        foreach (var line in lines)
            messages.Add(line);
        return messages;
    }
}
