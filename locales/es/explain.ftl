# Por qué un lector recibió un número o no, en español.

## Who is asked about

explain-unknown-address = Nadie se ha apuntado nunca con esta dirección.
explain-no-issue = No hay un número { $issue }.
explain-no-letters = Nunca se previó una carta para esta dirección.
explain-unknown-time = una fecha desconocida

## What was agreed

explain-did =
    { $act ->
        [given] alta
        [confirmed] confirmación
        [refused] respuesta «no fui yo»
       *[withdrawn] baja
    }
explain-way =
    { $method ->
        [form] con el formulario de alta
        [api] por la API
        [page] en la página tras el enlace de la carta
        [one_click] con un clic en el programa de correo
        [import] por una importación
       *[operator] por la redacción
    }
explain-act = { $list }: { explain-did } el { $at }, { explain-way }.

## Subscriptions

explain-pending = alta sin confirmar; la última pregunta es del { $asked } y puede responderse hasta el { $until }
explain-active = suscripción desde el { $at }
explain-paused = en pausa; suscripción desde el { $at }
explain-unsubscribed = baja el { $at }
explain-all-topics = todos los temas
explain-these-topics = temas { $topics }
explain-subscription = { $list }: { $standing }; { $topics }; primera alta el { $at }.

## Suppressed addresses

explain-because =
    { $reason ->
        [refused] porque su dueño dijo que un alta no era suya
        [hard_bounce] porque las cartas volvieron definitivamente
        [complaint] porque su dueño marcó una carta como correo no deseado
       *[operator] porque la redacción lo decidió así
    }
explain-suppressed = La dirección está bloqueada desde el { $at } { explain-because }.
explain-suppressed-with-a-note = La dirección está bloqueada desde el { $at } { explain-because } («{ $note }»).

## An issue that holds no letter for the reader

explain-skip-reason =
    { $reason ->
        [nothing_new] no había nada nuevo
        [nobody_to_write_to] no había a quién escribir
        [too_old] su hora había pasado hacía demasiado
       *[unknown] se omitió
    }
explain-skipped = El número { $issue } de { $list } no llevó cartas a nadie: { explain-skip-reason } ({ $at }).
explain-never-signed-up = Este lector nunca se apuntó a { $list }; para las otras listas, no indique ningún número.
explain-signed-up-later = Este lector no se había apuntado a { $list } cuando se preparó el número el { $planned }; la primera alta es del { $at }.
explain-confirmed-later = La suscripción se confirmó después, el { $at }.
explain-unconfirmed = El alta en { $list } no estaba confirmada cuando se preparó el número el { $planned }.
explain-question-yes = La última pregunta es del { $asked } y la respuesta fue que sí.
explain-question-no = La última pregunta es del { $asked } y la respuesta fue «no fui yo».
explain-question-expired = La última pregunta es del { $asked } y caducó sin respuesta el { $until }.
explain-question-open = La última pregunta es del { $asked } y puede responderse hasta el { $until }.
explain-not-subscribed = Este lector no estaba suscrito a { $list } cuando se preparó el número el { $planned }.
explain-not-subscribed-since = Este lector no estaba suscrito a { $list } cuando se preparó el número el { $planned }: { explain-did } el { $at }, { explain-way }.
explain-rest = Este lector había puesto la suscripción en pausa el { $since }.
explain-rest-until = Este lector había puesto la suscripción en pausa el { $since } hasta el { $until }.
explain-rest-ended = Este lector había puesto la suscripción en pausa el { $since }, y la pausa terminó el { $ended }.
explain-rest-until-ended = Este lector había puesto la suscripción en pausa el { $since } hasta el { $until }, y la pausa terminó el { $ended }.
explain-rest-passes-over = Las pausas hasta un día se saltan: lo publicado entretanto no se envía después.
explain-rest-was-made-up-for = Lo publicado entretanto llegó con el primer número siguiente.
explain-rest-is-made-up-for = Lo que se publique entretanto llega con el primer número siguiente.
explain-being-planned = El número todavía se está preparando; aún puede llegar una carta.
explain-held = El número espera la aprobación; aún puede llegar una carta.
explain-other-cadence = El número { $issue } era para los lectores de «{ $schedule }»; este lector eligió «{ $cadence }».
explain-other-zone = El número { $issue } era para lectores con la hora de { $zones }; este lector tiene la de { $zone }.
explain-in-another-issue = Sus artículos llegaron a este lector con el número { $issue }; ningún artículo se envía dos veces.
explain-too-few =
    { $count ->
        [one] El número { $issue } tenía un artículo para este lector, demasiado poco para una carta; llega con el número siguiente.
       *[other] El número { $issue } tenía { NUMBER($count) } artículos para este lector, demasiado pocos para una carta; llegan con el número siguiente.
    }
explain-no-topics = El número { $issue } no tenía artículos sobre los temas que eligió este lector ({ $topics }); sus artículos no tienen temas.
explain-other-topics = El número { $issue } no tenía artículos sobre los temas que eligió este lector ({ $topics }); sus artículos son de { $carried }.
explain-not-recorded = No consta ningún motivo: la suscripción estaba activa y había un artículo para ella. Un bloqueo levantado desde entonces, o temas cambiados desde entonces, se verían así.

