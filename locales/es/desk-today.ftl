# La página «Hoy», en español: qué sale, qué necesita atención, cómo ha ido.

desk-today-number = { NUMBER($count) }
desk-today-as-of = A { $when }
desk-today-refresh = Actualizar
desk-today-begin = Empiece con una lista
desk-today-begin-text = Una lista es un boletín: quién lo envía, de qué trata, cuándo sale. Cree una, añada el feed de su sitio, y esta página le contará lo que ocurre.
desk-today-begin-way = Crear una lista

desk-today-now = Sale ahora
desk-today-quiet = En este momento no se envía nada.
desk-today-single =
    { $count ->
        [one] Una carta suelta (una confirmación, una bienvenida) está en camino.
       *[other] { NUMBER($count) } cartas sueltas (confirmaciones, bienvenidas) están en camino.
    }
desk-today-ended = Terminados hace poco
desk-today-sent = Aceptadas
desk-today-refused = Rechazadas o devueltas
desk-today-left-out = Omitidas
desk-today-open = Aún abiertas
desk-today-deferred = De ellas, aplazadas
desk-today-sent-of = { NUMBER($sent) } de { NUMBER($planned) } aceptadas
desk-today-rate = Ritmo
desk-today-per-minute =
    { $count ->
        [one] 1 por minuto
       *[other] { NUMBER($count) } por minuto
    }
desk-today-time-left = Tiempo restante
desk-today-minutes =
    { $count ->
        [one] cerca de 1 minuto
       *[other] cerca de { NUMBER($count) } minutos
    }
desk-today-hours =
    { $count ->
        [one] cerca de 1 hora
       *[other] cerca de { NUMBER($count) } horas
    }
desk-today-has-ended = Este número ha llegado a su fin.
desk-today-state-held = Espera aprobación
desk-today-state-planning = En preparación
desk-today-state-sending = Enviándose
desk-today-state-paused = Detenido
desk-today-state-cancelled = Cancelado
desk-today-state-finished = Terminado
desk-today-state-skipped = Omitido

desk-today-coming = Los próximos siete días
desk-today-nothing-coming = Ningún horario vence en los próximos siete días. Los números que se envían a mano no se anuncian.
desk-today-coming-hint = Las horas son las de los relojes de cada lista. Si habrá novedades, nadie lo sabe aún.
desk-today-coming-cut = Hay más de lo que se muestra aquí.
desk-today-slots = { NUMBER($count) } veces
desk-today-many-slots = más de { NUMBER($count) } veces
desk-today-about-readers =
    { $count ->
        [one] cerca de 1 lector
       *[other] cerca de { NUMBER($count) } lectores
    }
desk-today-readers-clocks = en el reloj de cada lector
desk-today-wants-approval = espera aprobación
desk-today-clocks-forward = Los relojes se adelantan { $count } minutos
desk-today-clocks-back = Los relojes se atrasan { $count } minutos

desk-today-growth = Crecimiento
desk-today-counted = Contado el { $when }
desk-today-not-counted = Las cifras aún no se han contado. Tarda un momento tras el primer arranque de un proceso de envío.
desk-today-readers-now = lectores ahora
desk-today-came = llegaron
desk-today-went = se fueron
desk-today-suppressed = direcciones a las que ya no se debe escribir
desk-today-days =
    { $count ->
        [364] Un año
       *[other] { $count } días
    }
desk-today-whose = Cifras de
desk-today-all-lists = Todas las listas
desk-today-show = Mostrar
desk-today-readers = Lectores
desk-today-readers-summary = De cerca de { NUMBER($from) } a { NUMBER($to) }.
desk-today-comings = Quién llegó y quién se fue
desk-today-comings-summary = Llegaron { NUMBER($came) }, se fueron { NUMBER($went) }.
desk-today-outcomes = Qué fue de { NUMBER($count) } cartas de números
desk-today-no-letters = En este tiempo no salió ningún número.
desk-today-as-table = Como tabla
desk-today-date = Comienzo

desk-need-title = Necesita atención
desk-need-nothing = Nada necesita su atención.
desk-need-act = Actuar ahora
desk-need-soon = Pronto
desk-need-know = Conviene saberlo
desk-need-way-issue = Al número
desk-need-way-feed = Al feed
desk-need-way-list = A la lista
desk-need-way-relay = Al servidor de salida
desk-need-way-keys = A las claves y los registros
desk-need-way-doubts = A estas cartas
desk-need-way-signups = A las suscripciones
desk-need-way-wave = Ver quién se fue
desk-need-way-settings = A los ajustes y el estado

desk-need-ledger-held = La base de datos parece una copia anterior; por eso no se prepara ni se envía nada hasta que alguien decida.
desk-need-no-worker = Ningún proceso de envío da señales de vida: no se lee, ni se prepara, ni se envía nada.
desk-need-letters-wait =
    { $count ->
        [one] Una carta que podría salir espera desde hace un minuto.
       *[other] Hay cartas que podrían salir y esperan desde hace { NUMBER($count) } minutos.
    }
