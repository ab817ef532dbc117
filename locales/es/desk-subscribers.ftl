# Las páginas del escritorio sobre los lectores, en español.

## Buscar

desk-subscribers-tabs = Sobre los lectores
desk-subscribers-tab-readers = Lectores
desk-subscribers-tab-suppressed = Bloqueadas
desk-subscribers-tab-bulk = Cambios a muchos
desk-subscribers-tab-removals = Oleadas de bajas
desk-subscribers-tab-signups = Altas retenidas
desk-subscribers-q = Dirección, nombre o @dominio
desk-subscribers-search = Buscar
desk-subscribers-filters = Más filtros
desk-subscribers-clear = Mostrar a todos
desk-subscribers-any = Cualquiera
desk-subscribers-list = Lista
desk-subscribers-state = Estado
desk-subscribers-topic = Tema
desk-subscribers-topic-hint = Elija primero una lista.
desk-subscribers-cadence = Frecuencia
desk-subscribers-language = Idioma
desk-subscribers-domain = Dominio
desk-subscribers-source = Procedencia
desk-subscribers-suppressed = Bloqueada
desk-subscribers-yes = Sí
desk-subscribers-no = No
desk-subscribers-state-pending = Sin confirmar
desk-subscribers-state-active = Suscrito
desk-subscribers-state-paused = En pausa
desk-subscribers-state-unsubscribed = De baja
desk-subscribers-count =
    { $count ->
        [one] Un lector
       *[other] { NUMBER($count) } lectores
    }
desk-subscribers-count-more = Más de { NUMBER($count) } lectores
desk-subscribers-count-about = Unos { NUMBER($count) } lectores
desk-subscribers-cut = Solo se ha recorrido una parte. La página siguiente continúa desde ahí.
desk-subscribers-reader = Lector
desk-subscribers-lists = Listas
desk-subscribers-since = Desde
desk-subscribers-add = Añadir un lector
desk-subscribers-change-all = Cambiar a todos estos…
desk-subscribers-nobody = Aquí no lee nadie todavía
desk-subscribers-nobody-text = Los lectores llegan por el formulario de su sitio, por una importación o uno a uno desde aquí.
desk-subscribers-none = Nadie así
desk-subscribers-none-text = Pruebe con el principio de la dirección, una palabra del nombre o menos filtros. Un dominio se busca con una @ delante.

## Un lector

desk-subscribers-next-at = Próximo número: { $date }
desk-subscribers-next-at-once = Llega en cuanto se publica algo
desk-subscribers-next-never = No hay ningún número previsto
desk-subscribers-paused-until = En pausa hasta el { $date }
desk-subscribers-paused-open = En pausa hasta que alguien la termine
desk-subscribers-topics = Temas
desk-subscribers-topics-all = Todos los temas
desk-subscribers-name = Nombre
desk-subscribers-time-zone = Zona horaria
desk-subscribers-of-list = Como la lista ({ $value })
desk-subscribers-edit = Cambiar lo elegido
desk-subscribers-save = Guardar
desk-subscribers-pause = Pausar
desk-subscribers-until = Hasta
desk-subscribers-until-hint = Déjelo vacío para pausar hasta que alguien reanude.
desk-subscribers-resume = Reanudar
desk-subscribers-end = Dar de baja
desk-subscribers-reason = Motivo
desk-subscribers-reason-end = Por ejemplo: lo pidió por teléfono. Se guarda con la prueba.
desk-subscribers-no-lists = Este lector no tiene que ver con ninguna lista.
desk-subscribers-story = Toda la historia
desk-subscribers-story-lead = Cada consentimiento, carta y cambio, lo más nuevo primero.
desk-subscribers-why = ¿Le llegó un número?
desk-subscribers-why-issue = Número de la edición
desk-subscribers-why-ask = Explicar
desk-subscribers-link = Un enlace nuevo
desk-subscribers-link-text = Va al buzón del lector y abre la página donde lo cambia todo por sí mismo.
desk-subscribers-link-send = Enviar el enlace
desk-subscribers-suppression = Bloqueo
desk-subscribers-suppress = Bloquear
desk-subscribers-suppress-text = A una dirección bloqueada no se envía nada, se apunte a lo que se apunte.
desk-subscribers-release = Levantar el bloqueo…
desk-subscribers-data = Datos personales
desk-subscribers-data-text = Un archivo con todo lo que se sabe de este lector, para entregárselo.
desk-subscribers-data-get = Descargar la copia
desk-subscribers-erase = Olvidar a este lector…
desk-subscribers-blocked = Alguien respondió «no fui yo» a una carta para este buzón.
desk-subscribers-flag-role = La dirección es de un cargo, no de una persona.
desk-subscribers-flag-disposable = El buzón es de usar y tirar.
desk-subscribers-flag-other = Hay algo inusual en la dirección.

