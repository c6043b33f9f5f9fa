# Ships, numbers and positions are invented.
story  A ship goes silent under way, and is heard again on the other coast
positions
  MMSI,BaseDateTime,LAT,LON,SOG,VesselName,IMO
  273999990,2024-03-12T00:00:00,42.30,130.40,11.5,TEST LADY,IMO9074729
  273999990,2024-03-12T00:10:00,42.29,130.42,11.5,TEST LADY,IMO9074729
  273999990,2024-03-13T06:10:00,42.70,133.05,10.9,TEST LADY,IMO9074729
expect gap imo:9074729 closed from 2024-03-12T00:10:00Z to 2024-03-13T06:10:00Z hours 30 revision 1
expect gap mmsi:273999990 closed
expect no gap imo:9074729 open
expect gaps 1

story  Nobody hears it any more: the gap is open, then closes under the same key
positions
  MMSI,BaseDateTime,LAT,LON,SOG
  273999990,2024-03-12T00:10:00,42.29,130.42,11.5
passes 2024-03-12T06:10:00Z
expect gaps 0
passes 2024-03-12T06:10:01Z
expect gap mmsi:273999990 open from 2024-03-12T00:10:00Z hours 6 revision 1
passes 2024-03-12T22:00:00Z
expect gaps 1
positions
  MMSI,BaseDateTime,LAT,LON,SOG
  273999990,2024-03-12T23:10:00,42.70,133.05,10.9
expect gap mmsi:273999990 closed to 2024-03-12T23:10:00Z hours 23 revision 2
expect no gap mmsi:273999990 open
expect gaps 1

story  A row that comes late splits the silence in two
positions
  MMSI,BaseDateTime,LAT,LON,SOG
  273999990,2024-03-12T00:00:00,42.3,130.4,11
  273999990,2024-03-12T20:00:00,42.7,133.0,11
positions
  MMSI,BaseDateTime,LAT,LON,SOG
  273999990,2024-03-12T08:00:00,42.4,131.9,11
expect gap mmsi:273999990 closed from 2024-03-12T00:00:00Z to 2024-03-12T08:00:00Z hours 8 revision 2
expect gap mmsi:273999990 closed from 2024-03-12T08:00:00Z to 2024-03-12T20:00:00Z hours 12 revision 1
expect gaps 2

story  A row that comes late takes the gap back
positions
  MMSI,BaseDateTime,LAT,LON,SOG
  273999990,2024-03-12T00:00:00,42.3,130.4,11
  273999990,2024-03-12T10:00:00,42.7,131.9,11
expect gaps 1
positions
  MMSI,BaseDateTime,LAT,LON,SOG
  273999990,2024-03-12T05:00:00,42.4,131.0,11
expect gaps 0

story  A ship at its berth that switches off is no gap, one that is somewhere else afterwards is
positions
  MMSI,BaseDateTime,LAT,LON,SOG
  273999990,2024-03-12T00:00:00,42.750,133.080,0.0
  273999990,2024-03-12T20:00:00,42.751,133.081,0.1
  273999991,2024-03-12T00:00:00,42.750,133.080,0.0
  273999991,2024-03-12T20:00:00,42.230,130.300,0.1
expect gaps 1
expect gap mmsi:273999991 closed

story  A way that no ship can sail is flagged, not dropped
positions
  MMSI,BaseDateTime,LAT,LON,SOG
  273999990,2024-03-12T00:00:00,42.3,130.4,11
  273999990,2024-03-12T08:00:00,12.3,150.4,11
expect gap mmsi:273999990 closed flag implausible-way

story  Bad rows are counted with their reason, repeated ones count once
positions
  MMSI,BaseDateTime,LAT,LON,SOG
  273999990,2024-03-12T00:00:00,42.3,130.4,11
  273999990,2024-03-12T00:00:00,42.3,130.4,11
  273999990,yesterday,42.3,130.4,11
  273999990,2024-03-12T01:00:00,91,181,102.3
  ship,2024-03-12T01:00:00,42.3,130.4,11
  273999990,2024-03-12T01:00:00,42.3
  273999990,2024-03-12T09:00:00,42.7,131.9,11
expect rejects 4
expect rejects 1 bad-time
expect rejects 1 no-position
expect rejects 1 bad-mmsi
expect rejects 1 columns
expect gap mmsi:273999990 closed hours 9

story  A row later than a day behind is rejected and said so
positions
  MMSI,BaseDateTime,LAT,LON,SOG
  273999990,2024-03-12T00:00:00,42.3,130.4,11
passes 2024-03-14T00:00:00Z
positions
  MMSI,BaseDateTime,LAT,LON,SOG
  273999990,2024-03-12T12:00:00,42.4,131.0,11
expect rejects 1 too-late
expect gap mmsi:273999990 open

story  Twelve hours, as in the offshore profile
profile offshore-12h
positions
  MMSI,BaseDateTime,LAT,LON,SOG
  273999990,2024-03-12T00:00:00,42.3,130.4,0
  273999990,2024-03-12T12:00:00,42.3,130.4,0
  273999990,2024-03-13T00:00:01,42.3,130.4,0
expect gaps 1
expect gap mmsi:273999990 closed from 2024-03-12T12:00:00Z

story  The silence of a listed ship is context, never a breach by itself
party imo:9074729 kind Vessel listed us_sdn
positions
  MMSI,BaseDateTime,LAT,LON,SOG,VesselName,IMO
  273999990,2024-03-12T00:10:00,42.29,130.42,11.5,TEST LADY,IMO9074729
  273999990,2024-03-13T06:10:00,42.70,133.05,10.9,TEST LADY,IMO9074729
expect gap imo:9074729 closed
expect no finding 2397-9 breach-alleged
expect no finding 2397-13 breach-alleged
