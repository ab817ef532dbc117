# Listas, fuentes y artículos en la mesa, en español.

desk-lists-save = Guardar
desk-lists-any = Todos
desk-lists-never = Nunca
desk-lists-put-right = Corrija esto
desk-lists-count = { $count }
desk-lists-more-than = más de { $count }
desk-lists-and = { $first } y { $last }
desk-lists-comma = { $first }, { $last }
desk-lists-date-time = { $date }, { $time }

desk-lists-new = Nueva lista
desk-lists-new-lead = Una lista es un boletín al que la gente se suscribe. Lo que escriba aquí figura en su formulario y en cada carta; todo puede cambiarse después, salvo la dirección del formulario.
desk-lists-make = Crear la lista
desk-lists-none = Aún no hay listas
desk-lists-none-text = Una lista es un boletín al que la gente se suscribe: quién lo envía, sobre qué y cuándo. Empiece por una.
desk-lists-list = Lista
desk-lists-state = Estado
desk-lists-sender = Remitente
desk-lists-next = Próximo número
desk-lists-nothing-due = Nada previsto
desk-lists-open = Abierta
desk-lists-closed = Cerrada
desk-lists-no-terms = Sin condiciones
desk-lists-parts = Partes de esta lista
desk-lists-see-form = Ver su formulario
desk-lists-tab-settings = Ajustes
desk-lists-tab-look = Aspecto
desk-lists-tab-topics = Temas
desk-lists-tab-terms = Condiciones
desk-lists-tab-schedules = Horarios
desk-lists-tab-editing = Números
desk-lists-tab-form = Formulario
desk-lists-sign-ups = Altas
desk-lists-open-text = Cualquiera puede suscribirse. Una lista cerrada no admite a nadie más y sigue sirviendo a sus lectores.
desk-lists-closed-text = Nadie nuevo puede suscribirse. Sus lectores siguen recibiendo lo suyo.
desk-lists-close = Cerrar a las altas
desk-lists-reopen = Abrir a las altas
desk-lists-fixed = Lo que queda
desk-lists-fixed-text = Los enlaces de las cartas, los formularios de otros sitios y los filtros de los buzones dependen de ello; por eso no cambia nunca.
desk-lists-made = Creada
desk-lists-publisher = Editor
desk-lists-relays = Relés
desk-lists-relays-hint = Los caminos de sus cartas. Si no se elige ninguno, todos los relés se las reparten.
desk-lists-relays-wrong = Uno de estos relés ya no está en la configuración. Vuelva a mirar la página y elija de nuevo.
desk-lists-name = Nombre
desk-lists-name-hint = Como la llaman los lectores.
desk-lists-name-wrong = Escriba un nombre de 100 caracteres como máximo, en una línea.
desk-lists-slug = Dirección
desk-lists-slug-hint = El final de la dirección del formulario: minúsculas, cifras y guiones, como daily-news. Después no puede cambiarse.
desk-lists-slug-wrong = Use de 1 a 60 minúsculas, cifras y guiones, sin guion al principio ni al final.
desk-lists-description = Descripción
desk-lists-description-hint = Una o dos frases para el formulario.
desk-lists-description-wrong = Como máximo 500 caracteres de texto sencillo.
desk-lists-language = Idioma
desk-lists-language-hint = Del formulario y de las cartas. Los lectores pueden elegir otro que haya.
desk-lists-language-wrong = Elija un idioma de la lista.
desk-lists-time_zone = Zona horaria
desk-lists-time_zone-hint = Por ejemplo Europe/Zurich. Los horarios nuevos la siguen; los que hay conservan la suya.
desk-lists-time_zone-wrong = No es una zona horaria. Escriba un nombre como Europe/Zurich o UTC.
desk-lists-from_name = Nombre del remitente
desk-lists-from_name-wrong = Escriba un nombre de 100 caracteres como máximo, en una línea.
desk-lists-from_address = Dirección del remitente
desk-lists-from_address-hint = Su dominio ha de estar firmado y permitido a los relés; véase Relés.
desk-lists-from_address-wrong = Escriba una dirección completa, como news@example.org.
desk-lists-reply_to = Las respuestas van a
desk-lists-reply_to-hint = Alguien debería leerlas. Vacío: la dirección del remitente.
desk-lists-reply_to-wrong = Escriba una dirección completa, o déjelo vacío.
desk-lists-legal_name = Nombre legal
desk-lists-legal_name-hint = Quién publica. Figura al pie de cada carta.
desk-lists-legal_name-wrong = Escriba quién publica, en una línea.
desk-lists-postal_address = Dirección postal
desk-lists-postal_address-hint = Figura al pie de cada carta, porque la ley lo pide.
desk-lists-postal_address-wrong = Escriba la dirección postal, en 500 caracteres como máximo.
desk-lists-privacy_url = Aviso de privacidad propio
desk-lists-privacy_url-hint = Vacío: se muestra el de la página Formulario.
desk-lists-privacy_url-wrong = Escriba una dirección completa que empiece por https://, o déjelo vacío.

