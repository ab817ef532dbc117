# Las páginas de las claves y del registro, en español.

desk-api-tabs = Ajustes
desk-api-people = Personas
desk-api-keys = Claves
desk-api-audit = Registro
desk-api-docs = Cómo usar la API

## Keys

desk-api-keys-lead = Los programas entran con una clave. Dé a cada uno la suya, con los permisos que necesita y ninguno más: así se puede retirar una sin detener a los demás.
desk-api-key-make = Crear una clave
desk-api-keys-empty = Todavía no hay claves
desk-api-keys-empty-text = Un sitio que envía sus artículos o que inscribe él mismo a sus lectores necesita una clave. Crearla lleva un minuto.
desk-api-key-name = ¿Para qué es?
desk-api-key-name-hint = Por ejemplo, «nuestro sitio» o «exportación nocturna».
desk-api-key-rights = ¿Qué puede hacer?
desk-api-key-end = Su último día
desk-api-key-end-hint = Deja de funcionar cuando termina ese día (UTC). Déjelo vacío para una clave sin fin.
desk-api-key-new = Su nueva clave
desk-api-key-new-text = Cópiela ahora. Solo se guarda su huella, así que nadie podrá volver a mostrarla. Una clave perdida se revoca y se crea de nuevo.
desk-api-key-whole = La clave
desk-api-key-try = Una primera petición
desk-api-key-done = Ya la he copiado
desk-api-key-column = Clave
desk-api-key-rights-column = Permisos
desk-api-key-used = Último uso
desk-api-key-ends = Termina
desk-api-key-made = Creada
desk-api-key-state = Estado
desk-api-key-prefix = Parte pública
desk-api-never = nunca
desk-api-key-works = vale
desk-api-key-ended = caducada
desk-api-key-revoked = revocada
desk-api-key-revoke = Revocar esta clave
desk-api-key-revoke-text = Los programas que la usan serán rechazados desde la próxima petición. No se puede deshacer.
desk-api-key-dead = Esta clave ya no abre nada.
desk-api-right-read = Verlo todo, también las direcciones de los lectores
desk-api-right-content = Cambiar listas, temas, condiciones, fuentes, artículos y borradores
desk-api-right-send = Aprobar, probar, enviar, pausar, reanudar y cancelar números
desk-api-right-subscribers = Añadir, cambiar, pausar, bloquear y desbloquear lectores uno a uno
desk-api-right-transfer = Importar, exportar, borrar y actuar sobre muchos lectores a la vez
desk-api-right-people = Ocuparse de personas, claves, ajustes y relés, y leer el registro
desk-api-wrong = Corrija esto, por favor
desk-api-wrong-name = Diga para qué es la clave, en una línea de 100 caracteres como máximo.
desk-api-wrong-rights = Elija al menos un permiso, y ninguno que usted no tenga.
desk-api-wrong-expires_at = Elija un día futuro, o déjelo vacío.
said-api-revoked = La clave está revocada. Ya no abre nada.

## The audit log

desk-api-audit-lead = Todo lo que se ha cambiado aquí: quién, cuándo y cómo era antes. Las líneas no se cambian nunca, y cada una sella la anterior.
desk-api-audit-who = Quién
desk-api-audit-what = Qué
desk-api-audit-target = Sobre qué
desk-api-audit-when = Cuándo (UTC)
desk-api-audit-detail = Detalles
desk-api-audit-network = Desde
desk-api-audit-anybody = Cualquiera
desk-api-audit-anything = Cualquier cosa
desk-api-audit-operators = Personas
desk-api-audit-others = Otros
desk-api-audit-command-line = La línea de órdenes
desk-api-audit-nobody = Nadie que hubiera entrado
desk-api-audit-since = Desde este día
desk-api-audit-until = Hasta este día
desk-api-audit-filter = Mostrar
desk-api-audit-clear = Mostrarlo todo
desk-api-audit-empty = Todavía no se ha cambiado nada
desk-api-audit-empty-text = Lo que alguien cambia en el escritorio, por la API o en la línea de órdenes deja aquí una línea.
desk-api-audit-none = Nada coincide
desk-api-audit-none-text = Ninguna línea del registro trata de esto. Pruebe con más tiempo o con otra persona.
desk-api-audit-check = Comprobar que está íntegro
desk-api-audit-csv = Descargar como CSV
desk-api-audit-json = Descargar como JSON
desk-api-audit-whole =
    { $lines ->
        [0] El registro está vacío, e íntegro.
        [one] El registro está íntegro: su única línea está como se escribió.
       *[other] El registro está íntegro: sus { NUMBER($lines) } líneas están como se escribieron.
    }
desk-api-audit-broken = El registro no está íntegro. La línea { NUMBER($line) }, o la anterior, no es lo que se escribió: alguien ha cambiado la propia base de datos. Compárela con una copia de seguridad.
