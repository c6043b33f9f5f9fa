# Claims to acts: pairwise links, any order.
story  Two sayers of one delivery are one act with two origins
claim c1 arms-transfer gpe:KP -> gpe:RU goods ammunition when 2024-01-01/2024-01-31 sayer gpe:US
claim c2 arms-transfer gpe:KP -> gpe:RU goods ammunition when 2024-01-10 sayer gpe:KR
expect act c1 c2
expect origins c1 = gpe:KR gpe:US

story  Twelve outlets that quote one service are one origin; here three
claim c1 troop-deployment gpe:KP -> gpe:RU goods troops sayer org:service document a
claim c2 troop-deployment gpe:KP -> gpe:RU goods troops sayer org:service document b
claim c3 troop-deployment gpe:KP -> gpe:RU goods troops sayer org:service document c
expect act c1 c2 c3
expect origins c1 = org:service

story  Figures side by side stay one act
on 2025-06-19
claim c1 crypto-theft org:hackers -> nil:exchange goods crypto quantity "= 84000000 USD" when 2025-05-11
claim c2 crypto-theft org:hackers -> nil:exchange goods crypto quantity "= 91000000 USD"
expect act c1 c2

story  Figures far apart are two acts
claim c1 crypto-theft org:hackers -> nil:exchange goods crypto quantity "= 84000000 USD"
claim c2 crypto-theft org:hackers -> nil:exchange goods crypto quantity "= 600000000 USD"
expect no act c1 c2

story  Other days, other acts
claim c1 arms-transfer gpe:KP -> gpe:RU goods ammunition when 2023-09-01/2023-10-15
claim c2 arms-transfer gpe:KP -> gpe:RU goods ammunition when 2024-09-01/2024-10-15
expect no act c1 c2

story  Other parties, other acts
claim c1 goods-transfer nil:one -> gpe:KP goods machinery
claim c2 goods-transfer nil:two -> gpe:KP goods machinery
expect no act c1 c2

story  Shells and missiles are two acts, even where both go to one state
claim c1 arms-transfer gpe:KP -> gpe:RU goods ammunition
claim c2 arms-transfer gpe:KP -> gpe:RU goods ballistic-missile
expect no act c1 c2

story  A plan and a deed are two acts
claim c1 arms-transfer gpe:KP -> gpe:RU goods arms modality planned
claim c2 arms-transfer gpe:KP -> gpe:RU goods arms
expect no act c1 c2

story  A state and its own company are one party
party org:komid state KP
claim c1 arms-transfer gpe:KP -> gpe:SY goods arms when 2024-02-01
claim c2 arms-transfer org:komid -> gpe:SY goods arms when 2024-02-01
expect act c1 c2

story  A same-as relation joins what nothing else would
claim c1 goods-transfer nil:one -> gpe:KP goods machinery
claim c2 goods-transfer nil:two -> gpe:KP goods machinery
same c1 c2
expect act c1 c2

story  A retracted claim takes its findings with it
claim c1 arms-transfer gpe:KP -> gpe:RU goods arms
retract c1
expect no finding 1718-8b

story  A later revision of a claim replaces it
claim c1 petroleum-transfer gpe:RU -> gpe:KP goods refined-petroleum
claim c1 petroleum-transfer gpe:RU -> gpe:KP goods refined-petroleum condition above-cap
expect finding 2397-5 breach-alleged about c1

story  An act's finding is the strongest of its claims, with all claims behind it
claim c1 petroleum-transfer gpe:RU -> gpe:KP goods refined-petroleum when 2024-03-01/2024-03-31 condition not-notified
claim c2 petroleum-transfer gpe:RU -> gpe:KP goods refined-petroleum when 2024-03-10
expect finding 2397-5 breach-alleged
expect no finding 2397-5 undetermined
