# القوائم والخلاصات والمقالات على المكتب، بالعربية.

desk-lists-save = حفظ
desk-lists-any = الكل
desk-lists-never = أبدًا
desk-lists-put-right = يرجى تصحيح ما يلي
desk-lists-count = { $count }
desk-lists-more-than = أكثر من { $count }
desk-lists-and = { $first } و{ $last }
desk-lists-comma = { $first }، { $last }
desk-lists-date-time = { $date }، { $time }

desk-lists-new = قائمة جديدة
desk-lists-new-lead = القائمة نشرة يشترك فيها الناس. ما تكتبه هنا يظهر في نموذجها وفي كل رسالة؛ ويمكن تغييره كله لاحقًا ما عدا عنوان النموذج.
desk-lists-make = إنشاء القائمة
desk-lists-none = لا قوائم بعد
desk-lists-none-text = القائمة نشرة يشترك فيها الناس: من يرسلها، وعمّ تتحدث، ومتى. ابدأ بواحدة.
desk-lists-list = القائمة
desk-lists-state = الحالة
desk-lists-sender = المرسل
desk-lists-next = العدد القادم
desk-lists-nothing-due = لا شيء قريب
desk-lists-open = مفتوحة
desk-lists-closed = مغلقة
desk-lists-no-terms = تحتاج إلى شروط
desk-lists-parts = أقسام هذه القائمة
desk-lists-see-form = عرض نموذجها
desk-lists-tab-settings = الإعدادات
desk-lists-tab-look = المظهر
desk-lists-tab-topics = المواضيع
desk-lists-tab-terms = الشروط
desk-lists-tab-schedules = المواعيد
desk-lists-tab-editing = الأعداد
desk-lists-tab-form = النموذج
desk-lists-sign-ups = الاشتراكات
desk-lists-open-text = يمكن لأي شخص الاشتراك. القائمة المغلقة لا تقبل قرّاء جددًا وتواصل خدمة قرّائها.
desk-lists-closed-text = لا يمكن لأحد جديد الاشتراك. ويُخدم قرّاؤها كما كانوا.
desk-lists-close = إغلاق الاشتراك
desk-lists-reopen = فتح الاشتراك
desk-lists-fixed = ما يبقى
desk-lists-fixed-text = تعتمد عليه روابط الرسائل والنماذج في المواقع الأخرى ومرشحات صناديق القرّاء، ولذلك لا يتغير أبدًا.
desk-lists-made = أُنشئت
desk-lists-publisher = الناشر
desk-lists-relays = المرحّلات
desk-lists-relays-hint = الطرق التي تسلكها رسائلها. إن لم يُختر شيء تقاسمتها المرحّلات كلها.
desk-lists-relays-wrong = أحد هذه المرحّلات لم يعد في الإعداد. انظر إلى الصفحة ثانية واختر من جديد.
desk-lists-name = الاسم
desk-lists-name-hint = كما يسميها القرّاء.
desk-lists-name-wrong = اكتب اسمًا لا يزيد على 100 حرف في سطر واحد.
desk-lists-slug = العنوان
desk-lists-slug-hint = نهاية عنوان النموذج: حروف لاتينية صغيرة وأرقام وشرطات، مثل daily-news. لا يمكن تغييره لاحقًا.
desk-lists-slug-wrong = استعمل من 1 إلى 60 حرفًا لاتينيًا صغيرًا وأرقامًا وشرطات، ولا تبدأ ولا تنتهِ بشرطة.
desk-lists-description = الوصف
desk-lists-description-hint = جملة أو جملتان للنموذج.
desk-lists-description-wrong = استعمل 500 حرف من النص البسيط على الأكثر.
desk-lists-language = اللغة
desk-lists-language-hint = لغة النموذج والرسائل. وللقرّاء اختيار لغة أخرى متاحة.
desk-lists-language-wrong = اختر لغة من القائمة.
desk-lists-time_zone = المنطقة الزمنية
desk-lists-time_zone-hint = مثل Europe/Zurich. تتبعها المواعيد التي تضاف لاحقًا؛ وتحتفظ القائمة منها بمنطقتها.
desk-lists-time_zone-wrong = ليست هذه منطقة زمنية. اكتب اسمًا مثل Europe/Zurich أو UTC.
desk-lists-from_name = اسم المرسل
desk-lists-from_name-wrong = اكتب اسمًا لا يزيد على 100 حرف في سطر واحد.
desk-lists-from_address = عنوان المرسل
desk-lists-from_address-hint = يجب أن يكون نطاقه موقّعًا ومسموحًا للمرحّلات؛ انظر المرحّلات.
desk-lists-from_address-wrong = اكتب عنوان بريد كاملًا، مثل news@example.org.
desk-lists-reply_to = تذهب الردود إلى
desk-lists-reply_to-hint = ينبغي أن يقرأه أحد. فارغ: عنوان المرسل.
desk-lists-reply_to-wrong = اكتب عنوان بريد كاملًا، أو اتركه فارغًا.
desk-lists-legal_name = الاسم القانوني
desk-lists-legal_name-hint = من ينشر. يظهر في أسفل كل رسالة.
desk-lists-legal_name-wrong = اكتب من ينشر، في سطر واحد.
desk-lists-postal_address = العنوان البريدي
desk-lists-postal_address-hint = يظهر في أسفل كل رسالة، لأن القانون يطلبه.
desk-lists-postal_address-wrong = اكتب العنوان البريدي في 500 حرف على الأكثر.
desk-lists-privacy_url = إشعار خصوصية خاص بك
desk-lists-privacy_url-hint = فارغ: يُعرض إشعار صفحة النموذج.
desk-lists-privacy_url-wrong = اكتب عنوانًا كاملًا يبدأ بـ https://‎، أو اتركه فارغًا.

