# Comment s’écrivent les dates et les nombres en français.

weekday =
    { $weekday ->
        [1] lundi
        [2] mardi
        [3] mercredi
        [4] jeudi
        [5] vendredi
        [6] samedi
       *[7] dimanche
    }
month =
    { $month ->
        [1] janvier
        [2] février
        [3] mars
        [4] avril
        [5] mai
        [6] juin
        [7] juillet
        [8] août
        [9] septembre
        [10] octobre
        [11] novembre
       *[12] décembre
    }
day =
    { $day ->
        [1] 1er
       *[other] { $day }
    }
date-short = { day } { month }
date-long = { day } { month } { $year }
date-full = { weekday } { day } { month } { $year }
date-time = { day } { month } { $year } à { $time } ({ $zone })

number-group = { "\u202F" }
number-group-from = 1000
language-name = Français
