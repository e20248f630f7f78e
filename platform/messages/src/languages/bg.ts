import type { Catalogue } from '../catalogue.ts'
import { grammarOf } from '../grammar.ts'

const { n, count, and, or } = grammarOf('bg', { and: 'и', or: 'или' })

const digits = (value: number): string => count(value, { one: 'цифра', other: 'цифри' })

export const bulgarian: Catalogue = {
  words: {
    state: {
      DRAFT: 'чернова',
      SAVED: 'записано',
      AWAITING_SIGNED_DOCUMENTS: 'очаква подписаните документи',
      AWAITING_PAYMENT: 'очаква плащане',
      SUBMITTED: 'подадено',
      UNDER_REVIEW: 'разглежда се',
      RETURNED: 'върнато за поправка',
      REJECTED: 'отхвърлено',
      WITHDRAWN: 'оттеглено',
      NUMBER_ATTACHED: 'одобрено',
      CERTIFICATE_ISSUED: 'одобрено, удостоверението е издадено',
    },
    act: {
      DRAFT: 'създаване на чернова',
      CHANGE: 'промяна',
      ATTACH: 'прилагане на документ',
      RECOGNISE: 'разпознаване на заявителя',
      SAVE: 'записване',
      SUBMIT: 'подаване',
      START_REVIEW: 'започване на разглеждането',
      RETURN: 'връщане за поправка',
      REJECT: 'отхвърляне',
      APPROVE: 'одобряване',
      WITHDRAW: 'оттегляне',
      PROCEED: 'следваща стъпка',
    },
    service: {
      PUBLISHER_CODE: 'код на издател',
      ISBN_FOR_PUBLICATION: 'номера ISBN за издания',
      ADDITIONAL_CODE: 'допълнителен код на издател',
    },
    publisherKind: {
      ORGANISATION: 'организация',
      SOLE_TRADER: 'едноличен търговец',
      AUTHOR: 'автор',
      STATE: 'държавна институция',
      UNIVERSITY: 'университет',
    },
    form: {
      HARDBACK: 'с твърди корици',
      PAPERBACK: 'с меки корици',
      OTHER_PRINT: 'печатно, друго',
      BRAILLE: 'на брайл',
      MAP: 'карта или атлас',
      AUDIO: 'аудиокнига',
      PDF: 'PDF',
      EPUB: 'EPUB',
      OTHER_ELECTRONIC: 'електронно, друг формат',
      MICROFORM: 'микроформа',
      VIDEO: 'видео',
      SOFTWARE: 'софтуер',
      KIT: 'комплект',
      SET: 'многотомно издание',
    },
    grounds: { TAX_NUMBER: 'данъчен номер', NAME: 'наименование', EMAIL: 'имейл адрес' },
    metadata: { contributors: 'автори и сътрудници', language: 'език', year: 'година' },
  },

  numbers: {
    EMPTY: () => 'Тук няма цифри. Въведете ISBN.',
    WRONG_LENGTH: ({ length }) =>
      `ISBN има 13 цифри, а в старата си форма – 10; тук са ${n(length)}. Сравнете номера с книгата.`,
    ISBN_A_WRONG_LENGTH: ({ length }) =>
      `ISBN-A съдържа 13-те цифри на ISBN, както 10.978.9856020/202; тук са ${n(length)}.`,
    TOO_LONG: ({ length }) => `ISBN има 13 цифри; тук са ${n(length)}. Въведете един ISBN без кода на цената.`,
    SEVERAL_NUMBERS: ({ count: found }) => `Тук има ${n(found)} номера ISBN. Въвеждайте ги един по един.`,
    BAD_CHARACTER: ({ character }) =>
      `Знакът ${character} не може да стои в ISBN. Използвайте цифри, тирета и интервали; само ISBN-10 може да завършва на X.`,
    SCIENTIFIC_NOTATION: () =>
      'Електронна таблица е записала номера в експоненциален вид и е загубила последните цифри. Задайте текстов формат на клетката и въведете ISBN отново.',
    BAD_CHECK_DIGIT: ({ found, expected }) =>
      `Контролната цифра е ${found}, а към предходните цифри пасва ${expected}. Една от цифрите е грешна: сравнете ги с книгата.`,
    NOT_AN_ISBN_PREFIX: ({ found }) => `ISBN започва с 978 или 979, а това започва с ${found}.`,
    GTIN14_OF_A_CASE: ({ indicator }) =>
      `Този GTIN-14 започва с ${indicator} и обозначава опаковка с много екземпляри. Въведете номера на един екземпляр.`,
    ISMN: () => 'Това е ISMN, номер на нотно издание. Въведете ISBN.',
    ISSN: () => 'Това е ISSN, номер на списание или поредица. Въведете ISBN на книгата.',
    PREFIX_WITHOUT_GS1: ({ prefix }) => `Това е префиксът ${prefix} без първите три цифри. Въведете го изцяло.`,
    PREFIX_TOO_LONG: ({ length }) => `Префиксът има най-много 11 цифри; тук са ${n(length)}.`,
    OTHER_PREFIX: ({ prefix }) => `Според таблицата с обхвати това е префиксът ${prefix}.`,
    GROUP_ONLY: ({ group }) => `${group} е регистрационна група. Добавете цифрите на регистранта.`,
    UNDEFINED_GROUP: () => 'Няма регистрационна група с такъв номер. Сравнете първите цифри с книгата.',
    UNDEFINED_RANGE: ({ group }) =>
      `Регистрационната група ${group} няма отворен обхват с този номер. Сравнете цифрите с книгата.`,
  },

  uploads: {
    LINK_MISSING: () => 'За този адрес е нужна връзка от агенцията. Поискайте я.',
    LINK_ALTERED: () => 'Връзката е променена или е направена за друго. Поискайте нова.',
    LINK_EXPIRED: () => 'Срокът на връзката е изтекъл. Поискайте нова.',
    LINK_USED: () => 'По тази връзка вече е качен друг файл. Поискайте нова.',
    FILE_EMPTY: () => 'Файлът е празен. Изберете го отново.',
    FILE_TOO_SLOW: ({ pace }) => `Файлът пристига твърде бавно: нужни са поне ${n(pace)} байта в секунда.`,
    FILE_STALLED: ({ seconds }) =>
      `Файлът не е пристигал от ${count(seconds, { one: 'секунда', other: 'секунди' })}. Качете го отново.`,
    FILE_TOO_LARGE: ({ megabytes }) => `Файлът е твърде голям. Допустими са ${n(megabytes)} MB.`,
    FILE_TYPE: () => 'Файлът не е PDF, PNG, JPEG или TIFF. Изпратете го в един от тези формати.',
    FILE_CUT_OFF: () => 'Краят на PDF файла липсва. Запишете го отново и го качете.',
    TOO_MANY_UPLOADS: ({ limit }) =>
      `Вече качвате ${count(limit, { one: 'файл', other: 'файла' })}. Изчакайте един от тях да пристигне.`,
    TOO_MANY_FILES: ({ files, megabytes }) =>
      `Може да имате ${count(files, { one: 'файл', other: 'файла' })} или ${n(megabytes)} MB, които не са приложени към заявление. Приложете ги, преди да качвате други.`,
    FILE_NOT_FOUND: () => 'Агенцията няма такъв файл.',
    PAPER_NOT_FOUND: () => 'Агенцията не е издавала такъв документ.',
    UPLOADS_BUSY: () => 'В момента пристигат твърде много файлове. Опитайте отново след няколко секунди.',
    PAPERS_BUSY: () => 'В момента се изготвят твърде много документи. Опитайте отново след няколко секунди.',
    FILE_STORE_FAILED: () => 'Хранилището на файловете е недостъпно. Опитайте отново след няколко минути.',
  },

  verification: {
    verified: 'Проверено',
    unknown: 'Неизвестен документ',
    noPaper: ({ code }) => `Никоя агенция от тази система не е издавала документ с код ${code}.`,
    current: 'Документът е истински и актуален.',
    notCurrent: {
      SUPERSEDED: 'Документът е истински, но е заменен от по-нов.',
      NUMBER_CANCELLED: 'Документът е истински, но по-късно е анулиран номер ISBN в него.',
      PREFIX_CLOSED: 'Документът е истински, но по-късно префиксът му е закрит.',
    },
    kinds: {
      CERTIFICATE: 'Удостоверение',
      CONTRACT: 'Договор',
      INVOICE: 'Фактура',
      DESCRIPTION: 'Описание на издания',
      NUMBER_LIST: 'Списък на номера ISBN',
    },
    labels: {
      code: 'Код',
      paper: 'Документ',
      agency: 'Издаден от',
      issuedOn: 'Дата на издаване',
      issuedTo: 'Издаден на',
      prefix: 'Префикс',
      isbn: 'ISBN',
      languages: 'Езици',
    },
    cancelled: 'анулиран',
    closed: 'закрит',
    compare: 'Сравнете дума по дума с написаното в документа.',
  },

  refusals: {
    GROUP_NOT_OURS: ({ named, groups }) =>
      `${named} е извън регистрационните групи на тази агенция: ${and(groups)}. Обърнете се към агенцията, която посочва търсенето.`,
    PREFIX_INVALID: ({ input, problem }) => `„${input}“ не е префикс на ISBN. ${problem}`,
    PREFIX_UNKNOWN: ({ prefix }) => `Префиксът ${prefix} не е присвоен. Проверете цифрите.`,
    PREFIX_CLOSED: ({ prefix }) => `Префиксът ${prefix} е закрит: с него повече не се присвояват номера ISBN.`,
    PREFIX_SHARED: ({ prefix }) => `Префиксът ${prefix} се използва от няколко автори и не може да бъде прехвърлен.`,
    PREFIX_TAKEN: ({ prefix }) => `Префиксът ${prefix} вече е присвоен. Изберете друг.`,
    PREFIX_EXHAUSTED: ({ prefixes, free, asked }) =>
      `Нужни номера ISBN: ${n(asked)}, а свободни (${and(prefixes)}): ${n(free)}. Присвоете на издателя допълнителен префикс.`,
    PREFIX_MISSING: ({ publisher }) =>
      `Издателят ${publisher} няма отворен префикс в тази регистрационна група. Подайте заявление за код на издател.`,
    PREFIX_NOT_YOURS: ({ prefix }) => `Префиксът ${prefix} не е на издателя. Посочете негов префикс.`,
    PREFIX_NOT_USED_UP: ({ prefix, remaining }) =>
      `Префиксът ${prefix} не е изчерпан: свободните номера са ${n(remaining)}. Използвайте ги, преди да искате допълнителен префикс.`,
    REASON_FOR_PREFIX_MISSING: ({ prefix, remaining }) =>
      `Префиксът ${prefix} има още свободни номера: ${n(remaining)}. Посочете причина, поради която се присвоява друг префикс.`,
    RECIPIENT_MISSING: ({ prefix }) =>
      `Префиксът ${prefix} е на няколко издатели. Посочете в полето „publisher“ кой получава номерата ISBN.`,
    HOLDER_UNCHANGED: ({ prefix, publisher }) => `Префиксът ${prefix} вече е на издателя ${publisher}.`,
    NEVER_HELD: ({ prefix, publisher }) =>
      `Префиксът ${prefix} никога не е бил на издателя ${publisher} и не може да му бъде върнат.`,
    NOT_THE_HOLDER: ({ prefix, publisher }) => `Префиксът ${prefix} не е на издателя ${publisher}.`,
    RANGE_EXHAUSTED: ({ groups, lengths, openGroups, openLengths }) =>
      `Няма свободен префикс тук: ${and(ranges(groups, lengths))}. Свободни има тук: ${and(ranges(openGroups, openLengths))}.`,
    ALL_RANGES_EXHAUSTED: ({ groups, lengths }) =>
      `Няма свободен префикс тук: ${and(ranges(groups, lengths))}, нито с друга дължина. Поискайте нов обхват от Международната агенция за ISBN.`,
    LENGTH_NOT_OPEN: ({ length, open }) =>
      `Няма отворен обхват за регистранти с тази дължина (${digits(length)}). Отворените дължини са: ${and(open.map(n))}.`,

    ISBN_INVALID: ({ input, problem }) => `„${input}“ не е ISBN. ${problem}`,
    ISBN_UNASSIGNED: ({ isbn }) => `ISBN ${isbn} никога не е присвояван. Сравнете го с книгата.`,
    ISBN_CANCELLED: ({ isbn }) => `ISBN ${isbn} вече е анулиран.`,
    ISBN_TAKEN: ({ isbn }) => `ISBN ${isbn} е присвоен на друго издание. Използвайте друг ISBN.`,
    ISBN_REPEATED: ({ isbn }) => `ISBN ${isbn} е посочен за две издания. Дайте на всяко негов собствен ISBN.`,
    ISBN_OF_ANOTHER: ({ isbn }) => `ISBN ${isbn} е в списъка на друг притежател на префикса. Използвайте друг ISBN.`,
    ISBN_OUTSIDE_PREFIX: ({ isbn, prefixes }) => `ISBN ${isbn} не е под префикса ${or(prefixes)}. Проверете цифрите.`,
    EDITION_UNASSIGNED: ({ isbn }) =>
      `Префиксът, под който е номерът ISBN ${isbn} на другото издание, никога не е присвояван. Сравнете номера с това издание.`,
    JOINT_ISBN_OWN: ({ isbn }) =>
      `ISBN ${isbn} е на самия издател. За съвместно издание посочете номера ISBN на другия издател.`,

    PUBLISHER_UNKNOWN: ({ publisher }) => `В регистъра няма издател „${publisher}“. Проверете идентификатора.`,
    PUBLISHER_CEASED: ({ publisher }) =>
      `Издателят ${publisher} е прекратил дейността си и повече нищо не му се присвоява.`,
    PUBLISHER_MERGED: ({ publisher, successor }) =>
      `Издателят ${publisher} е поет от ${successor} и повече нищо не му се присвоява.`,
    NAME_UNCHANGED: ({ publisher, name }) => `Наименованието на издателя ${publisher} вече е „${name}“.`,
    NOTHING_TO_CHANGE: () => 'Не е посочено какво да се промени. Попълнете поне едно поле.',
    OFFICIAL_NAME_IN_LIST: () =>
      'Официалното наименование не е сред допълнителните. За да го промените, преименувайте издателя.',
    SUCCESSOR_IS_SELF: ({ publisher }) =>
      `Издателят ${publisher} не може да бъде собствен правоприемник. Посочете друг издател.`,
    REGISTER_DIFFERS: ({ publisher, name, kind }) =>
      `В регистъра издателят ${publisher} е с наименование „${name}“ и вид „${kind}“. Само регистратор може да ги промени.`,

    TEXT_EMPTY: ({ field }) =>
      `Полето „${field}“ е празно. Въведете текст или пропуснете полето, ако не е задължително.`,
    TEXT_TOO_LONG: ({ field, limit }) =>
      `Текстът в полето „${field}“ е твърде дълъг. Допустими са ${count(limit, { one: 'знак', other: 'знака' })}.`,
    CHARACTER_NOT_ALLOWED: ({ field, character }) =>
      `В полето „${field}“ има знак ${character}, който не може да се съхрани или отпечата. Премахнете го.`,
    NAME_UNREADABLE: ({ field }) => `В полето „${field}“ няма нито буква, нито цифра. Въведете име.`,
    LIST_TOO_LONG: ({ field, limit }) => `В полето „${field}“ има твърде много записи. Допустими са ${n(limit)}.`,
    LIST_EMPTY: ({ field }) => `Списъкът „${field}“ е празен. Добавете поне един запис.`,
    NUMBER_TOO_SMALL: ({ field, least }) => `Числото в полето „${field}“ е твърде малко. Най-малкото е ${n(least)}.`,
    NUMBER_OUT_OF_RANGE: ({ field, least, most }) =>
      `Числото в полето „${field}“ трябва да е от ${n(least)} до ${n(most)}.`,
    ONE_OF_NEEDED: ({ fields }) => `Попълнете точно едно от полетата: ${or(fields)}.`,
    SET_WITHOUT_VOLUMES: ({ title }) => `„${title}“ е многотомно издание. Добавете томовете: всеки също получава ISBN.`,
    NESTED_TOO_DEEPLY: ({ levels }) =>
      `Томовете са вложени твърде дълбоко. Нивата могат да бъдат ${n(levels)}: издание, части и томове.`,
    COUNTRY_UNKNOWN: ({ country }) =>
      `„${country}“ не е код на държава. Въведете две букви по ISO 3166-1, например UZ.`,
    COUNTRY_RENAMED: ({ country, successor }) =>
      `Кодът на държава ${country} вече не се използва. Въведете днешния код, например: ${successor}.`,
    DATES_REVERSED: ({ issuedOn, validUntil }) =>
      `Документът не може да изтече на ${validUntil}, ако е издаден на ${issuedOn}. Сравнете двете дати с документа.`,
    DATE_IN_FUTURE: ({ date, today }) => `Датата ${date} е в бъдещето; днес е ${today}. Сравнете я с документа.`,
    CURRENCY_NOT_USED: ({ currency, used }) =>
      `Агенцията не събира такси във валутата ${currency}. Валутата на агенцията: ${and(used)}.`,
    NO_FEE_CHARGED: () => 'Агенцията не събира такса. Пропуснете сумата и валутата.',
    AMOUNT_INVALID: ({ amount, example }) => `„${amount}“ не е сума. Запишете я така: ${example}.`,
    AMOUNT_INCOMPLETE: () => 'Сумата и валутата се посочват заедно. Дайте и двете или нито едно.',
    KEY_REUSED: ({ key }) => `Ключът за идемпотентност „${key}“ е използван за друга заявка. Изберете нов ключ.`,

    APPLICANT_UNKNOWN: ({ applicant }) =>
      `Няма заявител „${applicant}“, от чието име действате. Проверете идентификатора.`,
    APPLICATION_UNKNOWN: ({ application }) =>
      `Няма заявление „${application}“, по което да действате. Проверете идентификатора.`,
    APPLICATION_LOCKED: ({ application, state }) =>
      `Заявлението ${application} не може да се променя. Състоянието му: ${state}.`,
    APPLICATION_WITH_AGENCY: ({ application }) =>
      `Агенцията разглежда заявлението ${application}. Данните на заявителя могат да се променят, когато то бъде върнато или решено.`,
    STEP_NOT_OPEN: ({ application, state, since, act, open }) =>
      `Стъпката „${act}“ не е достъпна за вас. Състояние на заявлението ${application} от ${since}: ${state}. ` +
      (open.length > 0 ? `Достъпни стъпки: ${and(open)}.` : 'В момента няма достъпни стъпки.'),
    SERVICE_NOT_OFFERED: ({ service }) => `Агенцията не приема заявления за услугата „${service}“.`,
    APPLICANT_RECOGNISED: ({ applicant, publisher }) =>
      `Заявителят ${applicant} вече е разпознат като издателя ${publisher}.`,
    MAY_BE_REGISTERED: ({ publishers, grounds }) =>
      `Възможно е заявителят вече да е в регистъра: ${or(publishers)}. Съвпада: ${and(grounds)}. ` +
      'Разпознайте заявителя или посочете причината, поради която е друг издател.',
    FILE_NEEDED: () => 'Посочете качения файл. Само регистратор прилага документ без файл.',
    FILE_UNKNOWN: ({ file }) =>
      `Не сте качвали файл „${file}“. Първо го качете и използвайте идентификатора от отговора.`,
    DOCUMENT_NOT_ASKED: ({ document, asked }) =>
      `Агенцията не изисква документа „${document}“. ` +
      (asked.length > 0 ? `Тя изисква: ${and(asked)}.` : 'Тя не изисква документи.'),
    COMMENTS_MISSING: () => 'Преди да върнете заявлението, посочете поне за един раздел какво трябва да се поправи.',
    REASON_MISSING: () => 'Посочете причината за отхвърлянето.',

    BANK_DETAILS_MISSING: () =>
      'Липсват банковите данни на заявителя. За договора и фактурата са нужни банка и сметка.',
    RESPONSIBLE_PERSON_MISSING: () => 'Не е посочено отговорно лице на заявителя. Добавете го към данните за връзка.',
    PUBLICATIONS_MISSING: () => 'В заявлението няма издания. Добавете поне едно.',
    PAPERS_OUTDATED: () =>
      'Заявлението е променено, след като са изготвени документите. Запишете го отново и подпишете новите.',
    DOCUMENTS_MISSING: ({ documents, copies }) =>
      `Липсват документи: ${and(documents.map((document, index) => withCopies(document, copies[index] ?? 1)))}.`,
    FEE_UNPAID: ({ amount, currency }) =>
      `Таксата от ${amount} ${currency} не е платена. Приложете платежното нареждане със сумата.`,
    PAYMENT_AMOUNT_MISSING: ({ amount, currency }) =>
      `В платежното нареждане не е посочено колко е платено от таксата ${amount} ${currency}. Приложете го със сумата.`,
    FEE_UNDERPAID: ({ amount, currency, paid, paidCurrency, missing }) =>
      `Таксата е ${amount} ${currency}, платени са ${paid} ${paidCurrency}: липсват ${missing} ${currency}.`,
    NOT_OUR_JURISDICTION: ({ country }) =>
      `Издателят е установен в: ${country}. Обърнете се към агенцията за ISBN на тази държава, на какъвто и език да са книгите; ` +
      'за изключение първо попитайте Международната агенция за ISBN.',
    INTERNATIONAL_JURISDICTION: () =>
      'Неправителствените организации на няколко държави се обслужват от Международната агенция за ISBN (INTL). Обърнете се към нея.',
    NOT_MULTINATIONAL: ({ country }) =>
      `Тук се обслужват само неправителствени организации на няколко държави. Обърнете се към агенцията за ISBN на държавата: ${country}.`,
    PERMIT_MISSING: ({ document }) => `Липсва валиден документ: ${document}. Приложете копие с номера и датите.`,
    ONLINE_ACCESS_MISSING: () =>
      'Агенцията не ви е дала достъп за заявяване на нови номера ISBN онлайн. Подайте заявление на хартия или поискайте достъп.',
    CODE_HELD: ({ publisher }) => `Издателят ${publisher} вече има код. Подайте заявление за допълнителен код.`,
    NOT_REGISTERED: () =>
      'Заявителят не е в регистъра. Първо подайте заявление за код на издател; ако издателят е в регистъра, поискайте агенцията да ви разпознае.',
    METADATA_MISSING: ({ title, missing }) => `За „${title}“ липсват данни: ${and(missing)}. Добавете ги.`,
    KIT_WITHOUT_PARTS: ({ title }) =>
      `„${title}“ е комплект. Посочете частите му, две или повече: всяка също получава ISBN.`,
    PRODUCT_UNDESCRIBED: ({ title, form }) =>
      `Формата на „${title}“ – „${form}“ – не показва какъв е продуктът. Опишете го в полето „product“.`,
    PRODUCT_NOT_ELIGIBLE: ({ title }) => `„${title}“ не може да получи ISBN. Премахнете го от заявлението.`,
    PRODUCT_NEEDS_OTHER_NUMBER: ({ title, identifier }) =>
      `„${title}“ не може да получи ISBN. Вместо това заявете ${identifier}.`,
  },
}

/** 978-619 (3 цифри) */
const ranges = (groups: readonly string[], lengths: readonly number[]): string[] =>
  groups.map((group, index) => `${group} (${digits(lengths[index] ?? 0)})`)

const withCopies = (document: string, copies: number): string =>
  copies > 1 ? `${document}, ${n(copies)} екземпляра` : document
