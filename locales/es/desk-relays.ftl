# Las páginas sobre servidores de salida y sus registros, en español.

desk-relays-lead = Los servidores que toman nuestras cartas y las llevan más lejos. Lo que pueden hacer está en la configuración; aquí está lo que hacen.
desk-relays-hint = Los servidores de salida se definen en el archivo de configuración: [smtp] el primero, [relay.NOMBRE] cada uno de los demás.
desk-relays-records = Claves y registros DNS
desk-relays-last-minute = Tomadas en el último minuto
desk-relays-last-hour = Tomadas en la última hora
desk-relays-not-taken = No tomadas
desk-relays-taken = Tomadas
desk-relays-outbox = Bandeja de salida
desk-relays-outbox-text = Las cartas se escriben en una carpeta; no hay servidor con quien hablar.
desk-relays-untried = Aún no probado
desk-relays-failing = No se puede usar
desk-relays-reached = Funciona
desk-relays-tls-auto = TLS donde se ofrece
desk-relays-tls-none = sin TLS
desk-relays-tls-starttls = STARTTLS o nada
desk-relays-tls-implicit = TLS desde el principio
desk-relays-limit-second = { NUMBER($granted) } de { NUMBER($limit) } cartas en este segundo
desk-relays-limit-minute = { NUMBER($granted) } de { NUMBER($limit) } cartas en este minuto
desk-relays-limit-hour = { NUMBER($granted) } de { NUMBER($limit) } cartas en esta hora
desk-relays-limit-day = { NUMBER($granted) } de { NUMBER($limit) } cartas hoy (UTC)
desk-relays-warm-up = Calentándose: día { $day } de { $days }
desk-relays-warm-up-over =
    { $days ->
        [one] Calentado: el plan de un día terminó.
       *[other] Calentado: el plan de { $days } días terminó.
    }
desk-relays-warm-up-ahead = El calentamiento empieza el { $when }.
desk-relays-failed = No se pudo usar el { $when }:
desk-relays-rests = Se le deja en paz hasta el { $when }.
desk-relays-facts = Cómo se usa
desk-relays-limits = Límites
desk-relays-place = Servidor
desk-relays-weight = Parte de las cartas
desk-relays-most-connections = Conexiones a la vez
desk-relays-per-connection = Cartas por conexión
desk-relays-signs-in = Se identifica
desk-relays-smtputf8 = Lleva direcciones más allá de ASCII
desk-relays-lists = Listas
desk-relays-all-lists = cada lista que no nombra ninguno
desk-relays-reached-at = Alcanzado por última vez
desk-relays-certificate = Su certificado caduca
desk-relays-yes = sí
desk-relays-no = no
desk-relays-day = Día
desk-relays-most-letters = Cartas como máximo
desk-relays-minutes = La última hora, minuto a minuto
desk-relays-minutes-summary = { NUMBER($taken) } tomadas, { NUMBER($not) } no.
desk-relays-minute = Minuto
desk-relays-silent = Nada pasó por este servidor en la última hora.
desk-relays-refusals = Lo que no tomó
desk-relays-no-refusals = Este servidor aún no ha rechazado nada.
desk-relays-when = Cuándo
desk-relays-recipient = Para
desk-relays-answer = Su respuesta
desk-relays-issue = Número { $id }
desk-relays-outcome-deferred = aplazada
desk-relays-outcome-rejected = rechazada
desk-relays-outcome-unreachable = sin respuesta
desk-relays-outcome-in-doubt = en duda
desk-relays-domains = Tratados con cuidado
desk-relays-domains-text = Estos dominios pidieron paciencia. Reciben menos conexiones hasta que tomen cartas como antes.
desk-relays-connections =
    { $count ->
        [one] una conexión
       *[other] { NUMBER($count) } conexiones
    }
