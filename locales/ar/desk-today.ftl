# صفحة «اليوم» بالعربية: ما يخرج، وما يحتاج إلى انتباه، وكيف سارت الأمور.

desk-today-number = { NUMBER($count) }
desk-today-as-of = حتى { $when }
desk-today-refresh = تحديث
desk-today-begin = ابدأ بقائمة
desk-today-begin-text = القائمة نشرة بريدية: من يرسلها، وعمّ تتحدث، ومتى تخرج. أنشئ واحدة، وأضف خلاصة موقعك، وستخبرك هذه الصفحة بما يحدث.
desk-today-begin-way = إنشاء قائمة

desk-today-now = يخرج الآن
desk-today-quiet = لا يُرسل شيء في هذه اللحظة.
desk-today-single =
    { $count ->
        [one] رسالة مفردة واحدة (تأكيد أو ترحيب) في الطريق.
        [two] رسالتان مفردتان (تأكيد أو ترحيب) في الطريق.
        [few] { NUMBER($count) } رسائل مفردة (تأكيد أو ترحيب) في الطريق.
       *[other] { NUMBER($count) } رسالة مفردة (تأكيد أو ترحيب) في الطريق.
    }
desk-today-ended = انتهى حديثًا
desk-today-sent = مقبولة
desk-today-refused = مرفوضة أو مرتجعة
desk-today-left-out = متروكة
desk-today-open = ما زالت مفتوحة
desk-today-deferred = منها مؤجلة
desk-today-sent-of = قُبلت { NUMBER($sent) } من { NUMBER($planned) }
desk-today-rate = الوتيرة
desk-today-per-minute = { NUMBER($count) } في الدقيقة
desk-today-time-left = الوقت المتبقي
desk-today-minutes =
    { $count ->
        [one] نحو دقيقة
        [two] نحو دقيقتين
        [few] نحو { NUMBER($count) } دقائق
       *[other] نحو { NUMBER($count) } دقيقة
    }
desk-today-hours =
    { $count ->
        [one] نحو ساعة
        [two] نحو ساعتين
        [few] نحو { NUMBER($count) } ساعات
       *[other] نحو { NUMBER($count) } ساعة
    }
desk-today-has-ended = انتهى هذا العدد.
desk-today-state-held = ينتظر الموافقة
desk-today-state-planning = قيد التحضير
desk-today-state-sending = قيد الإرسال
desk-today-state-paused = موقوف
desk-today-state-cancelled = ملغى
desk-today-state-finished = منتهٍ
desk-today-state-skipped = متروك

desk-today-coming = الأيام السبعة القادمة
desk-today-nothing-coming = لا موعد في الأيام السبعة القادمة. الأعداد التي ترسلها بيدك لا تُذكر مقدمًا.
desk-today-coming-hint = الأوقات هي ما تبيّنه ساعات كل قائمة. أما هل ستكون هناك أخبار، فلا أحد يعلم بعد.
desk-today-coming-cut = هناك أكثر مما يظهر هنا.
desk-today-slots = { NUMBER($count) } مرة
desk-today-many-slots = أكثر من { NUMBER($count) } مرة
desk-today-about-readers =
    { $count ->
        [zero] لا قرّاء
        [one] نحو قارئ واحد
        [two] نحو قارئين
        [few] نحو { NUMBER($count) } قرّاء
       *[other] نحو { NUMBER($count) } قارئًا
    }
desk-today-readers-clocks = على ساعة كل قارئ
desk-today-wants-approval = ينتظر الموافقة
desk-today-clocks-forward = تُقدَّم الساعات { $count } دقيقة
desk-today-clocks-back = تُؤخَّر الساعات { $count } دقيقة

desk-today-growth = النمو
desk-today-counted = عُدّت في { $when }
desk-today-not-counted = لم تُعدّ الأرقام بعد. يستغرق ذلك لحظة بعد أول تشغيل لعملية إرسال.
desk-today-readers-now = القرّاء الآن
desk-today-came = جاؤوا
desk-today-went = غادروا
desk-today-suppressed = عناوين لا يجوز الكتابة إليها بعد الآن
desk-today-days =
    { $count ->
        [364] سنة
       *[other] { $count } يومًا
    }