desk-lists-accent = Color
desk-lists-accent-hint = De enlaces y botones, como #0b5563. Vacío: el de Postrider.
desk-lists-accent-wrong = Escriba un color con seis cifras hexadecimales, como #8c2a1c, o déjelo vacío.
desk-lists-accent_dark = Color en lo oscuro
desk-lists-accent_dark-hint = Para quien lee claro sobre oscuro. Vacío: un tono del color que allí se lea.
desk-lists-accent_dark-wrong = Escriba un color con seis cifras hexadecimales, como #8c2a1c, o déjelo vacío.
desk-lists-logo_url = Logotipo
desk-lists-logo_url-hint = La dirección de una imagen que empiece por https://. Ocupa el lugar del nombre, con 64 píxeles de alto.
desk-lists-logo_url-wrong = Escriba la dirección completa de una imagen, que empiece por https://.
desk-lists-logo_alt = Lo que dice el logotipo
desk-lists-logo_alt-hint = Para quien no ve imágenes. Vacío: el nombre de la lista.
desk-lists-footer = Palabras al pie
desk-lists-footer-hint = Unas palabras propias para cada carta, en Markdown.
desk-lists-look-only = Solo ver
desk-lists-preview = Aspecto de las cartas
desk-lists-preview-text = Las cartas que se escriban desde ahora tienen este aspecto. El texto necesita un contraste de al menos 4,5 a 1 con su fondo.
desk-lists-sample-light = En claro
desk-lists-sample-dark = En oscuro
desk-lists-sample-title = Un puerto para toda la ciudad
desk-lists-sample-text = El consejo ha aprobado el nuevo muelle.
desk-lists-sample-button = Seguir leyendo
desk-lists-sample-foot = Sus opciones · Darse de baja
desk-lists-contrast = { $ratio } a 1

desk-lists-topics = Temas
desk-lists-topics-lead = Lo que los lectores pueden elegir. Los formularios muestran los temas en este orden, y también las cartas ordenadas por temas.
desk-lists-topics-none = Esta lista no tiene temas: cada lector lo recibe todo.
desk-lists-topic = Tema
desk-lists-topic-new = Otro tema
desk-lists-topic-add = Añadir el tema
desk-lists-topic-name = Nombre
desk-lists-topic-name-wrong = Escriba un nombre de 100 caracteres como máximo, en una línea.
desk-lists-topic-slug = Nombre corto
desk-lists-topic-slug-hint = Minúsculas, cifras y guiones. Las secciones y etiquetas de los artículos se comparan con él; después no puede cambiarse.
desk-lists-topic-slug-wrong = Use de 1 a 60 minúsculas, cifras y guiones, sin guion al principio ni al final.
desk-lists-topic-up = Subir { $topic }
desk-lists-topic-down = Bajar { $topic }
desk-lists-topic-change = Renombrar o quitar
desk-lists-topic-remove = Quitar el tema
desk-lists-topic-remove-hint = Un tema que han elegido lectores se queda: sin él no recibirían nada.
desk-lists-rules-none = Para artículos con una sección o etiqueta llamada { $topic }.
desk-lists-rules-some = Para artículos que cumplan una de estas reglas:
desk-lists-rule-category = una sección o etiqueta se llama { $value }
desk-lists-rule-url = la dirección empieza por { $value }
desk-lists-rule-feed = viene de la fuente { $value }
desk-lists-rule-title = el título tiene las palabras { $value }
desk-lists-rule-new = Una regla para un tema
desk-lists-rule-lead = Donde secciones y etiquetas no lo dicen, lo dicen las reglas. Valen para los artículos que se liberen desde entonces.
desk-lists-rule-topic = Tema
desk-lists-rule-topic-wrong = La lista ya no tiene este tema. Vuelva a mirar la página.
desk-lists-rule-kind = Qué se mira
desk-lists-kind-category = Sección o etiqueta
desk-lists-kind-url = Dirección
desk-lists-kind-feed = Fuente
desk-lists-kind-title = Título
desk-lists-rule-value = Qué tiene que haber
desk-lists-rule-value-hint = El nombre de una sección; el comienzo de una dirección como /sport/; el número de una fuente; palabras del título.
desk-lists-rule-value-wrong = Use de 1 a 200 caracteres en una línea.
desk-lists-rule-add = Añadir la regla
desk-lists-rule-remove = Quitar

