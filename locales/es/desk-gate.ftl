# Entrar: las cartas a quienes trabajan aquí, y las páginas de acceso, de cuenta y de personas.

## In letters to operators

desk-gate-letter-valid-minutes =
    { $minutes ->
        [one] El enlace funciona una vez, durante un minuto.
       *[other] El enlace funciona una vez, durante { NUMBER($minutes) } minutos.
    }
desk-gate-letter-valid-hours =
    { $hours ->
        [one] El enlace funciona una vez, durante una hora.
       *[other] El enlace funciona una vez, durante { NUMBER($hours) } horas.
    }
desk-gate-letter-invite-subject = { $name } le invita a la mesa de { $site }
desk-gate-letter-invite-preheader = Elija una contraseña y la puerta está abierta.
desk-gate-letter-invite-title = Tiene una invitación
desk-gate-letter-invite-owner = { $name } le pide que dirija los boletines de { $site }: allí puede hacerlo todo.
desk-gate-letter-invite-editor = { $name } le pide que colabore en la redacción de los boletines de { $site }: se ocupa de los contenidos, los números y los lectores.
desk-gate-letter-invite-viewer = { $name } le invita a seguir los boletines de { $site }: lo ve todo y no cambia nada.
desk-gate-letter-invite-button = Aceptar la invitación
desk-gate-letter-invite-not-me = ¿No conoce a { $name }? Entonces ignore esta carta y no pasará nada.
desk-gate-letter-reset-subject = Una contraseña nueva para { $site }
desk-gate-letter-reset-preheader = Alguien la pidió. Si no fue usted, no haga nada.
desk-gate-letter-reset-title = Elija una contraseña nueva
desk-gate-letter-reset-asked = Alguien pidió una contraseña nueva para su cuenta en { $site }. Si fue usted, siga aquí:
desk-gate-letter-reset-button = Elegir una contraseña nueva
desk-gate-letter-reset-not-me = ¿No fue usted? Entonces no haga nada: su contraseña sigue igual. No reenvíe esta carta.
desk-gate-letter-link-subject = Su enlace para entrar en { $site }
desk-gate-letter-link-preheader = Funciona una vez, en el navegador en el que lo pidió.
desk-gate-letter-link-title = Entrar
desk-gate-letter-link-asked = Pidió entrar en { $site } sin contraseña. Abra este enlace en el navegador en el que lo pidió:
desk-gate-letter-link-button = Entrar
desk-gate-letter-link-not-me = ¿No fue usted? Entonces no haga nada: en cualquier otro navegador el enlace no abre nada.
desk-gate-letter-notice-subject = Su cuenta en { $site } ha cambiado
desk-gate-letter-notice-preheader = Si fue usted, no hay nada que hacer.
desk-gate-letter-notice-title = Su cuenta ha cambiado
desk-gate-letter-notice-password = La contraseña de su cuenta en { $site } se cambió el { $date }. Se cerraron todas las demás sesiones.
desk-gate-letter-notice-second-on = Desde el { $date }, su cuenta en { $site } pide un código de su aplicación de autenticación.
desk-gate-letter-notice-second-off = Desde el { $date }, su cuenta en { $site } ya no pide ningún código de una aplicación de autenticación.
desk-gate-letter-notice-codes = El { $date } se crearon códigos de recuperación nuevos para su cuenta en { $site }; los anteriores ya no valen.
desk-gate-letter-notice-not-me = ¿No fue usted? Entonces elija enseguida una contraseña nueva y avise a quien dirige:

## Signing in

desk-gate-sign-in = Entrar
desk-gate-email = Dirección de correo
desk-gate-password = Contraseña
desk-gate-sign-in-link = Entrar con un enlace por correo
desk-gate-sign-in-forgotten = ¿Olvidó la contraseña?
desk-gate-wrong = La dirección o la contraseña no es correcta. No decimos cuál, para que nadie pueda averiguar quién trabaja aquí.
desk-gate-wait =
    { $seconds ->
        [one] Hubo demasiados intentos. Vuelva a probar dentro de un segundo.
       *[other] Hubo demasiados intentos. Vuelva a probar dentro de { NUMBER($seconds) } segundos.
    }