## La historia

desk-subscribers-by-reader = por el lector
desk-subscribers-by-operator = por { $name }
desk-subscribers-by-program = por un programa ({ $name })
desk-subscribers-by-service = por sí solo
desk-subscribers-by-somebody = por la redacción
desk-subscribers-act-given = Se apuntó
desk-subscribers-act-confirmed = Consentimiento confirmado
desk-subscribers-act-refused = Dijo «no fui yo»
desk-subscribers-act-withdrawn = Consentimiento retirado
desk-subscribers-act-unsubscribed = Baja
desk-subscribers-purpose-newsletter = para recibir las cartas
desk-subscribers-purpose-terms = a las condiciones
desk-subscribers-purpose-tracking = a la medición
desk-subscribers-method-form = con el formulario
desk-subscribers-method-api = por la API
desk-subscribers-method-page = en la página tras el enlace de la carta
desk-subscribers-method-one_click = con el botón del programa de correo
desk-subscribers-method-operator = anotado por la redacción
desk-subscribers-method-import = por una importación
desk-subscribers-from = De { $source }
desk-subscribers-wording = Texto, versión { NUMBER($version) }
desk-subscribers-evidence = Prueba
desk-subscribers-evidence-number = Número del registro
desk-subscribers-evidence-ip = Dirección de red
desk-subscribers-evidence-agent = Navegador
desk-subscribers-evidence-hash = Huella del texto
desk-subscribers-declared = Declarado por
desk-subscribers-letter-confirm = Carta de confirmación
desk-subscribers-letter-welcome = Carta de bienvenida
desk-subscribers-letter-digest = Número { $issue }
desk-subscribers-letter-unsubscribed = Carta de despedida
desk-subscribers-letter-manage = Carta con un enlace
desk-subscribers-letter-already = Carta a quien ya está suscrito
desk-subscribers-letter-move_from = Carta sobre el cambio de dirección
desk-subscribers-letter-move_to = Carta a la dirección nueva
desk-subscribers-letter-approval = Carta a la redacción
desk-subscribers-letter-operator_invitation = Invitación a la redacción
desk-subscribers-letter-operator_reset = Enlace a una contraseña nueva
desk-subscribers-letter-operator_sign_in = Enlace para entrar
desk-subscribers-letter-operator_notice = Aviso de un cambio en la cuenta
desk-subscribers-fate-queued = en espera
desk-subscribers-fate-sending = enviándose
desk-subscribers-fate-sent = aceptada
desk-subscribers-fate-deferred = aplazada, se reintenta
desk-subscribers-fate-rejected = rechazada
desk-subscribers-fate-bounced = devuelta
desk-subscribers-fate-skipped = omitida
desk-subscribers-fate-cancelled = cancelada
desk-subscribers-fate-expired = no enviada a tiempo
desk-subscribers-fate-in_doubt = dudosa
desk-subscribers-relay = Relé
desk-subscribers-reply = Respuesta
desk-subscribers-ended = Terminó
desk-subscribers-due = Próximo intento
desk-subscribers-attempts = Intentos anteriores
desk-subscribers-happened-added = Añadido
desk-subscribers-happened-edited = Cambió lo elegido
desk-subscribers-happened-paused = Pausa
desk-subscribers-happened-resumed = Reanudado
desk-subscribers-happened-unsubscribed = Baja
desk-subscribers-happened-suppressed = Bloqueo
desk-subscribers-happened-released = Bloqueo levantado
desk-subscribers-happened-link_sent = Se pidió un enlace nuevo
desk-subscribers-happened-exported = Se entregó una copia de los datos
desk-subscribers-happened-brought_back = Se deshizo un cambio a muchos
desk-subscribers-is-suppressed = Bloqueada: { $reason }
desk-subscribers-reason-refused = «no fui yo»
desk-subscribers-reason-operator = decisión de la redacción
desk-subscribers-reason-hard_bounce = las cartas volvían
desk-subscribers-reason-complaint = marcada como spam
desk-subscribers-moved = Dirección cambiada de { $old } a { $new }
desk-subscribers-move-asked = Se pidió el cambio a { $new }; aún no lo aceptaron ambos buzones
desk-subscribers-taken-out = De baja junto con muchos lectores de { $domain }
desk-subscribers-taken-back = volvió al deshacerse la oleada
desk-subscribers-said-why = Dijo al irse: { $reason }

