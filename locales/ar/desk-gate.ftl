# الدخول: الرسائل إلى العاملين هنا، وصفحات تسجيل الدخول والحساب والأشخاص.

## In letters to operators

desk-gate-letter-valid-minutes =
    { $minutes ->
        [one] يعمل الرابط مرة واحدة، خلال دقيقة واحدة.
        [two] يعمل الرابط مرة واحدة، خلال دقيقتين.
        [few] يعمل الرابط مرة واحدة، خلال { NUMBER($minutes) } دقائق.
       *[other] يعمل الرابط مرة واحدة، خلال { NUMBER($minutes) } دقيقة.
    }
desk-gate-letter-valid-hours =
    { $hours ->
        [one] يعمل الرابط مرة واحدة، خلال ساعة واحدة.
        [two] يعمل الرابط مرة واحدة، خلال ساعتين.
        [few] يعمل الرابط مرة واحدة، خلال { NUMBER($hours) } ساعات.
       *[other] يعمل الرابط مرة واحدة، خلال { NUMBER($hours) } ساعة.
    }
desk-gate-letter-invite-subject = دعوة من { $name } إلى مكتب { $site }
desk-gate-letter-invite-preheader = اختر كلمة مرور ويُفتح لك الباب.
desk-gate-letter-invite-title = لديك دعوة
desk-gate-letter-invite-owner = يطلب منك { $name } إدارة نشرات { $site }: يُسمح لك بكل شيء هناك.
desk-gate-letter-invite-editor = يطلب منك { $name } المساعدة في تحرير نشرات { $site }: تعتني بالمحتوى والأعداد والقراء.
desk-gate-letter-invite-viewer = يدعوك { $name } إلى متابعة نشرات { $site }: ترى كل شيء ولا تغيّر شيئًا.
desk-gate-letter-invite-button = قبول الدعوة
desk-gate-letter-invite-not-me = لا تعرف { $name }؟ تجاهل هذه الرسالة ولن يحدث شيء.
desk-gate-letter-reset-subject = كلمة مرور جديدة لموقع { $site }
desk-gate-letter-reset-preheader = طلبها شخص ما. إن لم تكن أنت فلا تفعل شيئًا.
desk-gate-letter-reset-title = اختر كلمة مرور جديدة
desk-gate-letter-reset-asked = طلب شخص ما كلمة مرور جديدة لحسابك في { $site }. إن كنت أنت، فتابع من هنا:
desk-gate-letter-reset-button = اختيار كلمة مرور جديدة
desk-gate-letter-reset-not-me = لم تكن أنت؟ لا تفعل شيئًا: تبقى كلمة مرورك كما هي. لا تمرّر هذه الرسالة إلى أحد.
desk-gate-letter-link-subject = رابط دخولك إلى { $site }
desk-gate-letter-link-preheader = يعمل مرة واحدة، في المتصفح الذي طلبته منه.
desk-gate-letter-link-title = تسجيل الدخول
desk-gate-letter-link-asked = طلبت الدخول إلى { $site } بلا كلمة مرور. افتح هذا الرابط في المتصفح الذي طلبته منه:
desk-gate-letter-link-button = تسجيل الدخول
desk-gate-letter-link-not-me = لم تكن أنت؟ لا تفعل شيئًا: في أي متصفح آخر لا يفتح الرابط شيئًا.
desk-gate-letter-notice-subject = تغيّر حسابك في { $site }
desk-gate-letter-notice-preheader = إن كنت أنت، فلا شيء عليك فعله.
desk-gate-letter-notice-title = تغيّر حسابك
desk-gate-letter-notice-password = تغيّرت كلمة مرور حسابك في { $site } بتاريخ { $date }. وأُنهيت كل الجلسات الأخرى.
desk-gate-letter-notice-second-on = منذ { $date } يطلب حسابك في { $site } رمزًا من تطبيق المصادقة.
desk-gate-letter-notice-second-off = منذ { $date } لم يعد حسابك في { $site } يطلب رمزًا من تطبيق المصادقة.
desk-gate-letter-notice-codes = أُنشئت رموز استرداد جديدة لحسابك في { $site } بتاريخ { $date }؛ ولم تعد القديمة صالحة.
desk-gate-letter-notice-not-me = لم تكن أنت؟ اختر كلمة مرور جديدة فورًا، وأخبر إدارة المكتب:

