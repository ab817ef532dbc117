# كلمات الرسائل بالعربية. يُكتب العدد الظاهر NUMBER($count)، ويُختار الجمع بالمتغير $count نفسه.

## في كل رسالة

privacy = الخصوصية
write-to-us = راسلنا
unsubscribe = إلغاء الاشتراك

## رسالة التأكيد

confirm-subject = يُرجى تأكيد اشتراكك في { $list }
confirm-preheader = طلب شخص ما الاشتراك بهذا العنوان. إن لم تكن أنت، فلا حاجة إلى أي إجراء.
confirm-title = هل هذا أنت؟
confirm-asked = في { $date } طلب منا شخص ما إرسال { $list } إلى هذا العنوان. إن كنت أنت، فنرجو تأكيد ذلك:
confirm-asked-from = في { $date } طلب منا شخص ما من الشبكة { $network } إرسال { $list } إلى هذا العنوان. إن كنت أنت، فنرجو تأكيد ذلك:
confirm-imported = نقلنا قرّاء { $list } من برنامج إرسال آخر، وكان هذا العنوان من بينهم. ليس لدينا ما يثبت موافقتك، لذلك نسألك مرة واحدة فقط: هل تريد تلقّيها؟
confirm-imported-preheader = سؤال واحد: هل تريد الاستمرار في تلقّيها؟
confirm-imported-terms = بقولك نعم توافق أيضًا على هذه الشروط.
confirm-button = نعم، أريد الاشتراك
confirm-valid =
    { $days ->
        [one] يفتح الزر صفحة للتأكيد، وهو صالح ليوم واحد.
        [two] يفتح الزر صفحة للتأكيد، وهو صالح ليومين.
        [few] يفتح الزر صفحة للتأكيد، وهو صالح لمدة { NUMBER($days) } أيام.
        [many] يفتح الزر صفحة للتأكيد، وهو صالح لمدة { NUMBER($days) } يومًا.
       *[other] يفتح الزر صفحة للتأكيد، وهو صالح لمدة { NUMBER($days) } يوم.
    } إن لم تفعل شيئًا فلن يتم الاشتراك ولن نكتب إليك مرة أخرى.
confirm-page-valid =
    { $days ->
        [one] الصفحة صالحة ليوم واحد.
        [two] الصفحة صالحة ليومين.
        [few] الصفحة صالحة لمدة { NUMBER($days) } أيام.
        [many] الصفحة صالحة لمدة { NUMBER($days) } يومًا.
       *[other] الصفحة صالحة لمدة { NUMBER($days) } يوم.
    } إن لم تفعل شيئًا فلن يتم الاشتراك ولن نكتب إليك مرة أخرى.
confirm-not-me = لم أكن أنا.
confirm-not-me-ignore = تجاهل هذه الرسالة إذن، أو اطلب منا ألّا نكتب إلى هذا العنوان أبدًا:
confirm-not-me-link = لا تكتبوا إلى هذا العنوان مرة أخرى
confirm-fallback = إن لم يعمل الزر، فافتح هذا العنوان:

## رسالة الترحيب

welcome-subject = مرحبًا بك في { $list }
welcome-preheader = اشتراكك مفعّل. سيصل العدد القادم إلى هذا العنوان.
welcome-title = أهلًا وسهلًا بك.
welcome-confirmed = لقد أكّدت اشتراكك في { $list }. سيصل العدد القادم إلى هذا العنوان.
welcome-topics = المواضيع التي اخترتها
welcome-address-book = حتى لا يضيع أي عدد، يمكنك إضافة { $address } إلى دفتر عناوينك. وإن أخطأنا في شيء فاكتب إلينا، فنحن نريد أن نعرف.
welcome-leave = يمكنك المغادرة متى شئت:

## العدد

digest-subject =
    { $others ->
        [0] { $title }
        [one] { $title } ومقال آخر
        [two] { $title } ومقالان آخران
        [few] { $title } و{ NUMBER($others) } مقالات أخرى
        [many] { $title } و{ NUMBER($others) } مقالًا آخر
       *[other] { $title } و{ NUMBER($others) } مقال آخر
    }
digest-subject-empty = { $list }: { $date }
digest-preheader = وأيضًا: { $titles }
digest-preheader-empty = { $list }، { $date }
digest-in-browser = القراءة في المتصفح
digest-count =
    { $count ->
        [zero] لا مقالات
        [one] مقال واحد
        [two] مقالان
        [few] { NUMBER($count) } مقالات
        [many] { NUMBER($count) } مقالًا
       *[other] { NUMBER($count) } مقال
    }
digest-read = اقرأ المقال
digest-empty = لا مقالات جديدة هذه المرة، وهذا أيضًا خبر من نوع ما.
digest-more =
    { $count ->
        [one] ومقال آخر
        [two] ومقالان آخران
        [few] و{ NUMBER($count) } مقالات أخرى
        [many] و{ NUMBER($count) } مقالًا آخر
       *[other] و{ NUMBER($count) } مقال آخر
    }
digest-end = هذا كل ما في هذا العدد.
digest-why = تصلك هذه الرسالة لأن هذا العنوان مشترك في { $list }.

## رسالة الوداع

farewell-subject = لقد غادرت { $list }
farewell-preheader = لن نكتب إليك مرة أخرى. شكرًا على القراءة.
farewell-title = إلى اللقاء، وشكرًا على القراءة.
farewell-left = لقد ألغيت اشتراكك في { $list }. هذه آخر رسالة تصلك منها.
farewell-mistake = هل كان ذلك خطأ؟ يمكنك العودة في أي وقت:
farewell-again = الاشتراك من جديد

## الرسالة إلى من يوافق على الأعداد

# $list: النشرة؛ $issue: رقم العدد
approval-subject-goes = العدد { $issue } من { $list } يُرسل في { $date }
approval-subject-waits = العدد { $issue } من { $list } ينتظر موافقتك
approval-goes = العدد { $issue } يُرسل ما لم توقفه.
approval-waits = العدد { $issue } ينتظر موافقتك.
approval-goes-at = يُرسل في { $date }.
approval-nothing = لا يُرسل منه شيء قبل أن يوافق عليه أحد.
# $readers: عدد القراء بكلمات approval-readers
approval-size = { $articles } إلى { $readers }:
approval-readers =
    { $count ->
        [zero] لا أحد من القراء
        [one] قارئ واحد
        [two] قارئين اثنين
        [few] { NUMBER($count) } قراء
        [many] { NUMBER($count) } قارئًا
       *[other] { NUMBER($count) } قارئ
    }
approval-open = عرض العدد
approval-approve = يمكنك على المكتب تعديله أو إرسال رسالة تجريبية إلى نفسك أو الموافقة عليه أو إلغاؤه.
approval-stop = يمكنك على المكتب تعديله أو إرسال رسالة تجريبية إلى نفسك أو إيقافه حتى توافق عليه أو إلغاؤه.

# The subject of an issue that an operator sends to an address of their own for a look.
test-letter-subject = [تجربة] { $subject }
