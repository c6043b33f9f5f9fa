# The law by day: test queries and date slices.
story  A car to the DPRK in 2024: luxury, its annex, and a vehicle
expect row 1718-8a3 at hs 8703 to on 2024-02-18
expect row 2094-23 at hs 8703 to on 2024-02-18
expect row 2397-7 at hs 8703 to on 2024-02-18 basis in_text
expect no row 2371-8 at hs 8703 to on 2024-02-18

story  The same car in 2016 is no vehicle of 2397
expect row 1718-8a3 at hs 8703 to on 2016-12-01
expect row 2094-23 at hs 8703 to on 2016-12-01
expect no row 2397-7 at hs 8703 to on 2016-12-01

story  Coal in December 2016: the livelihood regime
expect row 2270-29 at hs 2701 from on 2016-12-15
expect limit 2321-26 1000866 tonne on 2016-12-15
expect exempt 2270-29 by "exemption 29b" at hs 2701 from on 2016-12-15 purpose=livelihood
expect no row 2371-8 at hs 2701 from on 2016-12-15

story  Coal in March 2017: the yearly cap, in dollars or tonnes
expect row 2321-26 at hs 2701 from on 2017-03-01
expect limit 2321-26 400870018 USD on 2017-03-01
expect limit 2321-26 7500000 tonne on 2017-03-01
expect no limit 2321-26 1000866 tonne on 2017-03-01

story  Coal on 20 August 2017: a ban with a wind-down
expect row 2371-8 at hs 2701 from on 2017-08-20
expect outcome 2371-8 no-breach-shown at hs 2701 from on 2017-08-20 contract_date=2017-07-01
expect outcome 2371-8 breach-alleged at hs 2701 from on 2017-09-05 contract_date=2017-07-01
expect outcome 2371-8 breach-alleged at hs 2701 from on 2017-08-20 contract_date=2017-08-06

story  Russian coal through Rajin, notified, is exempt
expect exempt 2371-8 by "exemption rajin" at hs 2701 from on 2017-08-20 goods_origin=RU via=Rajin notified=true
expect no exempt 2371-8 by "exemption rajin" at hs 2701 from on 2017-10-20 goods_origin=KP via=Rajin notified=true
expect no exempt 2371-8 by "exemption rajin" at hs 2701 from on 2017-10-20 goods_origin=RU via=Rajin notified=false

story  Trousers under a contract of 1 September 2017: shipped in time, and a day late
expect outcome 2375-16 no-breach-shown at hs 6203 from on 2017-11-15 contract_date=2017-09-01
expect outcome 2375-16 no-breach-shown at hs 6203 from on 2017-12-10 contract_date=2017-09-01
expect outcome 2375-16 breach-alleged at hs 6203 from on 2017-12-11 contract_date=2017-09-01

story  Tonnes to barrels, each by its rule
expect convert 1410 tonne = 11745 barrel by implied/yonhap-2021-10-05
expect convert 525000 tonne = 4000000 barrel by implied/resolution-2397-4

story  Tonnes of an unknown product are an interval, never a bare number
expect range 30180 tonne of refined-petroleum = 191643 350088 barrel point 243190

story  The refined cap of autumn 2017 is for the quarter, not a year
expect limit 2375-14 500000 barrel on 2017-11-01
expect no limit 2397-5 500000 barrel on 2017-11-01
expect no limit 2375-14 2000000 barrel on 2017-11-01
expect limit 2397-5 500000 barrel on 2018-01-01

story  The Panel ended, the measures did not
expect in-force 1874-26 on 2024-04-30
expect no in-force 1874-26 on 2024-05-01
expect in-force 2397-5 on 2024-05-01
expect in-force 1718-8b on 2030-01-01

story  Each resolution begins on the day of its adoption
expect no in-force 1695-3 on 2006-07-14
expect in-force 1695-3 on 2006-07-15
expect no in-force 1718-8b on 2006-10-13
expect in-force 1718-8b on 2006-10-14
expect no in-force 1874-9 on 2009-06-11
expect in-force 1874-9 on 2009-06-12
expect no in-force 2087-8 on 2013-01-21
expect in-force 2087-8 on 2013-01-22
expect no in-force 2094-11 on 2013-03-06
expect in-force 2094-11 on 2013-03-07
expect no in-force 2270-8 on 2016-03-01
expect in-force 2270-8 on 2016-03-02
expect no in-force 2321-28 on 2016-11-29
expect in-force 2321-28 on 2016-11-30
expect no in-force 2356-ann on 2017-06-01
expect in-force 2356-ann on 2017-06-02
expect no in-force 2371-8 on 2017-08-04
expect in-force 2371-8 on 2017-08-05
expect no in-force 2375-11 on 2017-09-10
expect in-force 2375-11 on 2017-09-11
expect no in-force 2397-7 on 2017-12-21
expect in-force 2397-7 on 2017-12-22
expect no in-force 2664-1 on 2022-12-08
expect in-force 2664-1 on 2022-12-09

story  What was superseded ends, and on the day of the hand-over both are in force
expect in-force 2270-29 on 2017-08-05
expect no in-force 2270-29 on 2017-08-06
expect in-force 2321-26 on 2017-08-05
expect no in-force 2321-26 on 2017-08-06
expect in-force 2375-14 on 2017-12-31
expect no in-force 2375-14 on 2018-01-01
expect no in-force 2397-5 on 2017-12-31
expect in-force 2397-5 on 2018-01-01
expect in-force 2375-15 on 2017-12-22
expect no in-force 2375-15 on 2017-12-23

story  A code wider than the row leaves the goods open
expect outcome 2371-8 undetermined at hs 26 from on 2024-01-01
expect outcome 2371-8 breach-alleged at hs 2601 from on 2024-01-01

story  Rows by goods class, in both directions
expect row 2397-5 at goods refined-petroleum to on 2024-01-01
expect no row 2397-5 at goods refined-petroleum from on 2024-01-01
expect row 2375-17 at goods workers from on 2024-01-01
