/** Dari, in which the papers of the Ministry of Information and Culture are written, from right to left. */
import { longDay } from '@isbn-hub/agency/domain/papers/long-day'
import type { PaperWords } from '@isbn-hub/agency/domain/papers/paper-words'

export const dari: PaperWords = {
  language: 'fa-AF',
  direction: 'rtl',
  comma: '، ',
  letterhead: {
    name: 'وزارت اطلاعات و فرهنگ',
    lines: ['افغانستان'],
  },
  titles: {
    CERTIFICATE: 'تصدیق نامۀ اعطای شمارۀ ISBN',
    CONTRACT: 'قرارداد اعطای شمارۀ ISBN',
    INVOICE: 'بل پرداخت',
    DESCRIPTION: 'مشخصات آثار',
    NUMBER_LIST: 'فهرست شماره‌های ISBN',
  },
  publisherKinds: {
    ORGANISATION: 'سازمان',
    SOLE_TRADER: 'تشبث انفرادی',
    AUTHOR: 'نویسنده',
    STATE: 'نهاد دولتی',
    UNIVERSITY: 'پوهنتون',
  },
  forms: {
    HARDBACK: 'جلد سخت',
    PAPERBACK: 'جلد نرم',
    OTHER_PRINT: 'چاپی، نوع دیگر',
    BRAILLE: 'خط بریل',
    MAP: 'نقشه یا اطلس',
    AUDIO: 'کتاب صوتی',
    PDF: 'PDF',
    EPUB: 'EPUB',
    OTHER_ELECTRONIC: 'الکترونیک، نوع دیگر',
    MICROFORM: 'مایکروفورم',
    VIDEO: 'ویدیو',
    SOFTWARE: 'نرم‌افزار',
    KIT: 'بستۀ مرکب',
    SET: 'مجموعۀ چندجلدی',
  },
  labels: {
    number: 'شماره',
    application: 'درخواست',
    publisherId: 'ناشر در دفتر ثبت',
    prefix: 'پیش‌شمارۀ ISBN',
    name: 'نام',
    kind: 'نوع ناشر',
    address: 'آدرس',
    person: 'شخص مسئول',
    bank: 'بانک',
    account: 'شمارۀ حساب',
    bankCode: 'کود بانک',
    taxNumber: 'نمبر تشخیصیه',
    payee: 'گیرندۀ پول',
    payer: 'پرداخت کننده',
    service: 'خدمت',
    quantity: 'تعداد',
    amount: 'مبلغ',
    purpose: 'بابت',
    title: 'عنوان',
    contributors: 'نویسنده و همکاران',
    form: 'شکل نشر',
    language: 'زبان',
    edition: 'چاپ',
    year: 'سال',
    editionAndYear: 'چاپ و سال',
    volumeOf: 'جلدی از',
    translationOf: 'ترجمه از',
    jointWith: 'نشر مشترک با',
    isbn: 'ISBN',
    numbersListed: 'تعداد شماره‌ها',
    verify: 'اصالت این سند را با این کود می‌توان بررسی کرد:',
  },
  headings: {
    subject: '۱. موضوع',
    agencyDuties: '۲. وظایف اداره',
    publisherDuties: '۳. وظایف ناشر',
    payment: '۴. پرداخت',
    term: '۵. مدت',
    parties: '۶. طرفین',
    publications: 'آثار',
    publication: (place) => `اثر ${digits(place)}`,
  },
  sentences: {
    prefixCertified: ({ publisher, prefix, agency }) =>
      `${agency} تصدیق می‌کند که پیش‌شمارۀ ISBN ${prefix} به ${publisher} داده شده است. هر شمارۀ ISBN که با این پیش‌شماره آغاز شود، اثری از همین ناشر را مشخص می‌سازد.`,
    numbersCertified: ({ publisher, agency }) =>
      `${agency} تصدیق می‌کند که شماره‌های معیاری بین‌المللی کتاب (ISBN) که در زیر آمده است، به آثار ${publisher} داده شده است.`,
    numberIsForOne:
      'هر شماره تنها از همان چاپ و شکلی است که در کنار آن آمده است و هرگز به اثر دیگری داده نمی‌شود، حتی اگر آن چاپ دیگر در بازار نباشد.',
    contractParties: ({ agency, publisher, person, day }) =>
      `این قرارداد به تاریخ ${day} میان ${agency} (که پس از این «اداره» خوانده می‌شود) و ${publisher} به نمایندگی ${person} (که پس از این «ناشر» خوانده می‌شود) عقد گردید.`,
    contractSubject: ({ publications }) =>
      `اداره به آثاری که در پایان این قرارداد آمده است، شمارۀ ISBN می‌دهد. تعداد آثار: ${digits(publications)}.`,
    agencyDuties: [
      'اداره درخواست را بررسی می‌کند، به هر اثری که واجد شرایط باشد شماره می‌دهد و تصدیق نامه صادر می‌کند.',
      'اداره ناشر، پیش‌شماره و شماره‌ها را در دفتر خود ثبت می‌کند و این شماره‌ها را به هیچ کس دیگر نمی‌دهد.',
    ],
    publisherDuties: [
      'ناشر معلومات کامل و درست دربارۀ خود و آثار خود ارائه می‌کند.',
      'ناشر هر شماره را در همان اثری چاپ می‌کند که به آن داده شده است و آن را برای اثر، چاپ یا شکل دیگری به کار نمی‌برد.',
    ],
    contractFee: ({ fee }) => `فیس این خدمت ${fee} است. اداره پس از پرداخت، کار را آغاز می‌کند.`,
    contractTariff:
      'فیس این خدمت مطابق تعرفه‌یی که در روز پرداخت نافذ است، تعیین می‌شود. اداره پس از پرداخت، کار را آغاز می‌کند.',
    contractTerm:
      'این قرارداد پس از امضای هر دو طرف نافذ می‌شود و با صدور تصدیق نامه پایان می‌یابد. شرایط استفاده از شماره‌ها همیشه معتبر است.',
    service: 'اعطای شمارۀ ISBN',
    invoiceFee: ({ fee }) => `مبلغ قابل پرداخت: ${fee}.`,
    invoiceTariff: 'مبلغ قابل پرداخت مطابق تعرفه‌یی که در روز پرداخت نافذ است، تعیین می‌شود.',
    paymentPurpose: ({ number }) => `اعطای شمارۀ ISBN، بل ${number}`,
    description: ({ publisher }) =>
      `معلومات دربارۀ آثاری که برای آن‌ها شمارۀ ISBN درخواست شده است. ناشر: ${publisher}.`,
    descriptionConfirmed: 'تصدیق می‌کنم که این معلومات کامل و درست است.',
    numberList: ({ publisher, count }) =>
      `ناشر: ${publisher}. تعداد شماره‌ها با بارکود: ${digits(count)}. هر شماره تنها یک بار و برای یک شکل از یک اثر استفاده می‌شود.`,
  },
  signatures: {
    agency: 'از طرف اداره',
    publisher: 'از طرف ناشر',
    responsible: 'شخص مسئول',
    organisationHead: 'رئیس سازمان',
    seal: 'محل مهر',
  },
  day: (day) => `${longDay('fa-AF', day)} (${longDay('fa-AF-u-ca-gregory', day)})`,
}

const digits = (count: number): string => new Intl.NumberFormat('fa-AF').format(count)
