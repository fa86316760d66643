#!/usr/bin/env bash
# stack-facts.sh STACK: what a workflow must know of a stack, as NAME=VALUE lines, from Pulumi.STACK.yaml in the current folder. So
# a workflow never says twice what the stack's settings say once.
set -euo pipefail
stack=${1:?stack-facts.sh STACK}
[[ $stack =~ ^[a-z][a-z0-9-]*$ ]] || { echo "'$stack' is no stack's name" >&2; exit 2; }
file=Pulumi.$stack.yaml

# value GROUP MEMBER...: a plain value, however deep, in YAML that is indented by two spaces a level; fails where there is none.
value() {
    awk -v path="$*" '
        BEGIN { depth = split(path, names, " "); at = 1 }
        /^ *(#|$)/ { next }
        {
            match($0, /^ */)
            level = RLENGTH / 2
            if (level < at) at = level > 0 ? level : 1
            if (level == at && index(substr($0, RLENGTH + 1), names[at] ":") == 1) {
                if (at == depth) {
                    text = substr($0, RLENGTH + length(names[at]) + 2)
                    sub(/ +#.*$/, "", text)
                    gsub(/^ +| +$|"/, "", text)
                    print text
                    found = 1
                    exit
                }
                at++
            }
        }
        END { exit !found }' "$file" || { echo "$file does not set $*" >&2; exit 1; }
}

account=$(value pmo-backup:accountId)
region=$(value aws:region)
vault=$(value pmo-backup:vault bucket)
state=$(value pmo-backup:access state bucket)
databases=$(sed -n '/^  pmo-backup:databases:/,/^  [^ ]/s/^    - name: *//p' "$file" | xargs)
[[ -n $databases ]] || { echo "$file names no database first in its entry" >&2; exit 1; }
cat <<EOF
account=$account
region=$region
registry=$account.dkr.ecr.$region.amazonaws.com
roles=arn:aws:iam::$account:role/pmo-backup-$stack
state=s3://$state
store=s3://$vault
databases=$databases
EOF