desk-lists-terms-lead = Lo que aceptan los lectores. Cada versión se guarda para siempre, para mostrar quién aceptó qué.
desk-lists-terms-none = Esta lista aún no tiene condiciones. Admite altas en cuanto las tenga.
desk-lists-terms-first = Escribir las condiciones
desk-lists-terms-next = Escribir la versión siguiente
desk-lists-terms-hint = Una versión publicada ya no puede cambiarse. Los lectores que hay conservan lo que aceptaron; los nuevos aceptan la versión nueva.
desk-lists-terms-publish = Publicar
desk-lists-terms-all = Todas las versiones
desk-lists-version = Versión
desk-lists-version-number = Versión { $version }
desk-lists-current = vigente
desk-lists-published = Publicado
desk-lists-confirmed = Confirmadas
desk-lists-confirmed-text = Confirmadas: cuántas altas se confirmaron con una versión. La huella prueba que el texto es el que se mostró.
desk-lists-hash = Huella
desk-lists-newsletter_statement = Frase para el boletín
desk-lists-newsletter_statement-hint = Está junto a una casilla que los lectores marcan, por ejemplo: Sí, envíenme El Diario por correo.
desk-lists-newsletter_statement-wrong = Escriba la frase, en 1000 caracteres como máximo.
desk-lists-terms_statement = Frase para las condiciones
desk-lists-terms_statement-hint = Está junto a la segunda casilla, por ejemplo: Acepto las condiciones de El Diario.
desk-lists-terms_statement-wrong = Escriba la frase, en 1000 caracteres como máximo.
desk-lists-body = Las condiciones
desk-lists-body-hint = Texto sencillo. Una línea vacía empieza un párrafo.
desk-lists-body-wrong = Escriba las condiciones como texto sencillo.

desk-lists-schedules-lead = Cuándo tocan los números. Los lectores eligen entre los horarios de una lista; quien no elige ninguno sigue el habitual.
desk-lists-schedules-none = Esta lista no tiene horario, así que no envía nada.
desk-lists-schedule-new = Otro horario
desk-lists-schedule-add = Añadir el horario
desk-lists-schedule-look = Ver los próximos números
desk-lists-schedule-change = Cambiar la hora
desk-lists-schedule-change-text = Los lectores que eligieron este horario lo conservan. No se pierde nada: lo liberado desde el último número viene con el próximo.
desk-lists-schedule-pause = Pausar
desk-lists-schedule-resume = Reanudar
desk-lists-schedule-default = Hacerlo habitual
desk-lists-default = habitual
desk-lists-paused = en pausa
desk-lists-instant-text = Una carta en cuanto se publica algo.
desk-lists-on-clocks = Según los relojes de { $zone }
desk-lists-on-readers-clocks = Según el reloj de cada lector; donde no se conoce, según los de { $zone }
desk-lists-next-runs = Próximos números
desk-lists-cadence = Nombre
desk-lists-cadence-hint = Lo que eligen los lectores: daily, weekly, monthly, instant o un nombre propio en minúsculas, cifras y guiones.
desk-lists-cadence-wrong = Use de 1 a 60 minúsculas, cifras y guiones, y un nombre que la lista aún no tenga.
desk-lists-cadence-instant = Al momento
desk-lists-cadence-daily = Diario
desk-lists-cadence-weekly = Semanal
desk-lists-cadence-monthly = Mensual
desk-lists-cron = Horas (cron)
desk-lists-cron-hint = Minuto, hora, día del mes, mes, día de la semana. 0 6 * * * es cada día a las seis; 0 17 * * FRI, los viernes a las cinco de la tarde. Vacío para instant.
desk-lists-cron-wrong = Esto no nombra ninguna hora. Escriba cinco campos: minuto, hora, día del mes, mes, día de la semana, como 0 6 * * *.
desk-lists-schedule-zone = Zona horaria
desk-lists-schedule-zone-hint = Por ejemplo Europe/Zurich.
desk-lists-schedule-zone-wrong = No es una zona horaria. Escriba un nombre como Europe/Zurich o UTC.
desk-lists-clock = El reloj de quién
desk-lists-clock-list = Un reloj para todos
desk-lists-clock-reader = El reloj de cada lector, donde se conoce
desk-lists-clock-forward = antes los relojes se adelantan { $minutes } minutos
desk-lists-clock-back = antes los relojes se atrasan { $minutes } minutos
desk-lists-clock-lost = esa hora no llega ese día: sale cuando los relojes han cambiado
desk-lists-clock-double = esa hora llega dos veces ese día: sale la primera
desk-lists-cron-strange = Los próximos números muestran cuándo.
desk-lists-cron-sentence = { $days } { $times }
desk-lists-cron-in-months = { $days } en { $months }
desk-lists-cron-every-day = cada día
desk-lists-cron-workdays = de lunes a viernes
desk-lists-cron-weekdays = cada { $days }
desk-lists-cron-days =
    { $count ->
        [one] el día { $days } del mes
       *[other] los días { $days } del mes
    }
