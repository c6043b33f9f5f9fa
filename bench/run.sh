#!/usr/bin/env bash
# bench/run.sh BUILD [NAME…]: runs the benchmarks of that build, all or those named (lists_ofac …).
# Each prints its figure as a ratio against work done in the same run, and fails on a wrong answer.
set -euo pipefail
build=$1; shift
failed=0
while read -r binary; do
  name=$(basename "$binary"); name=${name#vedetta_}; name=${name%_bench}
  if [ $# -gt 0 ] && [[ " $* " != *" $name "* ]]; then continue; fi
  echo "== $name"
  "$binary" || { echo "FAILED: $name"; failed=1; }
done < <(find "$build/vedetta" -name 'vedetta_*_bench' -type f -perm -u+x | sort)
exit $failed
