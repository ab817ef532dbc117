# La página de ajustes, en español.

desk-settings-health = Estado
desk-settings-backup = Copia de seguridad
desk-settings-all = Todos los ajustes
desk-settings-house = La casa
desk-settings-check = Examinado
desk-settings-verdict = Veredicto
desk-settings-found = Hallazgo
desk-settings-good = bien
desk-settings-bad = mal
desk-settings-check-database = Base de datos
desk-settings-check-migrations = Migraciones
desk-settings-check-dispatcher = Envío
desk-settings-check-oldest-due-delivery = Carta pendiente más antigua
desk-settings-check-ledger = Libro mayor
desk-settings-workers = Procesos de envío
desk-settings-no-workers = Ningún proceso de envío está en marcha. Arranque uno con:
desk-settings-worker = Proceso
desk-settings-process = proceso { $id }
desk-settings-began = Comenzó
desk-settings-sign-of-life = Última señal de vida
desk-settings-alive = vivo
desk-settings-silent = callado
desk-settings-try-out = prueba
desk-settings-production = producción
desk-settings-address = Dirección
desk-settings-database = Base de datos
desk-settings-megabytes = { NUMBER($count) } MB
desk-settings-ledger-made = Creada
desk-settings-ledger-name = Su nombre
desk-settings-metrics = Los monitores encuentran cifras en /metrics, y en /health/ready si el servicio puede trabajar.
desk-settings-held = No se prepara ni se envía nada
desk-settings-held-text = Esta base de datos va por detrás de lo que esta máquina recuerda de ella, como una copia restaurada. Lo enviado desde entonces saldría otra vez. Averigüe qué salió y decida después.
desk-settings-held-owner = Un propietario puede dejar que siga.
desk-settings-open-issues = Los números abiertos en ella
desk-settings-issues-pause = se detienen; usted decide sobre cada uno
desk-settings-issues-go-on = siguen; quizá los lectores los reciban dos veces
desk-settings-issues-cancel = se cancelan
desk-settings-release = Preparar y enviar de nuevo
desk-settings-backup-text = Guarde todo esto junto, y compruebe de vez en cuando que sabe recuperarlo. Sin las claves, los enlaces de las cartas que ya salieron dejan de funcionar.
desk-settings-what = Qué
desk-settings-where = Dónde
desk-settings-why = Por qué
desk-settings-kept-database = Base de datos
desk-settings-kept-database-text = Todo lo que se recuerda: lectores, consentimientos, números, envíos.
desk-settings-kept-keys = Claves de los enlaces
desk-settings-kept-keys-text = Firman los enlaces de las cartas y protegen lo que se guarda cifrado. Guárdelas aparte de la base de datos.
desk-settings-kept-dkim = Claves DKIM
desk-settings-kept-dkim-text = Firman las cartas. Una perdida se hace de nuevo, con un nuevo registro en DNS.
desk-settings-kept-spool = Cola
desk-settings-kept-spool-text = Las bajas que llegaron mientras faltaba la base de datos, y la cuenta que delata una copia anterior.
desk-settings-kept-templates = Plantillas
desk-settings-kept-templates-text = Sus propias cartas y palabras.
desk-settings-retention = Cuánto tiempo se guarda
desk-settings-retention-text = Los consentimientos, los números y los envíos permanecen; a quien lo pide se le olvida. Lo que se guarda solo un tiempo se ajusta aquí.
desk-settings-all-text = Están en el archivo de configuración o en el entorno, y valen desde el último arranque. Lo secreto no se muestra.
desk-settings-changed =
    { $count ->
        [one] uno propio
       *[other] { $count } propios
    }
desk-settings-key = Clave
desk-settings-value = Valor
desk-settings-meaning = Significado
desk-settings-secret = secreto
desk-settings-unset = sin definir

said-ledger-released = Se vuelve a preparar y a enviar.
said-ledger-not-held = No había nada retenido.
