# صفحات المكتب عن القرّاء، بالعربية.

## البحث

desk-subscribers-tabs = عن القرّاء
desk-subscribers-tab-readers = القرّاء
desk-subscribers-tab-suppressed = المحجوبون
desk-subscribers-tab-bulk = تغييرات جماعية
desk-subscribers-tab-removals = موجات المغادرة
desk-subscribers-tab-signups = اشتراكات محتجزة
desk-subscribers-q = عنوان أو اسم أو ‎@نطاق
desk-subscribers-search = ابحث
desk-subscribers-filters = مزيد من المرشّحات
desk-subscribers-clear = أظهر الجميع
desk-subscribers-any = أيّ شيء
desk-subscribers-list = القائمة
desk-subscribers-state = الحالة
desk-subscribers-topic = الموضوع
desk-subscribers-topic-hint = اختر قائمة أولًا.
desk-subscribers-cadence = الوتيرة
desk-subscribers-language = اللغة
desk-subscribers-domain = النطاق
desk-subscribers-source = المصدر
desk-subscribers-suppressed = محجوب
desk-subscribers-yes = نعم
desk-subscribers-no = لا
desk-subscribers-state-pending = بانتظار التأكيد
desk-subscribers-state-active = مشترك
desk-subscribers-state-paused = متوقّف مؤقتًا
desk-subscribers-state-unsubscribed = غادر
desk-subscribers-count =
    { $count ->
        [zero] لا قرّاء
        [one] قارئ واحد
        [two] قارئان
        [few] { NUMBER($count) } قرّاء
        [many] { NUMBER($count) } قارئًا
       *[other] { NUMBER($count) } قارئ
    }
desk-subscribers-count-more = أكثر من { NUMBER($count) } قارئ
desk-subscribers-count-about = نحو { NUMBER($count) } قارئ
desk-subscribers-cut = بُحث في جزء فقط حتى الآن. تتابع الصفحة التالية من هناك.
desk-subscribers-reader = القارئ
desk-subscribers-lists = القوائم
desk-subscribers-since = منذ
desk-subscribers-add = أضف قارئًا
desk-subscribers-change-all = غيّر كل هؤلاء…
desk-subscribers-nobody = لا أحد يقرأ هنا بعد
desk-subscribers-nobody-text = يأتي القرّاء من الاستمارة في موقعك، أو باستيراد، أو واحدًا واحدًا من هنا.
desk-subscribers-none = لا أحد كهذا
desk-subscribers-none-text = جرّب أول العنوان، أو كلمة من الاسم، أو مرشّحات أقل. يُبحث عن النطاق بوضع @ قبله.

## قارئ واحد

desk-subscribers-next-at = العدد التالي: { $date }
desk-subscribers-next-at-once = يصل كلما نُشر شيء
desk-subscribers-next-never = لا عدد مقرَّر
desk-subscribers-paused-until = متوقّف حتى { $date }
desk-subscribers-paused-open = متوقّف حتى يستأنفه أحد
desk-subscribers-topics = المواضيع
desk-subscribers-topics-all = كل المواضيع
desk-subscribers-name = الاسم
desk-subscribers-time-zone = المنطقة الزمنية
desk-subscribers-of-list = مثل القائمة ({ $value })
desk-subscribers-edit = غيّر الاختيارات
desk-subscribers-save = احفظ
desk-subscribers-pause = أوقف مؤقتًا
desk-subscribers-until = حتى
desk-subscribers-until-hint = اتركه فارغًا ليستمر التوقف حتى يستأنفه أحد.
desk-subscribers-resume = استأنف
desk-subscribers-end = ألغِ الاشتراك
desk-subscribers-reason = السبب
desk-subscribers-reason-end = مثلًا: طُلب هاتفيًا. يُحفظ مع الإثبات.
desk-subscribers-no-lists = لا صلة لهذا القارئ بأي قائمة.
desk-subscribers-story = القصة كاملة
desk-subscribers-story-lead = كل موافقة ورسالة وتغيير، الأحدث أولًا.
desk-subscribers-why = هل وصل عدد إلى هذا القارئ؟
desk-subscribers-why-issue = رقم العدد
desk-subscribers-why-ask = اشرح
desk-subscribers-link = رابط جديد
desk-subscribers-link-text = يذهب إلى صندوق القارئ ويفتح الصفحة التي يغيّر فيها كل شيء بنفسه.
desk-subscribers-link-send = أرسل الرابط
desk-subscribers-suppression = الحجب
desk-subscribers-suppress = احجب
desk-subscribers-suppress-text = لا يُرسل شيء إلى عنوان محجوب، أيًّا كان ما سُجّل فيه.
desk-subscribers-release = ارفع الحجب…
desk-subscribers-data = البيانات الشخصية
desk-subscribers-data-text = ملف بكل ما نعرفه عن هذا القارئ، لتسليمه إليه.
desk-subscribers-data-get = نزّل النسخة
desk-subscribers-erase = انسَ هذا القارئ…
desk-subscribers-blocked = قال أحدهم «لم أكن أنا» ردًّا على رسالة إلى هذا الصندوق.
desk-subscribers-flag-role = العنوان لوظيفة لا لشخص.
desk-subscribers-flag-disposable = الصندوق للاستعمال مرة واحدة.
desk-subscribers-flag-other = في العنوان شيء غير معتاد.