desk-today-whose = أرقام
desk-today-all-lists = كل القوائم
desk-today-show = عرض
desk-today-readers = القرّاء
desk-today-readers-summary = من نحو { NUMBER($from) } إلى { NUMBER($to) }.
desk-today-comings = من جاء ومن غادر
desk-today-comings-summary = جاء { NUMBER($came) } وغادر { NUMBER($went) }.
desk-today-outcomes = ما آلت إليه { NUMBER($count) } رسالة من الأعداد
desk-today-no-letters = لم يخرج أي عدد في هذه المدة.
desk-today-as-table = كجدول
desk-today-date = البداية

desk-need-title = يحتاج إلى انتباه
desk-need-nothing = لا شيء يحتاج إلى انتباهك.
desk-need-act = تصرّف الآن
desk-need-soon = قريبًا
desk-need-know = للعلم
desk-need-way-issue = إلى العدد
desk-need-way-feed = إلى الخلاصة
desk-need-way-list = إلى القائمة
desk-need-way-relay = إلى خادم الإرسال
desk-need-way-keys = إلى المفاتيح والسجلات
desk-need-way-doubts = إلى هذه الرسائل
desk-need-way-signups = إلى التسجيلات
desk-need-way-wave = انظر من غادر
desk-need-way-settings = إلى الإعدادات والحالة

desk-need-ledger-held = يبدو أن قاعدة البيانات نسخة أقدم، فلا يُحضَّر ولا يُرسل شيء حتى يقرر أحد.
desk-need-no-worker = لا عملية إرسال تبدي علامة حياة: لا شيء يُجلب أو يُحضَّر أو يُرسل.
desk-need-letters-wait =
    { $count ->
        [one] رسالة يمكن أن تخرج تنتظر منذ دقيقة.
        [two] رسائل يمكن أن تخرج تنتظر منذ دقيقتين.
        [few] رسائل يمكن أن تخرج تنتظر منذ { NUMBER($count) } دقائق.
       *[other] رسائل يمكن أن تخرج تنتظر منذ { NUMBER($count) } دقيقة.
    }
desk-need-issue-held-goes = عدد من { $subject } يخرج من تلقاء نفسه في هذا الوقت ما لم يوقفه أحد.
desk-need-issue-held-waits = عدد من { $subject } ينتظر أن يوافق عليه أحد.
desk-need-issue-paused-operator = أُوقف عدد من { $subject } يدويًا.
desk-need-issue-paused-template = أُوقف عدد من { $subject } لأن رسالته لا يمكن أن تُكتب.
desk-need-issue-paused-too-old = أُوقف عدد من { $subject } لأنه أقدم من أن يخرج دون سؤال.
desk-need-issue-paused-refusals = أُوقف عدد من { $subject } لأن كثيرًا من رسائله رُفضت.
desk-need-issue-paused-restored = أُوقف عدد من { $subject } لأنه كان مفتوحًا في نسخة أقدم من قاعدة البيانات.
desk-need-in-doubt =
    { $count ->
        [one] رسالة من { $subject } ربما وصلت وربما لم تصل؛ قرّر هل تُرسل مرة أخرى.
        [two] رسالتان من { $subject } ربما وصلتا وربما لم تصلا؛ قرّر هل تُرسلان مرة أخرى.
        [few] { NUMBER($count) } رسائل من { $subject } ربما وصلت وربما لم تصل؛ قرّر هل تُرسل مرة أخرى.
       *[other] { NUMBER($count) } رسالة من { $subject } ربما وصلت وربما لم تصل؛ قرّر هل تُرسل مرة أخرى.
    }
desk-need-in-doubt-site =
    { $count ->
        [one] رسالة مفردة ربما وصلت وربما لم تصل؛ قرّر هل تُرسل مرة أخرى.
        [two] رسالتان مفردتان ربما وصلتا وربما لم تصلا؛ قرّر هل تُرسلان مرة أخرى.
        [few] { NUMBER($count) } رسائل مفردة ربما وصلت وربما لم تصل؛ قرّر هل تُرسل مرة أخرى.
       *[other] { NUMBER($count) } رسالة مفردة ربما وصلت وربما لم تصل؛ قرّر هل تُرسل مرة أخرى.
    }
desk-need-relay-unreachable = لا يمكن استخدام خادم الإرسال { $subject }.
desk-need-relay-refuses =
    { $count ->
        [one] رفض خادم الإرسال { $subject } رسالة في الساعة الأخيرة دون ذنب لأي قارئ.
        [two] رفض خادم الإرسال { $subject } رسالتين في الساعة الأخيرة دون ذنب لأي قارئ.
        [few] رفض خادم الإرسال { $subject } { NUMBER($count) } رسائل في الساعة الأخيرة دون ذنب لأي قارئ.
       *[other] رفض خادم الإرسال { $subject } { NUMBER($count) } رسالة في الساعة الأخيرة دون ذنب لأي قارئ.
    }
