# Finds or installs the programs of others. Expects common.sh.

# For what they are needed, the package that brings them, and what they are called.
readonly programs=(
    'database postgresql initdb pg_ctl postgres'
    'database postgresql-client pg_dump pg_restore'
    'database zstd zstd'
    'node nodejs node'
    'node npm npm'
    's3 radosgw radosgw radosgw-admin'
    's3 ceph-mon ceph-mon monmaptool'
    's3 ceph-osd ceph-osd'
    's3 ceph-common ceph'
    's3 curl curl'
)

has_program() {
    local folder
    for folder in "${PMO_PG_BIN:-}" "$system"/usr/lib/postgresql/*/bin; do
        [[ ! -x $folder/$1 ]] || return 0
    done
    type -P "$1" >/dev/null
}

# find_missing NEED...: sets $missing (programs) and $packages (what brings them).
find_missing() {
    missing=() packages=()
    local row need package program
    for row in "${programs[@]}"; do
        read -r need package row <<<"$row"
        [[ " $* " == *" $need "* ]] || continue
        for program in $row; do
            has_program "$program" && continue
            missing+=("$program")
            [[ " ${packages[*]} " == *" $package "* ]] || packages+=("$package")
        done
    done
}

# ensure_programs NEED...: database (PostgreSQL and zstd), node (Node.js and npm), s3 (Ceph's object gateway).
ensure_programs() {
    local missing packages
    find_missing "$@"
    ((${#missing[@]})) || return 0
    local sentence="Not installed: ${missing[*]}."
    local install="apt-get install -y --no-install-recommends ${packages[*]}"
    if ! type -P apt-get >/dev/null; then
        fail $exit_missing_tool "$sentence" \
            "Install what Debian calls ${packages[*]}. PostgreSQL's folder of programs can also be named in PMO_PG_BIN."
    fi
    if [[ $(id -u) != 0 ]]; then
        fail $exit_missing_tool "$sentence" "Type: sudo $install"
    fi
    say "installing ${packages[*]}"
    install_packages || fail $exit_missing_tool "$sentence" "apt-get could not install it; its words are above. Type: $install"
    find_missing "$@"
    ((${#missing[@]} == 0)) || fail $exit_missing_tool "Installed, but still not found: ${missing[*]}."
}

install_packages() (
    # Neither a server nor a cluster that nobody asked for: the demo and the tests make their own.
    policy=$system/usr/sbin/policy-rc.d
    if [[ ! -e $policy ]]; then
        trap 'rm -f "$policy"' EXIT
        printf '#!/bin/sh\nexit 101\n' >"$policy"
        chmod +x "$policy"
    fi
    clusters=$system/etc/postgresql-common/createcluster.conf
    if [[ ! -e $clusters ]]; then
        mkdir -p "$(dirname "$clusters")"
        echo 'create_main_cluster = false' >"$clusters"
    fi
    apt_install || { apt-get -q update && apt_install; } >&2
)

apt_install() {
    # Our createcluster.conf stays, without a question that nobody could answer.
    DEBIAN_FRONTEND=noninteractive UCF_FORCE_CONFFOLD=1 apt-get -qq install -y --no-install-recommends \
        -o Dpkg::Options::=--force-confold "${packages[@]}" </dev/null >&2
}
