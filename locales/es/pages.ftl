# Las palabras de las páginas públicas, en español.

## El marco de todas las páginas

page-skip = Ir al contenido
page-footer = Postrider lleva boletines a quienes los han pedido.
page-languages = Idioma
page-front = A la página principal
page-desk = Al escritorio
page-published-by = Publicado por { $name }

## La página principal

home-title = Boletines
home-none = Ahora mismo ningún boletín admite nuevos lectores.
home-lead = Elija un boletín. Confirmará con una carta antes de recibir nada más, y en todas las cartas podrá darse de baja.

## El formulario

form-check = Revise, por favor: { $list }
form-mistaken = Error: { $list }
form-closed = Ahora mismo este boletín no admite nuevos lectores.
form-email = Correo electrónico
form-name = Nombre
form-topics = Temas
form-optional = (opcional)
form-topics-optional = (opcional; sin elección, todos)
form-agreement = Su consentimiento
form-newsletter = Boletín
form-terms = Condiciones
form-itself = Este formulario
form-read-terms = Leer las condiciones (versión { $version })
form-privacy = Aviso de privacidad
form-wait = Un momento, por favor: su navegador hace un pequeño cálculo que mantiene alejados a los robots.
form-trap = Deje este campo vacío
form-submit = Suscribirse
form-next = Recibirá una carta con un enlace. Solo cuando confirme allí quedará suscrito.
form-summary = Corrija esto, por favor
form-error = Error:

problem-email-empty = Escriba una dirección de correo.
problem-email-long = Esta dirección es demasiado larga: 254 caracteres como máximo, 64 de ellos antes de la @.
problem-email-syntax = Esto no parece una dirección de correo, como nombre@example.org.
problem-email-domain = No se puede enviar correo a este dominio; revise la parte que sigue a la @.
problem-email-reserved = Este buzón está reservado a los sistemas de correo; use una dirección personal.
problem-name = Un nombre tiene como máximo 100 caracteres y ningún salto de línea.
problem-topics = Elija entre los temas de esta página.
problem-consent-newsletter = Marque esta casilla para recibir el boletín; sin ella no se envía nada.
problem-consent-terms = Marque esta casilla para aceptar las condiciones.
problem-terms = Las condiciones han cambiado; lea la versión vigente y acéptela, por favor.
problem-other = Esto no se puede usar así. Vuelva a cargar la página y rellénela de nuevo, por favor.

## Después de suscribirse

mailbox-title = Mire en su buzón
mailbox-lead = Si esta dirección puede suscribirse, una carta con un enlace va de camino. Quedará suscrito en cuanto confirme allí.
mailbox-nothing = ¿No llega nada en unos minutos? Mire en la carpeta de correo no deseado y compruebe que escribió bien la dirección. Si ya es lector, no se envía ninguna carta.

## Las condiciones

terms-title = Condiciones de { $list }, versión { $version }
terms-heading = Condiciones de { $list }
terms-current = Versión { $version }, publicada el { $date }. Es la versión vigente.
terms-old = Versión { $version }, publicada el { $date }. Una versión más reciente la ha sustituido.
terms-ticked = Lo que se marca al suscribirse
terms-words = Las condiciones
terms-fingerprint = Huella de este texto (SHA-256):
terms-form = Al formulario de suscripción

## La pregunta tras la carta de confirmación

question-title = Confirme su suscripción
question-heading = ¿Suscribirse a { $list }?
question-lead = Alguien, probablemente usted, inscribió { $address }. No se envía nada hasta que diga que sí.
question-yes = Sí, suscribirme
question-no = No, no fui yo
question-decoy = No pulse este botón; está aquí para los programas
again-title = ¿Ha sido una persona?
again-lead = Algunos programas de correo pulsan los botones de estas páginas antes de que nadie las haya leído. Por eso aún no se ha decidido nada sobre { $list } y { $address }: marque la casilla y responda.
again-certain = Soy una persona y pulso el botón yo mismo.
subscribed-title = Suscripción confirmada
subscribed-lead = { $list } llegará a { $address }.
subscribed-close = Todas las cartas llevan al pie un enlace para darse de baja. Puede cerrar esta página.
refused-title = No se enviará nada
refused-lead = Gracias por avisarnos. { $address } no está suscrita a { $list }.
refused-close = No tiene que hacer nada más. Puede cerrar esta página.
expired-title = Este enlace ha caducado
expired-lead = No se usó a tiempo, así que no hay ninguna suscripción. Puede inscribirse de nuevo.
left-before-title = No hay suscripción
left-before-lead = Desde entonces se ha dado de baja de este boletín, y el enlace antiguo no lo recupera. Puede inscribirse de nuevo.
sign-up-for = Suscribirse a { $list }
not-me-title = ¿No fue usted?
not-me-lead = Alguien inscribió { $address } en { $list }. Con este botón no se enviará ninguna carta más a esta dirección, de ninguna lista de este sitio.
not-me-button = No fui yo

