# El marco de la mesa de los operadores, en español.

desk-sections = Mesa
desk-today = Hoy
desk-issues = Números
desk-articles = Artículos
desk-lists = Listas
desk-subscribers = Suscriptores
desk-transfer = Importar y exportar
desk-relays = Relés
desk-settings = Ajustes
desk-sign-out = Cerrar sesión
desk-pages = Más
desk-pages-top = Volver al principio
desk-pages-next = Página siguiente
desk-lacks = Esto no le corresponde
desk-lacks-text = Su función no lo incluye. Un propietario puede hacerlo, o darle otra función.

desk-no-list = Aún no hay listas
desk-no-list-text = Las ediciones, las fuentes y los artículos pertenecen a una lista. Cree una primero.
desk-foreign = Inténtelo de nuevo
desk-foreign-text = El formulario no venía de una página de su sesión actual, así que no se hizo nada. Abra la página otra vez y envíelo de nuevo.
said-saved = Guardado.