## Añadir

desk-subscribers-email = Dirección
desk-subscribers-choose = Elegir
desk-subscribers-consent = Consentimiento
desk-subscribers-consent-ask = Preguntar: sale una carta a la dirección, y nada más hasta que diga sí
desk-subscribers-consent-declare = Aceptó en otro lugar, y puedo probarlo
desk-subscribers-consent-lead = A quien se dio de baja antes se le pregunta en todo caso.
desk-subscribers-declare-source = Dónde aceptó
desk-subscribers-declare-source-hint = Por ejemplo: la feria de Sevilla, la caja de la tienda.
desk-subscribers-declare-day = Qué día
desk-subscribers-declare-wording = A qué texto
desk-subscribers-declare-version = Versión { NUMBER($version) } de las condiciones de la lista
desk-subscribers-declare-other = Otro texto
desk-subscribers-declare-text = El texto, tal como era
desk-subscribers-declare-proof = Dónde está la prueba
desk-subscribers-declare-proof-hint = Por ejemplo: la carpeta con las tarjetas firmadas.
desk-subscribers-declare-responsible = Quién responde de ello
desk-subscribers-no-list-open = Ninguna lista admite lectores todavía. Una lista necesita condiciones que se puedan aceptar.

## Direcciones bloqueadas

desk-subscribers-suppressed-lead = A estas direcciones no se envía nada, se apunten a lo que se apunten.
desk-subscribers-suppressed-none = No hay direcciones bloqueadas
desk-subscribers-suppressed-none-text = Las direcciones llegan aquí solas cuando alguien se queja, dice «no fui yo» o las cartas vuelven una y otra vez.
desk-subscribers-suppress-title = Bloquear una dirección
desk-subscribers-note = Nota
desk-subscribers-release-title = ¿Levantar el bloqueo de { $address }?
desk-subscribers-release-refused = El dueño de este buzón dijo que nunca se apuntó. Levántelo solo si él lo pide; si no, la próxima carta es spam.
desk-subscribers-release-complaint = Un lector marcó una carta como spam. Escribirle de nuevo perjudica la entrega a todos los demás. Levántelo solo si él lo pide.
desk-subscribers-release-hard_bounce = Las cartas volvieron definitivamente. Levántelo solo si sabe que el buzón funciona otra vez.
desk-subscribers-release-operator = Lo decidió la redacción. Lea la nota antes de levantarlo.
desk-subscribers-release-sure = El dueño quiere cartas de nuevo
desk-subscribers-release-do = Levantar el bloqueo

## Olvidar

desk-subscribers-erase-title = ¿Olvidar a { $address }?
desk-subscribers-erase-lead = Desaparece todo lo que dice quién era: dirección, nombre, elecciones, direcciones de red. Queda la prueba del consentimiento, sin persona. No se puede deshacer.
desk-subscribers-erase-type = Escriba la dirección para continuar
desk-subscribers-erase-do = Olvidar para siempre

## Cambios a muchos

