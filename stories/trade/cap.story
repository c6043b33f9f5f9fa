story  Refined petroleum notified for 2024, as known on 4 December: a third of the cap, and months missing
table shipped
expect cap 2397-5 2024 as-of 2024-12-04 total 168679
expect cap 2397-5 2024 as-of 2024-12-04 percent 33.7
expect cap 2397-5 2024 as-of 2024-12-04 notified undetermined blocked "reports are missing"
expect cap 2397-5 2024 as-of 2024-12-04 missing gpe:RU 2024-02 2024-03 2024-04 2024-05 2024-06 2024-07 2024-08 2024-09 2024-10
expect cap 2397-5 2024 as-of 2024-12-04 missing gpe:CN 2024-09 2024-10
expect cap 2397-5 2024 as-of 2024-12-04 supplier gpe:RU 15279
expect cap 2397-5 2024 as-of 2024-12-04 supplier gpe:CN 153400

story  Estimates for 2024, as known on 1 June 2025: each claimant's own, never added
table shipped
expect cap 2397-5 2024 as-of 2025-06-01 estimated breach-alleged passed-by 2024-10-31
expect cap 2397-5 2024 as-of 2025-06-01 estimate org:msmt 1000000 ..
expect cap 2397-5 2024 as-of 2025-06-01 estimate gpe:US 165000 .. within org:msmt
expect cap 2397-5 2024 as-of 2025-06-01 contested "estimated 1000000 or more barrel, above all that was notified, 168679 barrel"
expect cap 2397-5 2024 as-of 2025-06-01 notified undetermined

story  Before anybody said it, it is not known
table shipped
expect cap 2397-5 2024 as-of 2024-05-01 estimates 0
expect cap 2397-5 2024 as-of 2024-05-01 estimated undetermined blocked "no estimate is known"
expect cap 2397-5 2024 as-of 2024-05-01 notified undetermined blocked "nothing was notified"
expect cap 2397-5 2024 as-of 2024-05-02 estimates 1
expect cap 2397-5 2024 as-of 2025-05-28 passed-by 2024-11-30

story  2021: all of China's figure, and nothing from Russia
table shipped
expect cap 2397-5 2021 as-of 2022-04-01 total 91909 percent 18.4
expect cap 2397-5 2021 as-of 2022-04-01 missing gpe:RU none
expect cap 2397-5 2021 as-of 2022-04-01 missing gpe:CN 2021-01 2021-02

story  2023: the months add up to one barrel less than the printed sum
table shipped
expect cap 2397-5 2023 as-of 2025-01-01 total 105845
expect cap 2397-5 2023 as-of 2025-01-01 contested "the parts add up to 105844 barrel, the whole is said to be 105845 barrel"

story  2019: tonnes of one supplier and barrels of the other don't fit the joint figure
table shipped
expect cap 2397-5 2019 as-of 2025-01-01 contested "the whole is said to be 418000 barrel"
expect cap 2397-5 2019 as-of 2025-01-01 estimated breach-alleged passed-by 2019-10-31
expect cap 2397-5 2019 as-of 2020-02-21 total 418000

story  One figure in tonnes of an unknown product is an interval, never a bare number
table notified
  2019-01-01 | 2019-12-31 | RU | 30180 | tonne | | 2020-02-21 | | invented
expect cap 2397-5 2019 as-of 2020-03-01 total 191643 350088

story  A joint figure that tells nothing apart gives no supplier a number
table notified
  2024-01-01 | 2024-06-30 | CN RU | 5000 | barrel | | 2024-08-01 | | invented
expect cap 2397-5 2024 as-of 2024-08-02 supplier gpe:CN joint figures only
expect cap 2397-5 2024 as-of 2024-08-02 missing gpe:CN none

story  The report of October is due on 30 November, and missing from the day after
table notified
  2024-01-01 | 2024-09-30 | CN | 5000 | barrel | | 2024-11-01 | | invented
expect cap 2397-5 2024 as-of 2024-11-30 missing gpe:CN none
expect cap 2397-5 2024 as-of 2024-12-01 missing gpe:CN 2024-10
