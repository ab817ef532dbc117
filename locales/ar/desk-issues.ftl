# الأعداد في مكتب التحرير، بالعربية.

## Issues as a list and on the calendar

desk-issues-number = { NUMBER($count) }
desk-issues-ways = طرق عرض الأعداد
desk-issues-as-list = قائمة
desk-issues-calendar = التقويم
desk-issues-new = عدد جديد
desk-issues-breaking = خبر عاجل
desk-issues-list = القائمة
desk-issues-every-list = كل القوائم
desk-issues-state = الحالة
desk-issues-any-state = أي حالة
desk-issues-filter = عرض
desk-issues-issue = العدد
desk-issues-readers = القرّاء
desk-issues-not-reached = لم يصلهم
desk-issues-none = لا أعداد بعد
desk-issues-none-text = يُعَدّ عدد حين يحين موعد من مواعيد قائمة وتكون هناك مقالات جديدة. يبيّن التقويم متى ذلك، وبزر «عدد جديد» لا حاجة إلى الانتظار.
desk-issues-none-such = لا شيء مطابق
desk-issues-none-such-text = لا عدد بهذه الصفة. اختر قائمة أو حالة أخرى.
desk-issues-all = كل الأعداد
desk-issues-month = { month } { $year }
desk-issues-months = الأشهر
desk-issues-month-before = الشهر السابق
desk-issues-month-after = الشهر التالي
desk-issues-this-month = هذا الشهر
desk-issues-today = اليوم:
desk-issues-clocks = كل الأوقات بتوقيت { $zone }.
desk-issues-cut-short = في هذا الشهر أكثر مما يتسع هنا. اختر قائمة واحدة.
desk-issues-more =
    { $count ->
        [one] وواحد آخر
        [two] واثنان آخران
        [few] و{ NUMBER($count) } أخرى
       *[other] و{ NUMBER($count) } آخر
    }
desk-issues-readers-clocks = بتوقيت كل قارئ

## Where an issue stands

desk-issues-state-held = ينتظر الموافقة
desk-issues-state-planning = قيد التخطيط
desk-issues-state-sending = قيد الإرسال
desk-issues-state-paused = متوقف مؤقتًا
desk-issues-state-cancelled = ملغى
desk-issues-state-finished = منتهٍ
desk-issues-state-skipped = تم تخطيه

## What became of a letter

desk-issues-outcome = النتيجة
desk-issues-any-outcome = أي نتيجة
desk-issues-outcome-queued = في الانتظار
desk-issues-outcome-sending = في الطريق
desk-issues-outcome-sent = أُرسل
desk-issues-outcome-deferred = مؤجل
desk-issues-outcome-rejected = مرفوض
desk-issues-outcome-bounced = مُعاد
desk-issues-outcome-skipped = مُستبعد
desk-issues-outcome-cancelled = ملغى
desk-issues-outcome-expired = منتهي المدة
desk-issues-outcome-in-doubt = غير مؤكد

## The page of an issue

desk-issues-pages = صفحات هذا العدد
desk-issues-tab-overview = نظرة عامة
desk-issues-tab-letter = الرسالة
desk-issues-tab-edit = تحرير
desk-issues-tab-recipients = المستلمون
desk-issues-tab-doubts = غير مؤكدة
desk-issues-held-for =
    { $count ->
        [one] ينتظر الموافقة وسيصل إلى قارئ واحد.
        [two] ينتظر الموافقة وسيصل إلى قارئين.
        [few] ينتظر الموافقة وسيصل إلى { NUMBER($count) } قرّاء.
       *[other] ينتظر الموافقة وسيصل إلى { NUMBER($count) } قارئ.
    }
desk-issues-goes-at = ما لم يوقفه أحد، ينطلق من تلقاء نفسه في
desk-issues-goes-never = ينطلق حين يوافق عليه أحد.
desk-issues-in-doubt =
    { $count ->
        [one] هناك رسالة لا يعلم أحد هل وصلت.
        [two] هناك رسالتان لا يعلم أحد هل وصلتا.
        [few] هناك { NUMBER($count) } رسائل لا يعلم أحد هل وصلت.
       *[other] هناك { NUMBER($count) } رسالة لا يعلم أحد هل وصلت.
    }
