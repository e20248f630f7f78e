/** Belarusian, in which the papers of the National Book Chamber are written. */
import { longDay } from '@isbn-hub/agency/domain/papers/long-day'
import type { PaperWords } from '@isbn-hub/agency/domain/papers/paper-words'

export const belarusian: PaperWords = {
  language: 'be',
  direction: 'ltr',
  comma: ', ',
  letterhead: {
    name: 'Нацыянальная кніжная палата Беларусі',
    lines: ['вул. В. Харужай, 31А/1, Мінск', 'тэл. +375-17-378-67-15'],
  },
  titles: {
    CERTIFICATE: 'Пасведчанне аб прысваенні ISBN',
    CONTRACT: 'Дагавор аб прысваенні ISBN',
    INVOICE: 'Рахунак на аплату',
    DESCRIPTION: 'Апісанне выданняў',
    NUMBER_LIST: 'Спіс нумароў ISBN',
  },
  publisherKinds: {
    ORGANISATION: 'арганізацыя',
    SOLE_TRADER: 'індывідуальны прадпрымальнік',
    AUTHOR: 'аўтар',
    STATE: 'дзяржаўная ўстанова',
    UNIVERSITY: 'універсітэт',
  },
  forms: {
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
  labels: {
    number: '№',
    application: 'Заява',
    publisherId: 'Выдавец у рэестры',
    prefix: 'Прэфікс ISBN',
    name: 'Назва',
    kind: 'Від выдаўца',
    address: 'Адрас',
    person: 'Адказная асоба',
    bank: 'Банк',
    account: 'Рахунак',
    bankCode: 'БІК',
    taxNumber: 'УНП',
    payee: 'Атрымальнік плацяжу',
    payer: 'Плацельшчык',
    service: 'Паслуга',
    quantity: 'Колькасць',
    amount: 'Сума',
    purpose: 'Прызначэнне плацяжу',
    title: 'Назва выдання',
    contributors: 'Аўтары і ўдзельнікі',
    form: 'Форма',
    language: 'Мова',
    edition: 'Выданне',
    year: 'Год',
    editionAndYear: 'Выданне, год',
    isbn: 'ISBN',
    numbersListed: 'Колькасць нумароў',
    verify: 'Сапраўднасць гэтага дакумента можна праверыць па кодзе:',
  },
  headings: {
    subject: '1. Прадмет дагавора',
    agencyDuties: '2. Абавязкі агенцтва',
    publisherDuties: '3. Абавязкі выдаўца',
    payment: '4. Аплата',
    term: '5. Тэрмін дзеяння',
    parties: '6. Бакі',
    publications: 'Выданні',
    publication: (place) => `Выданне ${place}`,
  },
  sentences: {
    prefixCertified: ({ publisher, prefix, agency }) =>
      `${agency} пацвярджае, што прэфікс ISBN ${prefix} прысвоены выдаўцу: ${publisher}. Кожны ISBN, які пачынаецца з гэтага прэфікса, абазначае выданне гэтага выдаўца.`,
    numbersCertified: ({ publisher, agency }) =>
      `${agency} пацвярджае, што названыя ніжэй міжнародныя стандартныя кніжныя нумары (ISBN) прысвоены выданням выдаўца: ${publisher}.`,
    numberIsForOne:
      'Кожны нумар належыць толькі таму выданню і той форме, пры якіх ён указаны. Ён ніколі не прысвойваецца іншаму выданню, нават калі гэтае больш не прадаецца.',
    contractParties: ({ agency, publisher, person, day }) =>
      `Дагавор заключаны ${day} паміж бакамі: ${agency}, далей — «агенцтва», і ${publisher}, далей — «выдавец», ад імя якога дзейнічае ${person}.`,
    contractSubject: ({ publications }) =>
      `Агенцтва прысвойвае ISBN выданням, пералічаным у канцы дагавора. Колькасць выданняў: ${publications}.`,
    agencyDuties: [
      'Агенцтва разглядае заяву, прысвойвае нумар кожнаму выданню, якое адпавядае патрабаванням, і выдае пасведчанне.',
      'Агенцтва ўносіць звесткі пра выдаўца, прэфікс і нумары ў свой рэестр і нікому іншаму гэтых нумароў не дае.',
    ],
    publisherDuties: [
      'Выдавец падае поўныя і дакладныя звесткі пра сябе і свае выданні.',
      'Выдавец друкуе кожны нумар у тым выданні, якому ён прысвоены, і не выкарыстоўвае яго для іншага выдання ці іншай формы.',
    ],
    contractFee: ({ fee }) => `Кошт паслугі — ${fee}. Агенцтва пачынае працу пасля аплаты.`,
    contractTariff:
      'Кошт паслугі вызначаецца паводле тарыфаў агенцтва, якія дзейнічаюць у дзень аплаты. Агенцтва пачынае працу пасля аплаты.',
    contractTerm:
      'Дагавор набывае сілу пасля падпісання абодвума бакамі і сканчаецца з выдачай пасведчання. Умовы выкарыстання нумароў дзейнічаюць бестэрмінова.',
    service: 'Прысваенне ISBN',
    invoiceFee: ({ fee }) => `Да аплаты: ${fee}.`,
    invoiceTariff: 'Сума да аплаты вызначаецца паводле тарыфаў агенцтва, якія дзейнічаюць у дзень аплаты.',
    paymentPurpose: ({ number }) => `Прысваенне ISBN, рахунак ${number}`,
    description: ({ publisher }) => `Звесткі пра выданні, для якіх запытваецца ISBN. Выдавец: ${publisher}.`,
    descriptionConfirmed: 'Пацвярджаю, што звесткі поўныя і дакладныя.',
    numberList: ({ publisher, count }) =>
      `Выдавец: ${publisher}. Колькасць нумароў са штрыхкодамі: ${count}. Кожны нумар можна выкарыстаць адзін раз, для адной формы аднаго выдання.`,
  },
  signatures: {
    agency: 'Ад агенцтва',
    publisher: 'Ад выдаўца',
    responsible: 'Адказная асоба',
    seal: 'М. П.',
  },
  day: (day) => longDay('be', day),
}
