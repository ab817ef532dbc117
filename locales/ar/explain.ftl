# لماذا وصل العدد إلى قارئ أو لم يصل، بالعربية.

## Who is asked about

explain-unknown-address = لم يسجّل أحد بهذا العنوان قط.
explain-no-issue = لا يوجد عدد { $issue }.
explain-no-letters = لم تُخطَّط رسالة لهذا العنوان قط.
explain-unknown-time = وقت غير معروف

## What was agreed

explain-did =
    { $act ->
        [given] سجّل
        [confirmed] أكّد
        [refused] قال «لم أكن أنا»
       *[withdrawn] ألغى الاشتراك
    }
explain-way =
    { $method ->
        [form] باستمارة التسجيل
        [api] عبر واجهة البرمجة
        [page] في الصفحة خلف رابط الرسالة
        [one_click] بنقرة في برنامج البريد
        [import] عبر استيراد
       *[operator] بيد مشغّل
    }
explain-act = { $list }: { explain-did } في { $at } { explain-way }.

## Subscriptions

explain-pending = سجّل ولم يؤكّد؛ طُرح آخر سؤال في { $asked } ويمكن الإجابة عنه حتى { $until }
explain-active = مشترك منذ { $at }
explain-paused = متوقف مؤقتًا؛ مشترك منذ { $at }
explain-unsubscribed = أُلغي الاشتراك في { $at }
explain-all-topics = كل المواضيع
explain-these-topics = المواضيع { $topics }
explain-subscription = { $list }: { $standing }؛ { $topics }؛ أول تسجيل في { $at }.

## Suppressed addresses

explain-because =
    { $reason ->
        [refused] لأن صاحبه قال إن تسجيلًا لم يكن منه
        [hard_bounce] لأن الرسائل إليه عادت نهائيًا
        [complaint] لأن صاحبه أبلغ عن رسالة كبريد مزعج
       *[operator] لأن مشغّلًا قرّر ذلك
    }
explain-suppressed = العنوان محجوب منذ { $at } { explain-because }.
explain-suppressed-with-a-note = العنوان محجوب منذ { $at } { explain-because } («{ $note }»).

## An issue that holds no letter for the reader

explain-skip-reason =
    { $reason ->
        [nothing_new] لم يكن هناك جديد
        [nobody_to_write_to] لم يكن هناك من يُكتب إليه
        [too_old] كان موعده قد فات منذ زمن طويل
       *[unknown] تُرك
    }
