# Which rows an act touches: arms, missiles, troops. Truth table, section 1. Parties and days are invented.
story  Ammunition from the DPRK is two core rows, small arms and another state's forces stand behind
claim c1 arms-transfer gpe:KP -> gpe:RU goods ammunition when 2024-01-01/2024-01-31
expect core c1 = 1718-8b 1874-9
expect also c1 = 2270-6 2270-8
expect direction c1 from

story  Missiles are no small arms
claim c1 arms-transfer gpe:KP -> gpe:RU goods ballistic-missile
expect core c1 = 1718-8b 1874-9
expect also c1 = 2270-8

story  Shells by rail and by ship put inspection and seizure behind
claim c1 arms-transfer gpe:KP -> gpe:RU goods ammunition quantity ">= 2000 container" condition by-rail condition by-ship
expect core c1 = 1718-8b 1874-9
expect also c1 = 2270-6 2270-8 2321-13 2397-9

story  Arms to the DPRK
claim c1 arms-transfer gpe:RU -> gpe:KP goods air-defence
expect core c1 = 1718-8a1 1874-10
expect also c1 = 2270-6 2270-8
expect direction c1 to

story  Arms sold between two states of which neither is the DPRK touch nothing
claim c1 arms-transfer gpe:FR -> gpe:IN goods arms
expect direction c1 outside
expect core c1 = none
expect no finding about c1

story  A missile of DPRK make fired by another state implies the transfer
claim c1 missile-use gpe:RU -> gpe:UA goods ballistic-missile condition origin:gpe:KP when 2024-01-02
expect finding 1718-8b breach-alleged about c1 core implied
expect finding 1874-9 breach-alleged about c1 core implied
expect also c1 = 2270-8

story  A planned use of what was delivered already implies the past transfer too
claim c1 missile-use gpe:RU -> gpe:UA goods ballistic-missile modality planned condition origin:gpe:KP
expect finding 1718-8b breach-alleged about c1 implied

story  A missile that was not fired implies nothing
claim c1 missile-use gpe:RU -> gpe:UA goods ballistic-missile polarity - condition origin:gpe:KP
expect no finding about c1

story  A missile of unknown make is no row
claim c1 missile-use gpe:RU -> gpe:UA goods ballistic-missile
expect no finding about c1

story  A test of the DPRK's own missile is context, no trade row
claim c1 weapons-test gpe:KP -> - act missile-launch goods ballistic-missile
expect core c1 = none
expect no finding about c1

story  Production is context, too
claim c1 weapons-production gpe:KP -> - goods ammunition
expect no finding about c1

story  Troops sent abroad
claim c1 troop-deployment gpe:KP -> gpe:RU goods troops quantity ">= 11000 person"
expect core c1 = 2270-9
expect also c1 = 1718-8c 2270-8

story  Instructors received are the same row
claim c1 troop-deployment gpe:RU -> gpe:KP act training goods troops
expect core c1 = 2270-9