desk-relays-test = Probar la conexión
desk-relays-test-text = Abre una conexión como para una carta, se identifica donde está previsto, y cuelga. Se muestra cada línea, y no se envía ninguna carta.
desk-relays-test-owner = Un propietario puede probarlo.
desk-relays-test-busy = Ya hay una prueba en curso; inténtelo en un momento.
desk-relays-passed = Se podría entregar una carta.
desk-relays-not-passed = No se podría entregar ninguna carta.
desk-relays-encrypted = La conexión está cifrada: { $how }.
desk-relays-clear = La conexión no está cifrada.
desk-relays-certificate-until = El certificado vale hasta el { $when }.
desk-relays-dialogue = Lo que se dijo
desk-relays-we = Nosotros
desk-relays-it = Servidor
desk-relays-note = Nota

desk-records-lead = Lo que los destinatarios miran en DNS antes de creer que una carta es suya.
desk-records-nobody-looks = Nadie consulta estos registros: nombre resolutores en dns.resolvers, y esta página dirá lo que ve el mundo.
desk-records-look = Mirar ahora
desk-records-dkim = DKIM: las firmas
desk-records-unsigned = Las cartas salen sin firma. O las firma el servidor de salida, o nombre una clave en dkim.selectors.
desk-records-no-keys = Aún no hay claves. Haga una en la máquina con:
desk-records-named = firma
desk-records-not-named = no nombrada en dkim.selectors
desk-records-bits = { $count } bits
desk-records-key-generated = aún no se ve
desk-records-key-published = se ve, espera su turno
desk-records-key-active = firma
desk-records-key-failing = falta o está mal
desk-records-key-retired = retirada
desk-records-key-removed = eliminada
desk-records-looked = Consultado el { $when }.
desk-records-never-looked = Nunca consultado.
desk-records-keep = Conserve el registro hasta el { $when }.
desk-records-name = Nombre
desk-records-text = TXT
desk-records-copy = Copiar
desk-records-policies = SPF y DMARC
desk-records-policies-text = SPF trata del dominio al que vuelven las cartas, DMARC del que está en la dirección del remitente.
desk-records-no-domains = Cree primero una lista; el dominio de su remitente aparecerá aquí.
desk-records-spf-unknown = desconocido
desk-records-spf-unknown-text = Aún no se preguntó a nadie, o nadie respondió.
desk-records-spf-missing = falta
desk-records-spf-missing-text = Los destinatarios no pueden saber quién puede enviar por este dominio. Un registro para empezar:
desk-records-spf-several = varios
desk-records-spf-several-text = Hay varios registros SPF, y los destinatarios no toman ninguno. Conserve uno.
desk-records-spf-everybody = deja a todos
desk-records-spf-everybody-text = El registro deja que todos envíen por este dominio. Termínelo con ~all o -all.
desk-records-spf-open = sin final
desk-records-spf-open-text = El registro no dice qué pasa con los demás. Termínelo con ~all o -all.
desk-records-spf-good = bien
desk-records-spf-good-text = El registro dice quién puede enviar y qué pasa con los demás.
desk-records-spf-hint = Donde el proveedor de su servidor nombre un «include:», úselo en lugar del nombre del servidor.
desk-records-dmarc-unknown = desconocido
desk-records-dmarc-unknown-text = Aún no se preguntó a nadie, o nadie respondió.
desk-records-dmarc-missing = falta
desk-records-dmarc-missing-text = Los grandes proveedores de buzones piden un registro DMARC a quien envía mucho. Uno para empezar, que solo observa:
desk-records-dmarc-several = varios
desk-records-dmarc-several-text = Hay varios registros DMARC, y los destinatarios no toman ninguno. Conserve uno.
desk-records-dmarc-broken = sin política
desk-records-dmarc-broken-text = El registro no tiene una política que los destinatarios conozcan (p=none, quarantine o reject).
desk-records-dmarc-watches = solo observa
desk-records-dmarc-watches-text = El registro pide informes y nada más. Cuando muestren que sus propias cartas pasan, pida quarantine y después reject.
desk-records-dmarc-good = bien
desk-records-dmarc-good-text = Se pide a los destinatarios apartar o rechazar lo que no sea suyo.

said-looked = Se preguntó a DNS; esto es lo que dice.
said-nobody-looks = No hay a quién preguntar: dns.resolvers está vacío.
