#!/usr/bin/env bash
# postgres-repository.sh [FOLDER]: adds PostgreSQL's own apt repository below FOLDER (default: /), after a look at its signing
# key. Needs curl and gpg.
set -euo pipefail

# The key that signs apt.postgresql.org, 4096 bits, of 2011: "PostgreSQL Debian Repository". Debian's postgresql-common has it.
readonly fingerprint=B97B0AFCAA1A47F044F244A07FCC7D46ACCC4CF8
readonly key_url=https://www.postgresql.org/media/keys/ACCC4CF8.asc
readonly root=${1:-}
readonly key=/etc/apt/keyrings/postgresql.asc

folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT

# fingerprints FILE: of every primary key in it, a line each; gpg prints subkeys' after a line of their own.
fingerprints() {
    GNUPGHOME=$folder gpg --batch --quiet --show-keys --with-colons "$1" \
        | awk -F: '$1 == "pub" || $1 == "sub" { kind = $1 } $1 == "fpr" && kind == "pub" { print $10 }'
}

curl --fail --silent --show-error --location --proto '=https' --retry 3 --output "$folder/key.asc" "$key_url"
found=$(fingerprints "$folder/key.asc")
if [[ $found != "$fingerprint" ]]; then
    echo "The key at $key_url is not PostgreSQL's: ${found:-no key} instead of $fingerprint. Nothing was added." >&2
    exit 1
fi

codename=$(sed -n 's/^VERSION_CODENAME=//p' "${OS_RELEASE:-/etc/os-release}")
mkdir -p "$root/etc/apt/keyrings" "$root/etc/apt/sources.list.d"
install -m 0644 "$folder/key.asc" "$root$key"
cat >"$root/etc/apt/sources.list.d/postgresql.sources" <<EOF
Types: deb
URIs: https://apt.postgresql.org/pub/repos/apt
Suites: $codename-pgdg
Components: main
Signed-By: $key
EOF