desk-need-issue-held-goes = Un número de { $subject } sale por sí solo a esta hora si nadie lo detiene.
desk-need-issue-held-waits = Un número de { $subject } espera a que alguien lo apruebe.
desk-need-issue-paused-operator = Un número de { $subject } se detuvo a mano.
desk-need-issue-paused-template = Un número de { $subject } está detenido porque su carta no se puede escribir.
desk-need-issue-paused-too-old = Un número de { $subject } está detenido porque es demasiado antiguo para salir sin que nadie lo pida.
desk-need-issue-paused-refusals = Un número de { $subject } está detenido porque se rechazaron demasiadas de sus cartas.
desk-need-issue-paused-restored = Un número de { $subject } está detenido porque estaba abierto en una copia anterior de la base de datos.
desk-need-in-doubt =
    { $count ->
        [one] Una carta de { $subject } quizá haya llegado, quizá no; decida si se envía otra vez.
       *[other] { NUMBER($count) } cartas de { $subject } quizá hayan llegado, quizá no; decida si se envían otra vez.
    }
desk-need-in-doubt-site =
    { $count ->
        [one] Una carta suelta quizá haya llegado, quizá no; decida si se envía otra vez.
       *[other] { NUMBER($count) } cartas sueltas quizá hayan llegado, quizá no; decida si se envían otra vez.
    }
desk-need-relay-unreachable = El servidor de salida { $subject } no se puede usar.
desk-need-relay-refuses =
    { $count ->
        [one] El servidor de salida { $subject } rechazó una carta en la última hora, sin culpa de ningún lector.
       *[other] El servidor de salida { $subject } rechazó { NUMBER($count) } cartas en la última hora, sin culpa de ningún lector.
    }
desk-need-list-without-relay = { $subject } solo nombra servidores de salida que no están configurados; sus cartas esperan.
desk-need-certificate-ends =
    { $count ->
        [0] El certificado del servidor de salida { $subject } caduca hoy.
        [one] El certificado del servidor de salida { $subject } caduca en un día.
       *[other] El certificado del servidor de salida { $subject } caduca en { $count } días.
    }
desk-need-key-fails = El registro DKIM { $subject } falta o está mal; esta clave no firma nada.
desk-need-key-unseen = El registro DKIM { $subject } aún no se ve; ninguna clave firma por este dominio.
desk-need-key-old = La clave de { $subject } firma desde hace { NUMBER($count) } días; es hora de una nueva.
desk-need-signups-kept =
    { $count ->
        [one] Muchas más personas que de costumbre se apuntan a { $subject }: una carta de confirmación queda retenida hasta que usted decida.
       *[other] Muchas más personas que de costumbre se apuntan a { $subject }: { NUMBER($count) } cartas de confirmación quedan retenidas hasta que usted decida.
    }
desk-need-signups-kept-site =
    { $count ->
        [one] Muchas más personas que de costumbre se apuntan: una carta de confirmación queda retenida hasta que usted decida.
       *[other] Muchas más personas que de costumbre se apuntan: { NUMBER($count) } cartas de confirmación quedan retenidas hasta que usted decida.
    }
desk-need-signups-spike = Muchas más personas que de costumbre se apuntan a { $subject }; su formulario pide una prueba de trabajo.
desk-need-signups-spike-site = Muchas más personas que de costumbre se apuntan; los formularios piden una prueba de trabajo.
desk-need-removal-wave =
    { $count ->
        [one] Un lector de { $subject } se fue segundos después de una carta, como hacen los analizadores de enlaces.
       *[other] { NUMBER($count) } lectores de { $subject } se fueron segundos después de una carta, como hacen los analizadores de enlaces.
    }
desk-need-feed-fails =
    { $count ->
        [one] El feed { $subject } no se pudo leer una vez.
       *[other] El feed { $subject } no se pudo leer { NUMBER($count) } veces seguidas.
    }
desk-need-feed-gone = El feed { $subject } ya no existe, dice su sitio; no se visita más.
desk-need-feed-flood =
    { $count ->
        [one] El feed { $subject } trajo mucho más que de costumbre; un artículo le espera.
       *[other] El feed { $subject } trajo mucho más que de costumbre; { NUMBER($count) } artículos le esperan.
    }
desk-need-schedule-broken = El horario { $subject } no se puede leer y nunca vence.
desk-need-no-default-cadence = { $subject } no tiene horario para lectores que no eligieron ninguno; no reciben nada.
desk-need-notice-lacks = Al aviso de privacidad del formulario de { $subject } le falta algo.
desk-need-unwise = La configuración permite algo imprudente.
