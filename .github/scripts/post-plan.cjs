// Shows a pull request's plan as one comment, which the next plan replaces.
const fs = require('node:fs')

const marker = '<!-- pmo-backup plan -->'
// GitHub takes 65,536 characters for a comment.
const most = 60000

// The text is a stranger's: it calls nobody, loads no picture, and hides nothing.
function shown(text) {
  const harmless = text.replace(/@/g, '@\u200b').replace(/!\[/g, '[').replace(/<(?=[a-z!/?])/gi, '&lt;')
  return harmless.length <= most ? harmless : `${harmless.slice(0, most)}\n\n(cut; the whole plan is in the run's summary)`
}

module.exports = async ({ github, context, core, file }) => {
  const run = context.payload.workflow_run
  // What GitHub itself says of the run, never what the artifact says. A fork's pull request is found by its branch and commit.
  const { data: candidates } = await github.rest.pulls.list({
    ...context.repo, state: 'open', head: `${run.head_repository?.owner.login}:${run.head_branch}`,
  })
  const pull = candidates.find((candidate) => candidate.head.sha === run.head_sha)
  if (!pull) {
    core.info('The pull request was closed, or has another commit by now.')
    return
  }
  const commit = run.head_sha.slice(0, 12)
  const body = `${marker}\nWhat \`${commit}\` would change, planned by its own code and without credentials:\n\n`
    + shown(fs.readFileSync(file, 'utf8'))
  const comments = await github.paginate(github.rest.issues.listComments, { ...context.repo, issue_number: pull.number })
  const mine = comments.find((comment) => comment.user?.type === 'Bot' && comment.body?.startsWith(marker))
  if (mine) {
    await github.rest.issues.updateComment({ ...context.repo, comment_id: mine.id, body })
  } else {
    await github.rest.issues.createComment({ ...context.repo, issue_number: pull.number, body })
  }
}