## القصة

desk-subscribers-by-reader = من القارئ
desk-subscribers-by-operator = من { $name }
desk-subscribers-by-program = من برنامج ({ $name })
desk-subscribers-by-service = تلقائيًا
desk-subscribers-by-somebody = من أحد المشغّلين
desk-subscribers-act-given = سجّل
desk-subscribers-act-confirmed = أُكّدت الموافقة
desk-subscribers-act-refused = قال «لم أكن أنا»
desk-subscribers-act-withdrawn = سُحبت الموافقة
desk-subscribers-act-unsubscribed = إلغاء الاشتراك
desk-subscribers-purpose-newsletter = على تلقّي الرسائل
desk-subscribers-purpose-terms = على الشروط
desk-subscribers-purpose-tracking = على القياس
desk-subscribers-method-form = بالاستمارة
desk-subscribers-method-api = عبر واجهة البرمجة
desk-subscribers-method-page = في الصفحة خلف رابط الرسالة
desk-subscribers-method-one_click = بزرّ برنامج البريد
desk-subscribers-method-operator = سجّلها مشغّل
desk-subscribers-method-import = عبر استيراد
desk-subscribers-from = من { $source }
desk-subscribers-wording = النص، النسخة { NUMBER($version) }
desk-subscribers-evidence = الإثبات
desk-subscribers-evidence-number = رقم القيد
desk-subscribers-evidence-ip = عنوان الشبكة
desk-subscribers-evidence-agent = المتصفّح
desk-subscribers-evidence-hash = بصمة النص
desk-subscribers-declared = أقرّ به
desk-subscribers-letter-confirm = رسالة التأكيد
desk-subscribers-letter-welcome = رسالة الترحيب
desk-subscribers-letter-digest = العدد { $issue }
desk-subscribers-letter-unsubscribed = رسالة الوداع
desk-subscribers-letter-manage = رسالة فيها رابط
desk-subscribers-letter-already = رسالة إلى من هو مشترك بالفعل
desk-subscribers-letter-move_from = رسالة عن تغيير العنوان
desk-subscribers-letter-move_to = رسالة إلى العنوان الجديد
desk-subscribers-letter-approval = رسالة إلى مشغّل
desk-subscribers-letter-operator_invitation = دعوة إلى مكتب التحرير
desk-subscribers-letter-operator_reset = رابط إلى كلمة مرور جديدة
desk-subscribers-letter-operator_sign_in = رابط للدخول
desk-subscribers-letter-operator_notice = إشعار بتغيير في الحساب
desk-subscribers-fate-queued = تنتظر
desk-subscribers-fate-sending = تُرسل الآن
desk-subscribers-fate-sent = قُبلت
desk-subscribers-fate-deferred = أُجّلت وستُعاد
desk-subscribers-fate-rejected = رُفضت
desk-subscribers-fate-bounced = عادت
desk-subscribers-fate-skipped = تُركت
desk-subscribers-fate-cancelled = أُلغيت
desk-subscribers-fate-expired = لم تُرسل في وقتها
desk-subscribers-fate-in_doubt = مشكوك فيها
desk-subscribers-relay = المُرحِّل
desk-subscribers-reply = الردّ
desk-subscribers-ended = انتهت
desk-subscribers-due = المحاولة التالية
desk-subscribers-attempts = محاولات سابقة
desk-subscribers-happened-added = أُضيف
desk-subscribers-happened-edited = تغيّرت الاختيارات
desk-subscribers-happened-paused = توقّف مؤقتًا
desk-subscribers-happened-resumed = استؤنف
desk-subscribers-happened-unsubscribed = أُلغي الاشتراك
desk-subscribers-happened-suppressed = حُجب
desk-subscribers-happened-released = رُفع الحجب
desk-subscribers-happened-link_sent = طُلب رابط جديد
desk-subscribers-happened-exported = سُلّمت نسخة من البيانات
desk-subscribers-happened-brought_back = تُراجع عن تغيير جماعي
desk-subscribers-is-suppressed = محجوب: { $reason }
desk-subscribers-reason-refused = «لم أكن أنا»
desk-subscribers-reason-operator = قرار مشغّل
desk-subscribers-reason-hard_bounce = عادت الرسائل
desk-subscribers-reason-complaint = بُلّغ عنها كبريد مزعج
desk-subscribers-moved = تغيّر العنوان من { $old } إلى { $new }
desk-subscribers-move-asked = طُلب تغيير العنوان إلى { $new } ولم يوافق الطرفان بعد
desk-subscribers-taken-out = أُخرج مع قرّاء كثيرين من { $domain }
desk-subscribers-taken-back = أُعيد عند التراجع عن الموجة
desk-subscribers-said-why = قال عند المغادرة: { $reason }