desk-lists-cron-last-day = el último día del mes
desk-lists-cron-nth =
    { $nth ->
        [1] el primer { $day } del mes
        [2] el segundo { $day } del mes
        [3] el tercer { $day } del mes
        [4] el cuarto { $day } del mes
       *[5] el quinto { $day } del mes
    }
desk-lists-cron-last-weekday = el último { $day } del mes
desk-lists-cron-at = a las { $times }
desk-lists-cron-minutes =
    { $count ->
        [one] cada minuto
       *[other] cada { $count } minutos
    }
desk-lists-cron-hourly = cada hora en el minuto { $minute }
desk-lists-cron-hours = cada { $count } horas desde las { $first }

desk-lists-editing-lead = Lo que vale para cada número de esta lista que se haga desde ahora. Uno solo se cambia en su propia página mientras espera.
desk-lists-approval-head = Aprobación
desk-lists-approval = Antes de que salga un número
desk-lists-approval-automatic = Sale por sí solo
desk-lists-approval-hold = Alguien tiene que aprobarlo
desk-lists-approval-unless_stopped = Sale si nadie lo detiene
desk-lists-approval_minutes = Minutos para detenerlo
desk-lists-approval_minutes-hint = Para números que salen si nadie los detiene: de 1 a 10 080.
desk-lists-approval_minutes-wrong = Escriba un número de 1 a 10 080.
desk-lists-approvers = A quién se avisa
desk-lists-approvers-hint = Direcciones, una por línea; 20 como máximo.
desk-lists-approvers-wrong = Escriba direcciones completas, una por línea; 20 como máximo.
desk-lists-articles-head = Artículos
desk-lists-min_articles = Como mínimo
desk-lists-min_articles-hint = Con menos, la fecha se salta y vienen con el próximo número. Vacío: según la configuración.
desk-lists-min_articles-wrong = Escriba un número de 1 a 1000 que no supere lo que una carta muestra como máximo, o déjelo vacío.
desk-lists-max_articles = Como máximo
desk-lists-max_articles-hint = Cuántos muestra una carta. Vacío: según la configuración.
desk-lists-max_articles-wrong = Escriba un número de 1 a 1000, o déjelo vacío.
desk-lists-article_order = Qué va primero
desk-lists-article_order-wrong = Para este orden, indique el artículo principal.
desk-lists-order-time = Lo más nuevo
desk-lists-order-topics = Tema por tema
desk-lists-order-lead = El artículo principal y luego lo más nuevo
desk-lists-lead_article_id = Artículo principal
desk-lists-lead_article_id-hint = El número al final de su dirección en la mesa.
desk-lists-lead_article_id-wrong = La lista no tiene ningún artículo con ese número.
desk-lists-words-head = Palabras
desk-lists-subject_template = Asunto
desk-lists-subject_template-hint = Una plantilla. Vacío: la de la carta.
desk-lists-subject_template-wrong = Esta plantilla no se puede rellenar. Use como máximo 500 caracteres y solo nombres que la carta conozca. El motor de plantillas dice:
desk-lists-preheader_template = Vista previa
desk-lists-preheader_template-hint = Lo que los buzones muestran junto al asunto. Vacío: el de la carta.
desk-lists-preheader_template-wrong = Esta plantilla no se puede rellenar. Use como máximo 500 caracteres y solo nombres que la carta conozca. El motor de plantillas dice:
desk-lists-intro = Nota sobre los artículos
desk-lists-intro-hint = Markdown; se copia en cada número cuando se hace.
desk-lists-intro-wrong = Como máximo 4000 caracteres, sin caracteres de control.
desk-lists-archive-head = Archivo
desk-lists-archive = Números pasados
desk-lists-archive-public = Cualquiera puede leerlos
desk-lists-archive-off = No tienen páginas
desk-lists-archive-see = Ver el archivo

