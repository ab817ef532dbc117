# How dates and numbers are written in English.

# $weekday: 1 is Monday
weekday =
    { $weekday ->
        [1] Monday
        [2] Tuesday
        [3] Wednesday
        [4] Thursday
        [5] Friday
        [6] Saturday
       *[7] Sunday
    }
month =
    { $month ->
        [1] January
        [2] February
        [3] March
        [4] April
        [5] May
        [6] June
        [7] July
        [8] August
        [9] September
        [10] October
        [11] November
       *[12] December
    }
date-short = { $day } { month }
date-long = { $day } { month } { $year }
date-full = { weekday }, { $day } { month } { $year }
# $time: 06:00; $zone: CET
date-time = { $day } { month } { $year }, { $time } { $zone }

# What stands between thousands, and the smallest number that is written so.
number-group = ,
number-group-from = 1000
# The name of this language, in itself.
language-name = English
