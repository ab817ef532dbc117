# Las ediciones en la mesa de redacción, en español.

## Issues as a list and on the calendar

desk-issues-number = { NUMBER($count) }
desk-issues-ways = Vistas de las ediciones
desk-issues-as-list = Lista
desk-issues-calendar = Calendario
desk-issues-new = Nueva edición
desk-issues-breaking = Última hora
desk-issues-list = Lista
desk-issues-every-list = Todas las listas
desk-issues-state = Estado
desk-issues-any-state = Cualquier estado
desk-issues-filter = Mostrar
desk-issues-issue = Edición
desk-issues-readers = Lectores
desk-issues-not-reached = No alcanzados
desk-issues-none = Aún no hay ediciones
desk-issues-none-text = Una edición se crea cuando vence un horario de una lista y hay artículos nuevos. El calendario muestra cuándo; con «Nueva edición» no hace falta esperar.
desk-issues-none-such = Nada coincide
desk-issues-none-such-text = Ninguna edición coincide. Elija otra lista u otro estado.
desk-issues-all = Todas las ediciones
desk-issues-month = { month } de { $year }
desk-issues-months = Meses
desk-issues-month-before = Mes anterior
desk-issues-month-after = Mes siguiente
desk-issues-this-month = Este mes
desk-issues-today = Hoy:
desk-issues-clocks = Todas las horas son las de { $zone }.
desk-issues-cut-short = En este mes hay más de lo que cabe aquí. Elija una lista.
desk-issues-more =
    { $count ->
        [one] y una más
       *[other] y { NUMBER($count) } más
    }
desk-issues-readers-clocks = según el reloj de cada lector

## Where an issue stands

desk-issues-state-held = Espera aprobación
desk-issues-state-planning = En preparación
desk-issues-state-sending = En envío
desk-issues-state-paused = En pausa
desk-issues-state-cancelled = Cancelada
desk-issues-state-finished = Terminada
desk-issues-state-skipped = Omitida

## What became of a letter

desk-issues-outcome = Resultado
desk-issues-any-outcome = Cualquier resultado
desk-issues-outcome-queued = En espera
desk-issues-outcome-sending = En camino
desk-issues-outcome-sent = Enviado
desk-issues-outcome-deferred = Aplazado
desk-issues-outcome-rejected = Rechazado
desk-issues-outcome-bounced = Devuelto
desk-issues-outcome-skipped = Omitido
desk-issues-outcome-cancelled = Cancelado
desk-issues-outcome-expired = Caducado
desk-issues-outcome-in-doubt = En duda

## The page of an issue

desk-issues-pages = Páginas de esta edición
desk-issues-tab-overview = Resumen
desk-issues-tab-letter = Carta
desk-issues-tab-edit = Editar
desk-issues-tab-recipients = Destinatarios
desk-issues-tab-doubts = En duda
desk-issues-held-for =
    { $count ->
        [one] Espera aprobación e iría a un lector.
       *[other] Espera aprobación e iría a { NUMBER($count) } lectores.
    }
desk-issues-goes-at = Si nadie la detiene, sale por sí sola el
desk-issues-goes-never = Sale cuando alguien la aprueba.
desk-issues-in-doubt =
    { $count ->
        [one] De una carta nadie sabe si llegó.
       *[other] De { NUMBER($count) } cartas nadie sabe si llegaron.
    }
desk-issues-in-doubt-link = Decidir
desk-issues-approve = Enviar …
desk-issues-edit = Editar
desk-issues-look = Ver la carta
desk-issues-stop = No enviar por sí sola
desk-issues-pause = Pausar
desk-issues-resume = Continuar
desk-issues-cancel = Cancelar la edición
desk-issues-back = Volver
desk-issues-progress = Progreso
desk-issues-rate = cartas por segundo
desk-issues-left = tiempo restante
desk-issues-story = Lo que pasó
desk-issues-facts = Datos
desk-issues-story-made = Creada
desk-issues-story-approved = Aprobada
desk-issues-story-planned = Todas las cartas anotadas; empezó el envío
desk-issues-story-resumed = Reanudada
desk-issues-story-finished = Terminada
desk-issues-story-cancelled = Cancelada
desk-issues-story-skipped = Omitida
desk-issues-story-broken = Creada, como última hora
desk-issues-story-edited = Borrador editado
desk-issues-story-stopped = Ya no sale por sí sola
desk-issues-story-paused = En pausa
desk-issues-story-tested = Carta de prueba enviada
desk-issues-story-retried =
    { $count ->
        [0] Se pidió reintentar cartas; con ninguna era posible
        [one] Una carta reintentada
       *[other] { NUMBER($count) } cartas reintentadas
    }