## الإضافة

desk-subscribers-email = العنوان
desk-subscribers-choose = اختر
desk-subscribers-consent = الموافقة
desk-subscribers-consent-ask = اسأله: تذهب رسالة إلى العنوان، ولا شيء غيرها قبل أن يقول نعم
desk-subscribers-consent-declare = وافق في مكان آخر، وأستطيع إثبات ذلك
desk-subscribers-consent-lead = من غادر من قبل يُسأل في كل حال.
desk-subscribers-declare-source = أين وافق
desk-subscribers-declare-source-hint = مثلًا: معرض، أو صندوق المتجر.
desk-subscribers-declare-day = في أي يوم
desk-subscribers-declare-wording = على أي نص
desk-subscribers-declare-version = النسخة { NUMBER($version) } من شروط القائمة
desk-subscribers-declare-other = نص آخر
desk-subscribers-declare-text = النص كما كان
desk-subscribers-declare-proof = أين يُحفظ الإثبات
desk-subscribers-declare-proof-hint = مثلًا: ملف البطاقات الموقّعة.
desk-subscribers-declare-responsible = من المسؤول عنه
desk-subscribers-no-list-open = لا قائمة تقبل قرّاء بعد. تحتاج القائمة إلى شروط يمكن الموافقة عليها.

## العناوين المحجوبة

desk-subscribers-suppressed-lead = لا يُرسل شيء إلى هذه العناوين، أيًّا كان ما سُجّلت فيه.
desk-subscribers-suppressed-none = لا عناوين محجوبة
desk-subscribers-suppressed-none-text = تأتي العناوين إلى هنا من نفسها حين يشتكي أصحابها، أو يقولون «لم أكن أنا»، أو تعود الرسائل مرارًا.
desk-subscribers-suppress-title = احجب عنوانًا
desk-subscribers-note = ملاحظة
desk-subscribers-release-title = رفع الحجب عن { $address }؟
desk-subscribers-release-refused = قال صاحب هذا الصندوق إنه لم يسجّل قط. لا ترفعه إلا إن طلب ذلك؛ وإلا فالرسالة التالية بريد مزعج.
desk-subscribers-release-complaint = بلّغ قارئ عن رسالة كبريد مزعج. الكتابة إليه من جديد تضرّ بالتوصيل إلى الآخرين. لا ترفعه إلا إن طلب ذلك.
desk-subscribers-release-hard_bounce = عادت الرسائل نهائيًا. لا ترفعه إلا إن علمت أن الصندوق يعمل من جديد.
desk-subscribers-release-operator = قرّر ذلك مشغّل. اقرأ الملاحظة قبل رفعه.
desk-subscribers-release-sure = يريد صاحبه الرسائل من جديد
desk-subscribers-release-do = ارفع الحجب

## النسيان

desk-subscribers-erase-title = نسيان { $address }؟
desk-subscribers-erase-lead = يزول كل ما يدلّ على صاحبه: العنوان والاسم والاختيارات وعناوين الشبكة. يبقى إثبات الموافقة بلا شخص. لا رجعة فيه.
desk-subscribers-erase-type = اكتب العنوان للمتابعة
desk-subscribers-erase-do = انسَ نهائيًا

## تغييرات جماعية

