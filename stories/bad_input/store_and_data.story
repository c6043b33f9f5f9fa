# Bad surroundings: lists, stores, disks and data files that are faulty. The former state stays.
story  XML with a DTD and entities is refused as a list
command
  printf '<?xml version="1.0"?><!DOCTYPE l [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;&a;">]><CONSOLIDATED_LIST><INDIVIDUALS><INDIVIDUAL><FIRST_NAME>&b;</FIRST_NAME></INDIVIDUAL></INDIVIDUALS></CONSOLIDATED_LIST>' > un.xml
  vedetta lists add -C case un_sc un.xml --format un-xml
expect exit 3
expect stderr "vedetta: bad_xml:"

story  A list of a format that nobody knows
command
  printf 'some words\nand others\n' > list.txt
  vedetta lists add -C case other list.txt
expect exit 3
expect stderr "vedetta: unknown_format:"
expect stderr "un-xml"

story  A list that was cut short is refused; the former version stays
command
  head -n 40 "$SOURCE/data/starter/entities.ftm.jsonl" > full.json
  vedetta lists add -q -C case own full.json --format ftm > first
  head -c 3000 full.json > cut.json
  vedetta lists add -C case own cut.json --format ftm
  echo "code $?"
  vedetta lists ls -C case --jsonl | grep -c '"list":"own"'
expect stdout "code 5"
expect stderr "the former version stays in use"

story  What a list was read from is kept, and a change of it is found
command
  head -n 40 "$SOURCE/data/starter/entities.ftm.jsonl" > own.json
  vedetta lists add -q -C case own own.json --format ftm | grep -c "\"sources\":\[\"$(sha256sum own.json | cut -c1-64)\"\]"
  vedetta doctor -C case | grep '"check":"store"'
  for kept in case/captures/*/*; do printf 'x' >> "$kept"; done
  vedetta doctor -C case | grep '"check":"store"'
expect stdout "'state':'ok'"
expect stdout "integrity"

story  A place that can't be written to
command
  printf 'La Russia ha posto il veto.\n' > a.txt
  vedetta report --lang it --dct 2024-03-29 a.txt -o /sys/vedetta.html
expect exit 3
expect stderr "vedetta: read_only:"
expect stderr "/sys/vedetta.html"

story  A disk that is full while a report is written leaves nothing behind
command
  printf 'La Russia ha posto il veto.\n' > a.txt
  (ulimit -f 8; vedetta report -q --dct 2024-03-29 a.txt -o sheet.html)
  echo "code $?"
  ls
expect stdout "code 3"
expect stderr "vedetta: disk_full:"
expect no stdout "sheet.html"

story  A full standard output is an error
command
  vedetta measures ls > /dev/full
expect exit 3
expect stderr "vedetta: disk_full:"

story  A disk that is full while a case is stored acknowledges nothing
command
  printf 'La Russia ha posto il veto.\n' > a.txt
  vedetta read -q -C case --save --lang it --dct 2024-03-29 a.txt > first.jsonl
  yes 'La nave è partita ieri dal porto con un carico di carbone.' | head -c 400000 > long.txt
  (ulimit -f 16; vedetta read -q -C case --save --lang it --dct 2024-03-29 long.txt > second.jsonl)
  echo "code $?"
  vedetta case ls -C case | wc -l
  vedetta doctor -C case | grep '"check":"store"'
expect no stdout "code 0"
expect stdout "'state':'ok'"

story  A store that another process is writing to
command
  printf 'La Russia ha posto il veto.\n' > a.txt
  vedetta read -q -C case --save --lang it --dct 2024-03-29 a.txt > first.jsonl
  /usr/bin/python3 -c "import sqlite3,time; c=sqlite3.connect('case/vedetta.db',isolation_level=None); c.execute('BEGIN IMMEDIATE'); open('held','w').close(); time.sleep(8)" &
  while [ ! -e held ]; do sleep 0.05; done
  vedetta read -q -C case --save --lang it --dct 2024-03-30 a.txt > second.jsonl
expect exit 7
expect stderr "vedetta: locked:"

story  A store that is not there
command
  vedetta case show -C nowhere
expect exit 3
expect stderr "vedetta: not_found:"

story  A measure file with an error names file and line
command
  mkdir -p overlay/measures
  sed 's/^effect = "cap"/effect = "cop"/' "$SOURCE/data/measures/unsc-2397.toml" > overlay/measures/unsc-2397.toml
  vedetta measures ls --data overlay
expect exit 3
expect stderr "vedetta: bad_data_file:"
expect stderr "unsc-2397.toml:"

story  A measure file that is no TOML names file and line
command
  mkdir -p overlay/measures
  printf 'schema = "vedetta-measures/1"\n[[measure]\n' > overlay/measures/unsc-9999.toml
  vedetta doctor --data overlay
expect exit 3
expect stdout "bad_data_file"
expect stdout "unsc-9999.toml:2"

story  A fault in the words of a language is told by the doctor, whatever language is read
command
  mkdir -p overlay/lang/en
  printf '[say]\nv = = 3\n' > overlay/lang/en/cues.toml
  vedetta doctor --data overlay
expect exit 3
expect stdout "bad_data_file"
expect stdout "lang/en/cues.toml:2"