desk-issues-in-doubt-link = اتخذ القرار بشأنها
desk-issues-approve = إرسال…
desk-issues-edit = تحرير
desk-issues-look = عرض الرسالة
desk-issues-stop = لا يُرسل تلقائيًا
desk-issues-pause = إيقاف مؤقت
desk-issues-resume = متابعة
desk-issues-cancel = إلغاء العدد
desk-issues-back = رجوع
desk-issues-progress = التقدم
desk-issues-rate = رسالة في الثانية
desk-issues-left = الوقت المتبقي
desk-issues-story = ما حدث
desk-issues-facts = المعطيات
desk-issues-story-made = أُعِدّ
desk-issues-story-approved = تمت الموافقة
desk-issues-story-planned = دُوّنت كل رسالة وبدأ الإرسال
desk-issues-story-resumed = استؤنف
desk-issues-story-finished = انتهى
desk-issues-story-cancelled = أُلغي
desk-issues-story-skipped = تم تخطيه
desk-issues-story-broken = أُعِدّ كخبر عاجل
desk-issues-story-edited = عُدّلت المسودة
desk-issues-story-stopped = لن يُرسل تلقائيًا
desk-issues-story-paused = أُوقف مؤقتًا
desk-issues-story-tested = أُرسلت رسالة تجربة
desk-issues-story-retried =
    { $count ->
        [0] طُلبت إعادة محاولة رسائل، ولم تصلح أيّ منها لذلك
        [one] أُعيدت محاولة رسالة واحدة
        [two] أُعيدت محاولة رسالتين
        [few] أُعيدت محاولة { NUMBER($count) } رسائل
        [many] أُعيدت محاولة { NUMBER($count) } رسالة
       *[other] أُعيدت محاولة { NUMBER($count) } رسالة
    }
desk-issues-story-doubts-resend =
    { $count ->
        [one] أُعيد إرسال رسالة واحدة غير مؤكدة
        [two] أُعيد إرسال رسالتين غير مؤكدتين
        [few] أُعيد إرسال { NUMBER($count) } رسائل غير مؤكدة
        [many] أُعيد إرسال { NUMBER($count) } رسالة غير مؤكدة
       *[other] أُعيد إرسال { NUMBER($count) } رسالة غير مؤكدة
    }
desk-issues-story-doubts-sent =
    { $count ->
        [one] عُدّت رسالة واحدة غير مؤكدة واصلة
        [two] عُدّت رسالتان غير مؤكدتان واصلتين
        [few] عُدّت { NUMBER($count) } رسائل غير مؤكدة واصلة
        [many] عُدّت { NUMBER($count) } رسالة غير مؤكدة واصلة
       *[other] عُدّت { NUMBER($count) } رسالة غير مؤكدة واصلة
    }
desk-issues-story-doubts-give-up =
    { $count ->
        [one] تُرك أمر رسالة واحدة غير مؤكدة
        [two] تُرك أمر رسالتين غير مؤكدتين
        [few] تُرك أمر { NUMBER($count) } رسائل غير مؤكدة
        [many] تُرك أمر { NUMBER($count) } رسالة غير مؤكدة
       *[other] تُرك أمر { NUMBER($count) } رسالة غير مؤكدة
    }
