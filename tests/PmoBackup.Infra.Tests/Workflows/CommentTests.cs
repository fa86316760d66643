using System.Text.Json;
using System.Text.Json.Nodes;
using PmoBackup.Infra.Tests.Commands;
using Pulumi.TestEngine;

namespace PmoBackup.Infra.Tests.Workflows;

/// <summary>The comment with a plan, which a stranger's code made; GitHub is played by an object.</summary>
public sealed class CommentTests : IDisposable
{
    private const string Play = """
        const [script, file, pulls, comments] = process.argv.slice(2)
        const calls = []
        const record = (name, data) => async (given) => { calls.push({ name, ...given }); return { data } }
        const github = {
          rest: {
            pulls: { list: record('list', JSON.parse(pulls)) },
            issues: { listComments: 'listComments', createComment: record('create'), updateComment: record('update') },
          },
          paginate: async () => JSON.parse(comments),
        }
        const run = { head_sha: 'aaaaaaaaaaaabbbb', head_branch: 'patch', head_repository: { owner: { login: 'stranger' } } }
        const context = { repo: { owner: 'acme', repo: 'backups' }, payload: { workflow_run: run } }
        require(script)({ github, context, core: { info() {} }, file }).then(() => console.log(JSON.stringify(calls)))
        """;

    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("pmo-comment-");

    public void Dispose() => _folder.Delete(recursive: true);

    [Fact]
    public async Task The_plan_goes_to_the_pull_request_of_that_commit()
    {
        var calls = await PostAsync("| a | b |", """[{"number": 6, "head": {"sha": "other"}}, {"number": 7, "head": {"sha": "aaaaaaaaaaaabbbb"}}]""");

        Assert.Equal("stranger:patch", (string?)calls[0]!["head"]);
        Assert.Equal(("create", 7), ((string)calls[1]!["name"]!, (int)calls[1]!["issue_number"]!));
        Assert.Contains("| a | b |", (string)calls[1]!["body"]!, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_next_plan_takes_the_place_of_the_last_and_of_nothing_that_people_wrote()
    {
        var calls = await PostAsync("plan", comments: """
            [{"id": 1, "user": {"type": "User"}, "body": "<!-- pmo-backup plan -->"}, {"id": 2, "user": {"type": "Bot"}, "body": "<!-- pmo-backup plan --> old"}]
            """);

        Assert.Equal(("update", 2), ((string)calls[1]!["name"]!, (int)calls[1]!["comment_id"]!));
    }

    [Fact]
    public async Task A_plan_of_a_commit_that_is_no_pull_requests_is_shown_nowhere()
        => Assert.Single(await PostAsync("plan", """[{"number": 7, "head": {"sha": "newer"}}]"""));

    [Fact]
    public async Task A_strangers_text_calls_nobody_loads_nothing_and_is_not_endless()
    {
        var calls = await PostAsync("@acme/owners ![x](https://evil.example/x.png) <img src=x> <!-- hidden -->" + new string('x', 70_000));

        var body = (string)calls[1]!["body"]!;
        Assert.DoesNotContain("@acme", body, StringComparison.Ordinal);
        Assert.DoesNotContain("![", body, StringComparison.Ordinal);
        Assert.DoesNotContain("<img", body, StringComparison.Ordinal);
        Assert.Equal(0, body.LastIndexOf("<!--", StringComparison.Ordinal));
        Assert.InRange(body.Length, 60_000, 65_536);
    }

    private async Task<JsonArray> PostAsync(
        string plan, string pulls = """[{"number": 7, "head": {"sha": "aaaaaaaaaaaabbbb"}}]""", string comments = "[]")
    {
        var file = Path.Combine(_folder.FullName, "plan.md");
        var play = Path.Combine(_folder.FullName, "play.cjs");
        await File.WriteAllTextAsync(file, plan);
        await File.WriteAllTextAsync(play, Play);
        var shell = new Shell(_folder.FullName);
        (shell.Environment["PULLS"], shell.Environment["COMMENTS"]) = (pulls, comments);
        var printed = await shell.RunAsync(
            $"node '{play}' '{Repository.PathOf(".github/scripts/post-plan.cjs")}' '{file}' \"$PULLS\" \"$COMMENTS\"", null, "");
        return JsonSerializer.Deserialize<JsonArray>(printed)!;
    }
}
