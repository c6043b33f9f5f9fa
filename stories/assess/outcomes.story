# The outcome: truth table, section 2, one story a line.
story  Said to have happened, the row is a ban
claim c1 arms-transfer gpe:KP -> gpe:RU goods arms modality alleged sayer gpe:US
expect finding 1718-8b breach-alleged about c1

story  A cap, said to be passed
claim c1 petroleum-transfer gpe:RU -> gpe:KP goods refined-petroleum condition above-cap
expect finding 2397-5 breach-alleged about c1 reason "said to be passed"

story  A cap, said to be passed in another claim of the same act
claim c1 petroleum-transfer gpe:RU -> gpe:KP goods refined-petroleum quantity "> 165000 barrel" when 2024-03-01/2024-03-31
claim c2 petroleum-transfer gpe:RU -> gpe:KP goods refined-petroleum condition above-cap
expect act c1 c2
expect finding 2397-5 breach-alleged about c1
expect finding 2397-5 breach-alleged about c2

story  A cap, the quantity is stated as more than the cap
claim c1 petroleum-transfer gpe:RU -> gpe:KP goods refined-petroleum quantity "> cap:UNSCR2397/5" when ../2024-05-31
expect finding 2397-5 breach-alleged about c1

story  A cap, the stated total of one claim passes it
claim c1 petroleum-transfer gpe:RU -> gpe:KP goods refined-petroleum quantity ">= 1000000 barrel" when 2024-03-01/2024-10-31
expect finding 2397-5 breach-alleged about c1 reason "stated totals pass it"

story  A cap, several deliveries told by one sayer add up over it
claim c1 petroleum-transfer gpe:RU -> gpe:KP goods refined-petroleum quantity "= 300000 barrel" when 2024-01-01/2024-02-28 sayer gpe:US
claim c2 petroleum-transfer gpe:RU -> gpe:KP goods refined-petroleum quantity "= 250000 barrel" when 2024-03-01/2024-04-30 sayer gpe:US
expect finding 2397-5 breach-alleged about c1 reason "stated totals pass it"
expect finding 2397-5 breach-alleged about c2

story  The same deliveries told by two sayers don't add up
claim c1 petroleum-transfer gpe:RU -> gpe:KP goods refined-petroleum quantity "= 300000 barrel" when 2024-01-01/2024-02-28 sayer gpe:US
claim c2 petroleum-transfer gpe:RU -> gpe:KP goods refined-petroleum quantity "= 250000 barrel" when 2024-03-01/2024-04-30 sayer gpe:KR
expect finding 2397-5 undetermined about c1 blocked by cumulative total

story  Overlapping totals of one sayer retell each other and don't add up
claim c1 petroleum-transfer gpe:RU -> gpe:KP goods refined-petroleum quantity "= 300000 barrel" when 2024-01-01/2024-03-31 sayer gpe:US
claim c2 petroleum-transfer gpe:RU -> gpe:KP goods refined-petroleum quantity "= 250000 barrel" when 2024-03-01/2024-04-30 sayer gpe:US
expect finding 2397-5 undetermined about c2 blocked by cumulative total

story  Deliveries of two years don't add up
claim c1 petroleum-transfer gpe:RU -> gpe:KP goods refined-petroleum quantity "= 300000 barrel" when 2023-11-01/2023-12-31 sayer gpe:US
claim c2 petroleum-transfer gpe:RU -> gpe:KP goods refined-petroleum quantity "= 250000 barrel" when 2024-01-01/2024-02-28 sayer gpe:US
expect finding 2397-5 undetermined about c1 blocked by cumulative total

story  Tonnes pass the cap only if they do by the lowest factor
claim c1 petroleum-transfer gpe:RU -> gpe:KP goods refined-petroleum quantity "= 70000 tonne" when 2024-01-01/2024-06-30
claim c2 petroleum-transfer gpe:CN -> gpe:KP goods refined-petroleum quantity "= 80000 tonne" when 2023-01-01/2023-06-30
expect finding 2397-5 undetermined about c1 blocked by cumulative total
expect finding 2397-5 breach-alleged about c2

story  Up to a figure is not at least that figure
claim c1 petroleum-transfer - -> gpe:KP goods refined-petroleum quantity "<= 781497 barrel" when 2023-01-01/2023-04-30
expect finding 2397-5 undetermined about c1 blocked by cumulative total

story  A cap whose condition is said not to be met: not notified
claim c1 petroleum-transfer gpe:RU -> gpe:KP goods refined-petroleum quantity "= 5000 barrel" condition not-notified
expect finding 2397-5 breach-alleged about c1 reason notification

