# صفحات المفاتيح وسجلّ التغييرات، بالعربية.

desk-api-tabs = الإعدادات
desk-api-people = الأشخاص
desk-api-keys = المفاتيح
desk-api-audit = سجلّ التغييرات
desk-api-docs = كيف تُستخدم واجهة البرمجة

## Keys

desk-api-keys-lead = تدخل البرامج بمفتاح. أعطِ كلّ برنامج مفتاحًا خاصًّا به، بالصلاحيات التي يحتاج إليها لا غير: عندئذٍ يمكن سحب أحدها دون إيقاف البقية.
desk-api-key-make = إنشاء مفتاح
desk-api-keys-empty = لا مفاتيح بعد
desk-api-keys-empty-text = الموقع الذي يرسل مقالاته بنفسه، أو يسجّل قرّاءه بنفسه، يحتاج إلى مفتاح. إنشاؤه يستغرق دقيقة.
desk-api-key-name = ما الغرض منه؟
desk-api-key-name-hint = مثل «موقعنا» أو «التصدير الليلي».
desk-api-key-rights = ما الذي يسمح به؟
desk-api-key-end = يومه الأخير
desk-api-key-end-hint = يتوقّف عن العمل بانتهاء هذا اليوم (بالتوقيت العالمي). اتركه فارغًا لمفتاح بلا نهاية.
desk-api-key-new = مفتاحك الجديد
desk-api-key-new-text = انسخه الآن. لا يُحفظ سوى بصمته، فلن يستطيع أحد عرضه مرة أخرى. المفتاح الضائع يُلغى ويُنشأ غيره.
desk-api-key-whole = المفتاح
desk-api-key-try = طلب أوّل
desk-api-key-done = لقد نسخته
desk-api-key-column = المفتاح
desk-api-key-rights-column = الصلاحيات
desk-api-key-used = آخر استخدام
desk-api-key-ends = ينتهي
desk-api-key-made = أُنشئ
desk-api-key-state = الحالة
desk-api-key-prefix = الجزء العلني
desk-api-never = أبدًا
desk-api-key-works = صالح
desk-api-key-ended = انتهى
desk-api-key-revoked = ملغى
desk-api-key-revoke = إلغاء هذا المفتاح
desk-api-key-revoke-text = تُرفض البرامج التي تستخدمه ابتداءً من الطلب التالي. لا يمكن التراجع عن ذلك.
desk-api-key-dead = لم يعد هذا المفتاح يفتح شيئًا.
desk-api-right-read = رؤية كلّ شيء، بما في ذلك عناوين القرّاء
desk-api-right-content = تغيير القوائم والمواضيع والشروط والخلاصات والمقالات والمسوّدات
desk-api-right-send = اعتماد الأعداد واختبارها وإرسالها وإيقافها واستئنافها وإلغاؤها
desk-api-right-subscribers = إضافة قرّاء أفراد وتغييرهم وإيقافهم مؤقّتًا وحظرهم ورفع الحظر عنهم
desk-api-right-transfer = الاستيراد والتصدير والمحو والعمل على قرّاء كثيرين دفعة واحدة
desk-api-right-people = إدارة الأشخاص والمفاتيح والإعدادات والمرحّلات وقراءة سجلّ التغييرات
desk-api-wrong = يُرجى تصحيح ما يلي
desk-api-wrong-name = اذكر الغرض من المفتاح في سطر لا يزيد على 100 حرف.
desk-api-wrong-rights = اختر صلاحية واحدة على الأقل، ولا تختر ما ليس لك.
desk-api-wrong-expires_at = اختر يومًا في المستقبل، أو اتركه فارغًا.
said-api-revoked = أُلغي المفتاح ولم يعد يفتح شيئًا.

## The audit log

desk-api-audit-lead = كلّ ما تغيّر هنا: من غيّره، ومتى، وكيف كان قبل ذلك. لا تُغيَّر السطور أبدًا، وكلّ سطر يختم ما قبله.
desk-api-audit-who = من
desk-api-audit-what = ماذا
desk-api-audit-target = في أيّ شيء
desk-api-audit-when = متى (بالتوقيت العالمي)
desk-api-audit-detail = التفاصيل
desk-api-audit-network = من أين
desk-api-audit-anybody = أيّ شخص
desk-api-audit-anything = أيّ شيء
desk-api-audit-operators = الأشخاص
desk-api-audit-others = غيرهم
desk-api-audit-command-line = سطر الأوامر
desk-api-audit-nobody = من لم يسجّل الدخول
desk-api-audit-since = من هذا اليوم
desk-api-audit-until = إلى هذا اليوم
desk-api-audit-filter = عرض
desk-api-audit-clear = عرض كلّ شيء
desk-api-audit-empty = لم يتغيّر شيء بعد
desk-api-audit-empty-text = كلّ ما يغيّره أحد في المكتب أو بواجهة البرمجة أو بسطر الأوامر يترك هنا سطرًا.
desk-api-audit-none = لا شيء يطابق
desk-api-audit-none-text = لا سطر في السجلّ عن هذا. جرّب مدّة أطول أو شخصًا آخر.
desk-api-audit-check = التحقّق من سلامته
desk-api-audit-csv = تنزيل بصيغة CSV
desk-api-audit-json = تنزيل بصيغة JSON
desk-api-audit-whole =
    { $lines ->
        [0] السجلّ فارغ، وهو سليم.
        [one] السجلّ سليم: سطره الوحيد كما كُتب.
        [two] السجلّ سليم: سطراه كما كُتبا.
        [few] السجلّ سليم: سطوره الـ{ NUMBER($lines) } كما كُتبت.
       *[other] السجلّ سليم: كلّ السطور ({ NUMBER($lines) }) كما كُتبت.
    }
desk-api-audit-broken = السجلّ غير سليم. السطر { NUMBER($line) } أو الذي قبله ليس كما كُتب: غيّر أحدهم قاعدة البيانات نفسها. قارنها بنسخة احتياطية.