desk-lists-accent = اللون
desk-lists-accent-hint = لون الروابط والأزرار، مثل ‎#0b5563. فارغ: لون Postrider.
desk-lists-accent-wrong = اكتب اللون بستة أرقام ست عشرية، مثل ‎#8c2a1c‎، أو اتركه فارغًا.
desk-lists-accent_dark = اللون في الوضع الداكن
desk-lists-accent_dark-hint = لمن يقرأ فاتحًا على داكن. فارغ: درجة من اللون تُقرأ هناك.
desk-lists-accent_dark-wrong = اكتب اللون بستة أرقام ست عشرية، مثل ‎#8c2a1c‎، أو اتركه فارغًا.
desk-lists-logo_url = الشعار
desk-lists-logo_url-hint = عنوان صورة يبدأ بـ https://‎. تحل محل الاسم بارتفاع 64 بكسل.
desk-lists-logo_url-wrong = اكتب عنوان صورة كاملًا يبدأ بـ https://‎.
desk-lists-logo_alt = ما يقوله الشعار
desk-lists-logo_alt-hint = لمن لا يرى الصور. فارغ: اسم القائمة.
desk-lists-footer = كلمات في الأسفل
desk-lists-footer-hint = كلمات قليلة منك لكل رسالة، بصيغة Markdown.
desk-lists-look-only = عرض فقط
desk-lists-preview = مظهر الرسائل
desk-lists-preview-text = هكذا تبدو الرسائل التي تُكتب من الآن. يحتاج النص إلى تباين مع خلفيته لا يقل عن 4.5 إلى 1.
desk-lists-sample-light = في الفاتح
desk-lists-sample-dark = في الداكن
desk-lists-sample-title = ميناء للمدينة كلها
desk-lists-sample-text = وافق المجلس على الرصيف الجديد.
desk-lists-sample-button = تابع القراءة
desk-lists-sample-foot = اختياراتك · إلغاء الاشتراك
desk-lists-contrast = { $ratio } إلى 1

desk-lists-topics = المواضيع
desk-lists-topics-lead = ما يختار منه القرّاء. تعرض النماذج المواضيع بهذا الترتيب، وكذلك الرسائل المرتبة حسب المواضيع.
desk-lists-topics-none = ليست لهذه القائمة مواضيع: يصل كل شيء إلى كل قارئ.
desk-lists-topic = الموضوع
desk-lists-topic-new = موضوع آخر
desk-lists-topic-add = إضافة الموضوع
desk-lists-topic-name = الاسم
desk-lists-topic-name-wrong = اكتب اسمًا لا يزيد على 100 حرف في سطر واحد.
desk-lists-topic-slug = الاسم القصير
desk-lists-topic-slug-hint = حروف لاتينية صغيرة وأرقام وشرطات. تقارن به أقسام المقالات ووسومها؛ ولا يمكن تغييره لاحقًا.
desk-lists-topic-slug-wrong = استعمل من 1 إلى 60 حرفًا لاتينيًا صغيرًا وأرقامًا وشرطات، ولا تبدأ ولا تنتهِ بشرطة.
desk-lists-topic-up = نقل { $topic } إلى أعلى
desk-lists-topic-down = نقل { $topic } إلى أسفل
desk-lists-topic-change = إعادة التسمية أو الإزالة
desk-lists-topic-remove = إزالة الموضوع
desk-lists-topic-remove-hint = الموضوع الذي اختاره قرّاء يبقى: فبدونه لن يصلهم شيء.
desk-lists-rules-none = للمقالات التي لها قسم أو وسم اسمه { $topic }.
desk-lists-rules-some = للمقالات التي توافق إحدى هذه القواعد:
desk-lists-rule-category = اسم قسم أو وسم هو { $value }
desk-lists-rule-url = يبدأ العنوان بـ { $value }
desk-lists-rule-feed = جاء من الخلاصة أو المصدر { $value }
desk-lists-rule-title = في العنوان الكلمات { $value }
desk-lists-rule-new = قاعدة لموضوع
desk-lists-rule-lead = حيث لا تقول الأقسام والوسوم ذلك تقوله القواعد. وتسري على المقالات التي تُطلق من بعد.
desk-lists-rule-topic = الموضوع
desk-lists-rule-topic-wrong = لم يعد في القائمة هذا الموضوع. انظر إلى الصفحة ثانية.
desk-lists-rule-kind = ما يُنظر إليه
desk-lists-kind-category = قسم أو وسم
desk-lists-kind-url = العنوان على الويب
desk-lists-kind-feed = خلاصة أو مصدر
desk-lists-kind-title = عنوان المقال
desk-lists-rule-value = ما يجب أن يكون فيه
desk-lists-rule-value-hint = اسم قسم؛ بداية عنوان مثل ‎/sport/‎؛ رقم خلاصة؛ كلمات من العنوان.
desk-lists-rule-value-wrong = استعمل من 1 إلى 200 حرف في سطر واحد.
desk-lists-rule-add = إضافة القاعدة
desk-lists-rule-remove = إزالة

