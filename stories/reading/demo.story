# The example article of `./dev demo`, as the program reads it.
story  The demo's alleged acts, each with its row; denials beside them
command
  vedetta read --emit text --quiet "$SOURCE/examples/demo_it.txt"
expect exit 0
expect stdout "Alleged transfer of arms: North Korea → Russia"
expect stdout "Res. 1874 ¶ 9: All arms from the DPRK — Breach"
expect stdout "Denied by     Russia and North Korea, denies it"
expect stdout "Alleged use of missiles: Russia → Ukraine"
expect stdout "Alleged transfer of luxury goods: Vladimir Putin → Kim Jong Un"
expect stdout "Alleged laundering of crypto assets"
expect stdout "Alleged transfer of technology: Russia → North Korea"

story  The demo's fear of workers is shown as a possibility, its veto without a breach
command
  vedetta read --emit text --quiet "$SOURCE/examples/demo_it.txt"
expect stdout "as a possibility or fear"
expect stdout "Political act (veto)"

story  The demo's date is inferred from its dateline and the reason printed
command
  vedetta read --emit text "$SOURCE/examples/demo_it.txt"
expect stderr "dated 2024-11-14 (dateline)"

story  A small article, claim by claim
article it 2024-11-14
  La Corea del Nord ha inviato alla Russia migliaia di container di munizioni, ha detto il ministero della Difesa sudcoreano. Mosca nega di aver ricevuto armi.
expect claim arms-transfer gpe:KP -> gpe:RU goods ammunition denied row 1874-9 breach-alleged
expect no claim petroleum-transfer
expect mention gpe:RU
expect no note suspected-prompt
