# كلمات الصفحات العامة بالعربية.

## إطار كل صفحة

page-skip = إلى المحتوى
page-footer = يوصل Postrider النشرات البريدية إلى من طلبها.
page-languages = اللغة
page-front = إلى الصفحة الرئيسية
page-desk = إلى المكتب
page-published-by = يصدر عن { $name }

## الصفحة الرئيسية

home-title = النشرات البريدية
home-none = لا تقبل أي نشرة قرّاء جددًا في الوقت الحالي.
home-lead = اختر نشرة. ستؤكد اشتراكك عبر رسالة قبل أن يصلك أي شيء آخر، وفي كل رسالة طريق لإلغاء الاشتراك.

## نموذج الاشتراك

form-check = يُرجى المراجعة: { $list }
form-mistaken = خطأ: { $list }
form-closed = لا تقبل هذه النشرة قرّاء جددًا في الوقت الحالي.
form-email = عنوان البريد الإلكتروني
form-name = الاسم
form-topics = المواضيع
form-optional = (اختياري)
form-topics-optional = (اختياري؛ عدم الاختيار يعني الكل)
form-agreement = موافقتك
form-newsletter = النشرة
form-terms = الشروط
form-itself = هذا النموذج
form-read-terms = قراءة الشروط (الإصدار { $version })
form-privacy = إشعار الخصوصية
form-wait = لحظة من فضلك: يجري متصفحك عملية حسابية صغيرة تُبعد البرامج الآلية.
form-trap = اترك هذا الحقل فارغًا
form-submit = اشترك
form-next = ستصلك رسالة فيها رابط، ولا يتم الاشتراك إلا بعد تأكيدك هناك.
form-summary = يُرجى تصحيح ما يلي
form-error = خطأ:

problem-email-empty = أدخل عنوان بريد إلكتروني.
problem-email-long = هذا العنوان طويل جدًا: 254 حرفًا على الأكثر، منها 64 قبل العلامة @.
problem-email-syntax = لا يبدو هذا عنوان بريد إلكتروني مثل name@example.org.
problem-email-domain = لا يمكن إرسال البريد إلى هذا النطاق؛ تحقق مما يلي العلامة @.
problem-email-reserved = صندوق البريد هذا محجوز لأنظمة البريد؛ استخدم عنوانًا شخصيًا.
problem-name = الاسم 100 حرف على الأكثر ومن دون أسطر جديدة.
problem-topics = اختر من مواضيع هذه الصفحة.
problem-consent-newsletter = ضع علامة في هذا المربع لتصلك النشرة؛ من دونها لا يُرسل شيء.
problem-consent-terms = ضع علامة في هذا المربع للموافقة على الشروط.
problem-terms = تغيّرت الشروط؛ يُرجى قراءة الإصدار الحالي والموافقة عليه.
problem-other = لا يمكن استخدام هذا كما هو. يُرجى إعادة تحميل الصفحة وتعبئتها من جديد.

## بعد الاشتراك

mailbox-title = انظر في صندوق بريدك
mailbox-lead = إن كان الاشتراك بهذا العنوان ممكنًا، فرسالة فيها رابط في طريقها إليه. يتم الاشتراك حالما تؤكده هناك.
mailbox-nothing = لم يصل شيء بعد بضع دقائق؟ انظر في مجلد البريد غير المرغوب فيه، وتأكد من كتابة العنوان دون خطأ. إن كنت مشتركًا من قبل فلن تُرسل أي رسالة.

## الشروط

terms-title = شروط { $list }، الإصدار { $version }
terms-heading = شروط { $list }
terms-current = الإصدار { $version }، نُشر في { $date }. هذا هو الإصدار الحالي.
terms-old = الإصدار { $version }، نُشر في { $date }. حلّ محله إصدار أحدث.
terms-ticked = ما يوافق عليه المشترك
terms-words = الشروط
terms-fingerprint = بصمة هذا النص (SHA-256):
terms-form = إلى نموذج الاشتراك

## السؤال الذي تقود إليه رسالة التأكيد

question-title = أكّد اشتراكك
question-heading = هل تريد الاشتراك في { $list }؟
question-lead = سجّل شخص ما، ولعله أنت، العنوان { $address }. لن يُرسل شيء قبل أن توافق.
question-yes = نعم، أريد الاشتراك
question-no = لا، لست أنا
question-decoy = لا تضغط هذا الزر؛ فهو موجود من أجل البرامج
again-title = هل كان ذلك إنسانًا؟
again-lead = تضغط بعض برامج البريد أزرار هذه الصفحات قبل أن يقرأها أحد. لذلك لم يتقرر شيء بعد بشأن { $list } و{ $address }: ضع علامة في المربع ثم أجب.
again-certain = أنا إنسان وأضغط الزر بنفسي.
subscribed-title = تم الاشتراك
subscribed-lead = ستصل { $list } إلى { $address }.
subscribed-close = في أسفل كل رسالة رابط لإلغاء الاشتراك. يمكنك إغلاق هذه الصفحة.
refused-title = لن يُرسل شيء
refused-lead = شكرًا على إخبارنا. العنوان { $address } غير مشترك في { $list }.
refused-close = لا حاجة إلى أي شيء آخر. يمكنك إغلاق هذه الصفحة.
expired-title = انتهت صلاحية هذا الرابط
expired-lead = لم يُستخدم في الوقت المناسب، فلم يتم الاشتراك. يمكنك التسجيل من جديد.
left-before-title = لست مشتركًا
left-before-lead = لقد غادرت هذه النشرة منذ ذلك الحين، والرابط القديم لا يعيدها. يمكنك التسجيل من جديد.
sign-up-for = الاشتراك في { $list }
not-me-title = ألم تكن أنت؟
not-me-lead = سجّل شخص ما العنوان { $address } في { $list }. بهذا الزر لن تُرسل إلى هذا العنوان أي رسالة أخرى من أي قائمة في هذا الموقع.
not-me-button = لم أكن أنا