desk-lists-terms-lead = ما يوافق عليه القرّاء. تُحفظ كل نسخة إلى الأبد، ليمكن بيان من وافق على ماذا.
desk-lists-terms-none = ليست لهذه القائمة شروط بعد. تقبل الاشتراكات متى كانت لها.
desk-lists-terms-first = كتابة الشروط
desk-lists-terms-next = كتابة النسخة التالية
desk-lists-terms-hint = لا يمكن تغيير نسخة بعد نشرها. يحتفظ القرّاء الحاليون بما وافقوا عليه؛ ويوافق الجدد على النسخة الجديدة.
desk-lists-terms-publish = نشر
desk-lists-terms-all = كل النسخ
desk-lists-version = النسخة
desk-lists-version-number = النسخة { $version }
desk-lists-current = السارية
desk-lists-published = نُشر
desk-lists-confirmed = مؤكدة
desk-lists-confirmed-text = مؤكدة: كم اشتراكًا أُكّد في ظل نسخة. وتثبت البصمة أن النص هو الذي عُرض.
desk-lists-hash = البصمة
desk-lists-newsletter_statement = جملة النشرة
desk-lists-newsletter_statement-hint = تقف بجانب مربع يؤشره القرّاء، مثل: نعم، أرسلوا إليّ النشرة اليومية بالبريد.
desk-lists-newsletter_statement-wrong = اكتب الجملة في 1000 حرف على الأكثر.
desk-lists-terms_statement = جملة الشروط
desk-lists-terms_statement-hint = تقف بجانب المربع الثاني، مثل: أوافق على شروط النشرة اليومية.
desk-lists-terms_statement-wrong = اكتب الجملة في 1000 حرف على الأكثر.
desk-lists-body = الشروط
desk-lists-body-hint = نص بسيط. يبدأ السطر الفارغ فقرة.
desk-lists-body-wrong = اكتب الشروط نصًا بسيطًا.

desk-lists-schedules-lead = متى يحين موعد الأعداد. يختار القرّاء من مواعيد القائمة؛ ومن لا يختار يتبع المعتاد.
desk-lists-schedules-none = ليس لهذه القائمة موعد، فلا ترسل شيئًا.
desk-lists-schedule-new = موعد آخر
desk-lists-schedule-add = إضافة الموعد
desk-lists-schedule-look = عرض الأعداد القادمة
desk-lists-schedule-change = تغيير الوقت
desk-lists-schedule-change-text = يحتفظ به القرّاء الذين اختاروه. ولا يضيع شيء: ما أُطلق منذ آخر عدد يأتي مع القادم.
desk-lists-schedule-pause = إيقاف مؤقت
desk-lists-schedule-resume = استئناف
desk-lists-schedule-default = جعله المعتاد
desk-lists-default = المعتاد
desk-lists-paused = موقوف
desk-lists-instant-text = رسالة كلما نُشر شيء.
desk-lists-on-clocks = على ساعات { $zone }
desk-lists-on-readers-clocks = على ساعة كل قارئ؛ وحيث لا تُعرف فعلى ساعات { $zone }
desk-lists-next-runs = الأعداد القادمة
desk-lists-cadence = الاسم
desk-lists-cadence-hint = ما يختاره القرّاء: daily أو weekly أو monthly أو instant، أو اسم خاص من حروف لاتينية صغيرة وأرقام وشرطات.
desk-lists-cadence-wrong = استعمل من 1 إلى 60 حرفًا لاتينيًا صغيرًا وأرقامًا وشرطات، واسمًا ليس في القائمة بعد.
desk-lists-cadence-instant = فورًا
desk-lists-cadence-daily = يوميًا
desk-lists-cadence-weekly = أسبوعيًا
desk-lists-cadence-monthly = شهريًا
desk-lists-cron = الأوقات (cron)
desk-lists-cron-hint = الدقيقة، الساعة، يوم الشهر، الشهر، يوم الأسبوع. ‎0 6 * * *‎ كل يوم في السادسة؛ ‎0 17 * * FRI‎ أيام الجمعة في الخامسة مساءً. فارغ لـ instant.
desk-lists-cron-wrong = لا يسمي هذا أي وقت. اكتب خمسة حقول: الدقيقة، الساعة، يوم الشهر، الشهر، يوم الأسبوع، مثل ‎0 6 * * *‎.
desk-lists-schedule-zone = المنطقة الزمنية
desk-lists-schedule-zone-hint = مثل Europe/Zurich.
desk-lists-schedule-zone-wrong = ليست هذه منطقة زمنية. اكتب اسمًا مثل Europe/Zurich أو UTC.
desk-lists-clock = ساعة من
desk-lists-clock-list = ساعة واحدة للجميع
desk-lists-clock-reader = ساعة كل قارئ حيث تُعرف
desk-lists-clock-forward = تُقدَّم الساعات قبله { $minutes } دقيقة
desk-lists-clock-back = تُؤخَّر الساعات قبله { $minutes } دقيقة
desk-lists-clock-lost = لا تأتي هذه الساعة ذلك اليوم: يخرج بعد تغيير الساعات
desk-lists-clock-double = تأتي هذه الساعة مرتين ذلك اليوم: يخرج في الأولى
desk-lists-cron-strange = تبيّن الأعداد القادمة متى.
desk-lists-cron-sentence = { $days } { $times }
desk-lists-cron-in-months = { $days } في { $months }
desk-lists-cron-every-day = كل يوم
desk-lists-cron-workdays = من الاثنين إلى الجمعة
desk-lists-cron-weekdays = كل يوم { $days }
desk-lists-cron-days =
    { $count ->
        [one] في اليوم { $days } من الشهر
       *[other] في الأيام { $days } من الشهر
    }
