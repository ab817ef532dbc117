# 中文的日期与数字写法。

weekday =
    { $weekday ->
        [1] 星期一
        [2] 星期二
        [3] 星期三
        [4] 星期四
        [5] 星期五
        [6] 星期六
       *[7] 星期日
    }
month = { $month }月
date-short = { $month }月{ $day }日
date-long = { $year }年{ $month }月{ $day }日
date-full = { $year }年{ $month }月{ $day }日 { weekday }
date-time = { $year }年{ $month }月{ $day }日 { $time }（{ $zone }）

number-group = ,
number-group-from = 1000
language-name = 中文