explain-skipped = العدد { $issue } من { $list } لم يحمل رسائل إلى أحد: { explain-skip-reason } في { $at }.
explain-never-signed-up = لم يسجّل هذا القارئ في { $list } قط؛ لمعرفة القوائم الأخرى لا تذكر عددًا.
explain-signed-up-later = لم يكن هذا القارئ قد سجّل في { $list } حين خُطِّط العدد في { $planned }؛ جاء أول تسجيل في { $at }.
explain-confirmed-later = أُكّد الاشتراك لاحقًا، في { $at }.
explain-unconfirmed = لم يكن التسجيل في { $list } قد أُكّد حين خُطِّط العدد في { $planned }.
explain-question-yes = طُرح آخر سؤال في { $asked } وكان الجواب نعم.
explain-question-no = طُرح آخر سؤال في { $asked } وكان الجواب «لم أكن أنا».
explain-question-expired = طُرح آخر سؤال في { $asked } وانتهى بلا جواب في { $until }.
explain-question-open = طُرح آخر سؤال في { $asked } ويمكن الإجابة عنه حتى { $until }.
explain-not-subscribed = لم يكن هذا القارئ مشتركًا في { $list } حين خُطِّط العدد في { $planned }.
explain-not-subscribed-since = لم يكن هذا القارئ مشتركًا في { $list } حين خُطِّط العدد في { $planned }: { explain-did } في { $at } { explain-way }.
explain-rest = كان هذا القارئ قد أوقف الاشتراك مؤقتًا في { $since }.
explain-rest-until = كان هذا القارئ قد أوقف الاشتراك مؤقتًا في { $since } حتى { $until }.
explain-rest-ended = كان هذا القارئ قد أوقف الاشتراك مؤقتًا في { $since }، وانتهى التوقف في { $ended }.
explain-rest-until-ended = كان هذا القارئ قد أوقف الاشتراك مؤقتًا في { $since } حتى { $until }، وانتهى التوقف في { $ended }.
explain-rest-passes-over = التوقف حتى يوم معيّن يُتجاوز: ما نُشر خلاله لا يُرسل لاحقًا.
explain-rest-was-made-up-for = ما نُشر خلاله جاء مع أول عدد بعده.
explain-rest-is-made-up-for = ما يُنشر خلاله يأتي مع أول عدد بعده.
explain-being-planned = ما زال العدد يُخطَّط؛ قد تأتي رسالة بعد.
explain-held = ينتظر العدد الموافقة؛ قد تأتي رسالة بعد.
explain-other-cadence = كان العدد { $issue } لقرّاء «{ $schedule }»؛ ووتيرة هذا القارئ «{ $cadence }».
explain-other-zone = كان العدد { $issue } للقرّاء على ساعات { $zones }؛ ومنطقة هذا القارئ { $zone }.
explain-in-another-issue = جاءت مقالاته لهذا القارئ مع العدد { $issue }؛ لا يُرسل مقال مرتين.
explain-too-few =
    { $count ->
        [one] كان في العدد { $issue } مقال واحد لهذا القارئ، وهو أقل من رسالة؛ ما تُرك يأتي مع العدد التالي.
        [two] كان في العدد { $issue } مقالان لهذا القارئ، وهما أقل من رسالة؛ ما تُرك يأتي مع العدد التالي.
        [few] كان في العدد { $issue } { NUMBER($count) } مقالات لهذا القارئ، وهي أقل من رسالة؛ ما تُرك يأتي مع العدد التالي.
        [many] كان في العدد { $issue } { NUMBER($count) } مقالًا لهذا القارئ، وهي أقل من رسالة؛ ما تُرك يأتي مع العدد التالي.
       *[other] كان في العدد { $issue } { NUMBER($count) } مقال لهذا القارئ، وهي أقل من رسالة؛ ما تُرك يأتي مع العدد التالي.
    }
explain-no-topics = لم يكن في العدد { $issue } مقال في المواضيع التي اختارها هذا القارئ ({ $topics })؛ ومقالاته بلا مواضيع.
explain-other-topics = لم يكن في العدد { $issue } مقال في المواضيع التي اختارها هذا القارئ ({ $topics })؛ ومواضيع مقالاته { $carried }.
explain-not-recorded = لا سبب مسجّل: كان الاشتراك فعّالًا وكان له مقال. هكذا يبدو الأمر إن رُفع حجب منذ ذلك الحين أو تغيّرت المواضيع.

## A letter and its attempts

explain-delivery-of-an-issue = الإرسال { $id }، العدد { $issue } من { $list }، خُطِّط في { $at }.
explain-delivery-of-a-letter = الإرسال { $id }، «{ $letter }» من { $list }، خُطِّط في { $at }.
explain-relay = خادم الإرسال
explain-relay-called = خادم الإرسال { $relay }
explain-no-words = لم تُسجّل كلمات
explain-phase =
    { $phase ->
        [connect] { " " }عند الاتصال
        [banner] { " " }عند الترحيب
        [ehlo] { " " }عند EHLO
        [starttls] { " " }عند STARTTLS
        [auth] { " " }عند AUTH
        [mail_from] { " " }عند MAIL FROM
        [rcpt_to] { " " }عند RCPT TO
        [data] { " " }عند DATA
        [dot] { " " }عند نهاية الرسالة
       *[unknown] { "" }
    }
explain-attempt-deferred = المحاولة { $attempt } في { $at }: أجّلها { $relay }{ explain-phase }: { $reply }.
explain-attempt-rejected = المحاولة { $attempt } في { $at }: رفضها { $relay }{ explain-phase }: { $reply }.
explain-attempt-unreachable = المحاولة { $attempt } في { $at }: تعذّر استخدام { $relay }{ explain-phase }: { $reply }.
explain-attempt-in-doubt = المحاولة { $attempt } في { $at }: لم يُسجّل جواب من { $relay }{ explain-phase }: { $reply }.

## Where a letter stands

