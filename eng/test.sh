#!/usr/bin/env bash
# ./pmo test: what every change must pass. The last line is the sum over all test projects.
set -euo pipefail
root=$(cd -- "$(dirname -- "${BASH_SOURCE[0]}")/.." && pwd -P)
source "$root/eng/common.sh"
source "$root/eng/build.sh"
source "$root/eng/prerequisites.sh"
results=$root/.pmo/test-results
solution=$root/PmoBackupInfra.sln
gates_failed=0

read_arguments() {
    check_format=yes filter='Category!=Long' arguments=()
    local wanted=
    while (($#)); do
        case $1 in
            --long) filter= ;;
            --no-format) check_format=no ;;
            --filter) wanted=${2:?--filter wants an expression} && shift ;;
            --filter=*) wanted=${1#*=} ;;
            *) arguments+=("$1") ;;
        esac
        shift
    done
    if [[ -n $wanted ]]; then
        filter="($wanted)${filter:+&($filter)}"
    fi
    [[ -z $filter ]] || arguments+=(--filter "$filter")
}

check_format() {
    if ! in_group "$dotnet" format "$solution" --verify-no-changes --no-restore >"$root/.pmo/format.log" 2>&1; then
        cat "$root/.pmo/format.log"
        echo "The format differs: type dotnet format."
        gates_failed=$((gates_failed + 1))
    fi
}

run_project() {
    local folder code=0
    folder=$results/$(basename "$1" .csproj)
    mkdir -p "$folder"
    "$dotnet" test "$1" -c Release --no-build --logger 'trx;LogFileName=results.trx' --results-directory "$folder" \
        --blame-hang-timeout 15m --blame-hang-dump-type none "${arguments[@]}" >"$folder/log" 2>&1 || code=$?
    echo $code >"$folder/exit-code"
}

run_projects() {
    local project
    rm -rf "$results"
    mkdir -p "$results"
    # Not every project under tests/ holds tests.
    for project in $(cd "$root" && grep -l Microsoft.NET.Test.Sdk tests/*/*.csproj); do
        # Two at a time: much of what they do is waiting for other processes.
        while (($(jobs -rp | wc -l) >= ${PMO_TEST_JOBS:-2})); do
            wait -n || true
        done
        start_group run_project "$root/$project" {test_lock}>&-
    done
    wait
}

read_arguments "$@"
find_dotnet
ensure_programs database node s3
mkdir -p "$root/.pmo"
exec {test_lock}>"$root/.pmo/test.lock"
flock -n "$test_lock" || fail $exit_busy "Another ./pmo test is running in this checkout."
if with_build_lock build "$solution" -warnaserror {test_lock}>&-; then
    stop_groups_on_signal
    [[ $check_format == no ]] || check_format {test_lock}>&-
    run_projects
else
    rm -rf "$results"
    gates_failed=1
fi
exec "$root/eng/test-summary.sh" "$results" "$gates_failed" 2>&1
