/** Uzbek, in which the papers of the National Library are written, in Latin and in Cyrillic letters. */
import type { PaperWords } from '@isbn-hub/agency/domain/papers/paper-words'

const LATIN_MONTHS = 'yanvar fevral mart aprel may iyun iyul avgust sentabr oktabr noyabr dekabr'.split(' ')
const CYRILLIC_MONTHS = 'январь февраль март апрель май июнь июль август сентябрь октябрь ноябрь декабрь'.split(' ')

/** The year comes first in an Uzbek date. */
function written(
  months: readonly string[],
  order: (year: number, month: string, day: number) => string,
): PaperWords['day'] {
  return (date) => {
    const [year = 0, month = 0, day = 0] = date.split('-').map(Number)
    return order(year, months[month - 1] ?? '', day)
  }
}

export const uzbekInLatin: PaperWords = {
  language: 'uz-Latn',
  direction: 'ltr',
  comma: ', ',
  letterhead: {
    name: 'Oʻzbekiston Milliy kutubxonasi',
    lines: ['isbn.natlib.uz'],
  },
  titles: {
    CERTIFICATE: 'ISBN raqami berilgani toʻgʻrisida sertifikat',
    CONTRACT: 'ISBN raqami berish toʻgʻrisida shartnoma',
    INVOICE: 'Toʻlov uchun hisobvaraq',
    DESCRIPTION: 'Nashrlar tavsifi',
    NUMBER_LIST: 'ISBN raqamlari roʻyxati',
  },
  publisherKinds: {
    ORGANISATION: 'tashkilot',
    SOLE_TRADER: 'yakka tartibdagi tadbirkor',
    AUTHOR: 'muallif',
    STATE: 'davlat tashkiloti',
    UNIVERSITY: 'universitet',
  },
  forms: {
    HARDBACK: 'qattiq muqovada',
    PAPERBACK: 'yumshoq muqovada',
    OTHER_PRINT: 'bosma, boshqa koʻrinishda',
    BRAILLE: 'Brayl yozuvida',
    MAP: 'xarita yoki atlas',
    AUDIO: 'audiokitob',
    PDF: 'PDF',
    EPUB: 'EPUB',
    OTHER_ELECTRONIC: 'elektron, boshqa formatda',
    MICROFORM: 'mikroshakl',
    VIDEO: 'video',
    SOFTWARE: 'dasturiy taʼminot',
    KIT: 'toʻplam',
    SET: 'koʻp jildli nashr',
  },
  labels: {
    number: '№',
    application: 'Ariza',
    publisherId: 'Reyestrdagi noshir',
    prefix: 'ISBN prefiksi',
    name: 'Nomi',
    kind: 'Noshir turi',
    address: 'Manzil',
    person: 'Masʼul shaxs',
    bank: 'Bank',
    account: 'Hisob raqami',
    bankCode: 'MFO',
    taxNumber: 'STIR',
    payee: 'Toʻlovni oluvchi',
    payer: 'Toʻlovchi',
    service: 'Xizmat',
    quantity: 'Soni',
    amount: 'Summa',
    purpose: 'Toʻlov maqsadi',
    title: 'Nashr nomi',
    contributors: 'Mualliflar va ishtirokchilar',
    form: 'Shakli',
    language: 'Tili',
    edition: 'Nashri',
    year: 'Yili',
    editionAndYear: 'Nashri, yili',
    volumeOf: 'Koʻp jildli nashr',
    translationOf: 'Asl nashr',
    jointWith: 'Hamkor nashr',
    isbn: 'ISBN',
    numbersListed: 'Raqamlar soni',
    verify: 'Ushbu hujjatning haqiqiyligini quyidagi kod orqali tekshirish mumkin:',
  },
  headings: {
    subject: '1. Shartnoma predmeti',
    agencyDuties: '2. Agentlikning majburiyatlari',
    publisherDuties: '3. Noshirning majburiyatlari',
    payment: '4. Toʻlov',
    term: '5. Shartnoma muddati',
    parties: '6. Tomonlar',
    publications: 'Nashrlar',
    publication: (place) => `${place}-nashr`,
  },
  sentences: {
    prefixCertified: ({ publisher, prefix, agency }) =>
      `${agency} shuni tasdiqlaydiki, ${prefix} ISBN prefiksi quyidagi noshirga berilgan: ${publisher}. Ushbu prefiks bilan boshlanadigan har bir ISBN raqami shu noshirning nashrini bildiradi.`,
    numbersCertified: ({ publisher, agency }) =>
      `${agency} shuni tasdiqlaydiki, quyida koʻrsatilgan xalqaro standart kitob raqamlari (ISBN) quyidagi noshirning nashrlariga berilgan: ${publisher}.`,
    numberIsForOne:
      'Har bir raqam faqat qarshisida koʻrsatilgan nashr va shaklga tegishli. Nashr sotuvda qolmagan taqdirda ham bu raqam boshqa nashrga berilmaydi.',
    contractParties: ({ agency, publisher, person, day }) =>
      `Ushbu shartnoma ${day} kuni quyidagi tomonlar oʻrtasida tuzildi: ${agency} (keyingi oʻrinlarda — “agentlik”) va ${publisher} (keyingi oʻrinlarda — “noshir”), uning nomidan ${person} ish yuritadi.`,
    contractSubject: ({ publications }) =>
      `Agentlik ushbu shartnoma oxirida keltirilgan ${publications} ta nashrga ISBN raqami beradi.`,
    agencyDuties: [
      'Agentlik arizani koʻrib chiqadi, talablarga javob beradigan har bir nashrga raqam beradi va sertifikat rasmiylashtiradi.',
      'Agentlik noshir, prefiks va raqamlarni oʻz reyestriga kiritadi hamda bu raqamlarni boshqa hech kimga bermaydi.',
    ],
    publisherDuties: [
      'Noshir oʻzi va nashrlari haqida toʻliq va toʻgʻri maʼlumot beradi.',
      'Noshir har bir raqamni u berilgan nashrda bosadi va boshqa nashr yoki shakl uchun ishlatmaydi.',
    ],
    contractFee: ({ fee }) => `Xizmat haqi — ${fee}. Agentlik toʻlov amalga oshirilgandan keyin ish boshlaydi.`,
    contractTariff:
      'Xizmat haqi agentlikning toʻlov kunida amalda boʻlgan tariflari boʻyicha belgilanadi. Agentlik toʻlov amalga oshirilgandan keyin ish boshlaydi.',
    contractTerm:
      'Shartnoma ikkala tomon imzolagan kundan kuchga kiradi va sertifikat berilgach tugaydi. Raqamlardan foydalanish shartlari muddatsiz amal qiladi.',
    service: 'ISBN raqami berish',
    invoiceFee: ({ fee }) => `Toʻlanadigan summa: ${fee}.`,
    invoiceTariff: 'Toʻlanadigan summa agentlikning toʻlov kunida amalda boʻlgan tariflari boʻyicha belgilanadi.',
    paymentPurpose: ({ number }) => `ISBN raqami berish, hisobvaraq ${number}`,
    description: ({ publisher }) => `ISBN raqami soʻralayotgan nashrlar haqida maʼlumot. Noshir: ${publisher}.`,
    descriptionConfirmed: 'Ushbu maʼlumotlar toʻgʻri va toʻliq ekanini tasdiqlayman.',
    numberList: ({ publisher, count }) =>
      `Noshir: ${publisher}. Shtrix-kodi bilan keltirilgan raqamlar soni: ${count}. Har bir raqamdan faqat bir marta, bitta nashrning bitta shakli uchun foydalanish mumkin.`,
  },
  signatures: {
    agency: 'Agentlik nomidan',
    publisher: 'Noshir nomidan',
    responsible: 'Masʼul shaxs',
    organisationHead: 'tashkilot rahbari',
    seal: 'M. Oʻ.',
  },
  day: written(LATIN_MONTHS, (year, month, day) => `${year}-yil ${day}-${month}`),
}

