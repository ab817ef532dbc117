# Cómo se escriben las fechas y los números en español.

weekday =
    { $weekday ->
        [1] lunes
        [2] martes
        [3] miércoles
        [4] jueves
        [5] viernes
        [6] sábado
       *[7] domingo
    }
month =
    { $month ->
        [1] enero
        [2] febrero
        [3] marzo
        [4] abril
        [5] mayo
        [6] junio
        [7] julio
        [8] agosto
        [9] septiembre
        [10] octubre
        [11] noviembre
       *[12] diciembre
    }
date-short = { $day } de { month }
date-long = { $day } de { month } de { $year }
date-full = { weekday }, { $day } de { month } de { $year }
date-time = { $day } de { month } de { $year } a las { $time } ({ $zone })

number-group = { "." }
number-group-from = 10000
language-name = Español