desk-subscribers-number = { NUMBER($count) }
desk-subscribers-bulk-title = Cambiar a muchos lectores
desk-subscribers-bulk-lead = Primero se cuentan, y usted ve el número. Nada cambia hasta que lo escriba.
desk-subscribers-bulk-who = A quién
desk-subscribers-bulk-everybody = A todos
desk-subscribers-bulk-what = Qué
desk-subscribers-bulk-kind-suppress = Bloquear
desk-subscribers-bulk-kind-pause = Pausar
desk-subscribers-bulk-kind-unsubscribe = Dar de baja
desk-subscribers-bulk-kind-add_topic = Añadir un tema
desk-subscribers-bulk-count = Contarlos
desk-subscribers-bulk-none = Ningún cambio a muchos todavía
desk-subscribers-bulk-none-text = Busque lectores y elija «Cambiar a todos estos».
desk-subscribers-bulk-state-counting = Contando
desk-subscribers-bulk-state-ready = Le espera
desk-subscribers-bulk-state-running = En curso
desk-subscribers-bulk-state-finished = Hecho
desk-subscribers-bulk-state-undoing = Deshaciéndose
desk-subscribers-bulk-state-undone = Deshecho
desk-subscribers-bulk-state-cancelled = Detenido
desk-subscribers-bulk-counted = Contados
desk-subscribers-bulk-handled = Revisados
desk-subscribers-bulk-changed = Cambiados
desk-subscribers-bulk-undone = Devueltos
desk-subscribers-bulk-asked = Pedido
desk-subscribers-bulk-type =
    { $count ->
        [one] Se trata de un lector. Escriba 1 para empezar.
       *[other] Se trata de { NUMBER($count) } lectores. Escriba el número { $typed } para empezar.
    }
desk-subscribers-bulk-nobody = No se trata de nadie; no hay nada que hacer.
desk-subscribers-bulk-begin = Empezar
desk-subscribers-bulk-stop = Detener
desk-subscribers-bulk-undo = Deshacer
desk-subscribers-bulk-undo-text = Durante siete días se puede deshacer, salvo para los lectores que alguien haya cambiado desde entonces.
desk-subscribers-bulk-refresh = Actualizar

## Oleadas y altas retenidas

desk-subscribers-removals-lead = Los programas que revisan enlaces también pulsan botones. Aquí se juntan muchos lectores de un dominio que se van segundos después de una carta. A cada uno se le dio de baja al momento; usted decide si lo quería.
desk-subscribers-removals-none = Ninguna oleada
desk-subscribers-removals-none-text = En ningún lugar se fueron muchos a la vez.
desk-subscribers-wave-open = Abierta
desk-subscribers-wave-undone = Deshecha
desk-subscribers-wave-kept = Mantenida
desk-subscribers-wave-readers = Suscripciones terminadas
desk-subscribers-wave-back = Devueltas
desk-subscribers-wave-when = Cuándo
desk-subscribers-wave-undo = Traerlos de vuelta
desk-subscribers-wave-keep = Lo querían
desk-subscribers-wave-undo-text = Quien se fue de otro modo desde entonces, dijo por qué o no debe recibir cartas sigue fuera.
desk-subscribers-signups-lead = Cuando llegan muchas más altas de lo normal, las cartas de confirmación se retienen hasta que usted decida. Los formularios siguen aceptando.
desk-subscribers-signups-quiet = Las altas llegan como siempre
desk-subscribers-signups-quiet-text = No se retiene nada.
desk-subscribers-signups-site = Todo el sitio
desk-subscribers-signups-kept = Retenidas
desk-subscribers-signups-paused = Cartas retenidas desde { $date }
desk-subscribers-signups-challenge = Los formularios piden una prueba de cálculo desde { $date }
desk-subscribers-signups-released = No se retiene nada hasta { $date }
desk-subscribers-signups-release = Enviar las cartas
desk-subscribers-signups-drop = Descartarlas
desk-subscribers-signups-blocked =
    { $count ->
        [one] Un buzón está bloqueado porque su dueño dijo «no fui yo».
       *[other] { NUMBER($count) } buzones están bloqueados porque sus dueños dijeron «no fui yo».
    }