## Signing in

desk-gate-sign-in = تسجيل الدخول
desk-gate-email = عنوان البريد الإلكتروني
desk-gate-password = كلمة المرور
desk-gate-sign-in-link = الدخول برابط في البريد
desk-gate-sign-in-forgotten = نسيت كلمة المرور؟
desk-gate-wrong = العنوان أو كلمة المرور غير صحيح. لا نقول أيهما، حتى لا يستطيع أحد أن يعرف بالتجربة من يعمل هنا.
desk-gate-wait =
    { $seconds ->
        [one] محاولات كثيرة. حاول مجددًا بعد ثانية واحدة.
        [two] محاولات كثيرة. حاول مجددًا بعد ثانيتين.
        [few] محاولات كثيرة. حاول مجددًا بعد { NUMBER($seconds) } ثوانٍ.
       *[other] محاولات كثيرة. حاول مجددًا بعد { NUMBER($seconds) } ثانية.
    }
desk-gate-second = خطوة أخرى
desk-gate-second-lead = اكتب الأرقام الستة التي يعرضها تطبيق المصادقة الآن، أو أحد رموز الاسترداد.
desk-gate-second-code = الرمز
desk-gate-second-button = متابعة
desk-gate-second-wrong = هذا الرمز غير صحيح أو قديم أو استُعمل من قبل.
desk-gate-second-late = طال الوقت. سجّل الدخول من جديد.
desk-gate-again = هل ما زلت أنت؟
desk-gate-again-lead = ما تنوي فعله مهم: يخص أشخاصًا أو مفاتيح أو قراءً كثيرين دفعة واحدة. اكتب كلمة مرورك من فضلك، ثم تابع من حيث كنت.
desk-gate-again-button = نعم، أنا
desk-gate-again-link = ليست لديك كلمة مرور؟ اطلب رابطًا بالبريد.
desk-gate-link = الدخول بلا كلمة مرور
desk-gate-link-lead = نرسل رابطًا إلى عنوانك. يعمل مرة واحدة ولوقت قصير، وفي هذا المتصفح وحده.
desk-gate-link-send = إرسال الرابط
desk-gate-link-sent = إن كان صاحب هذا العنوان يعمل هنا، فالرسالة في الطريق. لم يصل شيء بعد دقائق؟ انظر في البريد غير المرغوب فيه وتحقق من العنوان.
desk-gate-link-open-lead = ضغطة واحدة وتكون في الداخل.
desk-gate-link-other = افتح الرابط في المتصفح الذي طلبته منه. هكذا لا يدخل أحد برسالة لم تكن له.
desk-gate-link-gone = لم يعد هذا الرابط يعمل
desk-gate-link-gone-lead = استُعمل من قبل، أو صار قديمًا، أو قُطع. اطلب رابطًا جديدًا.
desk-gate-forgotten = نسيت كلمة المرور؟
desk-gate-forgotten-lead = نرسل إلى عنوانك رابطًا تختار خلفه كلمة جديدة.
desk-gate-reset = اختر كلمة مرور جديدة
desk-gate-reset-button = حفظ كلمة المرور
said-gate-reset = حُفظت كلمة مرورك وأُنهيت كل الجلسات. سجّل الدخول بالجديدة.
desk-gate-back = العودة إلى تسجيل الدخول
said-gate-signed-out = سجّلت الخروج.

## Choosing a password

desk-gate-new-password = كلمة مرور جديدة
desk-gate-password-hint = 12 حرفًا على الأقل، والأفضل 15 أو أكثر: أربع كلمات أو خمس لا يجمعها غيرك مناسبة. كل حرف يُحسب، والمسافات أيضًا.
desk-gate-password-short = قصيرة جدًا: 12 حرفًا على الأقل.
desk-gate-password-long = طويلة جدًا: 256 حرفًا على الأكثر.
desk-gate-password-common = هي مما تجرّبه برامج التخمين أولًا: كلمات معروفة أو صفوف المفاتيح أو السنوات أو اسمك. اختر ما لا يجمعه غيرك.
desk-gate-name = اسمك
desk-gate-name-hint = كما يراه زملاؤك، وكما يكتبه سجل التدقيق.
desk-gate-name-missing = اكتب اسمًا لا يزيد على 80 حرفًا.
desk-gate-email-wrong = هذا ليس عنوان بريد تمكن الكتابة إليه.
desk-gate-email-known = يعمل هنا من قبل شخص بهذا العنوان.