desk-need-list-without-relay = لا تسمّي { $subject } إلا خوادم إرسال غير مُعدّة، فرسائلها تنتظر.
desk-need-certificate-ends =
    { $count ->
        [zero] تنتهي شهادة خادم الإرسال { $subject } اليوم.
        [one] تنتهي شهادة خادم الإرسال { $subject } بعد يوم.
        [two] تنتهي شهادة خادم الإرسال { $subject } بعد يومين.
        [few] تنتهي شهادة خادم الإرسال { $subject } بعد { $count } أيام.
       *[other] تنتهي شهادة خادم الإرسال { $subject } بعد { $count } يومًا.
    }
desk-need-key-fails = سجل DKIM ‏{ $subject } مفقود أو خاطئ، فهذا المفتاح لا يوقّع شيئًا.
desk-need-key-unseen = سجل DKIM ‏{ $subject } لا يُرى بعد، فلا مفتاح يوقّع لهذا النطاق.
desk-need-key-old = مفتاح { $subject } يوقّع منذ { NUMBER($count) } يومًا؛ حان وقت مفتاح جديد.
desk-need-signups-kept =
    { $count ->
        [one] يسجّل في { $subject } عدد أكبر بكثير من المعتاد: رسالة تأكيد واحدة محجوزة حتى تقرر.
       *[other] يسجّل في { $subject } عدد أكبر بكثير من المعتاد: { NUMBER($count) } من رسائل التأكيد محجوزة حتى تقرر.
    }
desk-need-signups-kept-site =
    { $count ->
        [one] يسجّل عدد أكبر بكثير من المعتاد: رسالة تأكيد واحدة محجوزة حتى تقرر.
       *[other] يسجّل عدد أكبر بكثير من المعتاد: { NUMBER($count) } من رسائل التأكيد محجوزة حتى تقرر.
    }
desk-need-signups-spike = يسجّل في { $subject } عدد أكبر بكثير من المعتاد؛ يطلب نموذجها إثبات عمل.
desk-need-signups-spike-site = يسجّل عدد أكبر بكثير من المعتاد؛ تطلب النماذج إثبات عمل.
desk-need-removal-wave =
    { $count ->
        [one] قارئ واحد من { $subject } غادر بعد ثوانٍ من رسالة، كما تفعل فاحصات الروابط.
        [two] قارئان من { $subject } غادرا بعد ثوانٍ من رسالة، كما تفعل فاحصات الروابط.
        [few] { NUMBER($count) } قرّاء من { $subject } غادروا بعد ثوانٍ من رسالة، كما تفعل فاحصات الروابط.
       *[other] { NUMBER($count) } قارئًا من { $subject } غادروا بعد ثوانٍ من رسالة، كما تفعل فاحصات الروابط.
    }
desk-need-feed-fails =
    { $count ->
        [one] تعذّرت قراءة الخلاصة { $subject } مرة واحدة.
        [two] تعذّرت قراءة الخلاصة { $subject } مرتين متتاليتين.
        [few] تعذّرت قراءة الخلاصة { $subject } { NUMBER($count) } مرات متتالية.
       *[other] تعذّرت قراءة الخلاصة { $subject } { NUMBER($count) } مرة متتالية.
    }
desk-need-feed-gone = يقول موقع الخلاصة { $subject } إنها زالت؛ لم تعد تُزار.
desk-need-feed-flood =
    { $count ->
        [one] جلبت الخلاصة { $subject } أكثر بكثير من المعتاد؛ مقال واحد ينتظرك.
        [two] جلبت الخلاصة { $subject } أكثر بكثير من المعتاد؛ مقالان ينتظرانك.
        [few] جلبت الخلاصة { $subject } أكثر بكثير من المعتاد؛ { NUMBER($count) } مقالات تنتظرك.
       *[other] جلبت الخلاصة { $subject } أكثر بكثير من المعتاد؛ { NUMBER($count) } مقالًا تنتظرك.
    }
desk-need-schedule-broken = لا يمكن قراءة الجدول { $subject } ولا يحين موعده أبدًا.
desk-need-no-default-cadence = ليس لدى { $subject } جدول لمن لم يختر؛ لا يصلهم شيء.
desk-need-notice-lacks = ينقص بيان الخصوصية عند نموذج { $subject } شيء.
desk-need-unwise = يسمح الإعداد بأمر غير حكيم.