story  A cap whose condition is not met: a person on the UN list takes part
party per:agent state KP un-listed kind Person
claim c1 petroleum-transfer per:agent -> gpe:KP goods refined-petroleum
expect finding 2397-5 breach-alleged about c1 reason no-designated-person

story  A cap, one delivery
claim c1 petroleum-transfer gpe:RU -> gpe:KP goods refined-petroleum quantity "= 67300 barrel" when 2022-12-01/2023-04-30
expect finding 2397-5 undetermined about c1 blocked by cumulative total

story  An exemption is claimed
claim c1 goods-transfer org:relief -> gpe:KP goods machinery condition exemption-claimed
expect finding 2397-7 undetermined about c1 blocked by exemption

story  The Committee's approval told in another sentence reaches the delivery
claim c1 goods-transfer nil:wells -> gpe:KP goods machinery when 2024-11-01/2024-11-30
claim c2 sanctions-relief org:unsc-1718 -> nil:wells
expect finding 2397-7 undetermined about c1 blocked by exemption
expect finding 2397-25 undetermined about c1 also

story  Relief for one is no relief for another
claim c1 goods-transfer nil:smuggler -> gpe:KP goods machinery
claim c2 sanctions-relief org:unsc-1718 -> nil:wells
expect finding 2397-7 breach-alleged about c1

story  Coal of another origin through Rajin, notified: exempt if it is so
claim c1 commodity-export nil:carrier -> gpe:IN goods coal place fac:port-rajin when 2024-06-01/2024-06-10 condition origin:gpe:RU condition notified condition dprk-context
expect no finding 2371-8 breach-alleged about c1

story  A wind-down: the contract is older than the ban, the shipment in time
claim c1 commodity-export gpe:KP -> nil:importer goods textile when 2017-11-21 contract 2017-07-01/2017-07-31
expect finding 2375-16 undetermined about c1 blocked by exemption

story  In the weeks of a wind-down an unknown contract leaves it open
claim c1 commodity-export gpe:KP -> nil:importer goods textile when 2017-11-21
expect finding 2375-16 undetermined about c1 blocked by exemption

story  After the last day of the wind-down no contract helps
claim c1 commodity-export gpe:KP -> nil:importer goods textile when 2017-12-11 contract 2017-07-01
expect finding 2375-16 breach-alleged about c1

story  Planned, and feared for the future
claim c1 arms-transfer gpe:KP -> gpe:RU goods arms modality planned
claim c2 tech-transfer gpe:RU -> gpe:KP goods nuclear-tech modality conditional
expect finding 1718-8b would-breach about c1
expect finding 1718-8a2 would-breach about c2

story  Inferred about the past is as alleged
claim c1 arms-transfer gpe:KP -> gpe:RU goods arms modality conditional condition inferred-past
claim c2 goods-transfer nil:dealer -> gpe:KP goods machinery modality conditional when 2023-01-01/2023-12-31
expect finding 1718-8b breach-alleged about c1
expect finding 2397-7 breach-alleged about c2

story  Did not happen, and nobody says that it did
claim c1 goods-transfer nil:dealer -> gpe:KP goods machinery polarity -
expect finding 2397-7 no-breach-shown about c1

story  A plan that did not come off: the plan stays what it was
claim c1 goods-transfer nil:dealer -> gpe:KP goods machinery modality planned when 2021-01-01/2021-12-31
claim c2 goods-transfer nil:dealer -> gpe:KP goods machinery polarity -
expect finding 2397-7 would-breach about c1
expect finding 2397-7 no-breach-shown about c2

story  Denied, and somebody claims it: never lowered
claim c1 arms-transfer gpe:KP -> gpe:RU goods ammunition modality alleged sayer gpe:US
denial d1 of c1 by gpe:RU
expect finding 1718-8b breach-alleged about c1 denied by d1
expect finding 1718-8b breach-alleged about d1
expect also d1 = 2270-6 2270-8

story  Two objects denied, each has its own row and outcome
claim c1 arms-transfer gpe:KP -> gpe:RU goods ammunition
claim c2 tech-transfer gpe:RU -> gpe:KP goods satellite-tech modality conditional
denial d1 of c1,c2 by gpe:RU
expect finding 1718-8b breach-alleged about d1
expect finding 2321-11 would-breach about d1
expect finding 2321-11 would-breach about c2 denied by d1

story  Neither confirmed nor denied changes nothing and is shown
claim c1 crypto-theft org:hackers -> nil:exchange goods crypto
party org:hackers state KP listed us_sdn
denial d1 of c1 by nil:exchange no-confirmation
expect finding 1718-8d breach-alleged about c1 denied by d1
expect finding 1718-8d breach-alleged about d1

