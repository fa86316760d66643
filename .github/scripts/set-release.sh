#!/usr/bin/env bash
# Says to the stack what this commit deploys: its image, and a release label that is new, so that a predeploy backup goes before.
# The settings' file is changed in this checkout only. Needs STACK, GITHUB_SHA and Pulumi's state.
set -euo pipefail
release=git-${GITHUB_SHA:?}
pulumi config set --stack "${STACK:?}" --path 'pmo-backup:tasks.imageTag' "$release"
pulumi config set --stack "$STACK" pmo-backup:release "$release"