desk-lists-cron-last-day = في آخر يوم من الشهر
desk-lists-cron-nth =
    { $nth ->
        [1] في أول يوم { $day } من الشهر
        [2] في ثاني يوم { $day } من الشهر
        [3] في ثالث يوم { $day } من الشهر
        [4] في رابع يوم { $day } من الشهر
       *[5] في خامس يوم { $day } من الشهر
    }
desk-lists-cron-last-weekday = في آخر يوم { $day } من الشهر
desk-lists-cron-at = في { $times }
desk-lists-cron-minutes =
    { $count ->
        [one] كل دقيقة
        [two] كل دقيقتين
        [few] كل { $count } دقائق
       *[other] كل { $count } دقيقة
    }
desk-lists-cron-hourly = كل ساعة عند الدقيقة { $minute }
desk-lists-cron-hours =
    { $count ->
        [two] كل ساعتين ابتداءً من { $first }
        [few] كل { $count } ساعات ابتداءً من { $first }
       *[other] كل { $count } ساعة ابتداءً من { $first }
    }

desk-lists-editing-lead = ما يسري على كل عدد لهذه القائمة يُصنع من الآن. ويمكن تغيير عدد واحد في صفحته ما دام ينتظر.
desk-lists-approval-head = الموافقة
desk-lists-approval = قبل أن يخرج عدد
desk-lists-approval-automatic = يخرج من نفسه
desk-lists-approval-hold = لا بد أن يوافق عليه أحد
desk-lists-approval-unless_stopped = يخرج ما لم يوقفه أحد
desk-lists-approval_minutes = دقائق لإيقافه
desk-lists-approval_minutes-hint = للأعداد التي تخرج ما لم يوقفها أحد: من 1 إلى 10,080.
desk-lists-approval_minutes-wrong = اكتب عددًا من 1 إلى 10,080.
desk-lists-approvers = من يُخبر
desk-lists-approvers-hint = عناوين بريد، واحد في كل سطر؛ 20 على الأكثر.
desk-lists-approvers-wrong = اكتب عناوين بريد كاملة، واحدًا في كل سطر؛ 20 على الأكثر.
desk-lists-articles-head = المقالات
desk-lists-min_articles = الأقل
desk-lists-min_articles-hint = إن قلّت عنه فات الموعد وجاءت مع العدد القادم. فارغ: كما في الإعداد.
desk-lists-min_articles-wrong = اكتب عددًا من 1 إلى 1000 لا يتجاوز أكثر ما تعرضه الرسالة، أو اتركه فارغًا.
desk-lists-max_articles = الأكثر
desk-lists-max_articles-hint = كم تعرض الرسالة. فارغ: كما في الإعداد.
desk-lists-max_articles-wrong = اكتب عددًا من 1 إلى 1000، أو اتركه فارغًا.
desk-lists-article_order = ما يأتي أولًا
desk-lists-article_order-wrong = لهذا الترتيب سمِّ المقال الرئيس.
desk-lists-order-time = الأحدث
desk-lists-order-topics = موضوعًا بعد موضوع
desk-lists-order-lead = المقال الرئيس ثم الأحدث
desk-lists-lead_article_id = المقال الرئيس
desk-lists-lead_article_id-hint = الرقم في نهاية عنوانه على المكتب.
desk-lists-lead_article_id-wrong = ليس في القائمة مقال بهذا الرقم.
desk-lists-words-head = الكلمات
desk-lists-subject_template = الموضوع
desk-lists-subject_template-hint = قالب. فارغ: قالب الرسالة.
desk-lists-subject_template-wrong = لا يمكن ملء هذا القالب. استعمل 500 حرف على الأكثر، ولا تستعمل إلا أسماء تعرفها الرسالة. يقول محرّك القوالب:
desk-lists-preheader_template = نص المعاينة
desk-lists-preheader_template-hint = ما تعرضه الصناديق بجانب الموضوع. فارغ: قالب الرسالة.
desk-lists-preheader_template-wrong = لا يمكن ملء هذا القالب. استعمل 500 حرف على الأكثر، ولا تستعمل إلا أسماء تعرفها الرسالة. يقول محرّك القوالب:
desk-lists-intro = ملاحظة فوق المقالات
desk-lists-intro-hint = بصيغة Markdown، تُنسخ في كل عدد حين يُصنع.
desk-lists-intro-wrong = استعمل 4000 حرف على الأكثر بلا أحرف تحكم.
desk-lists-archive-head = الأرشيف
desk-lists-archive = الأعداد الماضية
desk-lists-archive-public = يمكن لأي شخص قراءتها
desk-lists-archive-off = ليست لها صفحات
desk-lists-archive-see = عرض الأرشيف