desk-issues-story-doubts-resend =
    { $count ->
        [one] Una carta en duda enviada otra vez
       *[other] { NUMBER($count) } cartas en duda enviadas otra vez
    }
desk-issues-story-doubts-sent =
    { $count ->
        [one] Una carta en duda dada por llegada
       *[other] { NUMBER($count) } cartas en duda dadas por llegadas
    }
desk-issues-story-doubts-give-up =
    { $count ->
        [one] Una carta en duda abandonada
       *[other] { NUMBER($count) } cartas en duda abandonadas
    }
desk-issues-story-cut = Solo se muestra lo más reciente de lo que se hizo.
desk-issues-story-log = El resto está en el registro
desk-issues-by-operator = por { $name }
desk-issues-by-key = con la clave de API { $name }
desk-issues-by-command-line = en la línea de órdenes
desk-issues-by-schedule = por su horario
desk-issues-by-itself = por sí sola
desk-issues-number-of = Número
desk-issues-origin = Origen
desk-issues-origin-scheduled = su horario
desk-issues-origin-send-now = alguien del equipo
desk-issues-origin-breaking = última hora
desk-issues-slot = Vencimiento
desk-issues-articles = Artículos
desk-issues-zones = Para lectores en
desk-issues-paused-operator = Alguien la pausó.
desk-issues-paused-template = Su plantilla falla.
desk-issues-paused-too-old = Ya es antigua.
desk-issues-paused-refusals = Se rechazaron demasiadas de sus cartas.
desk-issues-paused-restored = La base procede de una copia de seguridad.
desk-issues-remedy-operator = Reanúdela o cancélela.
desk-issues-remedy-template = Corrija la plantilla, reinicie el servicio y reanúdela.
desk-issues-remedy-too-old = Reanúdela si sus noticias aún lo son; si no, cancélela.
desk-issues-remedy-refusals = Mire las respuestas, corrija la causa y reanúdela.
desk-issues-remedy-restored = Averigüe si sus lectores ya la tienen; luego cancélela o reanúdela.
desk-issues-skipped-nothing-new = No había nada nuevo que enviar.
desk-issues-skipped-nobody = No había a quién escribir: nadie está suscrito o nadie eligió estos temas.
desk-issues-skipped-too-old = Su hora pasó hace demasiado. Sus artículos llegarán con la próxima edición.
desk-issues-not-now = Eso no se puede hacer ahora
desk-issues-moved-on = La edición ha avanzado entretanto. Abra su página para ver cómo está.
desk-issues-changed-meanwhile = Otra persona ha cambiado el borrador entretanto. Ábralo de nuevo y haga su cambio sobre lo que dice ahora.
desk-issues-still-ending = Sus cartas aún se están cancelando. Inténtelo de nuevo en un momento.
desk-issues-outlived = Sus cartas han agotado su plazo y caducarían sin enviarse. Cancele la edición.
desk-issues-ledger-held = Ahora no se envía nada, porque la base parece una copia antigua. Un propietario debe liberarla: postrider ledger show.
desk-issues-no-schedule = La lista no tiene horario para eso. Añada uno en la página de la lista.
desk-issues-overtaken = En este mismo momento se ha creado una edición de este horario.

## Letting it go, and ending it

desk-issues-send-title = ¿Enviar esta edición?
desk-issues-send-to =
    { $count ->
        [one] Sale a un lector.
       *[other] Sale a { NUMBER($count) } lectores.
    }