desk-lists-form-lead = El formulario de esta lista tiene dirección propia y puede estar en su sitio.
desk-lists-snippet = Formulario para su sitio
desk-lists-snippet-text = Cópielo en una página de su sitio y permita ese sitio aquí abajo. Funciona también sin scripts.
desk-lists-snippet-none = La lista no admite altas: está cerrada o no tiene condiciones.
desk-lists-snippet-frame = Lo mismo en un marco
desk-lists-origins = Sitios que pueden usarlo
desk-lists-origins-text = Un formulario de cualquier otro sitio se rechaza, para que nadie dé de alta a gente en su nombre.
desk-lists-origin = Sitio
desk-lists-origin-hint = Esquema y servidor, como https://www.example.org
desk-lists-origin-wrong = Escriba solo el esquema y el servidor de un sitio, como https://www.example.org. Una lista nombra como máximo 32 sitios.
desk-lists-origin-add = Permitir el sitio
desk-lists-origin-remove = Quitar
desk-lists-origin-everywhere = para todas las listas, por la configuración
desk-lists-notice = Aviso de privacidad
desk-lists-notice-text = Lo que el formulario dice a los lectores sobre sus datos. Quién es responsable, el fin, la base legal y los derechos de los lectores figuran por sí solos.
desk-lists-notice-lacks =
    { $count ->
        [one] Falta un texto.
       *[other] Faltan { $count } textos.
    }
desk-lists-contact = Contacto
desk-lists-contact-hint = A quién escribir sobre datos personales.
desk-lists-contact-wrong = Como máximo 2000 caracteres de texto sencillo.
desk-lists-recipients = Destinatarios
desk-lists-recipients-hint = Quién más recibe los datos: quien lleva el correo, quien aloja el servidor.
desk-lists-recipients-wrong = Como máximo 2000 caracteres de texto sencillo.
desk-lists-transfers = Transferencias
desk-lists-transfers-hint = Si los datos salen del país o de la unión, y qué los protege allí.
desk-lists-transfers-wrong = Como máximo 2000 caracteres de texto sencillo.
desk-lists-retention = Conservación
desk-lists-retention-hint = Cuánto tiempo se guardan los datos.
desk-lists-retention-wrong = Como máximo 2000 caracteres de texto sencillo.
desk-lists-authority = Autoridad
desk-lists-authority-hint = La autoridad que recibe las quejas.
desk-lists-authority-wrong = Como máximo 2000 caracteres de texto sencillo.

desk-lists-feeds = Fuentes
desk-lists-feeds-none = Aún no hay fuentes
desk-lists-feeds-none-text = Una fuente nos dice qué ha publicado un sitio. Dé la dirección del sitio y se encontrará su fuente.
desk-lists-feed = Fuente
desk-lists-feed-new = Añadir una fuente
desk-lists-feed-new-lead = Dé la dirección de un sitio o de una fuente. Verá qué tomaría la lista antes de guardar nada.
desk-lists-feed-list = Lista
desk-lists-site = Sitio o fuente
desk-lists-site-hint = Por ejemplo news.example.org
desk-lists-site-wrong = No es una dirección de la web. Escriba una como news.example.org, o una completa que empiece por https://.
desk-lists-feed-find = Buscar sus fuentes
desk-lists-feed-try = Probarla
desk-lists-feed-add = Añadir esta fuente
desk-lists-feed-articles = Sus artículos
desk-lists-feed-well = Va bien
desk-lists-feed-unread = Aún sin leer
desk-lists-feed-stopped = Detenida
desk-lists-feed-failing =
    { $count ->
        [one] Falló una vez
       *[other] Falló { $count } veces seguidas
    }