desk-issues-story-cut = يظهر هنا أحدث ما جرى فقط.
desk-issues-story-log = والباقي في سجلّ التغييرات
desk-issues-by-operator = بواسطة { $name }
desk-issues-by-key = بمفتاح الواجهة البرمجية { $name }
desk-issues-by-command-line = من سطر الأوامر
desk-issues-by-schedule = في موعده
desk-issues-by-itself = من تلقاء نفسه
desk-issues-number-of = الرقم
desk-issues-origin = المصدر
desk-issues-origin-scheduled = موعدها
desk-issues-origin-send-now = أحد المشغّلين
desk-issues-origin-breaking = خبر عاجل
desk-issues-slot = الموعد
desk-issues-articles = المقالات
desk-issues-zones = للقرّاء في
desk-issues-paused-operator = أوقفه أحدهم مؤقتًا.
desk-issues-paused-template = قالبه معطوب.
desk-issues-paused-too-old = أصبح قديمًا.
desk-issues-paused-refusals = رُفضت رسائل كثيرة منه.
desk-issues-paused-restored = قاعدة البيانات من نسخة احتياطية.
desk-issues-remedy-operator = تابِعه أو ألغِه.
desk-issues-remedy-template = أصلح القالب وأعد تشغيل الخدمة ثم تابِعه.
desk-issues-remedy-too-old = تابِعه إن كانت أخباره لا تزال جديدة، وإلا فألغِه.
desk-issues-remedy-refusals = انظر في الردود وعالج سببها ثم تابِعه.
desk-issues-remedy-restored = تحقق هل وصل القرّاءَ من قبل، ثم ألغِه أو تابِعه.
desk-issues-skipped-nothing-new = لم يكن هناك جديد يُرسل.
desk-issues-skipped-nobody = لم يكن هناك من يُكتب إليه: لا مشتركين، أو لم يختر أحد هذه المواضيع.
desk-issues-skipped-too-old = فات موعده بكثير. تأتي مقالاته مع العدد التالي.
desk-issues-not-now = لا يمكن ذلك الآن
desk-issues-moved-on = تغيّرت حالة العدد في هذه الأثناء. افتح صفحته لترى أين وصل.
desk-issues-changed-meanwhile = غيّر شخص آخر المسودة في هذه الأثناء. افتحها من جديد وأجرِ تعديلك على ما فيها الآن.
desk-issues-still-ending = لا تزال رسائله قيد الإلغاء. أعد المحاولة بعد لحظة.
desk-issues-outlived = تجاوزت رسائله مدتها وستنتهي دون إرسال. ألغِ العدد بدلًا من ذلك.
desk-issues-ledger-held = لا يُرسل شيء حاليًا لأن قاعدة البيانات تبدو نسخة أقدم. على المالك تحريرها: postrider ledger show.
desk-issues-no-schedule = ليس للقائمة موعد لذلك. أضف واحدًا في صفحة القائمة.
desk-issues-overtaken = أُعدّ عدد من هذا الموعد في اللحظة نفسها.

## Letting it go, and ending it

desk-issues-send-title = إرسال هذا العدد؟
desk-issues-send-to =
    { $count ->
        [one] سيصل إلى قارئ واحد.
        [two] سيصل إلى قارئين.
        [few] سيصل إلى { NUMBER($count) } قرّاء.
       *[other] سيصل إلى { NUMBER($count) } قارئ.
    }
desk-issues-send-hint = الرسالة التي انطلقت لا تُستعاد، وما لم ينطلق بعد يمكن إيقافه أو إلغاؤه.
desk-issues-type-name = للمتابعة، اكتب اسم القائمة: { $list }
desk-issues-send-name-wrong = هذا ليس اسم القائمة. لم يُرسل شيء.
desk-issues-send-button = إرسال الآن
desk-issues-cancel-title = إلغاء هذا العدد؟
desk-issues-cancel-lead = ما أُرسل يبقى مرسلًا. وما سواه لن يُرسل.
desk-issues-cancel-articles = ما مصير مقالاته؟
desk-issues-cancel-roll-over = تأتي مع العدد التالي لمن لم تصله
desk-issues-cancel-withdraw = لا تُرسل مرة أخرى
said-issue-goes = العدد في الطريق.
said-issue-waits = ينتظر العدد حتى يوافق عليه أحد.
said-issue-paused = أُوقف العدد مؤقتًا.
said-issue-resumed = استؤنف العدد.
said-issue-cancelled = أُلغي العدد.
said-issue-made = أُعدّ العدد وهو في انتظارك.
said-issue-nothing-new = لا جديد يُرسل حاليًا.
said-issue-edited = تم الحفظ.
said-issue-tested = رسالة التجربة في الطريق.
said-issue-resolved = تم القرار.

## Making one, and breaking news

desk-issues-new-lead = يجمع الجديد وينتظر: يمكنك عرضه وتحريره وتجربته قبل أن ينطلق.
desk-issues-new-hint = العدد التالي في الموعد يأتي في وقته كذلك.
desk-issues-new-button = إعداد
desk-issues-no-articles-title = لا مقالات بعد
desk-issues-no-articles = ليس في القائمة مقالات بعد. أضف خلاصة أو اكتب مقالة.
desk-issues-breaking-lead = مقالة واحدة إلى قرّائها فورًا. ويستثنيها عددهم التالي.
desk-issues-breaking-list = اختيار
desk-issues-breaking-article = أي مقالة؟
desk-issues-breaking-to = إلى من؟
desk-issues-breaking-instant = القرّاء الذين يريدون كل مقالة فورًا
desk-issues-breaking-all = كل من تشمله مواضيعهم
desk-issues-breaking-button = إرسال الآن
desk-issues-breaking-choose = اختر مقالة ومن تصل إليه.
desk-issues-breaking-refused = لا يمكن إرسال هذه المقالة وحدها: أُرسلت من قبل أو لا يجوز إرسالها.
desk-issues-breaking-nobody = لا تعرض القائمة كل مقالة فورًا، فلا قرّاء من هذا النوع.

