# The words with which readers look after what they read.

## In letters

preferences = Sus preferencias
link-valid =
    { $hours ->
        [one] El enlace funciona durante una hora.
       *[other] El enlace funciona durante { NUMBER($hours) } horas.
    }
manage-subject = Su enlace para { $list }
manage-preheader = Abre todo lo que lee aquí y funciona por tiempo limitado.
manage-title = Aquí está su enlace
manage-asked = Pidió ver o cambiar lo que lee aquí, en una carta de { $list } o en nuestro sitio. Este enlace lo abre todo:
manage-button = Ver y cambiar mis preferencias
manage-not-me = ¿No fue usted? Entonces no haga nada: solo quien lee este buzón puede usar el enlace. No reenvíe esta carta.
already-subject = Ya recibe { $list }
already-preheader = Alguien ha vuelto a suscribir su dirección. No ha cambiado nada.
already-title = Ya tiene una suscripción
already-asked = Alguien, probablemente usted, acaba de suscribirse a { $list } con esta dirección. Ya tenía una suscripción, así que no ha cambiado nada. Este enlace abre todo lo que eligió, también una pausa:
move-from-subject = ¿Debe llegar { $list } a otra dirección?
move-from-preheader = Nada cambia hasta que ambos buzones estén de acuerdo.
move-from-title = ¿Otra dirección?
move-from-asked = Alguien con un enlace de este buzón pidió que todo lo que lee aquí, entre ello { $list }, vaya a { $address }. Si fue usted, diga que sí aquí y en la carta a la dirección nueva:
move-from-button = Sí, escriban a la otra dirección
move-from-not-me = ¿No fue usted? Entonces no haga nada y todo sigue igual. Si no llega ninguna carta a la dirección nueva, es que ya lee algo aquí o no se le puede escribir.
move-to-subject = ¿Es esta su dirección nueva para { $list }?
move-to-preheader = Nada cambia hasta que ambos buzones estén de acuerdo.
move-to-title = ¿Es esta su dirección nueva?
move-to-asked = Una persona que lee { $list } nos pidió que escribamos a esta dirección a partir de ahora. Si fue usted, diga que sí aquí y en la carta a la dirección antigua:
move-to-button = Sí, es mi dirección nueva
move-to-not-me = ¿No fue usted? Entonces no haga nada y no escribiremos a esta dirección.

## Asking for a link

link-title = Cuide de lo que lee
link-lead = Escriba la dirección en la que recibe nuestras cartas. Enviaremos allí un enlace que lo muestra todo y permite cambiarlo.
link-button = Envíenme un enlace
link-sent-lead = Si conocemos esta dirección, una carta con un enlace va de camino.
link-sent-nothing = ¿Nada después de unos minutos? Mire en la carpeta de correo no deseado y compruebe la dirección. Una segunda carta sale solo unos minutos después de la primera.
link-gone-lead = Puede que esté cortado o sea demasiado antiguo: estos enlaces funcionan poco tiempo. Pida aquí uno nuevo.

## The page of choices

choices-title = Sus preferencias
choices-letter = { $list } llega a { $address }.
choices-change = Cambiar algo
choices-fresh = Una carta se puede reenviar; por eso su enlace no muestra nada sobre usted y cambia poco. Para los temas, la frecuencia, otra dirección y todo lo demás enviamos un enlace nuevo a su buzón.
choices-send = Envíenme un enlace nuevo
choices-all = Esto es lo que llega a { $address }.
choices-you = Usted
choices-more = Más boletines
choices-expires = Esta página se puede abrir hasta el { $date }. No comparta su dirección.
choices-to-all = Volver a todas mis preferencias
choices-edit = Cambiar { $list }
choices-leave = Dejar { $list }
choices-pending = A la espera de que lo confirme con el enlace de nuestra carta.
choices-ended = Usted lo ha dejado.
choices-rests = En pausa hasta el { $date }.
choices-rests-open = En pausa hasta que usted la termine.
choices-next = El próximo número llega el { $date }.
choices-at-once = Llega siempre que se publica algo.
choices-no-next = Por ahora no hay ningún número previsto.
choices-left = Ha dejado este boletín.
choices-left-all = Ha dejado todos los boletines.
choices-back = Vuelve a estar suscrito.
choices-nothing = No se ha cambiado nada.
choices-kept = Sus preferencias están guardadas.
choices-paused = La pausa está anotada.
choices-resumed = La pausa ha terminado.
choices-language = Idioma de las cartas
choices-language-list = El del boletín
choices-zone = Zona horaria
choices-zone-hint = Un nombre como Europe/Zurich. Vacío significa la del boletín: { $zone }.
choices-keep = Guardar estas preferencias
problem-zone = No hay ninguna zona horaria con ese nombre. Escriba una como Europe/Zurich.

## Pausing

pause-title = Pausa
pause-lead = No llega nada hasta ese día. Lo que se publique mientras tanto queda en el archivo y no se envía después.
pause-until = Hasta
pause-button = Hacer una pausa
pause-end = Terminar la pausa ahora
problem-until = Elija un día del { $first } al { $last }.

## Another address

move-title = Cambiar mi dirección
move-lead = Todo lo que lee aquí llega a { $address }. Escribimos a ambas direcciones, y la nueva vale en cuanto haya dicho que sí en las dos cartas.
move-new = Dirección nueva
move-button = Escribir a ambas
problem-move-same = Esta ya es su dirección.
move-asked-title = Dos cartas, dos botones
move-asked-lead = Si podemos escribir a la dirección nueva, va una carta de camino a cada una de las dos. Pulse el botón en ambas.
move-asked-nothing = Hasta entonces todo sigue como antes. Si no llega nada a la dirección nueva, es que ya lee algo aquí o no se le puede escribir.
move-from-page-title = ¿Otra dirección?
move-from-page-lead = ¿Debe ir a { $address } desde ahora todo lo que lee aquí?
move-to-page-title = ¿Su dirección nueva?
move-to-page-lead = ¿Debe llegar { $list } a { $address } desde ahora?
move-agree = Sí, cambiarla
move-or-close = ¿No es lo que quería? Cierre esta página y nada cambia.
move-waiting-title = Un sí más
move-waiting-lead = Gracias. Pulse ahora el botón en la carta a la otra dirección. Antes no cambia nada.
move-done-title = Su dirección ha cambiado
move-done-lead = Desde ahora escribimos a { $address }. Los enlaces a sus preferencias en cartas a la dirección antigua ya no valen.

## A copy, and being forgotten

data-button = Descargar lo que saben de mí
erase-link = Olvídenme
erase-title = ¿Debemos olvidarle?
erase-lead = Esto borra lo que sabemos de { $address }.
erase-goes = Terminan todos los boletines. Se borran su dirección, su nombre, sus preferencias y sus cartas, y también todo rastro de sus dispositivos.
erase-stays = Queda la prueba de que nuestras cartas se habían pedido, sin su nombre ni su dirección, y una huella de la dirección para que nadie la vuelva a importar.
erase-for-good = Esto no se puede deshacer. Puede suscribirse de nuevo cuando quiera.
erase-sure = Sé que esto no se puede deshacer.
problem-sure = Marque esta casilla para que le olvidemos; sin ella no se borra nada.
erase-button = Sí, olvídenme
erased-title = Le hemos olvidado
erased-lead = Aquí ya nada dice quién es usted, y no le escribiremos más. No hay ninguna carta sobre esto.
