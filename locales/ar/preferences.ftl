# The words with which readers look after what they read.

## In letters

preferences = اختياراتك
link-valid =
    { $hours ->
        [one] يعمل الرابط ساعة واحدة.
        [two] يعمل الرابط ساعتين.
        [few] يعمل الرابط { NUMBER($hours) } ساعات.
       *[other] يعمل الرابط { NUMBER($hours) } ساعة.
    }
manage-subject = رابطك إلى { $list }
manage-preheader = يفتح كل ما تقرؤه هنا، ويعمل لمدة محدودة.
manage-title = إليك رابطك
manage-asked = طلبتَ أن ترى ما تقرؤه هنا أو أن تغيّره، في رسالة من { $list } أو في موقعنا. هذا الرابط يفتح كل شيء:
manage-button = رؤية اختياراتي وتغييرها
manage-not-me = لم تكن أنت؟ إذن لا تفعل شيئًا: لا يستطيع استعمال الرابط إلا من يقرأ هذا الصندوق. لا تُعِد إرسال هذه الرسالة.
already-subject = أنت مشترك في { $list } من قبل
already-preheader = سجّل أحدهم عنوانك مرة أخرى. لم يتغيّر شيء.
already-title = أنت مشترك من قبل
already-asked = سجّل أحدهم قبل قليل، وهو أنت على الأرجح، في { $list } بهذا العنوان. أنت مشترك من قبل، فلم يتغيّر شيء. هذا الرابط يفتح كل ما اخترتَه، ومنه التوقف:
move-from-subject = هل تصل { $list } إلى عنوان آخر؟
move-from-preheader = لا يتغيّر شيء قبل أن يوافق الصندوقان.
move-from-title = عنوان آخر؟
move-from-asked = طلب شخص معه رابط من هذا الصندوق أن يصل ما تقرؤه هنا، ومنه { $list }، إلى { $address } بدلًا منه. إن كنت أنت فوافِق هنا وفي الرسالة إلى العنوان الجديد:
move-from-button = نعم، اكتبوا إلى العنوان الآخر
move-from-not-me = لم تكن أنت؟ إذن لا تفعل شيئًا، ويبقى كل شيء على حاله. إن لم تصل رسالة إلى العنوان الجديد فهو يقرأ شيئًا هنا من قبل أو تتعذّر الكتابة إليه.
move-to-subject = هل هذا عنوانك الجديد لـ { $list }؟
move-to-preheader = لا يتغيّر شيء قبل أن يوافق الصندوقان.
move-to-title = هل هذا عنوانك الجديد؟
move-to-asked = طلب منّا أحد قرّاء { $list } أن نكتب إلى هذا العنوان من الآن. إن كنت أنت فوافِق هنا وفي الرسالة إلى العنوان القديم:
move-to-button = نعم، هذا عنواني الجديد
move-to-not-me = لم تكن أنت؟ إذن لا تفعل شيئًا، ولن نكتب إلى هذا العنوان.

## Asking for a link

link-title = تحكّم في ما تقرؤه
link-lead = اكتب العنوان الذي تصلك عليه رسائلنا. نرسل إليه رابطًا يعرض كل شيء ويتيح تغييره.
link-button = أرسلوا لي رابطًا
link-sent-lead = إن كنا نعرف هذا العنوان فرسالة فيها رابط في طريقها إليه.
link-sent-nothing = لم يصل شيء بعد دقائق؟ انظر في مجلد الرسائل غير المرغوبة، وتحقّق من العنوان. لا تُرسَل رسالة ثانية إلا بعد دقائق من الأولى.
link-gone-lead = ربما قُطع الرابط أو مضى وقته: هذه الروابط لا تعمل إلا وقتًا قصيرًا. اطلب رابطًا جديدًا هنا.

## The page of choices