## The letter

desk-issues-letter = الرسالة بصيغة HTML
desk-issues-subject = الموضوع
desk-issues-subject-hint = إن تُرك فارغًا كتبه قالب القائمة.
desk-issues-preheader = نص المعاينة
desk-issues-preheader-hint = السطر الذي تعرضه برامج البريد بجانب الموضوع. إن تُرك فارغًا كتبه القالب.
desk-issues-intro = ملاحظة فوق المقالات
desk-issues-intro-hint = بصيغة Markdown، ويجوز أن تكون فارغة.
desk-issues-article-title = العنوان
desk-issues-move-up = إلى أعلى
desk-issues-move-down = إلى أسفل
desk-issues-leave-out = استبعاد
desk-issues-edit-save = حفظ
desk-issues-edit-wrong = هناك ما يجب تصحيحه
desk-issues-wrong-subject = اكتب موضوعًا لا يزيد على 250 حرفًا في سطر واحد، أو اتركه فارغًا.
desk-issues-wrong-preheader = اكتب نص معاينة لا يزيد على 250 حرفًا في سطر واحد، أو اتركه فارغًا.
desk-issues-wrong-intro = استعمل 4000 حرف على الأكثر بلا أحرف تحكم.
desk-issues-wrong-drop = أبقِ مقالة واحدة على الأقل. وإن أردت ألا يُرسل شيء فألغِ العدد.
desk-issues-wrong-titles = اكتب عناوين لا يزيد كل منها على 250 حرفًا، في سطر واحد.
desk-issues-as-reader = كما تصل هذا القارئ
desk-issues-as-everybody = كل ما يحمله العدد
desk-issues-show = عرض
desk-issues-no-letter = لا توجد رسالة: العدد لا يحمل شيئًا، أو لا شيء لهذا القارئ.
desk-issues-no-such-reader = لا مشترك في القائمة بهذا العنوان.
desk-issues-size = الحجم
desk-issues-size-of = { NUMBER($count) } من 102 كيلوبايت
desk-issues-size-good = يعرضها Gmail كاملة.
desk-issues-size-near = تكاد تكون أطول مما يجب: يقطع Gmail الرسائل عند 102 كيلوبايت.
desk-issues-size-clipped = أطول مما يجب: سيقطعها Gmail. استبعد بعض المقالات.
desk-issues-looks = طرق عرض الرسالة
desk-issues-look-wide = عريض
desk-issues-look-narrow = هاتف
desk-issues-look-dark = داكن
desk-issues-look-plain = بلا صور
desk-issues-look-text = نص
desk-issues-look-source = المصدر
desk-issues-source-hint = الرسالة قبل توقيعها؛ رابط المغادرة والتاريخ خاصان بكل قارئ.
desk-issues-links-hint = الروابط لا تعمل هنا، وروابط المغادرة غير موجودة فيها.
desk-issues-test = إرسال رسالة تجربة
desk-issues-test-address = إلى
desk-issues-test-hint = رسالة حقيقية عبر المرحّل، وقبل موضوعها [تجربة]. لا تغيّر شيئًا لأي قارئ.
desk-issues-test-button = إرسال التجربة
desk-issues-test-no-address = لا يمكن إرسال رسالة إلى هذا العنوان.
desk-issues-test-suppressed = لا يجوز مراسلة هذا العنوان.
desk-issues-test-too-many = أُرسل أقصى عدد مسموح من رسائل التجربة في الساعة. أعد المحاولة لاحقًا.
desk-issues-tests = رسائل التجربة حتى الآن

## Recipients

