import type { Catalogue } from '../catalogue.ts'
import { grammarOf } from '../grammar.ts'

const { n, count, and, or } = grammarOf('be', { and: 'і', or: 'або' })

const isbns = (value: number): string => count(value, { one: 'нумар', few: 'нумары', many: 'нумароў', other: 'нумара' })
const digits = (value: number): string => count(value, { one: 'лічба', few: 'лічбы', many: 'лічбаў', other: 'лічбы' })
const files = (value: number): string => count(value, { one: 'файл', few: 'файлы', many: 'файлаў', other: 'файла' })

export const belarusian: Catalogue = {
  words: {
    state: {
      DRAFT: 'чарнавік',
      SAVED: 'захавана',
      AWAITING_SIGNED_DOCUMENTS: 'чакае падпісаных дакументаў',
      AWAITING_PAYMENT: 'чакае аплаты',
      SUBMITTED: 'пададзена',
      UNDER_REVIEW: 'разглядаецца',
      RETURNED: 'вернута на выпраўленне',
      REJECTED: 'адхілена',
      WITHDRAWN: 'адклікана',
      NUMBER_ATTACHED: 'ухвалена',
      CERTIFICATE_ISSUED: 'ухвалена, пасведчанне выдадзена',
    },
    act: {
      DRAFT: 'стварэнне чарнавіка',
      CHANGE: 'змяненне',
      ATTACH: 'далучэнне дакумента',
      RECOGNISE: 'атаясамліванне заяўніка',
      SAVE: 'захаванне',
      SUBMIT: 'падача',
      START_REVIEW: 'пачатак разгляду',
      RETURN: 'вяртанне на выпраўленне',
      REJECT: 'адхіленне',
      APPROVE: 'ухваленне',
      WITHDRAW: 'адкліканне',
      PROCEED: 'наступны крок',
    },
    service: {
      PUBLISHER_CODE: 'код выдаўца',
      ISBN_FOR_PUBLICATION: 'нумары ISBN для выданняў',
      ADDITIONAL_CODE: 'дадатковы код выдаўца',
    },
    publisherKind: {
      ORGANISATION: 'арганізацыя',
      SOLE_TRADER: 'індывідуальны прадпрымальнік',
      AUTHOR: 'аўтар',
      STATE: 'дзяржаўная ўстанова',
      UNIVERSITY: 'універсітэт',
    },
    form: {
      HARDBACK: 'у цвёрдым пераплёце',
      PAPERBACK: 'у мяккай вокладцы',
      OTHER_PRINT: 'друкаванае, іншае',
      BRAILLE: 'шрыфтам Брайля',
      MAP: 'карта або атлас',
      AUDIO: 'аўдыякніга',
      PDF: 'PDF',
      EPUB: 'EPUB',
      OTHER_ELECTRONIC: 'электроннае, іншы фармат',
      MICROFORM: 'мікраформа',
      VIDEO: 'відэа',
      SOFTWARE: 'праграмнае забеспячэнне',
      KIT: 'камплект',
      SET: 'шматтомнае выданне',
    },
    grounds: { TAX_NUMBER: 'падатковы нумар', NAME: 'назва', EMAIL: 'адрас электроннай пошты' },
    metadata: { contributors: 'аўтары і ўдзельнікі', language: 'мова', year: 'год' },
  },

  numbers: {
    EMPTY: () => 'Тут няма лічбаў. Увядзіце ISBN.',
    WRONG_LENGTH: ({ length }) =>
      `ISBN мае 13 лічбаў, у старой форме — 10, а тут ${digits(length)}. Параўнайце нумар з кнігай.`,
    ISBN_A_WRONG_LENGTH: ({ length }) =>
      `ISBN-A мае 13 лічбаў нумара ISBN, як 10.978.9856020/202, а тут ${digits(length)}.`,
    TOO_LONG: ({ length }) => `ISBN мае 13 лічбаў, а тут ${digits(length)}. Увядзіце адзін ISBN без коду цаны.`,
    SEVERAL_NUMBERS: ({ count: found }) => `Тут ${isbns(found)} ISBN. Уводзьце па адным.`,
    BAD_CHARACTER: ({ character }) =>
      `Знак ${character} не можа стаяць у ISBN. Выкарыстоўвайце лічбы, злучкі і прабелы; толькі ISBN-10 можа канчацца на X.`,
    SCIENTIFIC_NOTATION: () =>
      'Электронная табліца запісала нумар у экспаненцыйным выглядзе і згубіла апошнія лічбы. Зрабіце фармат ячэйкі тэкставым і ўвядзіце ISBN нанава.',
    BAD_CHECK_DIGIT: ({ found, expected }) =>
      `Кантрольная лічба — ${found}, а да папярэдніх лічбаў падыходзіць ${expected}. Адна з лічбаў памылковая: параўнайце іх з кнігай.`,
    NOT_AN_ISBN_PREFIX: ({ found }) => `ISBN пачынаецца з 978 або 979, а тут — ${found}.`,
    GTIN14_OF_A_CASE: ({ indicator }) =>
      `Гэты GTIN-14 пачынаецца з ${indicator}, таму абазначае скрыню з некалькімі асобнікамі. Увядзіце нумар аднаго асобніка.`,
    ISMN: () => 'Гэта ISMN, нумар нотнага выдання. Увядзіце ISBN.',
    ISSN: () => 'Гэта ISSN, нумар часопіса або серыі. Увядзіце ISBN кнігі.',
    PREFIX_WITHOUT_GS1: ({ prefix }) => `Гэта прэфікс ${prefix} без першых трох лічбаў. Увядзіце яго цалкам.`,
    PREFIX_TOO_LONG: ({ length }) => `Прэфікс мае не больш за 11 лічбаў, а тут ${digits(length)}.`,
    OTHER_PREFIX: ({ prefix }) => `Па табліцы дыяпазонаў гэта прэфікс ${prefix}.`,
    GROUP_ONLY: ({ group }) => `${group} — рэгістрацыйная група. Дадайце лічбы рэгістранта.`,
    UNDEFINED_GROUP: () => 'Такога нумара няма ні ў адной рэгістрацыйнай групе. Параўнайце першыя лічбы з кнігай.',
    UNDEFINED_RANGE: ({ group }) =>
      `У рэгістрацыйнай групе ${group} няма адкрытага дыяпазону з гэтым нумарам. Параўнайце лічбы з кнігай.`,
  },

  uploads: {
    LINK_MISSING: () => 'Гэтаму адрасу патрэбна спасылка агенцтва. Запытайце яе.',
    LINK_ALTERED: () => 'Спасылка зменена або зроблена для іншага. Запытайце новую.',
    LINK_EXPIRED: () => 'Тэрмін спасылкі скончыўся. Запытайце новую.',
    LINK_USED: () => 'Па гэтай спасылцы ўжо загружаны іншы файл. Запытайце новую.',
    FILE_EMPTY: () => 'Файл пусты. Выберыце яго яшчэ раз.',
    FILE_TOO_SLOW: ({ pace }) => `Файл паступае занадта павольна: трэба не менш за ${n(pace)} байт у секунду.`,
    FILE_STALLED: ({ seconds }) =>
      `Файл не паступаў ${count(seconds, { one: 'секунду', few: 'секунды', many: 'секунд', other: 'секунды' })}. Загрузіце яго яшчэ раз.`,
    FILE_TOO_LARGE: ({ megabytes }) => `Файл занадта вялікі. Найбольшы памер — ${n(megabytes)} МБ.`,
    FILE_TYPE: () => 'Гэта не PDF, PNG, JPEG або TIFF. Дашліце файл у адным з гэтых фарматаў.',
    FILE_CUT_OFF: () => 'У PDF няма канца. Захавайце яго яшчэ раз і загрузіце.',
    TOO_MANY_UPLOADS: ({ limit }) => `Вы ўжо загружаеце ${files(limit)}. Пачакайце, пакуль адзін з іх паступіць.`,
    TOO_MANY_FILES: ({ files: limit, megabytes }) =>
      `Можна мець ${files(limit)} або ${n(megabytes)} МБ, якія не далучаны да заявы. Далучыце іх, перш чым загружаць новыя.`,
    FILE_NOT_FOUND: () => 'Такога файла ў агенцтве няма.',
    PAPER_NOT_FOUND: () => 'Такога дакумента агенцтва не рабіла.',
    UPLOADS_BUSY: () => 'Зараз паступае занадта шмат файлаў. Паспрабуйце праз некалькі секунд.',
    PAPERS_BUSY: () => 'Зараз рыхтуецца занадта шмат дакументаў. Паспрабуйце праз некалькі секунд.',
    FILE_STORE_FAILED: () => 'Сховішча файлаў недаступнае. Паспрабуйце праз некалькі хвілін.',
  },

  verification: {
    verified: 'Праверана',
    unknown: 'Невядомы дакумент',
    noPaper: ({ code }) => `Ніводнае агенцтва гэтай сістэмы не выдавала дакумента з кодам ${code}.`,
    current: 'Дакумент сапраўдны і дзейны.',
    notCurrent: {
      SUPERSEDED: 'Дакумент сапраўдны, але яго замяніў навейшы.',
      NUMBER_CANCELLED: 'Дакумент сапраўдны, але пазней адзін з нумароў ISBN у ім анулявалі.',
      PREFIX_CLOSED: 'Дакумент сапраўдны, але пазней яго прэфікс закрылі.',
    },
    kinds: {
      CERTIFICATE: 'Пасведчанне',
      CONTRACT: 'Дагавор',
      INVOICE: 'Рахунак',
      DESCRIPTION: 'Апісанне выданняў',
      NUMBER_LIST: 'Спіс нумароў ISBN',
    },
    labels: {
      code: 'Код',
      paper: 'Дакумент',
      agency: 'Кім выдадзены',
      issuedOn: 'Калі выдадзены',
      issuedTo: 'Каму выдадзены',
      prefix: 'Прэфікс',
      isbn: 'ISBN',
      languages: 'Мовы',
    },
    cancelled: 'ануляваны',
    closed: 'закрыты',
    compare: 'Параўнайце гэта слова ў слова з тым, што напісана ў дакуменце.',
  },

  refusals: {
    GROUP_NOT_OURS: ({ named, groups }) =>
      `${named} не належыць да рэгістрацыйных груп гэтага агенцтва: ${and(groups)}. Звярніцеся да агенцтва, якое называе пошук.`,
    PREFIX_INVALID: ({ input, problem }) => `«${input}» — не прэфікс ISBN. ${problem}`,
    PREFIX_UNKNOWN: ({ prefix }) => `Прэфікс ${prefix} не прысвоены. Праверце лічбы.`,
    PREFIX_CLOSED: ({ prefix }) => `Прэфікс ${prefix} закрыты: нумары ISBN з ім больш не прысвойваюцца.`,
    PREFIX_SHARED: ({ prefix }) => `Прэфіксам ${prefix} карыстаюцца некалькі аўтараў, таму яго нельга перадаць.`,
    PREFIX_TAKEN: ({ prefix }) => `Прэфікс ${prefix} ужо прысвоены. Выберыце іншы.`,
    PREFIX_EXHAUSTED: ({ prefixes, free, asked }) =>
      `Патрэбна нумароў ISBN: ${n(asked)}, а свабодных (${and(prefixes)}): ${n(free)}. Прысвойце выдаўцу дадатковы прэфікс.`,
    PREFIX_MISSING: ({ publisher }) =>
      `У выдаўца ${publisher} няма адкрытага прэфікса ў гэтай рэгістрацыйнай групе. Падайце заяву на код выдаўца.`,
    PREFIX_NOT_YOURS: ({ prefix }) => `Прэфікс ${prefix} не належыць выдаўцу. Назавіце той, які належыць.`,
    PREFIX_NOT_USED_UP: ({ prefix, remaining }) =>
      `Прэфікс ${prefix} не вычарпаны: свабодных нумароў — ${n(remaining)}. Выкарыстайце іх, перш чым прасіць дадатковы прэфікс.`,
    REASON_FOR_PREFIX_MISSING: ({ prefix, remaining }) =>
      `У прэфіксе ${prefix} яшчэ ёсць свабодныя нумары: ${n(remaining)}. Назавіце прычыну, па якой прысвойваецца іншы прэфікс.`,
    RECIPIENT_MISSING: ({ prefix }) =>
      `Прэфікс ${prefix} належыць некалькім выдаўцам. Назавіце ў полі «publisher» таго, хто атрымае нумары ISBN.`,
    HOLDER_UNCHANGED: ({ prefix, publisher }) => `Прэфікс ${prefix} ужо належыць выдаўцу ${publisher}.`,
    NEVER_HELD: ({ prefix, publisher }) =>
      `Прэфікс ${prefix} ніколі не належаў выдаўцу ${publisher}, таму вярнуць яго туды нельга.`,
    NOT_THE_HOLDER: ({ prefix, publisher }) => `Прэфікс ${prefix} не належыць выдаўцу ${publisher}.`,
    RANGE_EXHAUSTED: ({ groups, lengths, openGroups, openLengths }) =>
      `Свабодных прэфіксаў няма: ${and(ranges(groups, lengths))}. Свабодныя ёсць тут: ${and(ranges(openGroups, openLengths))}.`,
    ALL_RANGES_EXHAUSTED: ({ groups, lengths }) =>
      `Свабодных прэфіксаў няма: ${and(ranges(groups, lengths))}; няма іх і іншай даўжыні. Папрасіце ў Міжнароднага агенцтва ISBN новы дыяпазон.`,
    LENGTH_NOT_OPEN: ({ length, open }) =>
      `Для рэгістрантаў такой даўжыні (${digits(length)}) няма адкрытага дыяпазону. Адкрытыя даўжыні: ${and(open.map(n))}.`,

    ISBN_INVALID: ({ input, problem }) => `«${input}» — не ISBN. ${problem}`,
    ISBN_UNASSIGNED: ({ isbn }) => `ISBN ${isbn} ніколі не прысвойваўся. Параўнайце яго з кнігай.`,
    ISBN_CANCELLED: ({ isbn }) => `ISBN ${isbn} ужо ануляваны.`,
    ISBN_TAKEN: ({ isbn }) => `ISBN ${isbn} прысвоены іншаму выданню. Вазьміце іншы ISBN.`,
    ISBN_REPEATED: ({ isbn }) => `ISBN ${isbn} указаны для двух выданняў. Дайце кожнаму свой ISBN.`,
    ISBN_OF_ANOTHER: ({ isbn }) => `ISBN ${isbn} стаіць у спісе іншага ўладальніка прэфікса. Вазьміце іншы ISBN.`,
    ISBN_OUTSIDE_PREFIX: ({ isbn, prefixes }) =>
      `ISBN ${isbn} не належыць да прэфікса ${or(prefixes)}. Праверце лічбы.`,
    EDITION_UNASSIGNED: ({ isbn }) =>
      `Прэфікс, да якога належыць ISBN іншага выдання ${isbn}, ніколі не прысвойваўся. Параўнайце нумар з тым выданнем.`,
    JOINT_ISBN_OWN: ({ isbn }) =>
      `ISBN ${isbn} належыць самому выдаўцу. Для сумеснага выдання ўкажыце ISBN іншага выдаўца.`,

    PUBLISHER_UNKNOWN: ({ publisher }) => `У рэестры няма выдаўца «${publisher}». Праверце ідэнтыфікатар.`,
    PUBLISHER_CEASED: ({ publisher }) =>
      `Выдавец ${publisher} спыніў дзейнасць, таму яму больш нічога не прысвойваецца.`,
    PUBLISHER_MERGED: ({ publisher, successor }) =>
      `Пераемнік выдаўца ${publisher} — ${successor}; самому выдаўцу больш нічога не прысвойваецца.`,
    NAME_UNCHANGED: ({ publisher, name }) => `Выдавец ${publisher} ужо мае назву «${name}».`,
    NOTHING_TO_CHANGE: () => 'Не названа, што змяніць. Запоўніце хаця б адно поле.',
    OFFICIAL_NAME_IN_LIST: () =>
      'Афіцыйная назва не ўваходзіць у спіс іншых назваў. Каб змяніць яе, перайменуйце выдаўца.',
    SUCCESSOR_IS_SELF: ({ publisher }) =>
      `Выдавец ${publisher} не можа быць сваім уласным пераемнікам. Назавіце іншага выдаўца.`,
    REGISTER_DIFFERS: ({ publisher, name, kind }) =>
      `У рэестры выдавец ${publisher} мае назву «${name}» і від «${kind}». Змяніць іх можа толькі рэгістратар.`,

    TEXT_EMPTY: ({ field }) => `Поле «${field}» пустое. Увядзіце тэкст або прапусціце поле, калі яно неабавязковае.`,
    TEXT_TOO_LONG: ({ field, limit }) =>
      `Тэкст у полі «${field}» занадта доўгі. Найбольшая даўжыня: ${n(limit)} знакаў.`,
    CHARACTER_NOT_ALLOWED: ({ field, character }) =>
      `У полі «${field}» ёсць знак ${character}, які нельга захаваць або надрукаваць. Выдаліце яго.`,
    NAME_UNREADABLE: ({ field }) => `У полі «${field}» няма ні літары, ні лічбы. Увядзіце назву.`,
    LIST_TOO_LONG: ({ field, limit }) => `У полі «${field}» занадта шмат запісаў. Найбольшая колькасць: ${n(limit)}.`,
    LIST_EMPTY: ({ field }) => `Спіс «${field}» пусты. Дадайце хаця б адзін запіс.`,
    NUMBER_TOO_SMALL: ({ field, least }) => `Лік у полі «${field}» занадта малы. Найменшы: ${n(least)}.`,
    NUMBER_OUT_OF_RANGE: ({ field, least, most }) => `Лік у полі «${field}» мусіць быць ад ${n(least)} да ${n(most)}.`,
    ONE_OF_NEEDED: ({ fields }) => `Запоўніце роўна адно з палёў: ${or(fields)}.`,
    SET_WITHOUT_VOLUMES: ({ title }) => `«${title}» — шматтомнае выданне. Дадайце тамы: кожны таксама атрымае ISBN.`,
    NESTED_TOO_DEEPLY: ({ levels }) =>
      `Тамы ўкладзены занадта глыбока. Узроўняў можа быць ${n(levels)}: выданне, часткі і тамы.`,
    COUNTRY_UNKNOWN: ({ country }) =>
      `«${country}» — не код краіны. Увядзіце дзве літары паводле ISO 3166-1, напрыклад UZ.`,
    COUNTRY_RENAMED: ({ country, successor }) =>
      `Код краіны ${country} больш не выкарыстоўваецца. Увядзіце сучасны код, напрыклад: ${successor}.`,
    DATES_REVERSED: ({ issuedOn, validUntil }) =>
      `Дакумент не можа скончыцца ${validUntil}, калі выдадзены ${issuedOn}. Параўнайце абедзве даты з дакументам.`,
    DATE_IN_FUTURE: ({ date, today }) => `Дата ${date} яшчэ не настала: сёння ${today}. Параўнайце яе з дакументам.`,
    CURRENCY_NOT_USED: ({ currency, used }) =>
      `Агенцтва не бярэ плату ў валюце ${currency}. Валюта агенцтва: ${and(used)}.`,
    NO_FEE_CHARGED: () => 'Агенцтва не бярэ платы. Прапусціце суму і валюту.',
    AMOUNT_INVALID: ({ amount, example }) => `«${amount}» — не сума. Запішыце яе так: ${example}.`,
    AMOUNT_INCOMPLETE: () => 'Сума і валюта ўказваюцца разам. Дайце абедзве або ніводнай.',
    KEY_REUSED: ({ key }) => `Ключ ідэмпатэнтнасці «${key}» выкарыстаны для іншага запыту. Выберыце новы ключ.`,

    APPLICANT_UNKNOWN: ({ applicant }) =>
      `Няма заяўніка «${applicant}», ад імя якога вы дзейнічаеце. Праверце ідэнтыфікатар.`,
    APPLICATION_UNKNOWN: ({ application }) =>
      `Няма заявы «${application}», з якой вы можаце працаваць. Праверце ідэнтыфікатар.`,
    APPLICATION_LOCKED: ({ application, state }) => `Заяву ${application} змяніць нельга. Яе стан: ${state}.`,
    APPLICATION_WITH_AGENCY: ({ application }) =>
      `Агенцтва разглядае заяву ${application}. Звесткі пра заяўніка можна змяніць, калі яе вернуць або вырашаць.`,
    STEP_NOT_OPEN: ({ application, state, since, act, open }) =>
      `Крок «${act}» зараз недаступны. Стан заявы ${application} з ${since}: ${state}. ` +
      (open.length > 0 ? `Даступныя крокі: ${and(open)}.` : 'Даступных крокаў няма.'),
    SERVICE_NOT_OFFERED: ({ service }) => `Агенцтва не прымае заяў на паслугу «${service}».`,
    APPLICANT_RECOGNISED: ({ applicant, publisher }) => `Заяўнік ${applicant} ужо атаясамлены з выдаўцом ${publisher}.`,
    MAY_BE_REGISTERED: ({ publishers, grounds }) =>
      `Магчыма, заяўнік ужо ёсць у рэестры: ${or(publishers)}. Супадае: ${and(grounds)}. ` +
      'Атаясамце заяўніка або назавіце прычыну, чаму гэта іншы выдавец.',
    FILE_NEEDED: () => 'Назавіце загружаны файл. Без файла дакумент далучае толькі рэгістратар.',
    FILE_UNKNOWN: ({ file }) =>
      `Вы не загружалі файла «${file}». Спачатку загрузіце яго і вазьміце ідэнтыфікатар з адказу.`,
    DOCUMENT_NOT_ASKED: ({ document, asked }) =>
      `Агенцтва не патрабуе дакумента «${document}». ` +
      (asked.length > 0 ? `Яно патрабуе: ${and(asked)}.` : 'Яно не патрабуе дакументаў.'),
    COMMENTS_MISSING: () => 'Перш чым вярнуць заяву, укажыце хаця б для аднаго раздзела, што выправіць.',
    REASON_MISSING: () => 'Назавіце прычыну адхілення.',

    BANK_DETAILS_MISSING: () => 'Няма банкаўскіх рэквізітаў заяўніка. Для дагавора і рахунка патрэбны банк і рахунак.',
    RESPONSIBLE_PERSON_MISSING: () => 'Не названа адказная асоба заяўніка. Дадайце яе ў кантакты.',
    PUBLICATIONS_MISSING: () => 'У заяве няма выданняў. Дадайце хаця б адно.',
    PAPERS_OUTDATED: () =>
      'Заява зменена пасля таго, як былі зроблены дакументы. Захавайце яе яшчэ раз і падпішыце новыя.',
    DOCUMENTS_MISSING: ({ documents, copies }) =>
      `Не хапае дакументаў: ${and(documents.map((document, index) => withCopies(document, copies[index] ?? 1)))}.`,
    FEE_UNPAID: ({ amount, currency }) =>
      `Плата ${amount} ${currency} не ўнесена. Далучыце плацежнае даручэнне з сумай.`,
    PAYMENT_AMOUNT_MISSING: ({ amount, currency }) =>
      `У плацежным даручэнні не ўказана, колькі ўнесена з платы ${amount} ${currency}. Далучыце яго з сумай.`,
    FEE_UNDERPAID: ({ amount, currency, paid, paidCurrency, missing }) =>
      `Плата — ${amount} ${currency}, унесена ${paid} ${paidCurrency}: не хапае ${missing} ${currency}.`,
    NOT_OUR_JURISDICTION: ({ country }) =>
      `Месца дзейнасці выдаўца: ${country}. Звярніцеся да агенцтва ISBN гэтай краіны, на якой бы мове ні выходзілі кнігі; ` +
      'калі патрэбна выключэнне, спачатку запытайцеся ў Міжнароднага агенцтва ISBN.',
    INTERNATIONAL_JURISDICTION: () =>
      'Няўрадавыя арганізацыі некалькіх краін абслугоўвае Міжнароднае агенцтва ISBN (INTL). Звярніцеся туды.',
    NOT_MULTINATIONAL: ({ country }) =>
      `Тут абслугоўваюцца толькі няўрадавыя арганізацыі некалькіх краін. Звярніцеся да агенцтва ISBN краіны: ${country}.`,
    PERMIT_MISSING: ({ document }) => `Няма дзейнага дакумента: ${document}. Далучыце копію з нумарам і датамі.`,
    ONLINE_ACCESS_MISSING: () =>
      'Агенцтва не дало вам доступу да анлайн-замовы новых нумароў ISBN. Падайце заяву на паперы або папрасіце доступ.',
    CODE_HELD: ({ publisher }) => `Выдавец ${publisher} ужо мае код. Падайце заяву на дадатковы код.`,
    NOT_REGISTERED: () =>
      'Заяўніка няма ў рэестры. Спачатку падайце заяву на код выдаўца; калі выдавец ёсць у рэестры, папрасіце агенцтва атаясаміць вас з ім.',
    METADATA_MISSING: ({ title, missing }) => `Для «${title}» не хапае звестак: ${and(missing)}. Дадайце іх.`,
    KIT_WITHOUT_PARTS: ({ title }) =>
      `«${title}» — камплект. Назавіце яго часткі, дзве або больш: кожная таксама атрымае ISBN.`,
    PRODUCT_UNDESCRIBED: ({ title, form }) =>
      `Форма выдання «${title}» — «${form}» — не гаворыць, што гэта за прадукт. Апішыце яго ў полі «product».`,
    PRODUCT_NOT_ELIGIBLE: ({ title }) => `«${title}» не можа атрымаць ISBN. Прыбярыце яго з заявы.`,
    PRODUCT_NEEDS_OTHER_NUMBER: ({ title, identifier }) =>
      `«${title}» не можа атрымаць ISBN. Звярніцеся замест гэтага па ${identifier}.`,
  },
}

/** 978-985 (3 лічбы) */
const ranges = (groups: readonly string[], lengths: readonly number[]): string[] =>
  groups.map((group, index) => `${group} (${digits(lengths[index] ?? 0)})`)

const withCopies = (document: string, copies: number): string =>
  copies > 1 ? `${document}, асобнікаў: ${n(copies)}` : document
