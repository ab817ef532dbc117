# What can be wrong with an address, beside what pages.ftl says of it.

problem-email-invisible = Cette adresse contient un caractère invisible ou de contrôle ; saisissez-la à nouveau au lieu de la coller.
problem-email-utf8 = Il n’est pas encore possible d’écrire d’ici à une adresse qui contient des lettres comme é ou ü avant le @ ; utilisez une autre adresse.

## A domain that looks like a slip of the pen

suggestion-question = Vouliez-vous dire { $address } ?
suggestion-use = Utiliser { $address }
suggestion-as-typed = Mon adresse est correcte