desk-gate-second = Un paso más
desk-gate-second-lead = Escriba las seis cifras que su aplicación de autenticación muestra ahora, o uno de sus códigos de recuperación.
desk-gate-second-code = Código
desk-gate-second-button = Seguir
desk-gate-second-wrong = Este código no es correcto, es demasiado antiguo o ya se usó.
desk-gate-second-late = Ha tardado demasiado. Vuelva a entrar, por favor.
desk-gate-again = ¿Sigue siendo usted?
desk-gate-again-lead = Lo que va a hacer es importante: afecta a personas, claves o muchos lectores a la vez. Escriba por eso su contraseña; después seguirá donde estaba.
desk-gate-again-button = Soy yo
desk-gate-again-link = ¿No tiene contraseña? Pida un enlace por correo.
desk-gate-link = Entrar sin contraseña
desk-gate-link-lead = Enviamos un enlace a su dirección. Funciona una vez, poco tiempo y solo en este navegador.
desk-gate-link-send = Enviar el enlace
desk-gate-link-sent = Si alguien trabaja aquí con esta dirección, hay una carta en camino. ¿Nada después de unos minutos? Mire entre el correo no deseado y compruebe la dirección.
desk-gate-link-open-lead = Una pulsación y ya está dentro.
desk-gate-link-other = Abra el enlace en el navegador en el que lo pidió. Así nadie puede entrar con una carta que no era para él.
desk-gate-link-gone = Este enlace ya no funciona
desk-gate-link-gone-lead = Ya se usó, es demasiado antiguo o está cortado. Pida uno nuevo.
desk-gate-forgotten = ¿Olvidó la contraseña?
desk-gate-forgotten-lead = Enviamos a su dirección un enlace para elegir una nueva.
desk-gate-reset = Elija una contraseña nueva
desk-gate-reset-button = Guardar la contraseña
said-gate-reset = Su contraseña está guardada y se cerraron todas las sesiones. Entre con la nueva.
desk-gate-back = Volver a la entrada
said-gate-signed-out = Ha salido.

## Choosing a password

desk-gate-new-password = Contraseña nueva
desk-gate-password-hint = Al menos 12 caracteres, mejor 15 o más: cuatro o cinco palabras que solo usted juntaría van bien. Cada carácter cuenta, también los espacios.
desk-gate-password-short = Demasiado corta: al menos 12 caracteres.
desk-gate-password-long = Demasiado larga: como mucho 256 caracteres.
desk-gate-password-common = Está hecha de lo que los programas prueban primero: palabras conocidas, filas de teclas, años o su propio nombre. Elija algo que solo usted juntaría.
desk-gate-name = Su nombre
desk-gate-name-hint = Como lo ven los demás y como lo anota el registro.
desk-gate-name-missing = Indique un nombre de 80 caracteres como mucho.
desk-gate-email-wrong = Esta no es una dirección a la que se pueda escribir.
desk-gate-email-known = Alguien con esta dirección ya trabaja aquí.

## The first owner, and invitations

desk-gate-setup = Le damos la bienvenida
desk-gate-setup-lead = Nadie dirige todavía esta mesa. Quien abra este enlace la dirige, puede hacerlo todo e invita a los demás.
desk-gate-setup-button = Abrir la mesa
desk-gate-setup-gone-lead = Alguien ya dirige esta mesa, o el enlace es demasiado antiguo. En la máquina, esta orden crea uno nuevo:
desk-gate-recover = Un nuevo comienzo
desk-gate-recover-lead = Este enlace se creó en la máquina. Quien lo abra elige una contraseña nueva para { $name }, sin segundo factor.
desk-gate-invited = Le damos la bienvenida
desk-gate-invited-lead = { $name } le ha invitado, con el papel de { $role }. Elija una contraseña para empezar.
desk-gate-invited-button = Empezar
desk-gate-invited-gone-lead = La invitación se aceptó, se retiró o es demasiado antigua. Pida una nueva.

## My account

desk-gate-account = Mi cuenta
desk-gate-account-you = Usted
desk-gate-language = Idioma de la mesa
desk-gate-language-browser = El que prefiere mi navegador
desk-gate-save = Guardar
desk-gate-account-password = Contraseña
desk-gate-account-password-lead = Una contraseña nueva cierra todas sus demás sesiones.
desk-gate-account-current = Contraseña actual
desk-gate-account-change = Cambiar la contraseña
said-gate-password = Su contraseña ha cambiado y se cerraron todas sus demás sesiones.
desk-gate-account-wrong = La contraseña no es correcta.
desk-gate-factor = Segundo factor
desk-gate-factor-off = Su cuenta solo está protegida por la contraseña. Con una aplicación de autenticación en el teléfono, una contraseña robada no abre nada.
desk-gate-factor-on = Para entrar se pide un código de su aplicación de autenticación, desde el { $date }.
desk-gate-factor-needed = Su cuenta necesita un segundo factor. Configúrelo ahora y la mesa quedará abierta.
desk-gate-factor-codes-left =
    { $count ->
        [0] No le queda ningún código de recuperación.
        [one] Le queda un código de recuperación.
       *[other] Le quedan { NUMBER($count) } códigos de recuperación.
    }