desk-lists-form-lead = لنموذج هذه القائمة عنوان خاص، ويمكن أن يقف في موقعك.
desk-lists-snippet = نموذج لموقعك
desk-lists-snippet-text = انسخه في صفحة من موقعك، واسمح لذلك الموقع أدناه. ويعمل بلا برمجيات أيضًا.
desk-lists-snippet-none = لا تقبل القائمة اشتراكات: فهي مغلقة، أو بلا شروط.
desk-lists-snippet-frame = وهو نفسه في إطار
desk-lists-origins = المواقع التي يجوز لها استعماله
desk-lists-origins-text = يُرفض النموذج في أي موقع آخر، لئلا يشرك أحد الناس باسمك.
desk-lists-origin = الموقع
desk-lists-origin-hint = البروتوكول والمضيف، مثل https://www.example.org
desk-lists-origin-wrong = اكتب بروتوكول الموقع ومضيفه فقط، مثل https://www.example.org. تسمّي القائمة 32 موقعًا على الأكثر.
desk-lists-origin-add = السماح للموقع
desk-lists-origin-remove = إزالة
desk-lists-origin-everywhere = لكل القوائم، بالإعداد
desk-lists-notice = إشعار الخصوصية
desk-lists-notice-text = ما يقوله النموذج للقرّاء عن بياناتهم. أما المسؤول والغرض والأساس القانوني وحقوق القرّاء فتُذكر من نفسها.
desk-lists-notice-lacks =
    { $count ->
        [one] ينقص نص واحد.
        [two] ينقص نصان.
        [few] تنقص { $count } نصوص.
       *[other] ينقص { $count } نصًا.
    }
desk-lists-contact = الاتصال
desk-lists-contact-hint = إلى من يُكتب بشأن البيانات الشخصية.
desk-lists-contact-wrong = استعمل 2000 حرف من النص البسيط على الأكثر.
desk-lists-recipients = المتلقون
desk-lists-recipients-hint = من يحصل على البيانات أيضًا: من يرحّل البريد، ومن يستضيف الخادم.
desk-lists-recipients-wrong = استعمل 2000 حرف من النص البسيط على الأكثر.
desk-lists-transfers = النقل
desk-lists-transfers-hint = هل تغادر البيانات البلد أو الاتحاد، وما يحميها هناك.
desk-lists-transfers-wrong = استعمل 2000 حرف من النص البسيط على الأكثر.
desk-lists-retention = الحفظ
desk-lists-retention-hint = كم تُحفظ البيانات.
desk-lists-retention-wrong = استعمل 2000 حرف من النص البسيط على الأكثر.
desk-lists-authority = الجهة المختصة
desk-lists-authority-hint = الجهة التي تتلقى الشكاوى.
desk-lists-authority-wrong = استعمل 2000 حرف من النص البسيط على الأكثر.

desk-lists-feeds = الخلاصات
desk-lists-feeds-none = لا خلاصات بعد
desk-lists-feeds-none-text = تخبرنا الخلاصة بما نشره موقع. أعط عنوان الموقع فتُوجد خلاصته.
desk-lists-feed = الخلاصة
desk-lists-feed-new = إضافة خلاصة
desk-lists-feed-new-lead = أعط عنوان موقع أو خلاصة. ترى ما تأخذه القائمة منها قبل أن يُحفظ شيء.
desk-lists-feed-list = القائمة
desk-lists-site = موقع أو خلاصة
desk-lists-site-hint = مثل news.example.org
desk-lists-site-wrong = ليس هذا عنوانًا على الويب. اكتب عنوانًا مثل news.example.org، أو عنوانًا كاملًا يبدأ بـ https://‎.
desk-lists-feed-find = البحث عن خلاصاته
desk-lists-feed-try = تجربتها
desk-lists-feed-add = إضافة هذه الخلاصة
desk-lists-feed-articles = مقالاتها
desk-lists-feed-well = بخير
desk-lists-feed-unread = لم تُقرأ بعد
desk-lists-feed-stopped = متوقفة
desk-lists-feed-failing =
    { $count ->
        [one] أخفقت مرة
        [two] أخفقت مرتين متتاليتين
        [few] أخفقت { $count } مرات متتالية
       *[other] أخفقت { $count } مرة متتالية
    }
desk-lists-feed-flood =
    { $count ->
        [one] مقال ينتظرك
        [two] مقالان ينتظرانك
        [few] { $count } مقالات تنتظرك
       *[other] { $count } مقالًا تنتظرك
    }