## The first owner, and invitations

desk-gate-setup = أهلًا بك
desk-gate-setup-lead = ليس لهذا المكتب مدير بعد. من يفتح هذا الرابط يصير مديره، ويُسمح له بكل شيء، ويدعو الآخرين.
desk-gate-setup-button = فتح المكتب
desk-gate-setup-gone-lead = هناك مدير من قبل، أو صار الرابط قديمًا. على الجهاز ينشئ هذا الأمر رابطًا جديدًا:
desk-gate-recover = بداية جديدة
desk-gate-recover-lead = أُنشئ هذا الرابط على الجهاز. من يفتحه يختار كلمة مرور جديدة لحساب { $name } بلا عامل ثانٍ.
desk-gate-invited = أهلًا بك في المكتب
desk-gate-invited-lead = دعاك { $name } بدور { $role }. اختر كلمة مرور لتبدأ.
desk-gate-invited-button = ابدأ
desk-gate-invited-gone-lead = قُبلت الدعوة أو سُحبت أو صارت قديمة. اطلب دعوة جديدة ممن دعاك.

## My account

desk-gate-account = حسابي
desk-gate-account-you = أنت
desk-gate-language = لغة المكتب
desk-gate-language-browser = ما يفضله متصفحي
desk-gate-save = حفظ
desk-gate-account-password = كلمة المرور
desk-gate-account-password-lead = كلمة مرور جديدة تنهي كل جلساتك الأخرى.
desk-gate-account-current = كلمة المرور الحالية
desk-gate-account-change = تغيير كلمة المرور
said-gate-password = تغيّرت كلمة مرورك وأُنهيت كل جلساتك الأخرى.
desk-gate-account-wrong = كلمة المرور غير صحيحة.
desk-gate-factor = العامل الثاني
desk-gate-factor-off = تحمي حسابك كلمة المرور وحدها. مع تطبيق مصادقة على هاتفك لا تفتح كلمة مرور مسروقة شيئًا.
desk-gate-factor-on = يطلب الدخول رمزًا من تطبيق المصادقة منذ { $date }.
desk-gate-factor-needed = يحتاج حسابك إلى عامل ثانٍ. أعدّه الآن ثم يُفتح المكتب.
desk-gate-factor-codes-left =
    { $count ->
        [0] لم يبق لديك أي رمز استرداد.
        [one] بقي لديك رمز استرداد واحد.
        [two] بقي لديك رمزا استرداد.
        [few] بقي لديك { NUMBER($count) } رموز استرداد.
       *[other] بقي لديك { NUMBER($count) } رمز استرداد.
    }
desk-gate-factor-begin = إعداد تطبيق مصادقة
desk-gate-factor-scan = امسح هذه الصورة بتطبيق المصادقة.
desk-gate-factor-picture = رمز QR يحمل سر تطبيق المصادقة
desk-gate-factor-type = أو اكتب فيه هذا السر:
desk-gate-factor-prove = ثم اكتب الأرقام الستة التي يعرضها:
desk-gate-factor-turn-on = تشغيل
desk-gate-factor-turn-off = إيقاف
said-gate-factor-off = العامل الثاني متوقف.
desk-gate-factor-new-codes = رموز استرداد جديدة
desk-gate-codes = رموز الاسترداد
desk-gate-codes-lead = يحل كل رمز محل التطبيق مرة واحدة إذا ضاع هاتفك. اطبعها أو احفظها في مدير كلمات المرور: لن تُعرض مرة أخرى.
desk-gate-codes-kept = لقد حفظتها
desk-gate-sessions = الجلسات
desk-gate-sessions-lead = أين سجّلت الدخول. تنتهي الجلسة من نفسها بعد { $idle } بلا استعمال، وبعد { $whole } على أي حال.
desk-gate-sessions-minutes =
    { $count ->
        [one] دقيقة واحدة
        [two] دقيقتين
        [few] { NUMBER($count) } دقائق
       *[other] { NUMBER($count) } دقيقة
    }
