# What can be wrong with an address, beside what pages.ftl says of it.

problem-email-invisible = Esta dirección contiene un carácter invisible o de control; escríbala de nuevo en lugar de pegarla.
problem-email-utf8 = Desde aquí todavía no se puede enviar correo a direcciones con letras como é o ü antes de la @; use otra dirección.

## A domain that looks like a slip of the pen

suggestion-question = ¿Quería decir { $address }?
suggestion-use = Usar { $address }
suggestion-as-typed = Está bien como la escribí