desk-issues-send-hint = Una carta que ha salido no se puede recuperar; lo que aún no ha salido se puede pausar o cancelar.
desk-issues-type-name = Para continuar, escriba el nombre de la lista: { $list }
desk-issues-send-name-wrong = Ese no es el nombre de la lista. No se ha enviado nada.
desk-issues-send-button = Enviar ahora
desk-issues-cancel-title = ¿Cancelar esta edición?
desk-issues-cancel-lead = Lo enviado queda enviado. Lo demás no se enviará.
desk-issues-cancel-articles = ¿Qué pasa con sus artículos?
desk-issues-cancel-roll-over = Llegarán con la próxima edición a los lectores que no los recibieron
desk-issues-cancel-withdraw = No se vuelven a enviar
said-issue-goes = La edición está en camino.
said-issue-waits = La edición espera a que alguien la apruebe.
said-issue-paused = La edición está en pausa.
said-issue-resumed = La edición continúa.
said-issue-cancelled = La edición está cancelada.
said-issue-made = La edición está creada y le espera.
said-issue-nothing-new = Ahora no hay nada nuevo que enviar.
said-issue-edited = Guardado.
said-issue-tested = La carta de prueba está en camino.
said-issue-resolved = Decidido.

## Making one, and breaking news

desk-issues-new-lead = Reúne lo nuevo y espera: puede verla, editarla y probarla antes de que salga.
desk-issues-new-hint = La próxima edición del horario llega igualmente a su hora.
desk-issues-new-button = Crear
desk-issues-no-articles-title = Aún no hay artículos
desk-issues-no-articles = La lista aún no tiene artículos. Añada un canal o escriba uno.
desk-issues-breaking-lead = Un artículo, enseguida, a sus lectores. Su próxima edición lo omitirá.
desk-issues-breaking-list = Elegir
desk-issues-breaking-article = ¿Qué artículo?
desk-issues-breaking-to = ¿A quién?
desk-issues-breaking-instant = Lectores que quieren cada artículo enseguida
desk-issues-breaking-all = Todos aquellos cuyos temas lo abarcan
desk-issues-breaking-button = Enviar ahora
desk-issues-breaking-choose = Elija un artículo y a quién va.
desk-issues-breaking-refused = Este artículo no se puede enviar aparte: ya se envió o no se puede enviar.
desk-issues-breaking-nobody = La lista no ofrece cada artículo enseguida, así que no hay tales lectores.

## The letter

desk-issues-letter = La carta en HTML
desk-issues-subject = Asunto
desk-issues-subject-hint = Si se deja vacío, lo escribe la plantilla de la lista.
desk-issues-preheader = Texto de vista previa
desk-issues-preheader-hint = La línea que los programas de correo muestran junto al asunto. Si se deja vacía, la escribe la plantilla.
desk-issues-intro = Nota sobre los artículos
desk-issues-intro-hint = En Markdown; puede estar vacía.
desk-issues-article-title = Título
desk-issues-move-up = Subir
desk-issues-move-down = Bajar
desk-issues-leave-out = Omitir
desk-issues-edit-save = Guardar
desk-issues-edit-wrong = Hay algo que corregir
desk-issues-wrong-subject = Escriba un asunto de 250 caracteres como máximo, en una línea, o déjelo vacío.
desk-issues-wrong-preheader = Escriba un texto de vista previa de 250 caracteres como máximo, en una línea, o déjelo vacío.
desk-issues-wrong-intro = Como máximo 4000 caracteres, sin caracteres de control.
desk-issues-wrong-drop = Deje al menos un artículo. Para no enviar nada, cancele la edición.
desk-issues-wrong-titles = Escriba títulos de 250 caracteres como máximo, cada uno en una línea.
desk-issues-as-reader = Como la recibe este lector
desk-issues-as-everybody = todo lo que lleva la edición
desk-issues-show = Mostrar
desk-issues-no-letter = No hay carta: la edición no lleva nada, o nada para este lector.
desk-issues-no-such-reader = Nadie con esta dirección está suscrito a la lista.
desk-issues-size = Tamaño
desk-issues-size-of = { NUMBER($count) } de 102 kB
desk-issues-size-good = Gmail la muestra entera.
desk-issues-size-near = Casi demasiado larga: Gmail corta las cartas a 102 kB.
desk-issues-size-clipped = Demasiado larga: Gmail la corta. Omita algunos artículos.
desk-issues-looks = Vistas de la carta
desk-issues-look-wide = Ancha
desk-issues-look-narrow = Teléfono
desk-issues-look-dark = Oscura
desk-issues-look-plain = Sin imágenes
desk-issues-look-text = Texto
desk-issues-look-source = Código fuente
desk-issues-source-hint = El mensaje antes de firmarse; el enlace de baja y la fecha son propios de cada lector.
desk-issues-links-hint = Los enlaces no hacen nada aquí, y los de baja no están.
desk-issues-test = Enviar una carta de prueba
desk-issues-test-address = A
desk-issues-test-hint = Una carta real por el relé, con [Prueba] ante el asunto. No cambia nada para ningún lector.
desk-issues-test-button = Enviar prueba
desk-issues-test-no-address = A esa dirección no se puede enviar ninguna carta.
desk-issues-test-suppressed = No se puede escribir a esta dirección.
desk-issues-test-too-many = Se han enviado tantas cartas de prueba como se permiten en una hora. Inténtelo más tarde.
desk-issues-tests = Cartas de prueba enviadas

