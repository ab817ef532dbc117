# What can be wrong with an address, beside what pages.ftl says of it.

problem-email-invisible = 此地址含有不可见字符或控制字符；请重新输入，不要粘贴。
problem-email-utf8 = 目前无法从这里向 @ 之前含有 é、ü 等字符的地址发送邮件；请使用其他地址。

## A domain that looks like a slip of the pen

suggestion-question = 您是否想输入 { $address }？
suggestion-use = 使用 { $address }
suggestion-as-typed = 我输入的地址没有错