desk-gate-sessions-hours =
    { $count ->
        [one] ساعة واحدة
        [two] ساعتين
        [few] { NUMBER($count) } ساعات
       *[other] { NUMBER($count) } ساعة
    }
desk-gate-session-this = هذه
desk-gate-session-agent = المتصفح
desk-gate-session-network = الشبكة
desk-gate-session-begun = وقت الدخول
desk-gate-session-seen = آخر استعمال
desk-gate-session-end = إنهاء
desk-gate-session-end-others = إنهاء كل الجلسات الأخرى
said-gate-session = انتهت الجلسة.
said-gate-sessions = انتهت كل الجلسات الأخرى.
desk-gate-session-unknown = برنامج غير معروف

## People

desk-gate-people = الأشخاص
desk-gate-people-lead = من يعمل هنا، وما يُسمح لكل واحد.
desk-gate-role = الدور
desk-gate-role-owner = الإدارة
desk-gate-role-editor = التحرير
desk-gate-role-viewer = الاطلاع
desk-gate-role-owner-may = يُسمح له بكل شيء: الأشخاص والمفاتيح والإعدادات والاستيراد والتصدير والمحو أيضًا.
desk-gate-role-editor-may = يعتني بالقوائم والمقالات والأعداد والقراء واحدًا واحدًا، ويرسل.
desk-gate-role-viewer-may = يرى كل شيء ولا يغيّر شيئًا.
desk-gate-people-factor = العامل الثاني
desk-gate-people-factor-yes = يعمل
desk-gate-people-factor-no = متوقف
desk-gate-people-seen = آخر ظهور
desk-gate-people-never = لم يظهر
desk-gate-people-you = أنت
desk-gate-people-name = الاسم
desk-gate-people-suspended = موقوف
desk-gate-people-manage = إدارة
desk-gate-invite = دعوة شخص
desk-gate-invite-lead = نرسل رابطًا إلى عنوانه، ويختار كل شخص كلمة مروره بنفسه.
desk-gate-invite-button = إرسال الدعوة
said-gate-invited = الدعوة في الطريق.
said-gate-factor-off-other = توقف العامل الثاني لهذا الشخص.
said-gate-sessions-other = انتهت كل جلسات هذا الشخص.
desk-gate-invite-by-hand = لا توجد بعد قائمة ترسل الرسالة. سلّم هذا الرابط بنفسك؛ لا يُعرض إلا الآن:
desk-gate-invitations = دعوات مفتوحة
desk-gate-invitation-until = تعمل حتى
desk-gate-invitation-withdraw = سحب
said-gate-withdrawn = سُحبت الدعوة.
desk-gate-person-since = هنا منذ { $date }
desk-gate-person-role = تغيير الدور
desk-gate-person-role-lead = ينهي الدور الجديد جلسات هذا الشخص، فيسجّل الدخول من جديد.
said-gate-role = تغيّر الدور.
desk-gate-person-suspend = إيقاف
desk-gate-person-suspend-lead = ينهي كل الجلسات ولا يُدخل أحدًا بهذا الحساب حتى تتراجع. يبقى ما فعله في سجل التدقيق.
said-gate-suspended = الحساب موقوف.
desk-gate-person-restore = السماح بالدخول من جديد
desk-gate-person-restore-lead = الحساب موقوف. بعد ذلك يعمل كما كان.
said-gate-restored = يعمل الحساب من جديد.
desk-gate-person-factor-off = إيقاف العامل الثاني
desk-gate-person-factor-off-lead = لمن فقد هاتفه ورموز الاسترداد معًا. تأكد من أنه هو من يطلب.
desk-gate-person-remove = إزالة
desk-gate-person-remove-lead = يزيل الحساب نهائيًا. يحتفظ سجل التدقيق بالاسم.
desk-gate-person-remove-sure = نعم، إزالة { $name }
said-gate-removed = أُزيل الحساب.
desk-gate-person-sessions-end = إنهاء كل الجلسات
desk-gate-person-sessions-lead = يُخرج هذا الشخص من كل مكان، ويمكنه الدخول من جديد.
desk-gate-last-owner = هذا هو المدير الوحيد الذي يستطيع الدخول. اجعل شخصًا آخر مديرًا أولًا.