story  The interval crosses the first day of the row
claim c1 commodity-export gpe:KP -> nil:importer goods seafood when 2015-01-01/2019-12-31
expect finding 2371-9 undetermined about c1 blocked by date

story  Before the row began there is no row
claim c1 commodity-export gpe:KP -> nil:importer goods seafood when 2017-08-04
expect no finding 2371-9 about c1

story  An act without a date is taken at the document's date
on 2017-08-04
claim c1 commodity-export gpe:KP -> nil:importer goods seafood
expect no finding 2371-9 about c1

story  An open start reaches back a year, not to the beginning of time
claim c1 luxury-transfer gpe:RU -> gpe:KP goods luxury-vehicle when ../2018-12-21
claim c2 luxury-transfer gpe:RU -> gpe:KP goods luxury-vehicle when ../2018-12-31
expect finding 2397-7 undetermined about c1 blocked by date
expect finding 2397-7 breach-alleged about c2

story  Neither party is given
claim c1 arms-transfer - -> - goods arms
expect finding 1718-8b undetermined about c1 blocked by party

story  Direction not said, both are banned: the rows of both
claim c1 arms-transfer gpe:RU,gpe:KP -> - goods arms
expect core c1 = 1718-8a1 1718-8b 1874-10 1874-9
expect finding 1718-8a1 breach-alleged about c1
expect finding 1718-8b breach-alleged about c1

story  The goods are too vague for the row
claim c1 goods-transfer gpe:RU -> gpe:KP goods other
expect finding 2397-7 undetermined about c1 blocked by goods

story  Said by the author alone
claim c1 arms-transfer gpe:KP -> gpe:RU goods arms sayer AUTHOR
expect finding 1718-8b breach-alleged about c1

story  Background is as any act, and comes last
claim c1 arms-transfer gpe:KP -> gpe:RU goods arms background when 2016-05-01
expect finding 1718-8b breach-alleged about c1 background

story  A third party's sale to a buyer nobody knows is open by party
claim c1 arms-transfer nil:dealer -> nil:buyer goods arms
expect finding 1718-8b undetermined about c1 blocked by party

story  In a passage about the DPRK the other side follows where one side is foreign
claim c1 arms-transfer nil:agent -> gpe:YE goods arms condition dprk-context modality planned
expect core c1 = 1718-8b 1874-9
expect finding 1718-8b would-breach about c1

story  A duty of states is not what the act itself breaches
claim c1 arms-transfer gpe:KP -> gpe:RU goods arms condition by-ship
expect finding 2397-9 undetermined about c1 blocked by party also

story  A planned delivery under an exemption is open, too
claim c1 goods-transfer nil:wells -> gpe:KP goods machinery modality planned condition exemption-claimed
expect finding 2397-7 undetermined about c1 blocked by exemption

story  In a passage about the DPRK a party nobody places may be its own
claim c1 crypto-theft org:unplaced-group -> nil:exchange goods crypto condition dprk-context
claim c2 crypto-theft - -> nil:exchange goods crypto condition dprk-context
claim c3 crypto-theft org:unplaced-group -> nil:exchange goods crypto document other
expect finding 1718-8d breach-alleged about c1
expect finding 1718-8d undetermined about c2 blocked by party
expect finding 1718-8d undetermined about c3 blocked by party

story  A small delivery in a year whose total is passed by another claim stays open
claim c1 petroleum-transfer nil:one -> gpe:KP goods refined-petroleum quantity "<= 90000 barrel" when 2024-01-01/2024-03-31
claim c2 petroleum-transfer - -> gpe:KP goods refined-petroleum quantity "> 900000 barrel" when 2024-04-01/2024-10-31
expect finding 2397-5 undetermined about c1 blocked by cumulative total
expect finding 2397-5 breach-alleged about c2

story  An account that was closed later does not undo what was claimed before
claim c1 financial-service org:bank -> nil:client goods money condition for-dprk
claim c2 financial-service org:bank -> nil:client goods money polarity - condition for-dprk
expect finding 2094-11 breach-alleged about c1
expect finding 2094-11 no-breach-shown about c2

story  What one says did not happen on a day, another says did: the claim's outcome stands
claim c1 goods-transfer nil:one -> gpe:KP goods machinery when 2024-03-01
claim c2 goods-transfer nil:one -> gpe:KP goods machinery when 2024-03-01 polarity -
expect act c1 c2
expect finding 2397-7 breach-alleged about c1
expect no finding 2397-7 no-breach-shown about c2