explain-sending = تُسلَّم الآن إلى خادم الإرسال.
explain-sent = قبلها { $relay } في { $at }: { $reply } (المحاولة { $attempt }).
explain-rejected = رفضها { $relay } نهائيًا في { $at }: { $reply }.
explain-bounced = قبلها { $relay }، ثم عادت في { $at }: { $reason }.
explain-left-out = تُركت في { $at }: { $reason }.
explain-cancelled = أُلغيت في { $at }: { $reason }.
explain-expired = تُخلّي عنها في { $at }: { $reason }.
explain-expired-after = تُخلّي عنها في { $at }: { $reason }؛ وكان آخر جواب { $reply }.
explain-issue-paused = تنتظر لأن العدد متوقف مؤقتًا؛ وتمضي حين يستأنفه أحد.
explain-relay-resting = تنتظر لأن استخدام { $relay } تعذّر ({ $reply })؛ وتُعاد المحاولة ابتداءً من { $due }.
explain-not-due = لا يحين موعدها قبل { $due }.
explain-queued = تنتظر دورها منذ { $due }؛ والرسائل التي حان موعدها قبلها تسبقها.
explain-deferred =
    { $times ->
        [one] أُجّلت مرة، مع { $reply }؛ والمحاولة التالية في { $due }.
        [two] أُجّلت مرتين، آخرهما مع { $reply }؛ والمحاولة التالية في { $due }.
        [few] أُجّلت { NUMBER($times) } مرات، آخرها مع { $reply }؛ والمحاولة التالية في { $due }.
       *[other] أُجّلت { NUMBER($times) } مرة، آخرها مع { $reply }؛ والمحاولة التالية في { $due }.
    }
explain-in-doubt = سُلّمت ولم يُسجّل جواب، فلا أحد يعلم هل وصلت. مشكوك فيها منذ { $since }؛ وتُرسل مرة أخرى بالـ Message-ID نفسه في { $due }.
explain-in-doubt-held = سُلّمت ولم يُسجّل جواب، فلا أحد يعلم هل وصلت. مشكوك فيها منذ { $since }؛ وتبقى حتى يقرّر مشغّل.

## What else is worth knowing

explain-passage = سُلّمت إلى { $machine } عبر { $tls } مع { $cipher }.
explain-passage-in-clear = سُلّمت إلى { $machine } بلا تشفير.
explain-retried = أمر مشغّل بمحاولة أخرى في { $at }.
explain-maybe-twice = كانت مشكوكًا فيها وأُرسلت مرة أخرى، فربما وصلت إلى القارئ مرتين بالـ Message-ID نفسه.
explain-maybe-nevertheless = كانت مشكوكًا فيها، فربما وصلت إلى القارئ مع ذلك.
explain-until-resumed = العدد متوقف مؤقتًا؛ ولا يُحاوَل شيء حتى يُستأنف.
explain-silent-workers = لم تُعطِ أي عملية إرسال علامة حياة منذ { $since }.
explain-no-worker = لا تعمل أي عملية إرسال.
explain-owed = ما زال القارئ ينتظر مقالاتها: تأتي مع عدده التالي.
explain-message-id = الـ Message-ID هو <{ $id }>.

## Why a letter ended without a word of the relay

explain-reason-suppressed = العنوان محجوب
explain-reason-outrun = لم يعد الاشتراك في الحال التي كُتبت لها هذه الرسالة
explain-reason-outlived = انتهى عمر الرسالة قبل أن يمكن إرسالها
explain-reason-issue-cancelled = ألغى مشغّل العدد
explain-reason-said-to-have-arrived = يقول مشغّل إنها وصلت
explain-reason-given-up = تخلّى عنها مشغّل وهي مشكوك فيها
explain-reason-reader-left = غادر القارئ
explain-reason-ended-by-operator = أنهى مشغّل الاشتراك
explain-reason-refused = رفض صاحب العنوان
explain-reason-reader-paused = توقّف القارئ مؤقتًا
explain-reason-paused = أُوقف الاشتراك مؤقتًا
explain-reason-forgotten = نُسي القارئ
explain-reason-confirmed-by-program = كان برنامج قد أكّد
explain-reason-next-issue = كان العدد التالي للقارئ ({ $issue }) جاهزًا قبل أن يمكن إرسالها؛ ومقالاتها فيه
explain-reason-in-doubt = مشكوك في وصولها، و{ $why }
explain-no-reason = لا سبب مسجّل
explain-past-its-lifetime = كانت المحاولة التالية ستأتي بعد انتهاء عمر الرسالة
