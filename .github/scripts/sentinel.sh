#!/usr/bin/env bash
# Checks every database by its name: one whose backups are all gone would be missing from a list of what is there. All are looked
# at, and one that is stale, or that cannot be looked at, is a failure. Needs PMO_STORE and DATABASES.
set -euo pipefail
stale=0
for database in ${DATABASES:?}; do
    ./pmo check --database "$database" || stale=$?
done
exit "$stale"
