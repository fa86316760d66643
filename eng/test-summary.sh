#!/usr/bin/env bash
# test-summary.sh FOLDER [GATES]: tells what failed, and sums up.
# FOLDER holds a folder for each test project with results.trx, log and exit-code; GATES is how many other checks failed.
set -euo pipefail
passed=0 failed=${2:-0} skipped=0

# counter FILE NAME: one figure of <Counters …/>; nothing where there is none.
counter() {
    [[ ! -f $1 ]] || sed -n "s/.*<Counters .*\b$2=\"\([0-9]*\)\".*/\1/p" "$1" | head -n 1
}

# A crash after failures has no counter of its own, and a host that never started leaves no file.
has_crashed() {
    [[ -z $executed ]] || ((code != 0 && executed == ok)) || grep -q 'test run was aborted' "$trx"
}

show_failures() {
    grep -v -e '^\[xUnit.net' -e '^Test run for' -e '^A total of' -e '^Results File' -e "^Data collector 'Blame'" "$1" || true
}

for folder in "$1"/*/; do
    [[ -d $folder ]] || continue
    trx=${folder}results.trx
    code=$(cat "${folder}exit-code" 2>/dev/null || echo 1)
    total=$(counter "$trx" total) executed=$(counter "$trx" executed) ok=$(counter "$trx" passed)
    wrong=$((${executed:-0} - ${ok:-0})) left_out=$((${total:-0} - ${executed:-0}))
    crashed=
    if has_crashed; then
        crashed=', the run did not reach its end'
        wrong=$((wrong + 1))
    fi
    ((wrong == 0)) || show_failures "${folder}log"
    ((left_out == 0)) || grep -h '^  Skipped ' "${folder}log" || true
    echo "$(basename "$folder"): ${ok:-0} passed, $wrong failed, $left_out skipped$crashed"
    passed=$((passed + ${ok:-0})) failed=$((failed + wrong)) skipped=$((skipped + left_out))
done

status=0
if ((failed > 0)); then
    status=1
elif ((passed == 0)); then
    echo "No test ran."
    status=1
elif ((skipped > 0)) && [[ ${CI:-} == true ]]; then
    echo "Tests were skipped, and nothing may be skipped here."
    status=1
fi
sum="$passed passed, $failed failed"
((skipped == 0)) || sum+=", $skipped skipped"
echo "$sum"
exit $status