desk-lists-feed-flood =
    { $count ->
        [one] un artículo le espera
       *[other] { $count } artículos le esperan
    }
desk-lists-feed-error = La última visita falló. Se intentará otra vez, cada vez un poco más tarde.
desk-lists-feed-visit = Visitar ahora
desk-lists-feed-stop = Detener
desk-lists-feed-resume = Reanudar
desk-lists-feed-move = Leerla en otro lugar
desk-lists-feed-move-text = Cuando una fuente se ha mudado. Lo que traiga de nuevo se conoce y no se envía dos veces.
desk-lists-feed-remove = Abandonar la fuente
desk-lists-feed-remove-text = Ya no se lee. Sus artículos quedan, y lo que se liberó se envía.
desk-lists-url = Dirección
desk-lists-url-wrong = Escriba una dirección completa que empiece por https:// o http://.
desk-lists-next-visit = Próxima visita
desk-lists-last-visit = Última visita
desk-lists-last-success = Último éxito
desk-lists-a-day = Nuevos al día
desk-lists-held-future = Esperan su fecha
desk-lists-hub = Hub
desk-lists-hub-asking = preguntado
desk-lists-hub-active = avisa de novedades
desk-lists-hub-refused = se negó
desk-lists-flood =
    { $count ->
        [one] Un artículo nuevo le espera
       *[other] { $count } artículos nuevos le esperan
    }
desk-lists-flood-text = La fuente trajo mucho más de lo habitual. Una mudanza o un error no debe enviar todo un archivo: decide usted.
desk-lists-flood-release = Dejarlos salir
desk-lists-flood-drop = No enviarlos nunca
desk-lists-found =
    { $count ->
        [one] Se encontró una fuente
       *[other] Se encontraron { $count } fuentes
    }
desk-lists-trial-count =
    { $count ->
        [one] Una entrada; { $new } vendría con los próximos números.
       *[other] { $count } entradas; { $new } vendrían con los próximos números.
    }
desk-lists-fate-new = próximos números
desk-lists-fate-back_catalogue = se guarda, nunca se envía
desk-lists-fate-future = espera su fecha
desk-lists-fate-known = ya conocido
desk-lists-odd-empty = Ahora no tiene entradas.
desk-lists-odd-undated =
    { $count ->
        [one] Una entrada no tiene fecha. En la primera visita cuenta como antigua y no se envía nunca.
       *[other] { $count } entradas no tienen fecha. En la primera visita cuentan como antiguas y no se envían nunca.
    }
desk-lists-odd-unnamed = Sus entradas no tienen nombre propio (guid). Si cambia la dirección de un artículo, puede contar como nuevo.
desk-lists-odd-linkless =
    { $count ->
        [one] Una entrada no tiene enlace y se deja fuera.
       *[other] { $count } entradas no tienen enlace y se dejan fuera.
    }
desk-lists-odd-cut_short = Es muy larga: solo se leen las primeras { $count } entradas.
desk-lists-odd-stale = Su entrada más nueva tiene { $count } días. Quizá el sitio la ha abandonado.
desk-lists-odd-insecure = Se lee sin cifrado: lo que dice podría cambiarse por el camino.
desk-lists-odd-moved = Se ha mudado para siempre; se toma la dirección nueva.
desk-lists-odd-already_read = La lista ya la lee.

