import type { Catalogue } from '../catalogue.ts'
import { grammarOf } from '../grammar.ts'

const { n, count, and, or } = grammarOf('mk', { and: 'и', or: 'или' })

const digits = (value: number): string => count(value, { one: 'цифра', other: 'цифри' })
const files = (value: number): string => count(value, { one: 'датотека', other: 'датотеки' })

export const macedonian: Catalogue = {
  words: {
    state: {
      DRAFT: 'нацрт',
      SAVED: 'зачувано',
      AWAITING_SIGNED_DOCUMENTS: 'ги чека потпишаните документи',
      AWAITING_PAYMENT: 'чека уплата',
      SUBMITTED: 'поднесено',
      UNDER_REVIEW: 'се разгледува',
      RETURNED: 'вратено на поправка',
      REJECTED: 'одбиено',
      WITHDRAWN: 'повлечено',
      NUMBER_ATTACHED: 'одобрено',
      CERTIFICATE_ISSUED: 'одобрено, потврдата е издадена',
    },
    act: {
      DRAFT: 'изготвување нацрт',
      CHANGE: 'измена',
      ATTACH: 'приложување документ',
      RECOGNISE: 'препознавање на барателот',
      SAVE: 'зачувување',
      SUBMIT: 'поднесување',
      START_REVIEW: 'почеток на разгледувањето',
      RETURN: 'враќање на поправка',
      REJECT: 'одбивање',
      APPROVE: 'одобрување',
      WITHDRAW: 'повлекување',
      PROCEED: 'следен чекор',
    },
    service: {
      PUBLISHER_CODE: 'код на издавач',
      ISBN_FOR_PUBLICATION: 'ISBN броеви за публикации',
      ADDITIONAL_CODE: 'дополнителен код на издавач',
    },
    publisherKind: {
      ORGANISATION: 'организација',
      SOLE_TRADER: 'трговец поединец',
      AUTHOR: 'автор',
      STATE: 'државна институција',
      UNIVERSITY: 'универзитет',
    },
    form: {
      HARDBACK: 'тврд повез',
      PAPERBACK: 'мек повез',
      OTHER_PRINT: 'печатено, друго',
      BRAILLE: 'Брајово писмо',
      MAP: 'карта или атлас',
      AUDIO: 'аудиокнига',
      PDF: 'PDF',
      EPUB: 'EPUB',
      OTHER_ELECTRONIC: 'електронско, друг формат',
      MICROFORM: 'микроформа',
      VIDEO: 'видео',
      SOFTWARE: 'софтвер',
      KIT: 'комплет',
      SET: 'повеќетомно издание',
    },
    grounds: { TAX_NUMBER: 'даночен број', NAME: 'назив', EMAIL: 'адреса за е-пошта' },
    metadata: { contributors: 'автори и соработници', language: 'јазик', year: 'година' },
  },

  numbers: {
    EMPTY: () => 'Тука нема цифри. Внесете ISBN.',
    WRONG_LENGTH: ({ length }) =>
      `ISBN има 13 цифри, а во постарата форма 10; тука има ${n(length)}. Споредете го бројот со книгата.`,
    ISBN_A_WRONG_LENGTH: ({ length }) =>
      `ISBN-A ги содржи 13-те цифри на ISBN, како 10.978.9856020/202; тука има ${n(length)}.`,
    TOO_LONG: ({ length }) => `ISBN има 13 цифри; тука има ${n(length)}. Внесете еден ISBN без кодот за цената.`,
    SEVERAL_NUMBERS: ({ count: found }) => `Тука има ${n(found)} ISBN броеви. Внесувајте ги еден по еден.`,
    BAD_CHARACTER: ({ character }) =>
      `Знакот ${character} не може да стои во ISBN. Користете цифри, цртички и празни места; само ISBN-10 може да завршува на X.`,
    SCIENTIFIC_NOTATION: () =>
      'Табеларна програма го запишала бројот во експоненцијален облик и ги изгубила последните цифри. Поставете текстуален формат на ќелијата и внесете го ISBN повторно.',
    BAD_CHECK_DIGIT: ({ found, expected }) =>
      `Контролната цифра е ${found}, а на цифрите пред неа им одговара ${expected}. Една од цифрите е погрешна: споредете ги со книгата.`,
    NOT_AN_ISBN_PREFIX: ({ found }) => `ISBN почнува со 978 или 979, а ова почнува со ${found}.`,
    GTIN14_OF_A_CASE: ({ indicator }) =>
      `Овој GTIN-14 почнува со ${indicator} и означува кутија со повеќе примероци. Внесете го бројот на еден примерок.`,
    ISMN: () => 'Ова е ISMN, број на нотно издание. Внесете ISBN.',
    ISSN: () => 'Ова е ISSN, број на списание или серија. Внесете го ISBN на книгата.',
    PREFIX_WITHOUT_GS1: ({ prefix }) => `Ова е префиксот ${prefix} без првите три цифри. Внесете го цел.`,
    PREFIX_TOO_LONG: ({ length }) => `Префиксот има најмногу 11 цифри; тука има ${n(length)}.`,
    OTHER_PREFIX: ({ prefix }) => `Според табелата на опсези ова е префиксот ${prefix}.`,
    GROUP_ONLY: ({ group }) => `${group} е регистрациска група. Додајте ги цифрите на регистрантот.`,
    UNDEFINED_GROUP: () => 'Ниту една регистрациска група нема таков број. Споредете ги првите цифри со книгата.',
    UNDEFINED_RANGE: ({ group }) =>
      `Регистрациската група ${group} нема отворен опсег со овој број. Споредете ги цифрите со книгата.`,
  },

  uploads: {
    LINK_MISSING: () => 'За оваа адреса е потребна врска од агенцијата. Побарајте ја.',
    LINK_ALTERED: () => 'Врската е изменета или е направена за нешто друго. Побарајте нова.',
    LINK_EXPIRED: () => 'Рокот на врската е истечен. Побарајте нова.',
    LINK_USED: () => 'Преку оваа врска веќе е прикачена друга датотека. Побарајте нова.',
    FILE_EMPTY: () => 'Датотеката е празна. Изберете ја повторно.',
    FILE_TOO_SLOW: ({ pace }) =>
      `Датотеката пристигнува премногу бавно: потребни се барем ${n(pace)} бајти во секунда.`,
    FILE_STALLED: ({ seconds }) =>
      `Датотеката не пристигнуваше ${count(seconds, { one: 'секунда', other: 'секунди' })}. Прикачете ја повторно.`,
    FILE_TOO_LARGE: ({ megabytes }) => `Датотеката е преголема. Дозволени се ${n(megabytes)} MB.`,
    FILE_TYPE: () => 'Датотеката не е PDF, PNG, JPEG или TIFF. Испратете ја во еден од овие формати.',
    FILE_CUT_OFF: () => 'Недостига крајот на PDF датотеката. Зачувајте ја повторно и прикачете ја.',
    TOO_MANY_UPLOADS: ({ limit }) => `Веќе прикачувате ${files(limit)}. Почекајте една да пристигне.`,
    TOO_MANY_FILES: ({ files: limit, megabytes }) =>
      `Може да имате ${files(limit)} или ${n(megabytes)} MB што не се приложени кон барање. Приложете ги пред да прикачувате други.`,
    FILE_NOT_FOUND: () => 'Агенцијата нема таква датотека.',
    PAPER_NOT_FOUND: () => 'Агенцијата не издала таков документ.',
    UPLOADS_BUSY: () => 'Во моментов пристигнуваат премногу датотеки. Обидете се повторно по неколку секунди.',
    PAPERS_BUSY: () => 'Во моментов се изработуваат премногу документи. Обидете се повторно по неколку секунди.',
    FILE_STORE_FAILED: () => 'Складиштето на датотеките е недостапно. Обидете се повторно по неколку минути.',
  },

  verification: {
    verified: 'Проверено',
    unknown: 'Непознат документ',
    noPaper: ({ code }) => `Ниту една агенција од овој систем не издала документ со кодот ${code}.`,
    current: 'Документот е веродостоен и важечки.',
    notCurrent: {
      SUPERSEDED: 'Документот е веродостоен, но е заменет со понов.',
      NUMBER_CANCELLED: 'Документот е веродостоен, но подоцна е поништен ISBN што е наведен во него.',
      PREFIX_CLOSED: 'Документот е веродостоен, но подоцна неговиот префикс е затворен.',
    },
    kinds: {
      CERTIFICATE: 'Потврда',
      CONTRACT: 'Договор',
      INVOICE: 'Фактура',
      DESCRIPTION: 'Опис на публикации',
      NUMBER_LIST: 'Список на ISBN броеви',
    },
    labels: {
      code: 'Код',
      paper: 'Документ',
      agency: 'Издаден од',
      issuedOn: 'Датум на издавање',
      issuedTo: 'Издаден на',
      prefix: 'Префикс',
      isbn: 'ISBN',
      languages: 'Јазици',
    },
    cancelled: 'поништен',
    closed: 'затворен',
    compare: 'Споредете го, збор по збор, со она што пишува во документот.',
  },

  refusals: {
    GROUP_NOT_OURS: ({ named, groups }) =>
      `${named} е надвор од регистрациските групи на оваа агенција: ${and(groups)}. Обратете се до агенцијата што ја наведува пребарувањето.`,
    PREFIX_INVALID: ({ input, problem }) => `„${input}“ не е префикс на ISBN. ${problem}`,
    PREFIX_UNKNOWN: ({ prefix }) => `Префиксот ${prefix} не е доделен. Проверете ги цифрите.`,
    PREFIX_CLOSED: ({ prefix }) => `Префиксот ${prefix} е затворен: со него повеќе не се доделуваат ISBN броеви.`,
    PREFIX_SHARED: ({ prefix }) => `Префиксот ${prefix} го користат повеќе автори и не може да се пренесе.`,
    PREFIX_TAKEN: ({ prefix }) => `Префиксот ${prefix} е веќе доделен. Изберете друг.`,
    PREFIX_EXHAUSTED: ({ prefixes, free, asked }) =>
      `Потребни ISBN броеви: ${n(asked)}, а слободни (${and(prefixes)}): ${n(free)}. Доделете му на издавачот дополнителен префикс.`,
    PREFIX_MISSING: ({ publisher }) =>
      `Издавачот ${publisher} нема отворен префикс во оваа регистрациска група. Поднесете барање за код на издавач.`,
    PREFIX_NOT_YOURS: ({ prefix }) => `Префиксот ${prefix} не е на издавачот. Наведете негов префикс.`,
    PREFIX_NOT_USED_UP: ({ prefix, remaining }) =>
      `Префиксот ${prefix} не е потрошен: слободни се уште ${n(remaining)}. Искористете ги пред да барате дополнителен префикс.`,
    REASON_FOR_PREFIX_MISSING: ({ prefix, remaining }) =>
      `Префиксот ${prefix} има уште слободни броеви: ${n(remaining)}. Наведете ја причината поради која се доделува друг префикс.`,
    RECIPIENT_MISSING: ({ prefix }) =>
      `Префиксот ${prefix} е на повеќе издавачи. Наведете во полето „publisher“ кој ги добива ISBN броевите.`,
    HOLDER_UNCHANGED: ({ prefix, publisher }) => `Префиксот ${prefix} е веќе на издавачот ${publisher}.`,
    NEVER_HELD: ({ prefix, publisher }) =>
      `Префиксот ${prefix} никогаш не бил на издавачот ${publisher} и не може да му се врати.`,
    NOT_THE_HOLDER: ({ prefix, publisher }) => `Префиксот ${prefix} не е на издавачот ${publisher}.`,
    RANGE_EXHAUSTED: ({ groups, lengths, openGroups, openLengths }) =>
      `Нема слободен префикс тука: ${and(ranges(groups, lengths))}. Слободни има тука: ${and(ranges(openGroups, openLengths))}.`,
    ALL_RANGES_EXHAUSTED: ({ groups, lengths }) =>
      `Нема слободен префикс тука: ${and(ranges(groups, lengths))}, ниту со друга должина. Побарајте нов опсег од Меѓународната агенција за ISBN.`,
    LENGTH_NOT_OPEN: ({ length, open }) =>
      `Нема отворен опсег за регистранти со оваа должина (${digits(length)}). Отворени должини се: ${and(open.map(n))}.`,

    ISBN_INVALID: ({ input, problem }) => `„${input}“ не е ISBN. ${problem}`,
    ISBN_UNASSIGNED: ({ isbn }) => `ISBN ${isbn} никогаш не бил доделен. Споредете го со книгата.`,
    ISBN_CANCELLED: ({ isbn }) => `ISBN ${isbn} е веќе поништен.`,
    ISBN_TAKEN: ({ isbn }) => `ISBN ${isbn} е доделен на друга публикација. Употребете друг ISBN.`,
    ISBN_REPEATED: ({ isbn }) => `ISBN ${isbn} е наведен за две публикации. Дајте ѝ на секоја сопствен ISBN.`,
    ISBN_OF_ANOTHER: ({ isbn }) => `ISBN ${isbn} е на списокот на друг носител на префиксот. Употребете друг ISBN.`,
    ISBN_OUTSIDE_PREFIX: ({ isbn, prefixes }) =>
      `ISBN ${isbn} не е под префиксот ${or(prefixes)}. Проверете ги цифрите.`,
    EDITION_UNASSIGNED: ({ isbn }) =>
      `Префиксот под кој е бројот ISBN ${isbn} на другото издание никогаш не бил доделен. Споредете го бројот со тоа издание.`,
    JOINT_ISBN_OWN: ({ isbn }) =>
      `ISBN ${isbn} е на самиот издавач. За заедничко издание наведете го бројот ISBN на другиот издавач.`,

    PUBLISHER_UNKNOWN: ({ publisher }) => `Во регистарот нема издавач „${publisher}“. Проверете ја ознаката.`,
    PUBLISHER_CEASED: ({ publisher }) => `Издавачот ${publisher} престанал да работи и повеќе ништо не му се доделува.`,
    PUBLISHER_MERGED: ({ publisher, successor }) =>
      `Издавачот ${publisher} го презел ${successor} и повеќе ништо не му се доделува.`,
    NAME_UNCHANGED: ({ publisher, name }) => `Називот на издавачот ${publisher} е веќе „${name}“.`,
    NOTHING_TO_CHANGE: () => 'Не е наведено што да се измени. Пополнете барем едно поле.',
    OFFICIAL_NAME_IN_LIST: () =>
      'Официјалниот назив не е меѓу другите називи. За да го измените, преименувајте го издавачот.',
    SUCCESSOR_IS_SELF: ({ publisher }) =>
      `Издавачот ${publisher} не може да биде свој правен следник. Наведете друг издавач.`,
    REGISTER_DIFFERS: ({ publisher, name, kind }) =>
      `Во регистарот издавачот ${publisher} е со назив „${name}“ и вид „${kind}“. Само регистратор може да ги измени.`,

    TEXT_EMPTY: ({ field }) =>
      `Полето „${field}“ е празно. Внесете текст или изоставете го полето ако не е задолжително.`,
    TEXT_TOO_LONG: ({ field, limit }) =>
      `Текстот во полето „${field}“ е предолг. Дозволени се ${count(limit, { one: 'знак', other: 'знаци' })}.`,
    CHARACTER_NOT_ALLOWED: ({ field, character }) =>
      `Во полето „${field}“ има знак ${character}, кој не може да се зачува или отпечати. Отстранете го.`,
    NAME_UNREADABLE: ({ field }) => `Во полето „${field}“ нема ниту буква ниту цифра. Внесете назив.`,
    LIST_TOO_LONG: ({ field, limit }) => `Во полето „${field}“ има премногу записи. Дозволени се ${n(limit)}.`,
    LIST_EMPTY: ({ field }) => `Списокот „${field}“ е празен. Додајте барем еден запис.`,
    NUMBER_TOO_SMALL: ({ field, least }) => `Бројот во полето „${field}“ е премал. Најмалиот е ${n(least)}.`,
    NUMBER_OUT_OF_RANGE: ({ field, least, most }) =>
      `Бројот во полето „${field}“ мора да биде од ${n(least)} до ${n(most)}.`,
    ONE_OF_NEEDED: ({ fields }) => `Пополнете точно едно од полињата: ${or(fields)}.`,
    SET_WITHOUT_VOLUMES: ({ title }) =>
      `„${title}“ е повеќетомно издание. Додајте ги томовите: секој исто така добива ISBN.`,
    NESTED_TOO_DEEPLY: ({ levels }) =>
      `Томовите се вгнездени предлабоко. Може да има ${n(levels)} нивоа: издание, делови и томови.`,
    COUNTRY_UNKNOWN: ({ country }) =>
      `„${country}“ не е код на земја. Внесете две букви според ISO 3166-1, на пример UZ.`,
    COUNTRY_RENAMED: ({ country, successor }) =>
      `Кодот на земја ${country} повеќе не се користи. Внесете го денешниот код, на пример: ${successor}.`,
    DATES_REVERSED: ({ issuedOn, validUntil }) =>
      `Документот не може да истече на ${validUntil}, ако е издаден на ${issuedOn}. Споредете ги двата датума со документот.`,
    DATE_IN_FUTURE: ({ date, today }) => `Датумот ${date} е во иднина; денес е ${today}. Споредете го со документот.`,
    CURRENCY_NOT_USED: ({ currency, used }) =>
      `Агенцијата не наплатува во валутата ${currency}. Валутата на агенцијата: ${and(used)}.`,
    NO_FEE_CHARGED: () => 'Агенцијата не наплатува надоместок. Изоставете ги износот и валутата.',
    AMOUNT_INVALID: ({ amount, example }) => `„${amount}“ не е износ. Запишете го вака: ${example}.`,
    AMOUNT_INCOMPLETE: () => 'Износот и валутата се наведуваат заедно. Дајте ги и двете или ниту едно.',
    KEY_REUSED: ({ key }) => `Клучот за идемпотентност „${key}“ е употребен за друго барање. Изберете нов клуч.`,

    APPLICANT_UNKNOWN: ({ applicant }) => `Нема барател „${applicant}“ во чие име дејствувате. Проверете ја ознаката.`,
    APPLICATION_UNKNOWN: ({ application }) =>
      `Нема барање „${application}“ на кое може да дејствувате. Проверете ја ознаката.`,
    APPLICATION_LOCKED: ({ application, state }) =>
      `Барањето ${application} не може да се менува. Неговата состојба: ${state}.`,
    APPLICATION_WITH_AGENCY: ({ application }) =>
      `Агенцијата го разгледува барањето ${application}. Податоците за барателот може да се изменат кога тоа ќе биде вратено или решено.`,
    STEP_NOT_OPEN: ({ application, state, since, act, open }) =>
      `Чекорот „${act}“ не ви е достапен. Состојба на барањето ${application} од ${since}: ${state}. ` +
      (open.length > 0 ? `Достапни чекори: ${and(open)}.` : 'Во моментов нема достапни чекори.'),
    SERVICE_NOT_OFFERED: ({ service }) => `Агенцијата не прима барања за услугата „${service}“.`,
    APPLICANT_RECOGNISED: ({ applicant, publisher }) =>
      `Барателот ${applicant} е веќе препознаен како издавачот ${publisher}.`,
    MAY_BE_REGISTERED: ({ publishers, grounds }) =>
      `Барателот можеби веќе е во регистарот: ${or(publishers)}. Се совпаѓа: ${and(grounds)}. ` +
      'Препознајте го барателот или наведете ја причината поради која е друг издавач.',
    FILE_NEEDED: () => 'Наведете ја прикачената датотека. Само регистратор приложува документ без датотека.',
    FILE_UNKNOWN: ({ file }) =>
      `Не сте прикачиле датотека „${file}“. Прво прикачете ја и употребете ја ознаката од одговорот.`,
    DOCUMENT_NOT_ASKED: ({ document, asked }) =>
      `Агенцијата не го бара документот „${document}“. ` +
      (asked.length > 0 ? `Таа бара: ${and(asked)}.` : 'Таа не бара документи.'),
    COMMENTS_MISSING: () => 'Пред да го вратите барањето, наведете барем за еден дел што треба да се поправи.',
    REASON_MISSING: () => 'Наведете ја причината за одбивањето.',

    BANK_DETAILS_MISSING: () =>
      'Недостигаат банкарските податоци на барателот. За договорот и фактурата се потребни банка и сметка.',
    RESPONSIBLE_PERSON_MISSING: () => 'Не е наведено одговорно лице на барателот. Додајте го во податоците за контакт.',
    PUBLICATIONS_MISSING: () => 'Во барањето нема публикации. Додајте барем една.',
    PAPERS_OUTDATED: () =>
      'Барањето е изменето по изработката на документите. Зачувајте го повторно и потпишете ги новите.',
    DOCUMENTS_MISSING: ({ documents, copies }) =>
      `Недостигаат документи: ${and(documents.map((document, index) => withCopies(document, copies[index] ?? 1)))}.`,
    FEE_UNPAID: ({ amount, currency }) =>
      `Надоместокот од ${amount} ${currency} не е платен. Приложете го налогот за плаќање со износот.`,
    PAYMENT_AMOUNT_MISSING: ({ amount, currency }) =>
      `Во налогот за плаќање не пишува колку е платено од надоместокот ${amount} ${currency}. Приложете го со износот.`,
    FEE_UNDERPAID: ({ amount, currency, paid, paidCurrency, missing }) =>
      `Надоместокот е ${amount} ${currency}, платени се ${paid} ${paidCurrency}: недостигаат ${missing} ${currency}.`,
    NOT_OUR_JURISDICTION: ({ country }) =>
      `Седиштето на издавачот е во: ${country}. Обратете се до агенцијата за ISBN на таа земја, на кој јазик и да се книгите; ` +
      'за исклучок прво прашајте ја Меѓународната агенција за ISBN.',
    INTERNATIONAL_JURISDICTION: () =>
      'Невладините организации од повеќе земји ги опслужува Меѓународната агенција за ISBN (INTL). Обратете се таму.',
    NOT_MULTINATIONAL: ({ country }) =>
      `Тука се опслужуваат само невладини организации од повеќе земји. Обратете се до агенцијата за ISBN на земјата: ${country}.`,
    PERMIT_MISSING: ({ document }) => `Недостига важечки документ: ${document}. Приложете копија со бројот и датумите.`,
    ONLINE_ACCESS_MISSING: () =>
      'Агенцијата не ви дала пристап за барање нови ISBN броеви преку интернет. Поднесете барање на хартија или побарајте пристап.',
    CODE_HELD: ({ publisher }) => `Издавачот ${publisher} веќе има код. Поднесете барање за дополнителен код.`,
    NOT_REGISTERED: () =>
      'Барателот не е во регистарот. Прво поднесете барање за код на издавач; ако издавачот е во регистарот, побарајте агенцијата да ве препознае.',
    METADATA_MISSING: ({ title, missing }) => `За „${title}“ недостигаат податоци: ${and(missing)}. Додајте ги.`,
    KIT_WITHOUT_PARTS: ({ title }) =>
      `„${title}“ е комплет. Наведете ги неговите делови, два или повеќе: секој исто така добива ISBN.`,
    PRODUCT_UNDESCRIBED: ({ title, form }) =>
      `Формата на „${title}“ – „${form}“ – не кажува каков е производот. Опишете го во полето „product“.`,
    PRODUCT_NOT_ELIGIBLE: ({ title }) => `„${title}“ не може да добие ISBN. Отстранете го од барањето.`,
    PRODUCT_NEEDS_OTHER_NUMBER: ({ title, identifier }) =>
      `„${title}“ не може да добие ISBN. Наместо тоа, побарајте ${identifier}.`,
  },
}

/** 978-608 (3 цифри) */
const ranges = (groups: readonly string[], lengths: readonly number[]): string[] =>
  groups.map((group, index) => `${group} (${digits(lengths[index] ?? 0)})`)

const withCopies = (document: string, copies: number): string =>
  copies > 1 ? `${document}, ${n(copies)} примероци` : document
