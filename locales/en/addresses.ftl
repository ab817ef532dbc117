# What can be wrong with an address, beside what pages.ftl says of it.

problem-email-invisible = This address holds an invisible or control character; type it anew instead of pasting it.
problem-email-utf8 = Mail to addresses with letters such as é or ü before the @ cannot be sent from here yet; use another address.

## A domain that looks like a slip of the pen

suggestion-question = Did you mean { $address }?
suggestion-use = Use { $address }
suggestion-as-typed = It is right as typed