desk-issues-recipient = المستلم
desk-issues-address-begins = العنوان يبدأ بـ
desk-issues-reply = الرد
desk-issues-when = متى
desk-issues-since = منذ
desk-issues-choose = اختيار
desk-issues-no-recipients = لا مستلمين بعد
desk-issues-no-recipients-text = يُدوَّنون حين يُخطَّط العدد، قبل انطلاق أول رسالة.
desk-issues-no-such-recipients = اختر نتيجة أخرى أو بداية عنوان أخرى. من عدد كبير يُفحص جزء في كل مرة، والصفحة التالية تكمل.
desk-issues-retry-chosen = إعادة محاولة المختارة
desk-issues-retry-all =
    { $count ->
        [one] إعادة المحاولة
        [two] إعادة محاولة الاثنتين
        [few] إعادة محاولة كل الـ { NUMBER($count) }
       *[other] إعادة محاولة كل الـ { NUMBER($count) }
    }
desk-issues-retry = إعادة المحاولة
desk-issues-retry-hint = لا تصل أحدًا مرتين: ما قد يكون وصل وما يحمله عدد لاحق يُترك كما هو.
desk-issues-retried =
    { $count ->
        [0] لا تُعاد محاولة أي رسالة.
        [one] عادت رسالة واحدة إلى الطابور.
        [two] عادت رسالتان إلى الطابور.
        [few] عادت { NUMBER($count) } رسائل إلى الطابور.
       *[other] عادت { NUMBER($count) } رسالة إلى الطابور.
    }
desk-issues-retried-more = هناك المزيد. اضغط الزر مرة أخرى.
desk-issues-left-not-in-vain = { NUMBER($count) }: لا تزال مفتوحة أو قُبلت
desk-issues-left-in-doubt = { NUMBER($count) }: كانت غير مؤكدة وربما وصلت
desk-issues-left-not-active = { NUMBER($count) }: غادر القارئ أو استراح
desk-issues-left-suppressed = { NUMBER($count) }: لا يجوز مراسلة العنوان
desk-issues-left-planned-again = { NUMBER($count) }: يحمل عدد لاحق المقالات
desk-issues-export = تصدير بصيغة CSV
desk-issues-why = لماذا وصلت أو لم تصل
desk-issues-to-reader = كل شيء عن هذا القارئ
desk-issues-attempts = المحاولات
desk-issues-relay = المرحّل
desk-issues-planned-at = خُطّطت
desk-issues-retried-at = أُعيدت المحاولة
desk-issues-due-at = مستحقة
desk-issues-ended-at = انتهت
desk-issues-dialogues = الحوارات مع المرحّل

## Letters in doubt

desk-issues-no-doubts = لا شيء غير مؤكد
desk-issues-no-doubts-text = كل رسالة في هذا العدد معروف مصيرها، أو تُرسل ثانية من تلقاء نفسها.
desk-issues-doubts-lead = سُلّمت هذه الرسائل ولم يُسجَّل رد: لا أحد يعلم هل وصلت.
desk-issues-doubts-all = كل الرسائل غير المؤكدة في هذا العدد، وما لا يظهر هنا أيضًا
desk-issues-doubts-decide = ما مصيرها؟
desk-issues-doubts-resend = إرسالها مرة أخرى: الرسالة نفسها بمعرّف Message-ID نفسه
desk-issues-doubts-sent = لقد وصلت
desk-issues-doubts-give-up = التخلي عنها
desk-issues-doubts-button = اتخاذ القرار

## Letters outside issues that are in doubt

desk-doubts = رسائل مفردة غير مؤكدة
desk-doubts-lead = لا تتبع هذه الرسائل أي عدد. سُلّمت كل منها ولم يُسجَّل رد: لا أحد يعلم هل وصلت. وإذا أُرسلت مرة أخرى فهي الرسالة نفسها بمعرّف Message-ID نفسه.
desk-doubts-none-text = كل رسالة خارج الأعداد معروف مصيرها، أو تُرسل ثانية من تلقاء نفسها.
desk-doubts-letter = الرسالة
desk-doubts-test-letter = رسالة تجربة
desk-doubts-ticked = ما مصير الرسائل المحددة؟
desk-doubts-resend = إرسال مرة أخرى
desk-doubts-sent = اعتبارها وصلت
desk-doubts-give-up = التخلي عنها
desk-doubts-resend-one = إرسال مرة أخرى: { $address }
desk-doubts-sent-one = اعتبارها وصلت: { $address }
said-doubts-none-ticked = حدّد أولًا الرسائل التي تقرر بشأنها.