desk-lists-article-new = Escribir un artículo
desk-lists-article-new-lead = Para lo que no trae ninguna fuente. Viene con los próximos números, o cuando llegue su fecha.
desk-lists-article-write = Escribirlo
desk-lists-articles-none = Aún no hay artículos
desk-lists-articles-none-text = Los artículos vienen de fuentes, de su sitio por la API o de usted. Se reúnen aquí y salen con los próximos números.
desk-lists-articles-not-found = Nada coincide
desk-lists-articles-not-found-text = Pruebe con menos palabras o más cortas; bastan trozos de palabras.
desk-lists-articles-all = Todos los artículos
desk-lists-search = Palabras
desk-lists-search-go = Buscar
desk-lists-search-hint = Se buscan en título, autor, fuente, secciones y dirección. Bastan trozos de palabras; tienen que estar todas, hasta cinco.
desk-lists-stands-new = Liberado
desk-lists-stands-held = En espera
desk-lists-stands-back_catalogue = Nunca se envía
desk-lists-stands-hidden = Oculto
desk-lists-mailed = Enviado
desk-lists-corrected = Corregido
desk-lists-title = Título
desk-lists-title-wrong = Escriba un título de 500 caracteres como máximo, en una línea.
desk-lists-article-url = Dirección
desk-lists-article-url-wrong = Escriba una dirección completa que empiece por https:// o http://.
desk-lists-summary = Resumen
desk-lists-summary-hint = Unas frases, como texto sencillo.
desk-lists-summary-wrong = Como máximo 5000 caracteres de texto sencillo.
desk-lists-author = Autor
desk-lists-author-wrong = Escriba un nombre de 200 caracteres como máximo, en una línea, o déjelo vacío.
desk-lists-sections = Secciones
desk-lists-sections-hint = Nombres separados por comas. Deciden los temas hasta que el artículo se libera.
desk-lists-sections-wrong = Como máximo 20 nombres de 200 caracteres.
desk-lists-image_url = Imagen
desk-lists-image_url-wrong = Escriba una dirección completa, o déjelo vacío.
desk-lists-published_at = No antes de
desk-lists-published_at-hint = Según los relojes de la lista. Vacío: con los próximos números.
desk-lists-published_at-wrong = Esa hora no existe en los relojes de la lista, o está demasiado lejos.
desk-lists-source = Fuente
desk-lists-seen = Visto por primera vez
desk-lists-released = Liberado
desk-lists-in-issues = Números con él
desk-lists-in-no-issue = Ninguno hasta ahora.
desk-lists-taken-out = retirado
desk-lists-issue-held = espera aprobación
desk-lists-issue-planning = en preparación
desk-lists-issue-sending = enviándose
desk-lists-issue-paused = en pausa
desk-lists-issue-cancelled = cancelado
desk-lists-issue-finished = enviado
desk-lists-issue-skipped = saltado
desk-lists-article-hide = Ocultar
desk-lists-article-hide-hint = Un artículo oculto no viene en ninguna carta más y se retira de los números que esperan aprobación. Los números en camino lo conservan: páuselos o cancélelos en sus propias páginas.
desk-lists-article-show = Mostrar de nuevo
desk-lists-article-show-hint = Si estaba liberado y nunca estuvo en un número, viene con los próximos.
desk-lists-article-correct = Corregirlo
desk-lists-article-correct-text = Las cartas que se escriban desde ahora dicen lo que escriba aquí, y la fuente ya no lo cambia.
desk-lists-article-correct-late = Cartas con este artículo han salido o están saliendo, y quedan como están. Una corrección cambia el archivo y las cartas que aún se escriban.
desk-lists-article-uncorrect = Dejar hablar a la fuente de nuevo
desk-lists-why-hidden = Oculto: ninguna carta futura lo lleva.
desk-lists-why-back = Ya era antiguo cuando se leyó su fuente por primera vez; se guarda y no se envía nunca.
desk-lists-why-flood = Vino con mucho más de lo que su fuente suele traer y espera su palabra en la página de esa fuente.
desk-lists-why-future = Espera su fecha, { $date }.
desk-lists-why-new = Liberado: viene con los próximos números.

