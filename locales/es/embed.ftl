# Las palabras de los formularios en otros sitios y del aviso sobre datos personales.

## Un formulario de un sitio que no puede enviarlo

across-title = Este formulario no puede suscribir a nadie aquí
across-lead = Está en una página de { $origin }, que no puede suscribir lectores a { $list }. No se ha guardado nada.
across-hidden = La página en la que está oculta a qué sitio pertenece. No se ha guardado nada.
across-here = Suscribirse en nuestra propia página
across-operator = Si usted administra este servicio, permita el sitio con esta orden:
across-operator-hidden = Si usted administra esa página: no la envíe con la política «no-referrer» ni en un marco cerrado por «sandbox».

## La página que muestra cómo poner un formulario en otro sitio

embed-title = Un formulario para su sitio: { $list }
embed-heading = Un formulario para su propio sitio
embed-lead = Desde cualquier página suya es posible suscribirse a { $list }. Copie en ella uno de estos fragmentos.
embed-form = El formulario
embed-form-text = Funciona sin JavaScript y toma el aspecto de su página. La última línea puede omitirse; con ella, la respuesta aparece en el mismo lugar y cada error junto a su campo.
embed-frame = El formulario en un marco
embed-frame-text = Tiene el aspecto de nuestras propias páginas, y la suya no necesita nada más.
embed-sites = Antes de que funcione
embed-sites-text = Quien administra este servicio permite su sitio con esta orden:
embed-policy = La política de su sitio
embed-policy-text = Si sus páginas tienen una Content-Security-Policy, debe permitir esto:
embed-change = Cuando la lista cambie sus condiciones, copie de nuevo el formulario. Hasta entonces, los lectores ven las condiciones nuevas y se les pregunta otra vez.

## Lo que dice el script

embed-sending = Un momento, por favor…

## El aviso sobre datos personales

privacy-title = Aviso de privacidad de { $list }
privacy-controller = Quién es responsable
privacy-contact = A quién escribir
privacy-purpose = Para qué
privacy-purpose-text = Para enviarle { $list } por correo electrónico porque usted lo pidió, y para poder demostrarlo. Solo hace falta su dirección de correo; sin ella no se puede enviar nada.
privacy-basis = Con qué fundamento
privacy-basis-text = Su consentimiento (RGPD, artículo 6, apartado 1, letra a). Puede retirarlo en cualquier momento con el enlace de cada carta; lo hecho hasta entonces sigue siendo lícito.
privacy-recipients = Quién más recibe sus datos
privacy-transfers = Otros países
privacy-retention = Durante cuánto tiempo
privacy-rights = Sus derechos
privacy-rights-text = Puede pedir qué datos suyos guardamos, hacer que se corrijan, se borren o se limite su uso, y llevárselos.
privacy-authority = Dónde reclamar
