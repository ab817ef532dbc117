# What can be wrong with an address, beside what pages.ftl says of it.

problem-email-invisible = يحتوي هذا العنوان على محرف غير مرئي أو محرف تحكم؛ اكتبه من جديد بدلًا من لصقه.
problem-email-utf8 = لا يمكن بعد الإرسال من هنا إلى عناوين فيها حروف غير لاتينية أو مشكولة مثل é قبل العلامة @؛ استخدم عنوانًا آخر.

## A domain that looks like a slip of the pen

suggestion-question = هل تقصد { $address }؟
suggestion-use = استخدم { $address }
suggestion-as-typed = العنوان صحيح كما كتبته
