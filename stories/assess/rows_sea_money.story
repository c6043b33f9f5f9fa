# Which rows an act touches: ships, money, people, technology. Truth table, section 1.
story  A transfer at sea with a vessel under the flag of the DPRK
party ves:tanker-7 state KP kind Vessel flag KP
claim c1 sts-transfer nil:carrier -> ves:tanker-7 goods refined-petroleum when 2024-05-03
expect core c1 = 2375-11
expect also c1 = 2397-5 2397-9
expect finding 2375-11 breach-alleged about c1
expect finding 2397-5 undetermined about c1 blocked by cumulative total also

story  Coal taken over at sea: the goods' ban is a core row, too
party ves:carrier-3 state KP kind Vessel flag KP
claim c1 sts-transfer ves:carrier-3 -> nil:buyer goods coal
expect core c1 = 2371-8 2375-11
expect also c1 = 2397-9

story  A listed vessel is enough
party imo:9999993 state PA kind Vessel flag PA listed us_sdn
claim c1 sts-transfer imo:9999993 -> - goods refined-petroleum
expect finding 2375-11 breach-alleged about c1

story  A transfer at sea of two ships nobody names
claim c1 sts-transfer - -> - goods refined-petroleum place loc:east-sea
expect finding 2375-11 undetermined about c1 blocked by party

story  A vessel under the port ban calls at a foreign port
party ves:banned state KP kind Vessel un-listed port-ban 2017-10-03
party fac:north-port state RU
claim c1 vessel-movement ves:banned -> - act port-call place fac:north-port when 2018-02-01
expect finding 2371-7 breach-alleged about c1 core

story  The same vessel before it was designated
party ves:banned state KP kind Vessel un-listed port-ban 2017-10-03
party fac:north-port state RU
claim c1 vessel-movement ves:banned -> - act port-call place fac:north-port when 2017-10-02
expect core c1 = none

story  The same vessel in its own port
party ves:banned state KP kind Vessel un-listed port-ban 2017-10-03
party fac:home-port state KP
claim c1 vessel-movement ves:banned -> - act port-call place fac:home-port when 2018-02-01
expect core c1 = none

story  A dark listed vessel is context of the goods' row, no finding
party ves:dark state KP kind Vessel flag KP
claim c1 ais-dark ves:dark -> - goods coal
expect no finding about c1
expect context c1 = 2371-8 2397-13 2397-9

story  A gap that an instrument saw is treated like one that a text tells
party ves:dark state KP kind Vessel flag KP
claim c1 gap ves:dark -> - sayer instrument:ais
expect no finding about c1
expect context c1 = 2397-13 2397-9

story  Concealment of a cargo shows the cargo's row as context
claim c1 concealment gpe:KP -> - goods ammunition
expect no finding about c1

story  A theft by a listed group deals in assets that are frozen
party org:hackers listed us_sdn
claim c1 crypto-theft org:hackers -> nil:exchange goods crypto
expect core c1 = 1718-8d
expect finding 1718-8d breach-alleged about c1

story  A theft by thieves unknown
claim c1 crypto-theft - -> nil:exchange goods crypto
expect finding 1718-8d undetermined about c1 blocked by party

story  Laundering for a listed group
party org:hackers state KP listed us_sdn
claim c1 crypto-laundering nil:mixer -> org:hackers goods crypto
expect core c1 = 1718-8d 2094-11
expect also c1 = 2270-33 2321-33 2371-13

story  A bank of the DPRK is served abroad
party org:bank state KP
claim c1 financial-service nil:correspondent -> org:bank goods money
expect finding 2094-11 breach-alleged about c1 core

story  Workers who earn abroad
claim c1 worker-dispatch gpe:KP -> gpe:RU goods workers
expect core c1 = 2375-17 2397-8

story  Entries are not employment
claim c1 worker-dispatch gpe:KP -> gpe:RU goods workers condition entry-only
expect core c1 = none
expect also c1 = 2375-17 2397-8

story  Work permits before September 2017
claim c1 worker-dispatch gpe:KP -> gpe:QA goods workers when 2017-08-10
expect also c1 = 2371-11
expect core c1 = none

story  Missile technology to the DPRK
claim c1 tech-transfer gpe:RU -> gpe:KP goods missile-tech
expect core c1 = 1718-8a2 1718-8c

story  Conventional military technology to the DPRK
claim c1 tech-transfer gpe:RU -> gpe:KP goods military-other
expect core c1 = 1718-8a1 1718-8c

story  Satellite technology
claim c1 tech-transfer gpe:RU -> gpe:KP goods satellite-tech
expect core c1 = 1718-8a2 2321-11
expect also c1 = 1718-8c 2270-17

story  Help given by the DPRK is a service
claim c1 tech-transfer gpe:KP -> gpe:RU goods missile-tech
expect core c1 = 1718-8c

story  A person on the UN list travels abroad
party per:listed state KP un-listed kind Person
party loc:far-city state RU
claim c1 meeting-visit per:listed -> - place loc:far-city
expect core c1 = 1718-8e

story  A listed person at home, or a person on no list, is no row
party per:listed state KP un-listed kind Person
party per:minister state KP kind Person
party loc:home state KP
party loc:far-city state RU
claim c1 meeting-visit per:listed -> - place loc:home
claim c2 meeting-visit per:minister -> - place loc:far-city
expect no finding about c1
expect no finding about c2

story  A veto, a listing, a plan of cooperation, a rule: acts without a row
claim c1 political-act gpe:RU -> org:unsc act veto
claim c2 designation gpe:US -> nil:company
claim c3 cooperation gpe:RU -> gpe:KP modality planned
claim c4 measure org:unsc -> gpe:KP act cap goods refined-petroleum
expect no finding about c1
expect no finding about c2
expect no finding about c3
expect no finding about c4

story  Seized arms: the goods' rows as context
claim c1 enforcement-act org:navy -> gpe:KP act seizure goods arms
expect no finding about c1
expect context c1 = 1718-8a1 1874-10

story  A listed party in any transfer, and a broker
party org:dealer state KP listed un_sc un-listed
claim c1 arms-transfer org:dealer -> nil:buyer goods arms condition brokered
expect also c1 = 1718-8c 1718-8d 2270-6 2270-8

story  A listing under another regime says nothing in a text about another country
party org:bank-a state RU listed us_sdn programme RUSSIA-EO14024
claim c1 financial-service org:bank-a -> nil:client goods money
expect finding 2094-11 undetermined about c1 blocked by party
expect no finding 2094-11 breach-alleged

story  The same listing in a transfer to the DPRK counts
party org:bank-a state RU listed us_sdn programme RUSSIA-EO14024
claim c1 financial-service org:bank-a -> gpe:KP goods money
expect finding 1718-8d breach-alleged about c1

story  A listing under the programme on the DPRK counts by itself
party org:bank-b state CN listed us_sdn programme DPRK4
claim c1 financial-service org:bank-b -> nil:client goods money
expect finding 2094-11 breach-alleged about c1