choices-title = اختياراتك
choices-letter = تصل { $list } إلى { $address }.
choices-change = تغيير شيء
choices-fresh = قد تُعاد الرسالة إلى غيرك، لذلك لا يعرض رابطها شيئًا عنك ولا يغيّر إلا القليل. للموضوعات والتواتر والعنوان وكل ما عدا ذلك نرسل رابطًا جديدًا إلى صندوقك.
choices-send = أرسلوا لي رابطًا جديدًا
choices-all = هذا ما يصل إلى { $address }.
choices-you = أنت
choices-more = نشرات أخرى
choices-expires = يمكن فتح هذه الصفحة حتى { $date }. لا تعطِ عنوانها لأحد.
choices-to-all = العودة إلى كل اختياراتي
choices-edit = تغيير { $list }
choices-leave = ترك { $list }
choices-pending = بانتظار تأكيدك بالرابط في رسالتنا.
choices-ended = لقد تركتها.
choices-rests = متوقفة حتى { $date }.
choices-rests-open = متوقفة إلى أن تُنهي التوقف.
choices-next = العدد القادم موعده { $date }.
choices-at-once = تصل كلما نُشر شيء.
choices-no-next = لا عدد مقرّر في الوقت الحاضر.
choices-left = لقد تركت هذه النشرة.
choices-left-all = لقد تركت كل النشرات.
choices-back = عاد اشتراكك.
choices-nothing = لم يتغيّر شيء.
choices-kept = حُفظت اختياراتك.
choices-paused = سُجّل التوقف.
choices-resumed = انتهى التوقف.
choices-language = لغة الرسائل
choices-language-list = كلغة النشرة
choices-zone = المنطقة الزمنية
choices-zone-hint = اسم مثل Europe/Zurich. إن تُرك فارغًا فمنطقة النشرة: { $zone }.
choices-keep = حفظ هذه الاختيارات
problem-zone = لا توجد منطقة زمنية بهذا الاسم. اكتب اسمًا مثل Europe/Zurich.

## Pausing

pause-title = توقّف مؤقت
pause-lead = لا يصل شيء حتى ذلك اليوم. ما يُنشر في أثنائه يبقى في الأرشيف ولا يُرسَل لاحقًا.
pause-until = حتى
pause-button = أوقفوها مؤقتًا
pause-end = إنهاء التوقف الآن
problem-until = اختر يومًا من { $first } إلى { $last }.

## Another address

move-title = تغيير عنواني
move-lead = كل ما تقرؤه هنا يصل إلى { $address }. نكتب إلى العنوانين، ويسري الجديد حين توافق في الرسالتين.
move-new = العنوان الجديد
move-button = اكتبوا إلى كليهما
problem-move-same = هذا عنوانك من قبل.
move-asked-title = رسالتان وزرّان
move-asked-lead = إن أمكن أن نكتب إلى العنوان الجديد فهناك رسالة في الطريق إلى كل من العنوانين. اضغط الزر في كلتيهما.
move-asked-nothing = حتى ذلك الحين يستمر كل شيء كما كان. إن لم يصل شيء إلى العنوان الجديد فهو يقرأ شيئًا هنا من قبل أو تتعذّر الكتابة إليه.
move-from-page-title = عنوان آخر؟
move-from-page-lead = هل يصل كل ما تقرؤه هنا إلى { $address } من الآن؟
move-to-page-title = عنوانك الجديد؟
move-to-page-lead = هل تصل { $list } إلى { $address } من الآن؟
move-agree = نعم، غيّروه
move-or-close = ليس هذا ما أردت؟ أغلق هذه الصفحة ولن يتغيّر شيء.
move-waiting-title = موافقة أخرى
move-waiting-lead = شكرًا. اضغط الآن الزر في الرسالة إلى العنوان الآخر. لا يتغيّر شيء قبل ذلك.
move-done-title = تغيّر عنوانك
move-done-lead = من الآن نكتب إلى { $address }. انتهت روابط اختياراتك في الرسائل إلى العنوان القديم.

## A copy, and being forgotten

data-button = تنزيل ما تعرفونه عني
erase-link = انسوني
erase-title = هل ننساك؟
erase-lead = هذا يمحو ما نعرفه عن { $address }.
erase-goes = تنتهي كل النشرات. يُمحى عنوانك واسمك واختياراتك ورسائلك، وكل أثر لأجهزتك.
erase-stays = يبقى الدليل على أن رسائلنا كانت مطلوبة، بلا اسمك ولا عنوانك، وبصمة للعنوان كي لا يستورده أحد من جديد.
erase-for-good = لا رجعة في هذا. يمكنك الاشتراك من جديد في أي وقت.
erase-sure = أعلم أنه لا رجعة في هذا.
problem-sure = ضع علامة في هذا المربع كي ننساك؛ بدونها لا يُمحى شيء.
erase-button = نعم، انسوني
erased-title = لقد نسيناك
erased-lead = لم يعد شيء هنا يدل عليك، ولن نكتب إليك. لا رسالة بشأن هذا.