desk-subscribers-number = { NUMBER($count) }
desk-subscribers-bulk-title = غيّر قرّاء كثيرين
desk-subscribers-bulk-lead = يُعدّون أولًا وترى العدد. لا يتغيّر شيء قبل أن تكتبه.
desk-subscribers-bulk-who = مَن
desk-subscribers-bulk-everybody = الجميع
desk-subscribers-bulk-what = ماذا
desk-subscribers-bulk-kind-suppress = حجب
desk-subscribers-bulk-kind-pause = إيقاف مؤقت
desk-subscribers-bulk-kind-unsubscribe = إلغاء الاشتراك
desk-subscribers-bulk-kind-add_topic = إضافة موضوع
desk-subscribers-bulk-count = عُدّهم
desk-subscribers-bulk-none = لا تغيير جماعي بعد
desk-subscribers-bulk-none-text = ابحث عن قرّاء ثم اختر «غيّر كل هؤلاء».
desk-subscribers-bulk-state-counting = يُعدّ
desk-subscribers-bulk-state-ready = ينتظرك
desk-subscribers-bulk-state-running = جارٍ
desk-subscribers-bulk-state-finished = تمّ
desk-subscribers-bulk-state-undoing = يُتراجع عنه
desk-subscribers-bulk-state-undone = تُراجع عنه
desk-subscribers-bulk-state-cancelled = أُوقف
desk-subscribers-bulk-counted = المعدودون
desk-subscribers-bulk-handled = نُظر في
desk-subscribers-bulk-changed = تغيّر
desk-subscribers-bulk-undone = أُعيد
desk-subscribers-bulk-asked = طُلب
desk-subscribers-bulk-type =
    { $count ->
        [one] المقصود قارئ واحد. اكتب 1 للبدء.
        [two] المقصود قارئان. اكتب العدد { $typed } للبدء.
        [few] المقصود { NUMBER($count) } قرّاء. اكتب العدد { $typed } للبدء.
        [many] المقصود { NUMBER($count) } قارئًا. اكتب العدد { $typed } للبدء.
       *[other] المقصود { NUMBER($count) } قارئ. اكتب العدد { $typed } للبدء.
    }
desk-subscribers-bulk-nobody = لا أحد مقصود؛ لا شيء يُعمل.
desk-subscribers-bulk-begin = ابدأ
desk-subscribers-bulk-stop = أوقف
desk-subscribers-bulk-undo = تراجع
desk-subscribers-bulk-undo-text = يمكن التراجع عنه سبعة أيام، إلا لقرّاء غيّرهم أحد منذ ذلك الحين.
desk-subscribers-bulk-refresh = حدّث

## الموجات والاشتراكات المحتجزة

desk-subscribers-removals-lead = برامج فحص الروابط تضغط الأزرار أيضًا. يُجمع هنا قرّاء كثيرون من نطاق واحد غادروا خلال ثوانٍ من رسالة. أُخرج كل منهم فورًا؛ وأنت تقرّر هل قصدوا ذلك.
desk-subscribers-removals-none = لا موجات
desk-subscribers-removals-none-text = لم يُخرج كثيرون معًا في أي مكان.
desk-subscribers-wave-open = مفتوحة
desk-subscribers-wave-undone = تُراجع عنها
desk-subscribers-wave-kept = أُبقيت
desk-subscribers-wave-readers = اشتراكات انتهت
desk-subscribers-wave-back = أُعيدت
desk-subscribers-wave-when = متى
desk-subscribers-wave-undo = أعِدهم
desk-subscribers-wave-keep = قصدوا ذلك
desk-subscribers-wave-undo-text = من غادر بطريقة أخرى منذ ذلك الحين، أو قال لماذا، أو لا تجوز الكتابة إليه، يبقى خارجًا.
desk-subscribers-signups-lead = حين تأتي اشتراكات أكثر بكثير من المعتاد، تُحتجز رسائل التأكيد حتى تقرّر. وتبقى الاستمارات تقبل.
desk-subscribers-signups-quiet = الاشتراكات تأتي كالمعتاد
desk-subscribers-signups-quiet-text = لا شيء محتجز.
desk-subscribers-signups-site = الموقع كله
desk-subscribers-signups-kept = محتجزة
desk-subscribers-signups-paused = الرسائل محتجزة منذ { $date }
desk-subscribers-signups-challenge = تطلب الاستمارات إثبات عمل منذ { $date }
desk-subscribers-signups-released = لا يُحتجز شيء حتى { $date }
desk-subscribers-signups-release = أرسل الرسائل
desk-subscribers-signups-drop = تخلّص منها
desk-subscribers-signups-blocked =
    { $count ->
        [one] صندوق واحد محظور لأن صاحبه قال «لم أكن أنا».
        [two] صندوقان محظوران لأن صاحبيهما قالا «لم أكن أنا».
        [few] { NUMBER($count) } صناديق محظورة لأن أصحابها قالوا «لم أكن أنا».
        [many] { NUMBER($count) } صندوقًا محظورًا لأن أصحابها قالوا «لم أكن أنا».
       *[other] { NUMBER($count) } صندوق محظور لأن أصحابها قالوا «لم أكن أنا».
    }

