# كيف تُكتب التواريخ والأعداد بالعربية.

weekday =
    { $weekday ->
        [1] الاثنين
        [2] الثلاثاء
        [3] الأربعاء
        [4] الخميس
        [5] الجمعة
        [6] السبت
       *[7] الأحد
    }
month =
    { $month ->
        [1] يناير
        [2] فبراير
        [3] مارس
        [4] أبريل
        [5] مايو
        [6] يونيو
        [7] يوليو
        [8] أغسطس
        [9] سبتمبر
        [10] أكتوبر
        [11] نوفمبر
       *[12] ديسمبر
    }
date-short = { $day } { month }
date-long = { $day } { month } { $year }
date-full = { weekday }، { $day } { month } { $year }
date-time = { $day } { month } { $year } الساعة { $time } ({ $zone })

number-group = ,
number-group-from = 1000
language-name = العربية
