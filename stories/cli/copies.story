# Who prints whom: copies of one wire are shown as copies and corroborate nothing. All invented.
story  Two near copies and one independent text are two origins
command
  printf '%s\n' 'LANG: en' 'North Korea shipped 6,000 containers of artillery shells to Russia in June 2024. The cargo left the port of Rajin by sea and was unloaded at Vostochny within two days. The ships sent no position on the way.' > wire.txt
  printf '%s\n' 'LANG: en' 'RAJIN, Tuesday. North Korea shipped 6,000 containers of artillery shells to Russia in June 2024. The cargo left the port of Rajin by sea and was unloaded at Vostochny within two days. The ships sent no position on the way, our correspondent adds.' > copy.txt
  printf '%s\n' 'LANG: en' 'A monitoring group published its yearly survey on Friday. North Korea sent Russia 6,000 containers of artillery shells in June 2024. Images of the quays were compared for it.' > survey.txt
  vedetta read -q --dct 2024-07-10 wire.txt copy.txt survey.txt > read.jsonl
  grep '"type":"act"' read.jsonl | grep -o '"origins":\["[0-9a-f]*","[0-9a-f]*"\]' | wc -l
  grep -c '"copy_of":"' read.jsonl
  vedetta read -q --dct 2024-07-10 --table wire.txt copy.txt survey.txt
  vedetta report -q --dct 2024-07-10 wire.txt copy.txt survey.txt -o sheet.html
  grep -c 'copy of' sheet.html
expect exit 0
expect stdout "1"
expect stdout "Independent   2 origins"
expect stdout "(copy of "

story  Copies alone are one origin, however many
command
  printf '%s\n' 'LANG: en' 'North Korea shipped 6,000 containers of artillery shells to Russia in June 2024. The cargo left the port of Rajin by sea and was unloaded at Vostochny within two days. The ships sent no position on the way.' > wire.txt
  for outlet in one two three; do (cat wire.txt; echo "Printed by the paper $outlet.") > $outlet.txt; done
  vedetta read -q --dct 2024-07-10 --table wire.txt one.txt two.txt three.txt
expect exit 0
expect stdout "one origin: copies and quotations of it corroborate nothing"
expect no stdout "4 origins"