## Lo que lo impide

desk-subscribers-stands-suppressed = La dirección está bloqueada. Levante eso primero, si su dueño quiere cartas de nuevo.
desk-subscribers-stands-blocked_by_owner = El dueño de este buzón dijo «no fui yo». Solo él puede apuntarse de nuevo.
desk-subscribers-stands-forgotten = El dueño de esta dirección pidió ser olvidado. Solo él puede apuntarse de nuevo.
desk-subscribers-stands-asked_too_often = Este buzón recibió últimamente tantas cartas de confirmación como puede recibir.
desk-subscribers-stands-domain_takes_no_mail = El dominio de esta dirección no acepta correo.
desk-subscribers-stands-reads_already = Esta dirección ya lee la lista.
desk-subscribers-stands-list_without_terms = La lista aún no tiene condiciones que se puedan aceptar.
desk-subscribers-stands-list_closed = La lista no admite lectores por ahora.
desk-subscribers-stands-not_of_this_list = Este lector no tiene que ver con esa lista.
desk-subscribers-stands-not_confirmed = La suscripción no está confirmada, o ha terminado.
desk-subscribers-stands-link_sent_lately = Se acaba de enviar un enlace a este lector.
desk-subscribers-stands-stands_elsewhere = Se hizo o se detuvo entretanto. Así está ahora.
desk-subscribers-stands-other_number = Ese no es el número contado.
desk-subscribers-stands-too_late = Hace demasiado tiempo para deshacerlo.
desk-subscribers-wrong-email = Revise la dirección.
desk-subscribers-wrong-address = Esa no es la dirección de este lector.
desk-subscribers-wrong-list = Elija una lista.
desk-subscribers-wrong-topic = Elija un tema de la lista.
desk-subscribers-wrong-topics = Elija temas de la lista.
desk-subscribers-wrong-cadence = La lista no sale con esa frecuencia.
desk-subscribers-wrong-language = Use un código de idioma como en o pt-BR.
desk-subscribers-wrong-time_zone = Use una zona horaria como Europe/Zurich.
desk-subscribers-wrong-name = Como máximo 100 caracteres.
desk-subscribers-wrong-until = Elija un día después de hoy que no esté demasiado lejos.
desk-subscribers-wrong-source = Diga dónde aceptó.
desk-subscribers-wrong-given_on = Diga el día; no puede ser futuro.
desk-subscribers-wrong-wording = Elija la versión de las condiciones o dé el texto.
desk-subscribers-wrong-proof = Diga dónde está la prueba.
desk-subscribers-wrong-responsible = Diga quién responde de ello.
desk-subscribers-wrong-suppressed = Elija sí o no.
desk-subscribers-wrong-state = Elija un estado.
desk-subscribers-wrong-domain = Eso no es un dominio.
desk-subscribers-wrong-q = Como máximo 254 caracteres.
desk-subscribers-wrong-title = Hay algo que corregir
said-reader-added = El lector está añadido y recibe el próximo número.
said-reader-asked = Una carta de confirmación va en camino. El lector leerá en cuanto diga sí.
said-reader-paused = En pausa.
said-reader-resumed = Reanudado.
said-reader-ended = De baja. Las cartas en espera se cancelaron.
said-reader-suppressed = Bloqueada. Ya no se envía nada allí.
said-reader-released = El bloqueo está levantado.
said-reader-link = El enlace va camino del buzón del lector.
said-reader-erased = El lector está olvidado.
said-bulk-counted = Están contados. Nada cambia hasta que confirme el número.
said-bulk-begun = Ha empezado. Puede dejar esta página.
said-bulk-stopped = Detenido.
said-bulk-undoing = Se está deshaciendo.
said-decided = Alguien ya lo decidió.
said-wave-undone = Los lectores han vuelto.
said-wave-kept = Se queda como está.
said-signups-released = Las cartas van en camino.
said-signups-dropped = Lo retenido se ha descartado.