desk-lists-feed-error = أخفقت الزيارة الأخيرة. يُعاد المحاولة، كل مرة بعد وقت أطول.
desk-lists-feed-visit = زيارة الآن
desk-lists-feed-stop = إيقاف
desk-lists-feed-resume = استئناف
desk-lists-feed-move = قراءتها من مكان آخر
desk-lists-feed-move-text = حين تنتقل خلاصة. ما تأتي به من جديد معروف ولا يُرسل مرتين.
desk-lists-feed-remove = التخلي عن الخلاصة
desk-lists-feed-remove-text = لا تُقرأ بعد. تبقى مقالاتها، ويُرسل ما أُطلق منها.
desk-lists-url = العنوان
desk-lists-url-wrong = اكتب عنوانًا كاملًا يبدأ بـ https://‎ أو http://‎.
desk-lists-next-visit = الزيارة القادمة
desk-lists-last-visit = آخر زيارة
desk-lists-last-success = آخر نجاح
desk-lists-a-day = الجديد في اليوم
desk-lists-held-future = تنتظر تاريخها
desk-lists-hub = المحور
desk-lists-hub-asking = سُئل
desk-lists-hub-active = يخبرنا بالجديد
desk-lists-hub-refused = رفض
desk-lists-flood =
    { $count ->
        [one] مقال جديد ينتظرك
        [two] مقالان جديدان ينتظرانك
        [few] { $count } مقالات جديدة تنتظرك
       *[other] { $count } مقالًا جديدًا تنتظرك
    }
desk-lists-flood-text = جاءت الخلاصة بأكثر بكثير من المعتاد. لا ينبغي أن يرسل انتقال موقع أو خطأ أرشيفًا كاملًا، فالقرار لك.
desk-lists-flood-release = إطلاقها
desk-lists-flood-drop = عدم إرسالها أبدًا
desk-lists-found =
    { $count ->
        [one] وُجدت خلاصة واحدة
        [two] وُجدت خلاصتان
        [few] وُجدت { $count } خلاصات
       *[other] وُجدت { $count } خلاصة
    }
desk-lists-trial-count =
    { $count ->
        [one] مدخل واحد؛ يأتي { $new } منه مع الأعداد القادمة.
        [two] مدخلان؛ يأتي { $new } منهما مع الأعداد القادمة.
        [few] { $count } مداخل؛ يأتي { $new } منها مع الأعداد القادمة.
       *[other] { $count } مدخلًا؛ يأتي { $new } منها مع الأعداد القادمة.
    }
desk-lists-fate-new = الأعداد القادمة
desk-lists-fate-back_catalogue = يُحفظ ولا يُرسل أبدًا
desk-lists-fate-future = ينتظر تاريخه
desk-lists-fate-known = معروف
desk-lists-odd-empty = ليس فيها مداخل الآن.
desk-lists-odd-undated =
    { $count ->
        [one] مدخل بلا تاريخ. يُعد قديمًا في الزيارة الأولى ولا يُرسل أبدًا.
        [two] مدخلان بلا تاريخ. يُعدان قديمين في الزيارة الأولى ولا يُرسلان أبدًا.
        [few] { $count } مداخل بلا تاريخ. تُعد قديمة في الزيارة الأولى ولا تُرسل أبدًا.
       *[other] { $count } مدخلًا بلا تاريخ. تُعد قديمة في الزيارة الأولى ولا تُرسل أبدًا.
    }
desk-lists-odd-unnamed = ليست لمداخلها أسماء خاصة (guid). قد يُعد المقال الذي يتغير عنوانه جديدًا.
desk-lists-odd-linkless =
    { $count ->
        [one] مدخل بلا رابط، ويُترك.
        [two] مدخلان بلا رابط، ويُتركان.
        [few] { $count } مداخل بلا رابط، وتُترك.
       *[other] { $count } مدخلًا بلا رابط، وتُترك.
    }
desk-lists-odd-cut_short =
    { $count ->
        [few] هي طويلة جدًا: تُقرأ أول { $count } مداخل فقط.
       *[other] هي طويلة جدًا: يُقرأ أول { $count } مدخل فقط.
    }
desk-lists-odd-stale =
    { $count ->
        [few] عمر أحدث مدخل فيها { $count } أيام. لعل الموقع تخلى عنها.
       *[other] عمر أحدث مدخل فيها { $count } يومًا. لعل الموقع تخلى عنها.
    }
desk-lists-odd-insecure = تُقرأ بلا تعمية، فقد يتغير ما تقوله في الطريق.
desk-lists-odd-moved = انتقلت نهائيًا؛ يؤخذ العنوان الجديد.
desk-lists-odd-already_read = تقرؤها القائمة بالفعل.

