#!/usr/bin/env bash
# fuzz/run.sh BUILD [SECONDS] [TARGET…]: each fuzz target over a copy of its corpus for that long.
set -euo pipefail
build=$1; seconds=${2:-60}; shift 2 || shift
found=0
while read -r target; do
  name=$(basename "$target"); corpus=${name#vedetta_}; corpus=${corpus%_fuzz}
  if [ $# -gt 0 ] && [[ " $* " != *" $corpus "* ]]; then continue; fi
  work="$build/corpus/$corpus"; mkdir -p "$work"
  cp -n "fuzz/corpus/$corpus/"* "$work/" 2>/dev/null || true
  echo "== $corpus, $seconds s"
  "$target" -max_total_time="$seconds" -timeout=20 -rss_limit_mb=4096 -print_final_stats=1 \
    -artifact_prefix="$build/finding_${corpus}_" "$work" >"$build/$corpus.log" 2>&1 || { tail -30 "$build/$corpus.log"; found=1; }
  grep -E "stat::number_of_executed_units" "$build/$corpus.log" || true
done < <(find "$build/vedetta" -name '*_fuzz' -type f -perm -u+x | sort)
exit $found