## Darse de baja

leave-title = Darse de baja
leave-ask = ¿Quiere que { $list } deje de llegar a { $address }?
leave-ask-blindly = ¿Quiere que este boletín deje de llegarle?
leave-gone = { $list } ya no llega a { $address }.
leave-button = Darse de baja
leave-all = Dejar todas las listas
leave-others =
    { $count ->
        [one] Otro boletín de aquí también llega a esta dirección.
       *[other] Otros { NUMBER($count) } boletines de aquí también llegan a esta dirección.
    }
left-title = Se ha dado de baja
left-this = { $list } ya no llega a { $address }.
left-all = Ningún boletín de aquí llega ya a { $address }.
left-slip = ¿Fue un descuido?
left-again = Suscribirme de nuevo a { $list }
left-why = ¿Nos dice por qué?
left-reason = Su motivo
left-send = Enviar
noted-lead = Su deseo queda anotado y se cumplirá en breve. No tiene que hacer nada más.
left-test-letter = Este enlace venía en una carta de prueba. No había nadie suscrito y nada ha cambiado.
thanks-title = Gracias
thanks-lead = Sus palabras han llegado. La baja se mantiene y puede cerrar esta página.
undone-title = Su suscripción vuelve a estar activa
undone-lead = { $list } sigue llegando a { $address }.
too-late-title = Inscríbase de nuevo, por favor
too-late-lead = Esto ya no se puede deshacer: se dio de baja hace tiempo o nunca llegó a confirmar.

## Lo que salió mal

wrong-page = Esta página no existe
wrong-page-text = Puede que la dirección se haya cortado por el camino. Cópiela entera de donde la encontró, por favor.
wrong-link = Este enlace no funciona
wrong-link-text = Puede que su programa de correo lo haya cortado, o que sea demasiado antiguo. Copie el enlace entero de la carta en su navegador, por favor. Si eso no sirve, responda a la carta: alguien la leerá.
wrong-list = Este boletín no existe
wrong-list-text = Puede que haya cambiado de nombre o se haya cerrado. La página principal muestra todos los que admiten nuevos lectores.
wrong-form = No se pudo leer este formulario
wrong-form-sent = No se envió como lo hace un navegador. Use el formulario de la página, por favor.
wrong-form-characters = Contiene caracteres que ningún formulario envía. Rellénelo de nuevo, por favor.
wrong-form-twice = Contiene un campo dos veces. Rellénelo de nuevo, por favor.
wrong-form-long = Lo enviado es demasiado largo.
wrong-form-slow = No llegó a tiempo. Envíelo de nuevo, por favor.
wrong-form-broken = No llegó completo. Envíelo de nuevo, por favor.
wrong-side = Algo ha fallado por nuestra parte
wrong-side-busy = En este momento hay más trabajo del que podemos atender. Inténtelo de nuevo en unos segundos, por favor.
wrong-side-noted = Queda anotado para quienes llevan este servicio. Inténtelo más tarde, por favor.
wrong-method = Esta dirección no funciona así
wrong-method-text = Vuelva atrás y use los botones de la página, por favor.
wrong-origin = Esta petición vino de otro sitio
wrong-origin-text = Use el botón de la página, por favor.

## Con qué frecuencia

form-cadence = Con qué frecuencia
cadence-instant = Enseguida, cada vez que se publique algo
cadence-daily = Cada día
cadence-weekly = Cada semana
cadence-monthly = Cada mes
problem-cadence = Elija una de las frecuencias que ofrece esta página.

## Números anteriores

archive-title = Números anteriores
archive-none = Todavía no se ha enviado ningún número.
archive-feed = Canal de los números
archive-older = Números más antiguos
archive-subscribe = Suscribirse a { $list }
archive-count =
    { $count ->
        [one] un artículo
       *[other] { NUMBER($count) } artículos
    }