export const uzbekInCyrillic: PaperWords = {
  language: 'uz-Cyrl',
  direction: 'ltr',
  comma: ', ',
  letterhead: {
    name: 'Ўзбекистон Миллий кутубхонаси',
    lines: ['isbn.natlib.uz'],
  },
  titles: {
    CERTIFICATE: 'ISBN рақами берилгани тўғрисида сертификат',
    CONTRACT: 'ISBN рақами бериш тўғрисида шартнома',
    INVOICE: 'Тўлов учун ҳисобварақ',
    DESCRIPTION: 'Нашрлар тавсифи',
    NUMBER_LIST: 'ISBN рақамлари рўйхати',
  },
  publisherKinds: {
    ORGANISATION: 'ташкилот',
    SOLE_TRADER: 'якка тартибдаги тадбиркор',
    AUTHOR: 'муаллиф',
    STATE: 'давлат ташкилоти',
    UNIVERSITY: 'университет',
  },
  forms: {
    HARDBACK: 'қаттиқ муқовада',
    PAPERBACK: 'юмшоқ муқовада',
    OTHER_PRINT: 'босма, бошқа кўринишда',
    BRAILLE: 'Брайл ёзувида',
    MAP: 'харита ёки атлас',
    AUDIO: 'аудиокитоб',
    PDF: 'PDF',
    EPUB: 'EPUB',
    OTHER_ELECTRONIC: 'электрон, бошқа форматда',
    MICROFORM: 'микрошакл',
    VIDEO: 'видео',
    SOFTWARE: 'дастурий таъминот',
    KIT: 'тўплам',
    SET: 'кўп жилдли нашр',
  },
  labels: {
    number: '№',
    application: 'Ариза',
    publisherId: 'Реестрдаги ношир',
    prefix: 'ISBN префикси',
    name: 'Номи',
    kind: 'Ношир тури',
    address: 'Манзил',
    person: 'Масъул шахс',
    bank: 'Банк',
    account: 'Ҳисоб рақами',
    bankCode: 'МФО',
    taxNumber: 'СТИР',
    payee: 'Тўловни олувчи',
    payer: 'Тўловчи',
    service: 'Хизмат',
    quantity: 'Сони',
    amount: 'Сумма',
    purpose: 'Тўлов мақсади',
    title: 'Нашр номи',
    contributors: 'Муаллифлар ва иштирокчилар',
    form: 'Шакли',
    language: 'Тили',
    edition: 'Нашри',
    year: 'Йили',
    editionAndYear: 'Нашри, йили',
    volumeOf: 'Кўп жилдли нашр',
    translationOf: 'Асл нашр',
    jointWith: 'Ҳамкор нашр',
    isbn: 'ISBN',
    numbersListed: 'Рақамлар сони',
    verify: 'Ушбу ҳужжатнинг ҳақиқийлигини қуйидаги код орқали текшириш мумкин:',
  },
  headings: {
    subject: '1. Шартнома предмети',
    agencyDuties: '2. Агентликнинг мажбуриятлари',
    publisherDuties: '3. Ноширнинг мажбуриятлари',
    payment: '4. Тўлов',
    term: '5. Шартнома муддати',
    parties: '6. Томонлар',
    publications: 'Нашрлар',
    publication: (place) => `${place}-нашр`,
  },
  sentences: {
    prefixCertified: ({ publisher, prefix, agency }) =>
      `${agency} шуни тасдиқлайдики, ${prefix} ISBN префикси қуйидаги ноширга берилган: ${publisher}. Ушбу префикс билан бошланадиган ҳар бир ISBN рақами шу ноширнинг нашрини билдиради.`,
    numbersCertified: ({ publisher, agency }) =>
      `${agency} шуни тасдиқлайдики, қуйида кўрсатилган халқаро стандарт китоб рақамлари (ISBN) қуйидаги ноширнинг нашрларига берилган: ${publisher}.`,
    numberIsForOne:
      'Ҳар бир рақам фақат қаршисида кўрсатилган нашр ва шаклга тегишли. Нашр сотувда қолмаган тақдирда ҳам бу рақам бошқа нашрга берилмайди.',
    contractParties: ({ agency, publisher, person, day }) =>
      `Ушбу шартнома ${day} куни қуйидаги томонлар ўртасида тузилди: ${agency} (кейинги ўринларда — «агентлик») ва ${publisher} (кейинги ўринларда — «ношир»), унинг номидан ${person} иш юритади.`,
    contractSubject: ({ publications }) =>
      `Агентлик ушбу шартнома охирида келтирилган ${publications} та нашрга ISBN рақами беради.`,
    agencyDuties: [
      'Агентлик аризани кўриб чиқади, талабларга жавоб берадиган ҳар бир нашрга рақам беради ва сертификат расмийлаштиради.',
      'Агентлик ношир, префикс ва рақамларни ўз реестрига киритади ҳамда бу рақамларни бошқа ҳеч кимга бермайди.',
    ],
    publisherDuties: [
      'Ношир ўзи ва нашрлари ҳақида тўлиқ ва тўғри маълумот беради.',
      'Ношир ҳар бир рақамни у берилган нашрда босади ва бошқа нашр ёки шакл учун ишлатмайди.',
    ],
    contractFee: ({ fee }) => `Хизмат ҳақи — ${fee}. Агентлик тўлов амалга оширилгандан кейин иш бошлайди.`,
    contractTariff:
      'Хизмат ҳақи агентликнинг тўлов кунида амалда бўлган тарифлари бўйича белгиланади. Агентлик тўлов амалга оширилгандан кейин иш бошлайди.',
    contractTerm:
      'Шартнома иккала томон имзолаган кундан кучга киради ва сертификат берилгач тугайди. Рақамлардан фойдаланиш шартлари муддатсиз амал қилади.',
    service: 'ISBN рақами бериш',
    invoiceFee: ({ fee }) => `Тўланадиган сумма: ${fee}.`,
    invoiceTariff: 'Тўланадиган сумма агентликнинг тўлов кунида амалда бўлган тарифлари бўйича белгиланади.',
    paymentPurpose: ({ number }) => `ISBN рақами бериш, ҳисобварақ ${number}`,
    description: ({ publisher }) => `ISBN рақами сўралаётган нашрлар ҳақида маълумот. Ношир: ${publisher}.`,
    descriptionConfirmed: 'Ушбу маълумотлар тўғри ва тўлиқ эканини тасдиқлайман.',
    numberList: ({ publisher, count }) =>
      `Ношир: ${publisher}. Штрих-коди билан келтирилган рақамлар сони: ${count}. Ҳар бир рақамдан фақат бир марта, битта нашрнинг битта шакли учун фойдаланиш мумкин.`,
  },
  signatures: {
    agency: 'Агентлик номидан',
    publisher: 'Ношир номидан',
    responsible: 'Масъул шахс',
    organisationHead: 'ташкилот раҳбари',
    seal: 'М. Ў.',
  },
  day: written(CYRILLIC_MONTHS, (year, month, day) => `${year} йил ${day} ${month}`),
}
