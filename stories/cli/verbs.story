# The command line: stable for scripts.
story  Mistyped words are told with what was meant
command
  vedetta raed a.txt
expect exit 2
expect stderr "did you mean read?"

story  A mistyped option too
command
  vedetta read --emitt claims a.txt
expect exit 2
expect stderr "did you mean --emit?"

story  Every command line error is of the one table
command
  vedetta measures at --hs 2710
expect exit 2
expect stderr "vedetta: usage:"
expect stderr "--on YYYY-MM-DD"

story  The law on a day
command
  vedetta measures at --hs 8703 --direction to --on 2024-02-18
expect exit 0
expect stdout "'id':'2397-7'"
expect stdout "'outcome':'breach-alleged'"

story  A finding ends with 1 where that is asked for
command
  vedetta measures at --hs 8703 --direction to --on 2024-02-18 --exit-code
expect exit 1

story  A listed name is found, an unlisted one is clear
command
  vedetta screen "Chong Chon Gang"
  vedetta screen "Chong Chon Gang" --exit-code > hits.jsonl
expect exit 1
expect stdout "'status':'alert'"

story  Bad lines are rejected with their number, the others are answered
command
  printf '%s\n' '{"id":"a","schema":"Person","properties":{"name":"Nobody Whatsoever"}}' 'oops' '{"id":"c","schema":"Person","properties":{"name":"Emmanuel Macron"}}' > subjects.jsonl
  vedetta screen --jsonl subjects.jsonl
expect exit 3
expect stderr "subjects.jsonl:2"
expect stdout "'id':'a'"
expect stdout "'id':'c'"

story  Two entities are compared with reasons
command
  printf '%s\n' '{"id":"p","schema":"Person","a":{"name":"Kim Jong Un"},"b":{"name":"Kim Jong-un"}}' | vedetta compare --jsonl
expect exit 0
expect stdout "'match':true"

story  A reader that goes away is no error
command
  (vedetta measures ls; echo "code $?" >&2) | head -n 1 > one.jsonl
expect stderr "code 0"

story  The same bytes in any locale, time zone and number of processors
command
  cp "$SOURCE/examples/demo_it.txt" a.txt
  cp "$SOURCE/stories/reading/corpus/own_01_en.txt" b.txt
  LC_ALL=C TZ=UTC vedetta report -q -j 1 a.txt b.txt -o one.html
  LC_ALL=tr_TR.UTF-8 TZ=Asia/Pyongyang vedetta report -q -j 4 b.txt a.txt -o two.html
  cmp one.html two.html
  LC_ALL=C vedetta read -q -j 1 a.txt b.txt > one.jsonl
  LC_ALL=it_IT.UTF-8 vedetta read -q -j 3 a.txt b.txt > two.jsonl
  cmp one.jsonl two.jsonl
expect exit 0

story  What is stored is what was read, and nothing is read anew for its report
command
  cp "$SOURCE/examples/demo_it.txt" a.txt
  vedetta read -q -C case --save a.txt --dct 2024-11-14 > read.jsonl
  vedetta report -q -C case --format jsonl > stored.jsonl
  grep -v '"type":"run"' read.jsonl > read.rest
  grep -v '"type":"run"' stored.jsonl > stored.rest
  cmp read.rest stored.rest
expect exit 0

story  A newer run supersedes the older one and says so
command
  cp "$SOURCE/examples/demo_it.txt" a.txt
  vedetta read -C case --save a.txt --dct 2024-11-14 > first.jsonl
  vedetta read -C case --save a.txt --dct 2024-11-15 > second.jsonl
  vedetta case ls -C case
expect exit 0
expect stdout "superseded"
expect stderr "revised"

story  An article in a file by itself
command
  cp "$SOURCE/examples/demo_it.txt" 07_it.txt
  vedetta read -q --emit claims --out-dir out 07_it.txt
  ls out
  grep -c vedetta-claims/1 out/07_it.pred.json
expect exit 0
expect stdout "07_it.pred.json"

story  Help tells the exit codes
command
  vedetta help exit-codes
expect exit 0
expect stdout " 130  interrupted"