desk-lists-form-wrong = Algo en este formulario no se puede guardar así. Repase sus campos.
desk-lists-slug-taken = Otra lista ya tiene esta dirección. Elija otra.
desk-lists-topic-taken = La lista ya tiene un tema con este nombre corto. Elija otro.
desk-lists-topic-chosen = Hay lectores que han elegido este tema y sin él no recibirían nada, así que se queda.
desk-lists-rule-no-section = Nombre una sección o etiqueta con alguna letra o cifra, en 200 caracteres como máximo.
desk-lists-rule-no-address = Empiece por https:// o http:// o, para una ruta en cualquier servidor, por /. Como máximo 200 caracteres.
desk-lists-rule-no-word = Escriba al menos una palabra del título, en 200 caracteres como máximo.
desk-lists-rule-taken = La lista ya tiene esta regla.
desk-lists-rule-many = Una lista tiene como máximo 500 reglas. Use una palabra más corta o la dirección de una sección, para que una regla sirva por varias.
desk-lists-cron-never = Ese día no llega nunca, como el 30 de febrero. Escriba horas que lleguen.
desk-lists-cadence-taken = La lista ya tiene un horario con este nombre. Elija otro, o cambie aquel.
desk-lists-approver-wrong = { $address } no es una dirección de correo. Escriba direcciones completas, una por línea.
desk-lists-colour-weak = Un texto en { $colour } apenas se leería: su contraste con el papel de la carta es de { $contrast } a 1, y lo mínimo es 4,5 a 1. { $suggestion } serviría.
desk-lists-feed-taken = La lista ya lee esta fuente.
desk-lists-feed-nowhere = Allí no se encontró ninguna fuente: la página no nombra ninguna, ni la hay en las direcciones habituales. Pida al sitio la dirección de su fuente RSS, Atom o JSON.
desk-lists-feed-resting = El sitio pidió que no se le moleste hasta el { $time } (UTC). Vuelva a intentarlo entonces.
desk-lists-feed-private = Esta dirección no está en la Internet pública o no en un puerto de la web, así que no se lee. Quien lleva el servidor puede permitirla en feeds.allow_private.
desk-lists-feed-no-host = No hay ningún sitio con ese nombre. Compruebe cómo se escribe; si es correcto, puede deberse al DNS del servidor.
desk-lists-feed-no-connection = No hay conexión con el sitio. Quizá esté caído: pruebe su dirección en un navegador, y aquí más tarde.
desk-lists-feed-tls = La conexión cifrada con el sitio falla. Quizá su certificado haya caducado: avise al sitio, o inténtelo más tarde.
desk-lists-feed-slow = El sitio tardó demasiado en responder. Inténtelo más tarde.
desk-lists-feed-too-large = Lo que hay allí es mayor de lo que aquí puede ser una fuente. Pida al sitio una fuente más corta.
desk-lists-feed-redirects = El sitio remite sin fin de una dirección a otra. Dé la dirección en la que la fuente está de verdad.
desk-lists-feed-later = El sitio pide que se le pregunte más tarde. Inténtelo dentro de un rato.
desk-lists-feed-gone = El sitio ha retirado esta fuente para siempre. Dé su nueva dirección.
desk-lists-feed-closed = El sitio no nos deja leer esto: no es público, o rechaza programas. Pídale que deje leer esta fuente.
desk-lists-feed-missing = En esta dirección no hay nada. Compruébela en el sitio.
desk-lists-feed-trouble = El sitio responde con un error. Abra la dirección en un navegador para ver qué hay, e inténtelo más tarde.
desk-lists-feed-none-there = Lo que hay en esta dirección no es una fuente que se pueda leer. Dé la dirección de una fuente RSS, Atom o JSON.

said-lists-made = La lista está creada. Admite altas en cuanto tenga condiciones.
said-lists-opened = La lista admite altas.
said-lists-closed = La lista ya no admite altas.
said-lists-published = Publicado. Desde ahora los lectores aceptan esta versión.
said-lists-scheduled = El horario está añadido.
said-lists-default-kept = Guardado. Quien ahora recibiría más a menudo conserva lo que tenía.
said-lists-feed-added = La fuente está añadida y se visitará enseguida.
said-lists-feed-visited = La fuente se visitará en cuanto pueda preguntarse a su sitio.
said-lists-feed-stopped = La fuente ya no se visita.
said-lists-feed-removed = La fuente está abandonada. Sus artículos siguen aquí.
said-lists-flood-released = Vienen con los próximos números.
said-lists-flood-dropped = Se guardan y no se envían nunca.
said-lists-hidden = Oculto. Ninguna carta futura lo lleva.
said-lists-hidden-late = Oculto. Los números en camino lo conservan; se nombran abajo.
said-lists-hidden-cancelled = Oculto. Se canceló un número que no habría llevado otra cosa.
said-lists-shown = Viene con los próximos números.
said-lists-shown-only = Se muestra de nuevo y queda donde estaba.
said-lists-uncorrected = La fuente vuelve a hablar por él; una fuente se lee de nuevo enseguida.
said-lists-written = Escrito.
said-lists-written-before = La lista ya tiene un artículo en esta dirección; aquí está.
