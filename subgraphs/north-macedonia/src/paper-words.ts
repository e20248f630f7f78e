/** Macedonian, in which the papers of the National and University Library are written. */
import { longDay } from '@isbn-hub/agency/domain/papers/long-day'
import type { PaperWords } from '@isbn-hub/agency/domain/papers/paper-words'

export const macedonian: PaperWords = {
  language: 'mk',
  direction: 'ltr',
  comma: ', ',
  letterhead: {
    name: 'Национална и универзитетска библиотека „Св. Климент Охридски“',
    lines: ['Бул. „Гоце Делчев“ бр. 6, пошт. фах 566, Скопје', 'тел. +389 2 3115 177'],
  },
  titles: {
    CERTIFICATE: 'Потврда за доделен ISBN',
    CONTRACT: 'Договор за доделување ISBN',
    INVOICE: 'Фактура',
    DESCRIPTION: 'Опис на публикации',
    NUMBER_LIST: 'Список на ISBN броеви',
  },
  publisherKinds: {
    ORGANISATION: 'организација',
    SOLE_TRADER: 'трговец поединец',
    AUTHOR: 'автор',
    STATE: 'државна институција',
    UNIVERSITY: 'универзитет',
  },
  forms: {
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
  labels: {
    number: 'Бр.',
    application: 'Барање',
    publisherId: 'Издавач во регистарот',
    prefix: 'ISBN префикс',
    name: 'Назив',
    kind: 'Вид издавач',
    address: 'Адреса',
    person: 'Одговорно лице',
    bank: 'Банка',
    account: 'Сметка',
    bankCode: 'Код на банката',
    taxNumber: 'ЕДБ',
    payee: 'Примач',
    payer: 'Уплаќач',
    service: 'Услуга',
    quantity: 'Количина',
    amount: 'Износ',
    purpose: 'Цел на дознака',
    title: 'Наслов',
    contributors: 'Автори и соработници',
    form: 'Форма',
    language: 'Јазик',
    edition: 'Издание',
    year: 'Година',
    editionAndYear: 'Издание, година',
    isbn: 'ISBN',
    numbersListed: 'Вкупно броеви',
    verify: 'Веродостојноста на овој документ може да се провери со кодот:',
  },
  headings: {
    subject: '1. Предмет',
    agencyDuties: '2. Обврски на агенцијата',
    publisherDuties: '3. Обврски на издавачот',
    payment: '4. Плаќање',
    term: '5. Траење',
    parties: '6. Договорни страни',
    publications: 'Публикации',
    publication: (place) => `Публикација ${place}`,
  },
  sentences: {
    prefixCertified: ({ publisher, prefix, agency }) =>
      `${agency} потврдува дека ISBN префиксот ${prefix} му е доделен на издавачот ${publisher}. Секој ISBN што започнува со овој префикс означува публикација на истиот издавач.`,
    numbersCertified: ({ publisher, agency }) =>
      `${agency} потврдува дека подолу наведените меѓународни стандардни броеви на книги (ISBN) им се доделени на публикации на издавачот ${publisher}.`,
    numberIsForOne:
      'Секој број важи само за изданието и формата покрај кои е наведен. Тој никогаш не се доделува повторно, дури ни кога изданието е распродадено.',
    contractParties: ({ agency, publisher, person, day }) =>
      `Договорот е склучен на ${day} меѓу страните: ${agency} (во натамошниот текст „агенцијата“) и ${publisher} (во натамошниот текст „издавачот“), во чие име дејствува ${person}.`,
    contractSubject: ({ publications }) =>
      `Агенцијата доделува ISBN на публикациите наведени на крајот од договорот. Број на публикации: ${publications}.`,
    agencyDuties: [
      'Агенцијата го разгледува барањето, доделува број на секоја публикација што ги исполнува условите и издава потврда.',
      'Агенцијата ги запишува издавачот, префиксот и броевите во својот регистар и истите броеви не му ги дава на никој друг.',
    ],
    publisherDuties: [
      'Издавачот дава целосни и точни податоци за себе и за своите публикации.',
      'Издавачот го печати секој број во публикацијата за која е доделен и не го користи за друга публикација, издание или форма.',
    ],
    contractFee: ({ fee }) => `Надоместокот за услугата изнесува ${fee}. Агенцијата започнува со работа по уплатата.`,
    contractTariff:
      'Надоместокот за услугата се определува според тарифата на агенцијата што важи на денот на уплатата. Агенцијата започнува со работа по уплатата.',
    contractTerm:
      'Договорот стапува во сила кога ќе го потпишат двете страни, а завршува со издавањето на потврдата. Условите за користење на броевите важат без временско ограничување.',
    service: 'Доделување ISBN',
    invoiceFee: ({ fee }) => `За уплата: ${fee}.`,
    invoiceTariff: 'Износот за уплата се определува според тарифата на агенцијата што важи на денот на уплатата.',
    paymentPurpose: ({ number }) => `Доделување ISBN, фактура ${number}`,
    description: ({ publisher }) => `Податоци за публикациите за кои се бара ISBN. Издавач: ${publisher}.`,
    descriptionConfirmed: 'Потврдувам дека податоците се целосни и точни.',
    numberList: ({ publisher, count }) =>
      `Издавач: ${publisher}. Вкупно броеви со баркод: ${count}. Секој број може да се употреби само еднаш, за една форма на една публикација.`,
  },
  signatures: {
    agency: 'За агенцијата',
    publisher: 'За издавачот',
    responsible: 'Одговорно лице',
    seal: 'М. П.',
  },
  day: (day) => longDay('mk', day),
}