desk-lists-article-new = كتابة مقال
desk-lists-article-new-lead = لما لا تأتي به خلاصة. يأتي مع الأعداد القادمة، أو حين يحين تاريخه.
desk-lists-article-write = كتابته
desk-lists-articles-none = لا مقالات بعد
desk-lists-articles-none-text = تأتي المقالات من الخلاصات، أو من موقعك عبر الواجهة البرمجية، أو منك. تُجمع هنا وتخرج مع الأعداد القادمة.
desk-lists-articles-not-found = لا شيء يوافق
desk-lists-articles-not-found-text = جرّب كلمات أقل أو أقصر؛ تكفي أجزاء الكلمات.
desk-lists-articles-all = كل المقالات
desk-lists-search = الكلمات
desk-lists-search-go = بحث
desk-lists-search-hint = يُبحث في العنوان والكاتب والمصدر والأقسام والعنوان على الويب. تكفي أجزاء الكلمات؛ ولا بد أن توجد كلها، حتى خمس.
desk-lists-stands-new = مطلَق
desk-lists-stands-held = ينتظر
desk-lists-stands-back_catalogue = لا يُرسل أبدًا
desk-lists-stands-hidden = مخفي
desk-lists-mailed = أُرسل
desk-lists-corrected = مصحّح
desk-lists-title = العنوان
desk-lists-title-wrong = اكتب عنوانًا لا يزيد على 500 حرف في سطر واحد.
desk-lists-article-url = العنوان على الويب
desk-lists-article-url-wrong = اكتب عنوانًا كاملًا يبدأ بـ https://‎ أو http://‎.
desk-lists-summary = الملخص
desk-lists-summary-hint = جمل قليلة، نصًا بسيطًا.
desk-lists-summary-wrong = استعمل 5000 حرف من النص البسيط على الأكثر.
desk-lists-author = الكاتب
desk-lists-author-wrong = اكتب اسمًا لا يزيد على 200 حرف في سطر واحد، أو اتركه فارغًا.
desk-lists-sections = الأقسام
desk-lists-sections-hint = أسماء بينها فواصل. هي تحدد المواضيع حتى يُطلق المقال.
desk-lists-sections-wrong = 20 اسمًا على الأكثر، لا يزيد كل منها على 200 حرف.
desk-lists-image_url = الصورة
desk-lists-image_url-wrong = اكتب عنوانًا كاملًا، أو اتركه فارغًا.
desk-lists-published_at = ليس قبل
desk-lists-published_at-hint = على ساعات القائمة. فارغ: مع الأعداد القادمة.
desk-lists-published_at-wrong = ليس في ساعات القائمة هذا الوقت، أو هو بعيد جدًا.
desk-lists-source = المصدر
desk-lists-seen = رُئي أول مرة
desk-lists-released = أُطلق
desk-lists-in-issues = أعداد فيها هذا المقال
desk-lists-in-no-issue = لا عدد حتى الآن.
desk-lists-taken-out = أُخرج
desk-lists-issue-held = ينتظر الموافقة
desk-lists-issue-planning = يُحضّر
desk-lists-issue-sending = يُرسل
desk-lists-issue-paused = موقوف
desk-lists-issue-cancelled = ملغى
desk-lists-issue-finished = أُرسل
desk-lists-issue-skipped = فات
desk-lists-article-hide = إخفاء
desk-lists-article-hide-hint = المقال المخفي لا يأتي في أي رسالة بعد، ويُخرج من الأعداد التي تنتظر الموافقة. أما الأعداد الجارية فتحتفظ به: أوقفها أو ألغها في صفحاتها.
desk-lists-article-show = إظهاره ثانية
desk-lists-article-show-hint = إن كان قد أُطلق ولم يكن في عدد قط، جاء مع القادمة.
desk-lists-article-correct = تصحيحه
desk-lists-article-correct-text = الرسائل التي تُكتب من الآن تقول ما تكتبه هنا، ولا يغيره مصدره بعد.
desk-lists-article-correct-late = خرجت رسائل فيها هذا المقال أو هي خارجة، وتبقى كما هي. يغيّر التصحيح الأرشيف والرسائل التي لم تُكتب بعد.
desk-lists-article-uncorrect = ترك المصدر يتكلم ثانية
desk-lists-why-hidden = مخفي: لا تحمله رسالة قادمة.
desk-lists-why-back = كان قديمًا حين قُرئت خلاصته أول مرة، فيُحفظ ولا يُرسل أبدًا.
desk-lists-why-flood = جاء مع أكثر بكثير مما تأتي به خلاصته عادة، وينتظر كلمتك في صفحة تلك الخلاصة.
desk-lists-why-future = ينتظر تاريخه، { $date }.
desk-lists-why-new = مطلَق: يأتي مع الأعداد القادمة.

