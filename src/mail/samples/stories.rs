//! The stories of the sample letters, so that each language can be looked at in its own words.

/// The stories of one language.
pub(super) struct Stories {
    /// What the made-up list is called.
    pub(super) name: &'static str,
    /// What it says about itself.
    pub(super) claim: &'static str,
    /// A note of the editors, in Markdown.
    pub(super) note: &'static str,
    /// Section, headline and summary; the last has no summary.
    pub(super) articles: [(&'static str, &'static str, &'static str); 5],
}

/// The stories in a language; in English where there are none.
pub(super) fn stories(language: &str) -> &'static Stories {
    match language.get(..2) {
        Some("de") => &GERMAN,
        Some("fr") => &FRENCH,
        Some("es") => &SPANISH,
        Some("ar") => &ARABIC,
        Some("zh") => &CHINESE,
        _ => &ENGLISH,
    }
}

const ENGLISH: Stories = Stories {
    name: "The Harbour Post",
    claim: "The morning edition",
    note: "Good morning. The **bridge** is open again, and we walked across it before breakfast. \
           More pictures are [on our site](https://www.example.org/bridge).",
    articles: [
        (
            "City desk",
            "Harbour bridge reopens after eleven months of repairs",
            "At six in the morning the barriers went up and the first tram crossed. The repairs took four months longer than planned, and cost less.",
        ),
        (
            "Science",
            "What the tide gauges say about the next fifty winters",
            "A century of pencilled readings has been digitised. The curve bends later than feared, but it bends.",
        ),
        (
            "Business",
            "A small bakery, a large oven and the end of night shifts",
            "Dough can wait. A baker in the old town lets it, and sells out by noon all the same.",
        ),
        (
            "City desk",
            "Council votes to keep the reading rooms open on Sundays",
            "The vote was close; the queue outside the chamber was not.",
        ),
        (
            "Culture",
            "The orchestra returns to the warehouse where it began",
            "",
        ),
    ],
};

const GERMAN: Stories = Stories {
    name: "Die Hafenpost",
    claim: "Die Morgenausgabe",
    note: "Guten Morgen. Die **Brücke** ist wieder offen, und wir sind vor dem Frühstück hinübergegangen. \
           Mehr Bilder stehen [auf unserer Website](https://www.example.org/bridge).",
    articles: [
        (
            "Stadt",
            "Hafenbrücke öffnet nach elf Monaten Instandsetzung",
            "Um sechs Uhr früh gingen die Schranken hoch, und die erste Straßenbahn fuhr hinüber. Die Arbeiten dauerten vier Monate länger als geplant und kosteten weniger.",
        ),
        (
            "Wissenschaft",
            "Was die Gezeitenpegel über die nächsten fünfzig Winter sagen",
            "Ein Jahrhundert handschriftlicher Messwerte ist digitalisiert. Die Kurve biegt später ab als befürchtet, aber sie biegt ab.",
        ),
        (
            "Wirtschaft",
            "Eine kleine Bäckerei, ein großer Ofen und das Ende der Nachtschicht",
            "Teig kann warten. Ein Bäcker in der Altstadt lässt ihn, und ist mittags trotzdem ausverkauft.",
        ),
        (
            "Stadt",
            "Rat stimmt für Lesesäle, die auch sonntags öffnen",
            "Die Abstimmung war knapp, die Schlange vor dem Saal war lang.",
        ),
        (
            "Kultur",
            "Das Orchester kehrt in die Lagerhalle zurück, in der es begann",
            "",
        ),
    ],
};

const FRENCH: Stories = Stories {
    name: "Le Courrier du port",
    claim: "L’édition du matin",
    note: "Bonjour. Le **pont** est rouvert, et nous l’avons traversé avant le petit-déjeuner. \
           D’autres images sont [sur notre site](https://www.example.org/bridge).",
    articles: [
        (
            "Ville",
            "Le pont du port rouvre après onze mois de travaux",
            "À six heures du matin, les barrières se sont levées et le premier tramway est passé. Les travaux ont duré quatre mois de plus que prévu, et coûté moins.",
        ),
        (
            "Sciences",
            "Ce que les marégraphes disent des cinquante prochains hivers",
            "Un siècle de relevés au crayon a été numérisé. La courbe fléchit plus tard qu’on ne le craignait, mais elle fléchit.",
        ),
        (
            "Économie",
            "Une petite boulangerie, un grand four et la fin du travail de nuit",
            "La pâte peut attendre. Un boulanger de la vieille ville la laisse faire, et a tout vendu à midi.",
        ),
        (
            "Ville",
            "Le conseil vote l’ouverture des salles de lecture le dimanche",
            "Le vote fut serré ; la file devant la salle, non.",
        ),
        (
            "Culture",
            "L’orchestre revient dans l’entrepôt de ses débuts",
            "",
        ),
    ],
};

const SPANISH: Stories = Stories {
    name: "El Correo del Puerto",
    claim: "La edición de la mañana",
    note: "Buenos días. El **puente** vuelve a estar abierto, y lo cruzamos antes del desayuno. \
           Hay más imágenes [en nuestro sitio](https://www.example.org/bridge).",
    articles: [
        (
            "Ciudad",
            "El puente del puerto reabre tras once meses de obras",
            "A las seis de la mañana se alzaron las barreras y cruzó el primer tranvía. Las obras duraron cuatro meses más de lo previsto y costaron menos.",
        ),
        (
            "Ciencia",
            "Lo que dicen los mareógrafos de los próximos cincuenta inviernos",
            "Se ha digitalizado un siglo de lecturas a lápiz. La curva se dobla más tarde de lo temido, pero se dobla.",
        ),
        (
            "Economía",
            "Una panadería pequeña, un horno grande y el fin del turno de noche",
            "La masa puede esperar. Un panadero del casco antiguo la deja, y a mediodía lo ha vendido todo.",
        ),
        (
            "Ciudad",
            "El pleno vota que las salas de lectura abran los domingos",
            "La votación fue ajustada; la cola ante la sala, no.",
        ),
        ("Cultura", "La orquesta vuelve al almacén donde empezó", ""),
    ],
};

const ARABIC: Stories = Stories {
    name: "بريد الميناء",
    claim: "طبعة الصباح",
    note: "صباح الخير. عاد **الجسر** مفتوحًا، وقد عبرناه قبل الإفطار. \
           مزيد من الصور [في موقعنا](https://www.example.org/bridge).",
    articles: [
        (
            "المدينة",
            "جسر الميناء يُفتح من جديد بعد أحد عشر شهرًا من الإصلاح",
            "في السادسة صباحًا رُفعت الحواجز وعبر أول ترام. استغرق العمل أربعة أشهر أكثر مما خُطط له، وكلّف أقل.",
        ),
        (
            "العلوم",
            "ماذا تقول مقاييس المد عن خمسين شتاءً قادمة",
            "رُقمن قرن كامل من القراءات المكتوبة بقلم الرصاص. ينحني المنحنى متأخرًا عمّا خُشي، لكنه ينحني.",
        ),
        (
            "الاقتصاد",
            "مخبز صغير وفرن كبير ونهاية نوبات الليل",
            "العجين يستطيع أن ينتظر. خبّاز في المدينة القديمة يتركه ينتظر، ويبيع كل ما لديه قبل الظهر.",
        ),
        (
            "المدينة",
            "المجلس يصوّت لإبقاء قاعات القراءة مفتوحة أيام الأحد",
            "كان التصويت متقاربًا، أما الطابور أمام القاعة فكان طويلًا.",
        ),
        ("الثقافة", "الأوركسترا تعود إلى المستودع الذي بدأت فيه", ""),
    ],
};

const CHINESE: Stories = Stories {
    name: "港口邮报",
    claim: "晨间版",
    note: "早上好。**大桥**重新开放了，我们在早餐前走了一趟。更多图片[在我们的网站上](https://www.example.org/bridge)。",
    articles: [
        (
            "城市",
            "港口大桥历时十一个月修复后重新开放",
            "清晨六点，路障升起，第一班电车驶过大桥。工期比计划多了四个月，花费却更少。",
        ),
        (
            "科学",
            "潮位计如何描绘未来五十个冬天",
            "一个世纪的铅笔读数已经数字化。曲线的拐点比担心的来得晚，但它终究会来。",
        ),
        (
            "经济",
            "一家小面包店、一座大烤炉与夜班的终结",
            "面团可以等。老城的一位面包师就让它等，中午前照样售罄。",
        ),
        (
            "城市",
            "市议会投票决定阅览室周日继续开放",
            "票数很接近，会场外的队伍却很长。",
        ),
        ("文化", "乐团回到了它起步的那座仓库", ""),
    ],
};