## المغادرة

leave-title = إلغاء الاشتراك
leave-ask = هل تريد ألّا تصل { $list } بعد الآن إلى { $address }؟
leave-ask-blindly = هل تريد ألّا تصلك هذه النشرة بعد الآن؟
leave-gone = لم تعد { $list } تصل إلى { $address }.
leave-button = إلغاء الاشتراك
leave-all = مغادرة كل القوائم
leave-others =
    { $count ->
        [one] تصل نشرة أخرى من هنا أيضًا إلى هذا العنوان.
        [two] تصل نشرتان أخريان من هنا أيضًا إلى هذا العنوان.
        [few] تصل { NUMBER($count) } نشرات أخرى من هنا أيضًا إلى هذا العنوان.
       *[other] تصل { NUMBER($count) } نشرة أخرى من هنا أيضًا إلى هذا العنوان.
    }
left-title = تم إلغاء الاشتراك
left-this = لم تعد { $list } تصل إلى { $address }.
left-all = لم تعد أي نشرة من هنا تصل إلى { $address }.
left-slip = هل كان ذلك سهوًا؟
left-again = الاشتراك من جديد في { $list }
left-why = هل تخبرنا بالسبب؟
left-reason = السبب
left-send = إرسال
noted-lead = سُجّلت رغبتك وستُنفّذ قريبًا. لا حاجة إلى أي شيء آخر.
left-test-letter = جاء هذا الرابط في رسالة تجريبية. لم يكن أحد مشتركًا بها، ولم يتغيّر شيء.
thanks-title = شكرًا
thanks-lead = وصلت كلماتك. يبقى الاشتراك ملغى، ويمكنك إغلاق هذه الصفحة.
undone-title = عاد اشتراكك
undone-lead = ستستمر { $list } في الوصول إلى { $address }.
too-late-title = يُرجى التسجيل من جديد
too-late-lead = لم يعد التراجع ممكنًا: لقد غادرت منذ مدة، أو لم تؤكد اشتراكك قط.

## ما لم ينجح

wrong-page = لا توجد صفحة كهذه
wrong-page-text = لعل العنوان قُطع في الطريق. يُرجى نسخه كاملًا من حيث وجدته.
wrong-link = هذا الرابط لا يعمل
wrong-link-text = لعل برنامج البريد قطعه، أو أنه قديم جدًا. يُرجى نسخ الرابط كاملًا من الرسالة إلى المتصفح. إن لم يُجدِ ذلك فأجب على الرسالة، وسيقرؤها أحدنا.
wrong-list = لا توجد نشرة كهذه
wrong-list-text = لعلها أُعيدت تسميتها أو أُغلقت. تعرض الصفحة الرئيسية كل نشرة تقبل قرّاء جددًا.
wrong-form = تعذّرت قراءة هذا النموذج
wrong-form-sent = لم يُرسل كما يرسله المتصفح. يُرجى استخدام نموذج الصفحة.
wrong-form-characters = فيه حروف لا يرسلها أي نموذج. يُرجى تعبئته من جديد.
wrong-form-twice = فيه حقل مكرر. يُرجى تعبئته من جديد.
wrong-form-long = ما أُرسل طويل جدًا.
wrong-form-slow = لم يصل في الوقت المناسب. يُرجى إرساله من جديد.
wrong-form-broken = لم يصل كاملًا. يُرجى إرساله من جديد.
wrong-side = حدث خطأ من جهتنا
wrong-side-busy = العمل الآن أكثر مما نستطيع. يُرجى المحاولة بعد بضع ثوانٍ.
wrong-side-noted = سُجّل ذلك للقائمين على هذه الخدمة. يُرجى المحاولة لاحقًا.
wrong-method = هذا العنوان لا يعمل بهذه الطريقة
wrong-method-text = يُرجى الرجوع واستخدام أزرار الصفحة.
wrong-origin = جاء هذا الطلب من موقع آخر
wrong-origin-text = يُرجى استخدام الزر الموجود في الصفحة.

## كم مرة

form-cadence = كم مرة
cadence-instant = فورًا، كلما نُشر شيء
cadence-daily = كل يوم
cadence-weekly = كل أسبوع
cadence-monthly = كل شهر
problem-cadence = اختر مما تعرضه هذه الصفحة.

## الأعداد السابقة

archive-title = الأعداد السابقة
archive-none = لم يُرسل أي عدد بعد.
archive-feed = خلاصة الأعداد
archive-older = أعداد أقدم
archive-subscribe = الاشتراك في { $list }
archive-count =
    { $count ->
        [zero] لا مقالات
        [one] مقالة واحدة
        [two] مقالتان
        [few] { NUMBER($count) } مقالات
        [many] { NUMBER($count) } مقالة
       *[other] { NUMBER($count) } مقالة
    }