desk-lists-form-wrong = في هذا النموذج ما لا يمكن حفظه كما هو. راجع حقوله مرة أخرى.
desk-lists-slug-taken = لقائمة أخرى هذا العنوان. اختر غيره.
desk-lists-topic-taken = في القائمة موضوع بهذا الاسم القصير. اختر غيره.
desk-lists-topic-chosen = اختار قرّاء هذا الموضوع ولن يصلهم شيء بدونه، فيبقى.
desk-lists-rule-no-section = سمِّ قسمًا أو وسمًا فيه حرف أو رقم، في 200 حرف على الأكثر.
desk-lists-rule-no-address = ابدأ بـ https://‎ أو http://‎، أو بـ / لمسار على أي مضيف. 200 حرف على الأكثر.
desk-lists-rule-no-word = اكتب كلمة واحدة على الأقل من عنوان المقال، في 200 حرف على الأكثر.
desk-lists-rule-taken = هذه القاعدة موجودة في القائمة.
desk-lists-rule-many = للقائمة 500 قاعدة على الأكثر. استعمل كلمة أقصر أو عنوان قسم لتغني قاعدة عن عدة قواعد.
desk-lists-cron-never = هذا اليوم لا يأتي أبدًا، مثل 30 فبراير. اكتب أوقاتًا تأتي.
desk-lists-cadence-taken = في القائمة موعد بهذا الاسم. اختر غيره، أو غيّر ذاك.
desk-lists-approver-wrong = { $address } ليس عنوان بريد. اكتب عناوين كاملة، واحدًا في كل سطر.
desk-lists-colour-weak = النص باللون { $colour } يكاد لا يُقرأ: تباينه مع ورق الرسالة { $contrast } إلى 1، وأقل ما يصلح 4.5 إلى 1. يصلح { $suggestion }.
desk-lists-feed-taken = تقرأ القائمة هذه الخلاصة من قبل.
desk-lists-feed-nowhere = لم تُوجد هناك خلاصة: لا تسمّي الصفحة واحدة، ولا شيء في العناوين المعتادة. اسأل الموقع عن عنوان خلاصته بصيغة RSS أو Atom أو JSON.
desk-lists-feed-resting = طلب الموقع ألا يُسأل حتى { $time } (UTC). حاول بعد ذلك.
desk-lists-feed-private = هذا العنوان ليس على الإنترنت العام أو ليس على منفذ للويب، فلا يُقرأ. ولمن يدير الخادم أن يسمح به في feeds.allow_private.
desk-lists-feed-no-host = لا موقع بهذا الاسم. تحقق من كتابته؛ فإن صحّت فلعل الخلل في DNS الخادم.
desk-lists-feed-no-connection = لا اتصال بالموقع. لعله متوقف: جرّب عنوانه في متصفح، ثم هنا لاحقًا.
desk-lists-feed-tls = يفشل الاتصال المشفّر بالموقع. لعل شهادته انتهت: أخبر الموقع، أو حاول لاحقًا.
desk-lists-feed-slow = استغرق الموقع وقتًا أطول مما ينبغي. حاول لاحقًا.
desk-lists-feed-too-large = ما هناك أكبر مما يُسمح به هنا للخلاصات. اطلب من الموقع خلاصة أقصر.
desk-lists-feed-redirects = يحيل الموقع من عنوان إلى عنوان بلا نهاية. أعط العنوان الذي توجد فيه الخلاصة فعلًا.
desk-lists-feed-later = يطلب الموقع أن يُسأل لاحقًا. حاول بعد حين.
desk-lists-feed-gone = أزال الموقع هذه الخلاصة نهائيًا. أعط عنوانها الجديد.
desk-lists-feed-closed = لا يسمح لنا الموقع بقراءة هذا: ليس عامًا، أو يرفض البرامج. اطلب منه السماح بقراءة هذه الخلاصة.
desk-lists-feed-missing = لا شيء في هذا العنوان. تحقق منه في الموقع.
desk-lists-feed-trouble = يجيب الموقع بخطأ من عنده. افتح العنوان في متصفح لترى ما هناك، وحاول لاحقًا.
desk-lists-feed-none-there = ما في هذا العنوان ليس خلاصة يمكن قراءتها. أعط عنوان خلاصة بصيغة RSS أو Atom أو JSON.

said-lists-made = أُنشئت القائمة. تقبل الاشتراكات متى كانت لها شروط.
said-lists-opened = تقبل القائمة الاشتراكات.
said-lists-closed = لا تقبل القائمة اشتراكات بعد.
said-lists-published = نُشرت. يوافق القرّاء من الآن على هذه النسخة.
said-lists-scheduled = أُضيف الموعد.
said-lists-default-kept = حُفظ. من كان سيصله أكثر من قبل يحتفظ بما كان له.
said-lists-feed-added = أُضيفت الخلاصة وستُزار حالًا.
said-lists-feed-visited = ستُزار الخلاصة متى جاز سؤال موقعها.
said-lists-feed-stopped = لا تُزار الخلاصة بعد.
said-lists-feed-removed = تُخلي عن الخلاصة. ومقالاتها باقية هنا.
said-lists-flood-released = تأتي مع الأعداد القادمة.
said-lists-flood-dropped = تُحفظ ولا تُرسل أبدًا.
said-lists-hidden = أُخفي. لا تحمله رسالة قادمة.
said-lists-hidden-late = أُخفي. الأعداد الجارية تحتفظ به؛ وهي مذكورة أدناه.
said-lists-hidden-cancelled = أُخفي. وأُلغي عدد لم يكن ليحمل غيره.
said-lists-shown = يأتي مع الأعداد القادمة.
said-lists-shown-only = يُعرض ثانية، ويبقى حيث كان.
said-lists-uncorrected = يتكلم مصدره عنه ثانية؛ وتُقرأ الخلاصة من جديد حالًا.
said-lists-written = كُتب.
said-lists-written-before = للقائمة مقال في هذا العنوان بالفعل؛ ها هو.
