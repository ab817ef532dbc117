# What can be wrong with an address, beside what pages.ftl says of it.

problem-email-invisible = Diese Adresse enthält ein unsichtbares Zeichen oder ein Steuerzeichen; tippen Sie sie neu ein, statt sie einzufügen.
problem-email-utf8 = An Adressen mit Buchstaben wie é oder ü vor dem @ kann von hier noch nicht geschickt werden; nehmen Sie eine andere Adresse.

## A domain that looks like a slip of the pen

suggestion-question = Meinten Sie { $address }?
suggestion-use = { $address } verwenden
suggestion-as-typed = Die Eingabe stimmt so
