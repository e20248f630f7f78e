/** Bulgarian, in which the papers of the National Library are written. */
import { longDay } from '@isbn-hub/agency/domain/papers/long-day'
import type { PaperWords } from '@isbn-hub/agency/domain/papers/paper-words'

export const bulgarian: PaperWords = {
  language: 'bg',
  direction: 'ltr',
  comma: ', ',
  letterhead: {
    name: 'Национална библиотека „Св. св. Кирил и Методий“',
    lines: ['стая 54'],
  },
  titles: {
    CERTIFICATE: 'Удостоверение за присвояване на ISBN',
    CONTRACT: 'Договор за присвояване на ISBN',
    INVOICE: 'Фактура',
    DESCRIPTION: 'Описание на издания',
    NUMBER_LIST: 'Списък на номера ISBN',
  },
  publisherKinds: {
    ORGANISATION: 'организация',
    SOLE_TRADER: 'едноличен търговец',
    AUTHOR: 'автор',
    STATE: 'държавна институция',
    UNIVERSITY: 'университет',
  },
  forms: {
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
  labels: {
    number: '№',
    application: 'Заявление',
    publisherId: 'Издател в регистъра',
    prefix: 'Префикс ISBN',
    name: 'Наименование',
    kind: 'Вид издател',
    address: 'Адрес',
    person: 'Отговорно лице',
    bank: 'Банка',
    account: 'Сметка',
    bankCode: 'BIC',
    taxNumber: 'ЕИК/БУЛСТАТ',
    payee: 'Получател',
    payer: 'Платец',
    service: 'Услуга',
    quantity: 'Брой',
    amount: 'Сума',
    purpose: 'Основание за плащане',
    title: 'Заглавие',
    contributors: 'Автори и участници',
    form: 'Форма',
    language: 'Език',
    edition: 'Издание',
    year: 'Година',
    editionAndYear: 'Издание, година',
    isbn: 'ISBN',
    numbersListed: 'Брой номера',
    verify: 'Истинността на този документ може да се провери с кода:',
  },
  headings: {
    subject: '1. Предмет',
    agencyDuties: '2. Задължения на агенцията',
    publisherDuties: '3. Задължения на издателя',
    payment: '4. Плащане',
    term: '5. Срок',
    parties: '6. Страни',
    publications: 'Издания',
    publication: (place) => `Издание ${place}`,
  },
  sentences: {
    prefixCertified: ({ publisher, prefix, agency }) =>
      `${agency} удостоверява, че префиксът ISBN ${prefix} е присвоен на издателя ${publisher}. Всеки ISBN, който започва с този префикс, означава издание на същия издател.`,
    numbersCertified: ({ publisher, agency }) =>
      `${agency} удостоверява, че посочените по-долу международни стандартни номера на книги (ISBN) са присвоени на издания на ${publisher}.`,
    numberIsForOne:
      'Всеки номер принадлежи само на изданието и формата, срещу които е посочен. Той никога не се дава на друго издание, дори след изчерпване на тиража.',
    contractParties: ({ agency, publisher, person, day }) =>
      `Договорът е сключен на ${day} между страните: ${agency} (по-нататък „агенцията“) и ${publisher} (по-нататък „издателят“), от чието име действа ${person}.`,
    contractSubject: ({ publications }) =>
      `Агенцията присвоява ISBN на изданията, изброени в края на договора. Брой на изданията: ${publications}.`,
    agencyDuties: [
      'Агенцията разглежда заявлението, присвоява номер на всяко издание, което отговаря на изискванията, и издава удостоверение.',
      'Агенцията вписва издателя, префикса и номерата в своя регистър и не дава същите номера на никого другиго.',
    ],
    publisherDuties: [
      'Издателят предоставя пълни и верни данни за себе си и за своите издания.',
      'Издателят отпечатва всеки номер в изданието, за което е присвоен, и не го използва за друго издание или друга форма.',
    ],
    contractFee: ({ fee }) => `Таксата за услугата е ${fee}. Агенцията започва работа след плащането.`,
    contractTariff:
      'Таксата за услугата се определя по тарифата на агенцията, която е в сила в деня на плащането. Агенцията започва работа след плащането.',
    contractTerm:
      'Договорът влиза в сила, когато двете страни го подпишат, и приключва с издаването на удостоверението. Условията за използване на номерата важат безсрочно.',
    service: 'Присвояване на ISBN',
    invoiceFee: ({ fee }) => `За плащане: ${fee}.`,
    invoiceTariff: 'Сумата за плащане се определя по тарифата на агенцията, която е в сила в деня на плащането.',
    paymentPurpose: ({ number }) => `Присвояване на ISBN, фактура ${number}`,
    description: ({ publisher }) => `Данни за изданията, за които се иска ISBN. Издател: ${publisher}.`,
    descriptionConfirmed: 'Потвърждавам, че данните са пълни и верни.',
    numberList: ({ publisher, count }) =>
      `Издател: ${publisher}. Брой номера с баркод: ${count}. Всеки номер може да се използва само веднъж, за една форма на едно издание.`,
  },
  signatures: {
    agency: 'За агенцията',
    publisher: 'За издателя',
    responsible: 'Отговорно лице',
    seal: 'М. П.',
  },
  day: (day) => longDay('bg', day),
}