## A letter and its attempts

explain-delivery-of-an-issue = El envío { $id }, número { $issue } de { $list }, se previó el { $at }.
explain-delivery-of-a-letter = El envío { $id }, «{ $letter }» de { $list }, se previó el { $at }.
explain-relay = el servidor de salida
explain-relay-called = el servidor de salida { $relay }
explain-no-words = sin palabras
explain-phase =
    { $phase ->
        [connect] { " " }al conectar
        [banner] { " " }en el saludo
        [ehlo] { " " }en EHLO
        [starttls] { " " }en STARTTLS
        [auth] { " " }en AUTH
        [mail_from] { " " }en MAIL FROM
        [rcpt_to] { " " }en RCPT TO
        [data] { " " }en DATA
        [dot] { " " }al final del mensaje
       *[unknown] { "" }
    }
explain-attempt-deferred = Intento { $attempt }, el { $at }: { $relay } la aplazó{ explain-phase }: { $reply }.
explain-attempt-rejected = Intento { $attempt }, el { $at }: { $relay } la rechazó{ explain-phase }: { $reply }.
explain-attempt-unreachable = Intento { $attempt }, el { $at }: { $relay } no pudo usarse{ explain-phase }: { $reply }.
explain-attempt-in-doubt = Intento { $attempt }, el { $at }: no consta respuesta de { $relay }{ explain-phase }: { $reply }.

## Where a letter stands

explain-sending = Se está entregando al servidor de salida en este momento.
explain-sent = Aceptada el { $at } por { $relay }: { $reply } (intento { $attempt }).
explain-rejected = Rechazada definitivamente el { $at } por { $relay }: { $reply }.
explain-bounced = Aceptada por { $relay }, y devuelta el { $at }: { $reason }.
explain-left-out = Omitida el { $at }: { $reason }.
explain-cancelled = Cancelada el { $at }: { $reason }.
explain-expired = Abandonada el { $at }: { $reason }.
explain-expired-after = Abandonada el { $at }: { $reason }; la última respuesta fue { $reply }.
explain-issue-paused = Espera porque el número está en pausa; sigue cuando alguien lo reanude.
explain-relay-resting = Espera porque { $relay } no pudo usarse ({ $reply }); se vuelve a intentar a partir del { $due }.
explain-not-due = No sale antes del { $due }.
explain-queued = Espera su turno desde el { $due }; las cartas que debían salir antes van primero.
explain-deferred =
    { $times ->
        [one] Aplazada una vez, con { $reply }; el próximo intento es el { $due }.
       *[other] Aplazada { NUMBER($times) } veces, la última con { $reply }; el próximo intento es el { $due }.
    }
explain-in-doubt = Se entregó y no consta respuesta, así que nadie sabe si llegó. Dudosa desde el { $since }; se envía otra vez, con el mismo Message-ID, el { $due }.
explain-in-doubt-held = Se entregó y no consta respuesta, así que nadie sabe si llegó. Dudosa desde el { $since }; espera a que la redacción decida.

## What else is worth knowing

explain-passage = Se entregó a { $machine } con { $tls } y { $cipher }.
explain-passage-in-clear = Se entregó a { $machine } sin cifrar.
explain-retried = La redacción hizo que se intentara una vez más el { $at }.
explain-maybe-twice = Antes estuvo en duda y se envió otra vez, así que el lector puede haberla recibido dos veces, con el mismo Message-ID.
explain-maybe-nevertheless = Antes estuvo en duda, así que el lector puede haberla recibido de todos modos.
explain-until-resumed = El número está en pausa; no se intenta nada hasta que se reanude.
explain-silent-workers = Ningún proceso de envío da señales de vida desde el { $since }.
explain-no-worker = No hay ningún proceso de envío en marcha.
explain-owed = El lector aún recibirá sus artículos: llegan con su próximo número.
explain-message-id = Su Message-ID es <{ $id }>.

## Why a letter ended without a word of the relay

explain-reason-suppressed = la dirección está bloqueada
explain-reason-outrun = la suscripción ya no está en el estado que esta carta supone
explain-reason-outlived = la vida de la carta terminó antes de que pudiera enviarse
explain-reason-issue-cancelled = la redacción canceló el número
explain-reason-said-to-have-arrived = la redacción dice que llegó
explain-reason-given-up = la redacción la abandonó cuando estaba en duda
explain-reason-reader-left = el lector se dio de baja
explain-reason-ended-by-operator = la redacción terminó la suscripción
explain-reason-refused = el dueño de la dirección se negó
explain-reason-reader-paused = el lector hizo una pausa
explain-reason-paused = la suscripción se puso en pausa
explain-reason-forgotten = el lector fue olvidado
explain-reason-confirmed-by-program = un programa había confirmado
explain-reason-next-issue = el siguiente número del lector ({ $issue }) estuvo listo antes de que pudiera enviarse; los artículos están en ese
explain-reason-in-doubt = en duda si había llegado, y { $why }
explain-no-reason = no consta ningún motivo
explain-past-its-lifetime = el próximo intento habría llegado después de la vida de la carta