## Recipients

desk-issues-recipient = Destinatario
desk-issues-address-begins = La dirección empieza por
desk-issues-reply = Respuesta
desk-issues-when = Cuándo
desk-issues-since = Desde
desk-issues-choose = Elegir
desk-issues-no-recipients = Aún no hay destinatarios
desk-issues-no-recipients-text = Se anotan cuando se planifica la edición, antes de que salga la primera carta.
desk-issues-no-such-recipients = Elija otro resultado u otro comienzo de la dirección. De una edición grande solo se mira una parte cada vez; la página siguiente continúa.
desk-issues-retry-chosen = Intentar de nuevo los elegidos
desk-issues-retry-all =
    { $count ->
        [one] Intentar de nuevo
       *[other] Intentar de nuevo los { NUMBER($count) }
    }
desk-issues-retry = Intentar de nuevo
desk-issues-retry-hint = Nadie la recibe dos veces: lo que puede haber llegado y lo que trae una edición posterior se deja como está.
desk-issues-retried =
    { $count ->
        [0] No se intenta de nuevo ninguna carta.
        [one] Una carta está de nuevo en la cola.
       *[other] { NUMBER($count) } cartas están de nuevo en la cola.
    }
desk-issues-retried-more = Hay más. Pulse el botón otra vez.
desk-issues-left-not-in-vain = { NUMBER($count) }: aún abiertas o aceptadas
desk-issues-left-in-doubt = { NUMBER($count) }: en duda alguna vez y quizá llegaron
desk-issues-left-not-active = { NUMBER($count) }: el lector se fue o descansa
desk-issues-left-suppressed = { NUMBER($count) }: no se puede escribir a la dirección
desk-issues-left-planned-again = { NUMBER($count) }: una edición posterior trae los artículos
desk-issues-export = Exportar como CSV
desk-issues-why = Por qué llegó, o no
desk-issues-to-reader = Todo sobre este lector
desk-issues-attempts = Intentos
desk-issues-relay = Relé
desk-issues-planned-at = Planificada
desk-issues-retried-at = Reintentada
desk-issues-due-at = Vence
desk-issues-ended-at = Terminó
desk-issues-dialogues = Diálogos con el relé

## Letters in doubt

desk-issues-no-doubts = Nada está en duda
desk-issues-no-doubts-text = De cada carta de esta edición se sabe qué fue de ella, o se reenvía por sí sola.
desk-issues-doubts-lead = Estas cartas se entregaron y no consta respuesta: nadie sabe si llegaron.
desk-issues-doubts-all = Todas las cartas en duda de esta edición, también las no mostradas
desk-issues-doubts-decide = ¿Qué debe ser de ellas?
desk-issues-doubts-resend = Enviarlas otra vez: la misma carta con el mismo Message-ID
desk-issues-doubts-sent = Llegaron
desk-issues-doubts-give-up = Abandonarlas
desk-issues-doubts-button = Decidir

## Letters outside issues that are in doubt

desk-doubts = Cartas sueltas en duda
desk-doubts-lead = Estas cartas no pertenecen a ninguna edición. Cada una se entregó y no consta respuesta: nadie sabe si llegó. Si se envía otra vez, es la misma carta con el mismo Message-ID.
desk-doubts-none-text = De cada carta fuera de las ediciones se sabe qué fue de ella, o se reenvía por sí sola.
desk-doubts-letter = Carta
desk-doubts-test-letter = Carta de prueba
desk-doubts-ticked = ¿Qué debe ser de las marcadas?
desk-doubts-resend = Enviar otra vez
desk-doubts-sent = Contar como llegada
desk-doubts-give-up = Abandonar
desk-doubts-resend-one = Enviar otra vez: { $address }
desk-doubts-sent-one = Contar como llegada: { $address }
said-doubts-none-ticked = Marque primero las cartas sobre las que decide.