desk-gate-factor-begin = Configurar una aplicación de autenticación
desk-gate-factor-scan = Escanee esta imagen con su aplicación de autenticación.
desk-gate-factor-picture = Código QR con el secreto para la aplicación de autenticación
desk-gate-factor-type = O escriba allí este secreto:
desk-gate-factor-prove = Después escriba las seis cifras que muestra:
desk-gate-factor-turn-on = Activar
desk-gate-factor-turn-off = Desactivar
said-gate-factor-off = El segundo factor está desactivado.
desk-gate-factor-new-codes = Crear códigos de recuperación nuevos
desk-gate-codes = Sus códigos de recuperación
desk-gate-codes-lead = Cada uno sustituye una vez a la aplicación cuando se pierde el teléfono. Imprímalos o guárdelos en un gestor de contraseñas: no se vuelven a mostrar.
desk-gate-codes-kept = Los he guardado
desk-gate-sessions = Sesiones
desk-gate-sessions-lead = Dónde ha entrado. Una sesión se cierra sola después de { $idle } sin uso, y después de { $whole } en todo caso.
desk-gate-sessions-minutes =
    { $count ->
        [one] un minuto
       *[other] { NUMBER($count) } minutos
    }
desk-gate-sessions-hours =
    { $count ->
        [one] una hora
       *[other] { NUMBER($count) } horas
    }
desk-gate-session-this = Esta
desk-gate-session-agent = Navegador
desk-gate-session-network = Red
desk-gate-session-begun = Entrada
desk-gate-session-seen = Último uso
desk-gate-session-end = Cerrar
desk-gate-session-end-others = Cerrar todas las demás
said-gate-session = La sesión está cerrada.
said-gate-sessions = Todas las demás sesiones están cerradas.
desk-gate-session-unknown = Programa desconocido

## People

desk-gate-people = Personas
desk-gate-people-lead = Quién trabaja aquí y qué puede hacer cada cual.
desk-gate-role = Papel
desk-gate-role-owner = Dirección
desk-gate-role-editor = Redacción
desk-gate-role-viewer = Consulta
desk-gate-role-owner-may = Puede hacerlo todo: también personas, claves, ajustes, importar, exportar y borrar.
desk-gate-role-editor-may = Se ocupa de listas, artículos, números y lectores uno por uno, y envía.
desk-gate-role-viewer-may = Lo ve todo y no cambia nada.
desk-gate-people-factor = Segundo factor
desk-gate-people-factor-yes = Activado
desk-gate-people-factor-no = Desactivado
desk-gate-people-seen = Última vez
desk-gate-people-never = Nunca
desk-gate-people-you = Usted
desk-gate-people-name = Nombre
desk-gate-people-suspended = Suspendida
desk-gate-people-manage = Gestionar
desk-gate-invite = Invitar a alguien
desk-gate-invite-lead = Enviamos un enlace a su dirección; cada cual elige su propia contraseña.
desk-gate-invite-button = Enviar la invitación
said-gate-invited = La invitación está en camino.
said-gate-factor-off-other = El segundo factor de esta persona está desactivado.
said-gate-sessions-other = Todas las sesiones de esta persona están cerradas.
desk-gate-invite-by-hand = Todavía no hay ninguna lista que pueda enviar la carta. Entregue usted este enlace; solo se muestra ahora:
desk-gate-invitations = Invitaciones abiertas
desk-gate-invitation-until = Vale hasta
desk-gate-invitation-withdraw = Retirar
said-gate-withdrawn = La invitación está retirada.
desk-gate-person-since = Aquí desde el { $date }
desk-gate-person-role = Cambiar el papel
desk-gate-person-role-lead = Un papel nuevo cierra las sesiones de esta persona; vuelve a entrar.
said-gate-role = El papel ha cambiado.
desk-gate-person-suspend = Suspender
desk-gate-person-suspend-lead = Cierra todas las sesiones y no deja entrar a nadie con esta cuenta hasta que lo revoque. Lo que hizo queda en el registro.
said-gate-suspended = La cuenta está suspendida.
desk-gate-person-restore = Dejar entrar de nuevo
desk-gate-person-restore-lead = La cuenta está suspendida. Después funciona como antes.
said-gate-restored = La cuenta funciona de nuevo.
desk-gate-person-factor-off = Desactivar el segundo factor
desk-gate-person-factor-off-lead = Para quien ha perdido el teléfono y los códigos de recuperación. Asegúrese de que es esa persona quien lo pide.
desk-gate-person-remove = Quitar
desk-gate-person-remove-lead = Quita la cuenta para siempre. El registro conserva el nombre.
desk-gate-person-remove-sure = Sí, quitar a { $name }
said-gate-removed = La cuenta está quitada.
desk-gate-person-sessions-end = Cerrar todas las sesiones
desk-gate-person-sessions-lead = Saca a esta persona de todas partes; puede volver a entrar.
desk-gate-last-owner = Es la única persona de la dirección que puede entrar. Dé antes la dirección a otra persona.
