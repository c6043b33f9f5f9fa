# The instruments from the command line: apparent gaps, and figures against a cap. All invented.
story  A ship falls silent: one gap that closed, one that is open
command
  printf '%s\n' MMSI,BaseDateTime,LAT,LON,SOG,VesselName,IMO 273999990,2024-03-12T00:00:00,42.30,130.40,11.5,'TEST LADY',IMO9074729 273999990,2024-03-12T20:00:00,42.70,133.05,10.9,'TEST LADY',IMO9074729 > day.csv
  vedetta ships gaps day.csv --until 2024-03-13 --emit claims
expect exit 0
expect stdout "'predicate':'gap'"
expect stdout "'open','last-heard:2024-03-12T20:00:00Z'"
expect stdout "'closed','last-heard:2024-03-12T00:00:00Z'"
expect stderr "apparent gaps: 1 closed, 0 flagged, 1 open"

story  The same as a table, also from a packed file
command
  printf '%s\n' MMSI,BaseDateTime,LAT,LON,SOG 273999990,2024-03-12T00:00:00,42.30,130.40,11.5 273999990,2024-03-12T20:00:00,42.70,133.05,10.9 | gzip > day.csv.gz
  vedetta ships gaps --table day.csv.gz
expect exit 0
expect stdout "APPARENT GAP"
expect stdout "20.0"

story  Rows that come late revise what was said, and take it back
command
  printf '%s\n' MMSI,BaseDateTime,LAT,LON,SOG 273999990,2024-03-12T00:00:00,42.30,130.40,11.5 273999990,2024-03-12T08:00:00,42.70,133.05,10.9 > day.csv
  printf '%s\n' MMSI,BaseDateTime,LAT,LON,SOG 273999990,2024-03-12T01:00:00,42.40,130.90,11.5 > late.csv
  printf '%s\n' MMSI,BaseDateTime,LAT,LON,SOG 273999990,2024-03-12T04:30:00,42.50,131.90,11.5 > later.csv
  vedetta ships gaps -q day.csv --state gaps.state > first.jsonl
  vedetta ships gaps -q late.csv --state gaps.state > second.jsonl
  vedetta ships gaps -q later.csv --state gaps.state > third.jsonl
  for run in first second third; do echo "$run: $(wc -l < $run.jsonl), taken back $(grep -c '"op":"retract"' $run.jsonl)"; done
expect stdout "first: 1, taken back 0"
expect stdout "second: 2, taken back 1"
expect stdout "third: 1, taken back 1"

story  A position that comes too late, or can't be read, is counted and told
command
  printf '%s\n' MMSI,BaseDateTime,LAT,LON,SOG 273999990,2024-03-12T00:00:00,42.30,130.40,11.5 273999990,2024-03-12T01:00:00,91,181,0 > day.csv
  vedetta ships gaps -v day.csv
expect exit 3
expect stderr "day.csv:3: no-position"
expect stderr "vedetta: bad_input:"

story  A table without positions is refused, and nothing is printed
command
  printf 'name,value\na,1\n' > other.csv
  vedetta ships gaps other.csv
expect exit 3
expect stderr "vedetta: bad_csv:"
expect stderr "other.csv"

story  A state of another kind is not gone on from
command
  printf '%s\n' MMSI,BaseDateTime,LAT,LON,SOG > day.csv
  printf 'something else' > gaps.state
  vedetta ships gaps day.csv --state gaps.state
expect exit 6
expect stderr "vedetta: integrity:"

story  The same claims for any number of processors
command
  printf '%s\n' MMSI,BaseDateTime,LAT,LON,SOG > day.csv
  for ship in 201999990 273999991 412999992 563999993; do printf '%s\n' $ship,2024-03-12T00:00:00,42.30,130.40,11.5 $ship,2024-03-12T20:00:00,42.70,133.05,10.9 >> day.csv; done
  vedetta ships gaps -q -j 1 day.csv > one.jsonl
  LC_ALL=C TZ=Asia/Pyongyang vedetta ships gaps -q -j 3 day.csv > two.jsonl
  cmp one.jsonl two.jsonl && wc -l < one.jsonl
expect exit 0
expect stdout "4"

story  The cap of 2024 as known on a day, as a table
command
  vedetta trade caps --year 2024 --as-of 2024-12-04 --table
expect exit 0
expect stdout "notified 168,679 barrel, 33.7 % of 500,000"
expect stdout "reports are missing"
expect stdout "gpe:RU"

story  The same as one document
command
  vedetta trade caps --year 2024 --as-of 2025-06-01 --json --exit-code
expect exit 1
expect stdout "'outcome': 'breach-alleged'"
expect stdout "'contested'"

story  Tables of one's own: tonnes become an interval, by which rule is told
command
  printf '%s\n' period_from,period_to,supplier,bbl,t,note,as_of,source 2019-01-01,2019-12-31,RU,,30180,,2020-02-21,invented 2019-02-01,2019-02-28,Russia,5,,,2020-02-21,invented > notified.csv
  printf '%s\n' period_from,period_to,low_bbl,high_bbl,deliveries,said_by,said_to,qualifier,date_said,source 2019-01-01,2019-10-31,600000,,,'Some Institute',public,'more than',2020-03,invented > estimates.csv
  vedetta trade caps notified.csv estimates.csv --as-of 2020-04-01 --table
expect exit 3
expect stdout "191,643 to 350,088"
expect stdout "> 600000 barrel"
expect stdout "nil:Some Institute"
expect stdout "By estimates: breach-alleged"
expect stderr "notified.csv:3: bad-supplier"

story  A row of law without a cap is no gauge
command
  vedetta trade caps --measure 2397/7 --year 2024
expect exit 3
expect stderr "vedetta: bad_input:"
