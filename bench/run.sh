#!/usr/bin/env bash
# bench/run.sh BUILD [NAME…]: runs the benchmarks of that build, all or those named (lists, read,
# screen), and then counts the instructions of fixed workloads, unless benchmarks were named.
# Each prints its figure as a ratio against work done in the same run, and fails on a wrong answer.
set -euo pipefail
build=$1; shift
failed=0
while read -r binary; do
  name=$(basename "$binary"); name=${name#vedetta_}; name=${name%_bench}
  if [ $# -gt 0 ] && [[ " $* " != *" $name "* ]]; then continue; fi
  echo "== $name"
  # The library's exit status is 0 whatever its benchmarks say.
  if ! said=$("$binary" 2>/dev/null) || grep -q "ERROR OCCURRED" <<<"$said"; then
    echo "FAILED: $name"; failed=1
  fi
  echo "$said"
done < <(find "$build/vedetta" -name 'vedetta_*_bench' -type f -perm -u+x | sort)
if [ $# -eq 0 ]; then
  echo "== instructions"
  python3 "$(dirname "$0")/instructions.py" "$build" || [ $? -eq 77 ] || failed=1
fi
exit $failed