## ما يعترض

desk-subscribers-stands-suppressed = العنوان محجوب. ارفع ذلك أولًا إن أراد صاحبه الرسائل من جديد.
desk-subscribers-stands-blocked_by_owner = قال صاحب هذا الصندوق «لم أكن أنا». هو وحده يستطيع التسجيل من جديد.
desk-subscribers-stands-forgotten = طلب صاحب هذا العنوان أن يُنسى. هو وحده يستطيع التسجيل من جديد.
desk-subscribers-stands-asked_too_often = تلقّى هذا الصندوق مؤخرًا أقصى ما يجوز من رسائل التأكيد.
desk-subscribers-stands-domain_takes_no_mail = نطاق هذا العنوان لا يستقبل البريد.
desk-subscribers-stands-reads_already = هذا العنوان يقرأ القائمة بالفعل.
desk-subscribers-stands-list_without_terms = ليس للقائمة بعد شروط يمكن الموافقة عليها.
desk-subscribers-stands-list_closed = القائمة لا تقبل قرّاء جددًا حاليًا.
desk-subscribers-stands-not_of_this_list = لا صلة لهذا القارئ بتلك القائمة.
desk-subscribers-stands-not_confirmed = الاشتراك غير مؤكَّد أو انتهى.
desk-subscribers-stands-link_sent_lately = أُرسل رابط إلى هذا القارئ قبل لحظة.
desk-subscribers-stands-stands_elsewhere = عُمل ذلك أو أُوقف في هذه الأثناء. هذا وضعه الآن.
desk-subscribers-stands-other_number = ليس هذا هو العدد المحسوب.
desk-subscribers-stands-too_late = مضى وقت أطول من أن يُتراجع عنه.
desk-subscribers-wrong-email = راجع العنوان.
desk-subscribers-wrong-address = ليس هذا عنوان هذا القارئ.
desk-subscribers-wrong-list = اختر قائمة.
desk-subscribers-wrong-topic = اختر موضوعًا من القائمة.
desk-subscribers-wrong-topics = اختر مواضيع من القائمة.
desk-subscribers-wrong-cadence = لا تُرسل القائمة بهذه الوتيرة.
desk-subscribers-wrong-language = استعمل رمز لغة مثل en أو pt-BR.
desk-subscribers-wrong-time_zone = استعمل اسم منطقة زمنية مثل Europe/Zurich.
desk-subscribers-wrong-name = ١٠٠ حرف على الأكثر.
desk-subscribers-wrong-until = اختر يومًا بعد اليوم وغير بعيد جدًا.
desk-subscribers-wrong-source = قل أين وافق.
desk-subscribers-wrong-given_on = اذكر اليوم؛ ولا يمكن أن يكون في المستقبل.
desk-subscribers-wrong-wording = اختر نسخة الشروط أو اكتب النص.
desk-subscribers-wrong-proof = قل أين يُحفظ الإثبات.
desk-subscribers-wrong-responsible = اذكر من المسؤول عنه.
desk-subscribers-wrong-suppressed = اختر نعم أو لا.
desk-subscribers-wrong-state = اختر حالة.
desk-subscribers-wrong-domain = ليس هذا نطاقًا.
desk-subscribers-wrong-q = ٢٥٤ حرفًا على الأكثر.
desk-subscribers-wrong-title = شيء يحتاج إلى تصحيح
said-reader-added = أُضيف القارئ وسيتلقّى العدد التالي.
said-reader-asked = رسالة تأكيد في الطريق. يقرأ حالما يقول نعم.
said-reader-paused = متوقّف مؤقتًا.
said-reader-resumed = استؤنف.
said-reader-ended = أُلغي الاشتراك. وأُلغيت الرسائل المنتظرة.
said-reader-suppressed = حُجب. لا يُرسل شيء إليه بعد الآن.
said-reader-released = رُفع الحجب.
said-reader-link = الرابط في طريقه إلى صندوق القارئ.
said-reader-erased = نُسي القارئ.
said-bulk-counted = عُدّوا. لا يتغيّر شيء قبل أن تؤكّد العدد.
said-bulk-begun = بدأ. يمكنك مغادرة هذه الصفحة.
said-bulk-stopped = أُوقف.
said-bulk-undoing = يُتراجع عنه.
said-decided = قرّر أحد في ذلك من قبل.
said-wave-undone = عاد القرّاء.
said-wave-kept = يبقى كما هو.
said-signups-released = الرسائل في الطريق.
said-signups-dropped = ما كان محتجزًا قد زال.
