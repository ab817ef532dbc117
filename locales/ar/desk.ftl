# إطار مكتب المشغّلين، بالعربية.

desk-sections = المكتب
desk-today = اليوم
desk-issues = الأعداد
desk-articles = المقالات
desk-lists = القوائم
desk-subscribers = المشتركون
desk-transfer = الاستيراد والتصدير
desk-relays = المرحّلات
desk-settings = الإعدادات
desk-sign-out = تسجيل الخروج
desk-pages = المزيد
desk-pages-top = العودة إلى البداية
desk-pages-next = الصفحة التالية
desk-lacks = هذا ليس من صلاحياتك
desk-lacks-text = دورك لا يشمل ذلك. يستطيع المالك أن يقوم به أو أن يمنحك دورًا آخر.

desk-no-list = لا قوائم بعد
desk-no-list-text = الأعداد والخلاصات والمقالات تتبع قائمة. أنشئ واحدة أولًا.
desk-foreign = يُرجى المحاولة مرة أخرى
desk-foreign-text = لم يأتِ النموذج من صفحة تخصّ جلستك الحالية، ولذلك لم يُنفَّذ شيء. افتح الصفحة من جديد وأرسله مرة أخرى.
said-saved = تمّ الحفظ.
