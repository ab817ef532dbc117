# Las palabras de las cartas, en español. Un número visible se escribe NUMBER($count); el plural lo elige $count.

## En todas las cartas

privacy = Privacidad
write-to-us = Escríbanos
unsubscribe = Darse de baja

## La confirmación

confirm-subject = Confirme su suscripción a { $list }
confirm-preheader = Alguien se suscribió con esta dirección. Si no fue usted, no haga nada.
confirm-title = ¿Es usted?
confirm-asked = El { $date } alguien nos pidió enviar { $list } a esta dirección. Si fue usted, confírmelo, por favor:
confirm-asked-from = El { $date } alguien, desde la red { $network }, nos pidió enviar { $list } a esta dirección. Si fue usted, confírmelo, por favor:
confirm-imported = Hemos trasladado a los lectores de { $list } desde otro programa de envío, y esta dirección estaba entre ellos. No tenemos prueba de su consentimiento, así que se lo preguntamos una sola vez: ¿desea recibirlo?
confirm-imported-preheader = Una pregunta: ¿desea seguir recibiéndolo?
confirm-imported-terms = Al decir que sí acepta también estas condiciones.
confirm-button = Sí, quiero suscribirme
confirm-valid =
    { $days ->
        [one] El botón abre una página donde se confirma. Funciona durante un día.
       *[other] El botón abre una página donde se confirma. Funciona durante { NUMBER($days) } días.
    } Si no hace nada, no quedará suscrito y no volveremos a escribirle.
confirm-page-valid =
    { $days ->
        [one] La página funciona durante un día.
       *[other] La página funciona durante { NUMBER($days) } días.
    } Si no hace nada, no quedará suscrito y no volveremos a escribirle.
confirm-not-me = No fui yo.
confirm-not-me-ignore = Entonces no haga caso de esta carta, o pídanos que dejemos en paz esta dirección para siempre:
confirm-not-me-link = No escribir nunca más a esta dirección
confirm-fallback = Si el botón no funciona, abra esta dirección:

## La bienvenida

welcome-subject = Le damos la bienvenida a { $list }
welcome-preheader = Su suscripción está activa. El próximo número llegará a esta dirección.
welcome-title = Le damos la bienvenida.
welcome-confirmed = Ha confirmado su suscripción a { $list }. El próximo número llegará a esta dirección.
welcome-topics = Sus temas
welcome-address-book = Para que no se pierda ningún número, puede añadir { $address } a su libreta de direcciones. Y si nos equivocamos en algo, escríbanos: queremos saberlo.
welcome-leave = Puede marcharse cuando quiera:

## El número

digest-subject =
    { $others ->
        [0] { $title }
       *[other] { $title } y { NUMBER($others) } más
    }
digest-subject-empty = { $list }: { $date }
digest-preheader = Además: { $titles }
digest-preheader-empty = { $list }, { $date }
digest-in-browser = Leer en el navegador
digest-count =
    { $count ->
        [one] un artículo
       *[other] { NUMBER($count) } artículos
    }
digest-read = Leer el artículo
digest-empty = Esta vez no hay artículos nuevos. También eso es noticia, en cierto modo.
digest-more =
    { $count ->
        [one] y un artículo más
       *[other] y { NUMBER($count) } artículos más
    }
digest-end = Esto es todo en este número.
digest-why = Recibe esta carta porque esta dirección está suscrita a { $list }.

## La despedida

farewell-subject = Se ha dado de baja de { $list }
farewell-preheader = No volveremos a escribirle. Gracias por leernos.
farewell-title = Adiós, y gracias por leernos.
farewell-left = Se ha dado de baja de { $list }. Esta es la última carta que recibe de allí.
farewell-mistake = ¿Fue un error? Puede volver cuando quiera:
farewell-again = Suscribirse de nuevo

## La carta a quienes aprueban los números

# $list: el boletín; $issue: el número
approval-subject-goes = El número { $issue } de { $list } sale el { $date }
approval-subject-waits = El número { $issue } de { $list } espera su aprobación
approval-goes = El número { $issue } sale si usted no lo detiene.
approval-waits = El número { $issue } espera su aprobación.
approval-goes-at = Sale el { $date }.
approval-nothing = No se envía nada hasta que alguien lo apruebe.
# $readers: a cuántas personas iría, con las palabras de approval-readers
approval-size = { $articles } para { $readers }:
approval-readers =
    { $count ->
        [one] una persona
       *[other] { NUMBER($count) } personas
    }
approval-open = Ver el número
approval-approve = En el escritorio puede cambiarlo, enviarse una carta de prueba, dar su visto bueno o cancelarlo.
approval-stop = En el escritorio puede cambiarlo, enviarse una carta de prueba, detenerlo hasta que dé su visto bueno o cancelarlo.

# The subject of an issue that an operator sends to an address of their own for a look.
test-letter-subject = [Prueba] { $subject }
