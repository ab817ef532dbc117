# Wie Daten und Zahlen auf Deutsch geschrieben werden.

weekday =
    { $weekday ->
        [1] Montag
        [2] Dienstag
        [3] Mittwoch
        [4] Donnerstag
        [5] Freitag
        [6] Samstag
       *[7] Sonntag
    }
month =
    { $month ->
        [1] Januar
        [2] Februar
        [3] März
        [4] April
        [5] Mai
        [6] Juni
        [7] Juli
        [8] August
        [9] September
        [10] Oktober
        [11] November
       *[12] Dezember
    }
date-short = { $day }. { month }
date-long = { $day }. { month } { $year }
date-full = { weekday }, { $day }. { month } { $year }
date-time = { $day }. { month } { $year } um { $time } Uhr ({ $zone })

number-group = { "." }
number-group-from = 1000
language-name = Deutsch
