# Which rows an act touches: petroleum, luxury, goods, exports. Truth table, section 1.
story  Diesel to the DPRK is the yearly cap
claim c1 petroleum-transfer gpe:RU -> gpe:KP goods refined-petroleum
expect core c1 = 2397-5
expect also c1 = none

story  Diesel from ship to ship puts the ban of transfers at sea behind
claim c1 petroleum-transfer gpe:RU -> gpe:KP goods refined-petroleum condition ship-to-ship
expect core c1 = 2397-5
expect also c1 = 2375-11 2397-9

story  Crude is another cap
claim c1 petroleum-transfer gpe:CN -> gpe:KP goods crude-oil
expect core c1 = 2397-4

story  Oil of no named kind is one of two caps, it is not known which
claim c1 petroleum-transfer gpe:RU -> gpe:KP goods oil
expect core c1 = 2397-4 2397-5
expect finding 2397-5 undetermined about c1 blocked by goods
expect finding 2397-4 undetermined about c1 blocked by goods

story  Petroleum that the DPRK would sell is no row
claim c1 petroleum-transfer gpe:KP -> gpe:RU goods refined-petroleum
expect core c1 = none

story  A limousine is a luxury, and since December 2017 a vehicle
claim c1 luxury-transfer per:giver -> gpe:KP goods luxury-vehicle when 2024-02-18
expect core c1 = 1718-8a3
expect also c1 = 2094-23 2397-7

story  The same limousine in 2016 is not yet a vehicle of 2397
claim c1 luxury-transfer per:giver -> gpe:KP goods luxury-vehicle when 2016-12-01
expect core c1 = 1718-8a3
expect also c1 = 2094-23

story  Cognac is a luxury in no annex
claim c1 luxury-transfer nil:trader -> gpe:KP goods luxury-alcohol
expect core c1 = 1718-8a3
expect also c1 = none

story  Rugs and watches stand in the annexes of later resolutions
claim c1 luxury-transfer nil:trader -> gpe:KP goods luxury-other condition luxury:rugs-tapestries
claim c2 luxury-transfer nil:trader -> gpe:KP goods luxury-other condition luxury:luxury-watches
expect also c1 = 2321-5
expect also c2 = 2270-39

story  Machine tools to the DPRK
claim c1 goods-transfer nil:trader -> gpe:KP goods machinery when 2024-03-01
expect core c1 = 2397-7
expect also c1 = 2270-8

story  Machine tools before the ban of December 2017
claim c1 goods-transfer nil:trader -> gpe:KP goods machinery when 2017-12-21
expect core c1 = none
claim c2 goods-transfer nil:trader -> gpe:KP goods machinery when 2017-12-22
expect core c2 = 2397-7

story  Food and aid touch nothing
claim c1 goods-transfer gpe:RU -> gpe:KP goods food-aid
expect no finding about c1

story  Forbidden goods of no named kind: no core row, open by goods
claim c1 goods-transfer nil:shipper -> gpe:KP goods other
expect core c1 = none
expect also c1 = 1718-8a1 1874-10 2270-8 2397-7
expect finding 2397-7 undetermined about c1 blocked by goods

story  Coal and iron after August 2017
claim c1 commodity-export gpe:KP -> gpe:CN goods coal when 2024-05-01
claim c2 commodity-export gpe:KP -> gpe:CN goods iron when 2024-05-01
expect core c1 = 2371-8
expect core c2 = 2371-8

story  Coal before August 2017: the first ban and the cap
claim c1 commodity-export gpe:KP -> gpe:CN goods coal when 2017-03-01
expect core c1 = 2270-29 2321-26
expect finding 2321-26 undetermined about c1 blocked by cumulative total

story  Seafood, textiles, food, machines from the DPRK: each its own row
claim c1 commodity-export gpe:KP -> gpe:CN goods seafood
claim c2 commodity-export gpe:KP -> gpe:CN goods textile
claim c3 commodity-export gpe:KP -> gpe:CN goods food-aid
claim c4 commodity-export gpe:KP -> gpe:CN goods machinery
expect core c1 = 2371-9
expect core c2 = 2375-16
expect core c3 = 2397-6a
expect core c4 = 2397-6a

story  Farm produce by the detail of the goods
claim c1 commodity-export gpe:KP -> gpe:FR goods other condition detail:agricultural
expect core c1 = 2397-6a

story  Wigs are in no ban
claim c1 commodity-export gpe:KP -> gpe:CN goods other
expect core c1 = none
expect no finding about c1

story  Several goods in one sentence, each its own row
claim c1 commodity-export gpe:KP -> gpe:CN goods coal further seafood,textile when 2024-05-01
expect core c1 = 2371-8 2371-9 2375-16

story  Foreign parts found in a weapon of the DPRK
claim c1 goods-transfer gpe:US -> gpe:KP goods electronics condition found-in-weapon
expect core c1 = 2397-7
expect also c1 = 1718-8a2
expect finding 2397-7 undetermined about c1 blocked by goods

story  A customs code finds its rows by itself
claim c1 customs-flow gpe:CN -> gpe:KP goods machinery hs 845811 when 2024-03-01/2024-03-31 sayer instrument:customs
expect core c1 = 2397-7

story  An agent of the DPRK abroad who supplies it brings goods to it
party per:agent state KP kind Person
claim c1 luxury-transfer per:agent -> gpe:KP goods luxury-other
claim c2 luxury-transfer org:kp-shop -> org:kp-shop-2 goods luxury-other
party org:kp-shop state KP
party org:kp-shop-2 state KP
expect direction c1 to
expect core c1 = 1718-8a3
expect direction c2 inside
expect core c2 = none
