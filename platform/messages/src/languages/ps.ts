// Not reviewed by a speaker of Pashto yet: see UNREVIEWED_LANGUAGES.
import type { Catalogue } from '../catalogue.ts'
import { grammarOf } from '../grammar.ts'

const { n, and, or } = grammarOf('ps', { and: 'او', or: 'یا', comma: '، ' })

export const pashto: Catalogue = {
  words: {
    state: {
      DRAFT: 'مسوده',
      SAVED: 'خوندي شوی',
      AWAITING_SIGNED_DOCUMENTS: 'د لاسلیک شویو سندونو په تمه',
      AWAITING_PAYMENT: 'د تادیې په تمه',
      SUBMITTED: 'سپارل شوی',
      UNDER_REVIEW: 'تر کتنې لاندې',
      RETURNED: 'د سمون لپاره بېرته ورکړل شوی',
      REJECTED: 'رد شوی',
      WITHDRAWN: 'بېرته اخیستل شوی',
      NUMBER_ATTACHED: 'منل شوی',
      CERTIFICATE_ISSUED: 'منل شوی او تصدیق‌لیک یې صادر شوی',
    },
    act: {
      DRAFT: 'د مسودې جوړول',
      CHANGE: 'بدلول',
      ATTACH: 'د سند ضمیمه کول',
      RECOGNISE: 'د غوښتونکي پېژندل',
      SAVE: 'خوندي کول',
      SUBMIT: 'سپارل',
      START_REVIEW: 'د کتنې پیل',
      RETURN: 'د سمون لپاره بېرته ورکول',
      REJECT: 'ردول',
      APPROVE: 'منل',
      WITHDRAW: 'بېرته اخیستل',
      PROCEED: 'بل ګام',
    },
    service: {
      PUBLISHER_CODE: 'د خپروونکي کوډ',
      ISBN_FOR_PUBLICATION: 'د خپرونو لپاره د ISBN شمېرې',
      ADDITIONAL_CODE: 'د خپروونکي اضافي کوډ',
    },
    publisherKind: {
      ORGANISATION: 'سازمان',
      SOLE_TRADER: 'انفرادي سوداګر',
      AUTHOR: 'لیکوال',
      STATE: 'دولتي اداره',
      UNIVERSITY: 'پوهنتون',
    },
    form: {
      HARDBACK: 'کلک پوښ',
      PAPERBACK: 'نرم پوښ',
      OTHER_PRINT: 'چاپي، بل ډول',
      BRAILLE: 'برېل لیک',
      MAP: 'نقشه یا اطلس',
      AUDIO: 'غږیز کتاب',
      PDF: 'PDF',
      EPUB: 'EPUB',
      OTHER_ELECTRONIC: 'برېښنایي، بله بڼه',
      MICROFORM: 'مایکروفورم',
      VIDEO: 'ویډیو',
      SOFTWARE: 'سافټویر',
      KIT: 'ګډه ټولګه',
      SET: 'څو ټوکیزه خپرونه',
    },
    grounds: { TAX_NUMBER: 'د مالیې شمېره', NAME: 'نوم', EMAIL: 'برېښنالیک پته' },
    metadata: { contributors: 'لیکوال او همکاران', language: 'ژبه', year: 'کال' },
  },

  numbers: {
    EMPTY: () => 'دلته هېڅ عدد نشته. د ISBN شمېره ولیکئ.',
    WRONG_LENGTH: ({ length }) =>
      `د ISBN شمېره ۱۳ عددونه لري او زړه بڼه یې ۱۰؛ دلته ${n(length)} دي. له کتاب سره یې پرتله کړئ.`,
    ISBN_A_WRONG_LENGTH: ({ length }) =>
      `د ISBN-A شمېره د ISBN ۱۳ عددونه لري، لکه \u206810.978.9856020/202\u2069؛ دلته ${n(length)} دي.`,
    TOO_LONG: ({ length }) =>
      `د ISBN شمېره ۱۳ عددونه لري؛ دلته ${n(length)} دي. یوازې یو ISBN د بیې له کوډ پرته ولیکئ.`,
    SEVERAL_NUMBERS: ({ count }) => `دلته د ISBN ${n(count)} شمېرې دي. هر ځل یوه ولیکئ.`,
    BAD_CHARACTER: ({ character }) =>
      `د ${character} نښه د ISBN برخه نه شي کېدای. عددونه، کرښې او تشې وکاروئ؛ یوازې ISBN-10 په X پای ته رسېدای شي.`,
    SCIENTIFIC_NOTATION: () =>
      'جدول دا شمېره په علمي بڼه لیکلې او وروستي عددونه یې ورک شوي دي. د خونې بڼه متن کړئ او ISBN بیا ولیکئ.',
    BAD_CHECK_DIGIT: ({ found, expected }) =>
      `د کنټرول عدد ${found} دی، خو له مخکنیو عددونو سره ${expected} برابر دی. یو عدد ناسم دی: له کتاب سره یې پرتله کړئ.`,
    NOT_AN_ISBN_PREFIX: ({ found }) => `د ISBN شمېره په ۹۷۸ یا ۹۷۹ پیلېږي، خو دا په ${found} پیل شوې ده.`,
    GTIN14_OF_A_CASE: ({ indicator }) =>
      `دا GTIN-14 په ${indicator} پیلېږي او د څو نسخو د بستې شمېره ده. د یوې نسخې شمېره ولیکئ.`,
    ISMN: () => 'دا ISMN دی، یعنې د چاپي موسیقۍ شمېره. د ISBN شمېره ولیکئ.',
    ISSN: () => 'دا ISSN دی، یعنې د مجلې یا لړۍ شمېره. د کتاب ISBN ولیکئ.',
    PREFIX_WITHOUT_GS1: ({ prefix }) => `دا د ${prefix} مختاړی دی چې لومړي درې عددونه یې نشته. بشپړ یې ولیکئ.`,
    PREFIX_TOO_LONG: ({ length }) => `مختاړی تر ټولو ډېر ۱۱ عددونه لري؛ دلته ${n(length)} دي.`,
    OTHER_PREFIX: ({ prefix }) => `د ساحو د جدول له مخې دا د ${prefix} مختاړی دی.`,
    GROUP_ONLY: ({ group }) => `${group} د ثبت ډله ده. د ثبتوونکي عددونه ورزیات کړئ.`,
    UNDEFINED_GROUP: () => 'د ثبت هېڅ ډله دا شمېره نه لري. لومړي عددونه له کتاب سره پرتله کړئ.',
    UNDEFINED_RANGE: ({ group }) =>
      `د ثبت ډله ${group} د دې شمېرې لپاره پرانیستې ساحه نه لري. عددونه له کتاب سره پرتله کړئ.`,
  },

  uploads: {
    LINK_MISSING: () => 'دا پته د ادارې لینک ته اړتیا لري. هغه وغواړئ.',
    LINK_ALTERED: () => 'دا لینک بدل شوی یا د بل څه لپاره جوړ شوی دی. نوی لینک وغواړئ.',
    LINK_EXPIRED: () => 'د دې لینک موده پای ته رسېدلې ده. نوی لینک وغواړئ.',
    LINK_USED: () => 'په دې لینک بل فایل لېږل شوی دی. نوی لینک وغواړئ.',
    FILE_EMPTY: () => 'فایل تش دی. بیا یې وټاکئ.',
    FILE_TOO_SLOW: ({ pace }) => `فایل ډېر ورو رسېږي: لږ تر لږه په ثانیه کې ${n(pace)} بایټه پکار دي.`,
    FILE_STALLED: ({ seconds }) => `د ${n(seconds)} ثانیو لپاره د فایل هېڅ برخه ونه رسېده. بیا یې ولېږئ.`,
    FILE_TOO_LARGE: ({ megabytes }) => `فایل ډېر لوی دی. تر ${n(megabytes)} مېګابایټو پورې اجازه شته.`,
    FILE_TYPE: () => 'دا فایل PDF، PNG، JPEG یا TIFF نه دی. په دې بڼو کې په یوه یې ولېږئ.',
    FILE_CUT_OFF: () => 'د PDF پای نشته. بیا یې خوندي کړئ او ولېږئ.',
    TOO_MANY_UPLOADS: ({ limit }) => `تاسو اوس ${n(limit)} فایلونه لېږئ. تر هغو انتظار وکړئ چې یو یې ورسېږي.`,
    TOO_MANY_FILES: ({ files, megabytes }) =>
      `هغه فایلونه چې له غوښتنلیک سره ضمیمه نه دي، تر ${n(files)} فایلونو یا ${n(megabytes)} مېګابایټو پورې کېدای شي. د بل فایل تر لېږلو مخکې یې ضمیمه کړئ.`,
    FILE_NOT_FOUND: () => 'اداره داسې فایل نه لري.',
    PAPER_NOT_FOUND: () => 'ادارې داسې سند نه دی صادر کړی.',
    UPLOADS_BUSY: () => 'اوس ډېر فایلونه رسېږي. څو ثانیې وروسته بیا هڅه وکړئ.',
    PAPERS_BUSY: () => 'اوس ډېر سندونه جوړېږي. څو ثانیې وروسته بیا هڅه وکړئ.',
    FILE_STORE_FAILED: () => 'د فایلونو زېرمتون ته لاسرسی نشته. څو دقیقې وروسته بیا هڅه وکړئ.',
  },

  verification: {
    verified: 'وکتل شو',
    unknown: 'ناپېژندل شوی سند',
    noPaper: ({ code }) => `د دې سیستم هېڅ ادارې د ${code} کوډ سند نه دی صادر کړی.`,
    current: 'دا سند اصلي او معتبر دی.',
    notCurrent: {
      SUPERSEDED: 'دا سند اصلي دی، خو نوي سند یې ځای نیولی دی.',
      NUMBER_CANCELLED: 'دا سند اصلي دی، خو وروسته یې د ISBN یوه شمېره لغوه شوې ده.',
      PREFIX_CLOSED: 'دا سند اصلي دی، خو وروسته یې مختاړی تړل شوی دی.',
    },
    kinds: {
      CERTIFICATE: 'تصدیق‌لیک',
      CONTRACT: 'قرارداد',
      INVOICE: 'بیل',
      DESCRIPTION: 'د خپرونو مشخصات',
      NUMBER_LIST: 'د ISBN شمېرو نوملړ',
    },
    labels: {
      code: 'کوډ',
      paper: 'سند',
      agency: 'صادروونکی',
      issuedOn: 'د صدور نېټه',
      issuedTo: 'چا ته صادر شوی',
      prefix: 'مختاړی',
      isbn: 'ISBN',
      languages: 'ژبې',
    },
    cancelled: 'لغوه شوې',
    closed: 'تړل شوی',
    compare: 'دا معلومات ټکی په ټکی د سند له متن سره پرتله کړئ.',
  },

  refusals: {
    GROUP_NOT_OURS: ({ named, groups }) =>
      `${named} د دې ادارې د ثبت له ډلو څخه نه دی: ${and(groups)}. هغې ادارې ته ورشئ چې لټون یې ښيي.`,
    PREFIX_INVALID: ({ input, problem }) => `«${input}» د ISBN مختاړی نه دی. ${problem}`,
    PREFIX_UNKNOWN: ({ prefix }) => `د ${prefix} مختاړی چا ته نه دی ورکړل شوی. عددونه وګورئ.`,
    PREFIX_CLOSED: ({ prefix }) => `د ${prefix} مختاړی تړل شوی دی: نور ورسره د ISBN شمېره نه ورکول کېږي.`,
    PREFIX_SHARED: ({ prefix }) => `د ${prefix} مختاړی د څو لیکوالو ګډ دی او لېږدول کېدای نه شي.`,
    PREFIX_TAKEN: ({ prefix }) => `د ${prefix} مختاړی له مخکې ورکړل شوی دی. بل وټاکئ.`,
    PREFIX_EXHAUSTED: ({ prefixes, free, asked }) =>
      `د ISBN ${n(asked)} شمېرې پکار دي، خو خالي شمېرې (${and(prefixes)}) ${n(free)} دي. خپروونکي ته اضافي مختاړی ورکړئ.`,
    PREFIX_MISSING: ({ publisher }) =>
      `خپروونکی ${publisher} د ثبت په دې ډله کې پرانیستی مختاړی نه لري. د خپروونکي د کوډ لپاره غوښتنلیک ورکړئ.`,
    PREFIX_NOT_YOURS: ({ prefix }) => `د ${prefix} مختاړی د دې خپروونکي نه دی. د هغه خپل مختاړی ولیکئ.`,
    PREFIX_NOT_USED_UP: ({ prefix, remaining }) =>
      `د ${prefix} مختاړی لا نه دی خلاص شوی: ${n(remaining)} شمېرې خالي دي. د اضافي مختاړي تر غوښتلو مخکې یې وکاروئ.`,
    REASON_FOR_PREFIX_MISSING: ({ prefix, remaining }) =>
      `د ${prefix} مختاړی لا ${n(remaining)} خالي شمېرې لري. ولیکئ چې بل مختاړی ولې ورکول کېږي.`,
    RECIPIENT_MISSING: ({ prefix }) =>
      `د ${prefix} مختاړی د څو خپروونکو دی. د «\u2068publisher\u2069» په خونه کې ولیکئ چې د ISBN شمېرې کوم خپروونکي ته ورکول کېږي.`,
    HOLDER_UNCHANGED: ({ prefix, publisher }) => `د ${prefix} مختاړی له مخکې د خپروونکي ${publisher} دی.`,
    NEVER_HELD: ({ prefix, publisher }) =>
      `د ${prefix} مختاړی هېڅکله د خپروونکي ${publisher} نه و او بېرته ورکول کېدای نه شي.`,
    NOT_THE_HOLDER: ({ prefix, publisher }) => `د ${prefix} مختاړی د خپروونکي ${publisher} نه دی.`,
    RANGE_EXHAUSTED: ({ groups, lengths, openGroups, openLengths }) =>
      `خالي مختاړی نه دی پاتې: ${and(ranges(groups, lengths))}. دلته خالي شته: ${and(ranges(openGroups, openLengths))}.`,
    ALL_RANGES_EXHAUSTED: ({ groups, lengths }) =>
      `خالي مختاړی نه دی پاتې: ${and(ranges(groups, lengths))}؛ په بل اوږدوالي کې هم نشته. د ISBN له نړیوالې ادارې نوې ساحه وغواړئ.`,
    LENGTH_NOT_OPEN: ({ length, open }) =>
      `د ${n(length)} عددونو د ثبتوونکي لپاره پرانیستې ساحه نشته. پرانیستي اوږدوالي: ${and(open.map(n))}.`,

    ISBN_INVALID: ({ input, problem }) => `«${input}» د ISBN شمېره نه ده. ${problem}`,
    ISBN_UNASSIGNED: ({ isbn }) => `د ISBN شمېره ${isbn} هېڅکله نه ده ورکړل شوې. له کتاب سره یې پرتله کړئ.`,
    ISBN_CANCELLED: ({ isbn }) => `د ISBN شمېره ${isbn} له مخکې لغوه شوې ده.`,
    ISBN_TAKEN: ({ isbn }) => `د ISBN شمېره ${isbn} بلې خپرونې ته ورکړل شوې ده. بله شمېره وکاروئ.`,
    ISBN_REPEATED: ({ isbn }) => `د ISBN شمېره ${isbn} د دوو خپرونو لپاره لیکل شوې ده. هرې یوې ته خپله شمېره ورکړئ.`,
    ISBN_OF_ANOTHER: ({ isbn }) => `د ISBN شمېره ${isbn} د همدې مختاړي د بل لرونکي په نوملړ کې ده. بله شمېره وکاروئ.`,
    ISBN_OUTSIDE_PREFIX: ({ isbn, prefixes }) =>
      `د ISBN شمېره ${isbn} د ${or(prefixes)} تر مختاړي لاندې نه ده. عددونه وګورئ.`,
    EDITION_UNASSIGNED: ({ isbn }) =>
      `د بلې خپرونې د ISBN شمېره ${isbn} تر داسې مختاړي لاندې ده چې هېڅکله نه دی ورکړل شوی. له هغې خپرونې سره یې پرتله کړئ.`,
    JOINT_ISBN_OWN: ({ isbn }) =>
      `د ISBN شمېره ${isbn} پخپله د خپروونکي ده. د ګډې خپرونې لپاره د بل خپروونکي ISBN ولیکئ.`,

    PUBLISHER_UNKNOWN: ({ publisher }) => `د ثبت په دفتر کې خپروونکی «${publisher}» نشته. پېژند وګورئ.`,
    PUBLISHER_CEASED: ({ publisher }) => `خپروونکي ${publisher} خپل کار پای ته رسولی دی او نور هېڅ نه ورکول کېږي.`,
    PUBLISHER_MERGED: ({ publisher, successor }) =>
      `د خپروونکي ${publisher} ځای ${successor} نیولی دی او نور هېڅ نه ورکول کېږي.`,
    NAME_UNCHANGED: ({ publisher, name }) => `د خپروونکي ${publisher} نوم له مخکې «${name}» دی.`,
    NOTHING_TO_CHANGE: () => 'نه دي لیکل شوي چې څه دې بدل شي. لږ تر لږه یوه خونه ډکه کړئ.',
    OFFICIAL_NAME_IN_LIST: () => 'رسمي نوم د نورو نومونو په ډله کې نه دی. د بدلولو لپاره یې خپروونکي ته نوی نوم ورکړئ.',
    SUCCESSOR_IS_SELF: ({ publisher }) => `خپروونکی ${publisher} د ځان ځایناستی نه شي کېدای. بل خپروونکی ولیکئ.`,
    REGISTER_DIFFERS: ({ publisher, name, kind }) =>
      `د ثبت په دفتر کې د خپروونکي ${publisher} نوم «${name}» او ډول یې «${kind}» دی. یوازې د ثبت مسئول یې بدلولای شي.`,

    TEXT_EMPTY: ({ field }) => `د «${field}» خونه تشه ده. متن ولیکئ، یا که اړینه نه وي پرې یې ږدئ.`,
    TEXT_TOO_LONG: ({ field, limit }) => `د «${field}» د خونې متن ډېر اوږد دی. تر ${n(limit)} نښو پورې اجازه شته.`,
    CHARACTER_NOT_ALLOWED: ({ field, character }) =>
      `د «${field}» په خونه کې د ${character} نښه ده چې خوندي یا چاپ کېدای نه شي. لرې یې کړئ.`,
    NAME_UNREADABLE: ({ field }) => `د «${field}» په خونه کې نه توری شته او نه عدد. نوم ولیکئ.`,
    LIST_TOO_LONG: ({ field, limit }) => `د «${field}» په خونه کې ډېر توکي دي. تر ${n(limit)} توکو پورې اجازه شته.`,
    LIST_EMPTY: ({ field }) => `د «${field}» نوملړ تش دی. لږ تر لږه یو توکی ورزیات کړئ.`,
    NUMBER_TOO_SMALL: ({ field, least }) => `د «${field}» د خونې عدد ډېر کوچنی دی. تر ټولو کوچنی ${n(least)} دی.`,
    NUMBER_OUT_OF_RANGE: ({ field, least, most }) =>
      `د «${field}» د خونې عدد باید له ${n(least)} څخه تر ${n(most)} پورې وي.`,
    ONE_OF_NEEDED: ({ fields }) => `له دې خونو څخه یوازې یوه ډکه کړئ: ${or(fields)}.`,
    SET_WITHOUT_VOLUMES: ({ title }) =>
      `«${title}» څو ټوکیزه خپرونه ده. ټوکونه یې ورزیات کړئ: هر یو هم د ISBN شمېره اخلي.`,
    NESTED_TOO_DEEPLY: ({ levels }) => `ټوکونه ډېرې کچې لري. ${n(levels)} کچې کېدای شي: ټولګه، برخې او ټوکونه.`,
    COUNTRY_UNKNOWN: ({ country }) => `«${country}» د هېواد کوډ نه دی. د ISO 3166-1 له مخې دوه توري ولیکئ، لکه UZ.`,
    COUNTRY_RENAMED: ({ country, successor }) =>
      `د هېواد کوډ ${country} نور نه کارول کېږي. اوسنی کوډ ولیکئ، لکه ${successor}.`,
    DATES_REVERSED: ({ issuedOn, validUntil }) =>
      `هغه سند چې په ${issuedOn} صادر شوی، په ${validUntil} پای ته رسېدای نه شي. دواړه نېټې له سند سره پرتله کړئ.`,
    DATE_IN_FUTURE: ({ date, today }) => `د ${date} نېټه لا نه ده رسېدلې؛ نن ${today} دی. له سند سره یې پرتله کړئ.`,
    CURRENCY_NOT_USED: ({ currency, used }) => `اداره په ${currency} فیس نه اخلي. د ادارې پیسې: ${and(used)}.`,
    NO_FEE_CHARGED: () => 'اداره فیس نه اخلي. اندازه او پیسې مه لیکئ.',
    AMOUNT_INVALID: ({ amount, example }) => `«${amount}» د پیسو اندازه نه ده. داسې یې ولیکئ: ${example}.`,
    AMOUNT_INCOMPLETE: () => 'اندازه او د پیسو ډول یو ځای لیکل کېږي. دواړه ولیکئ یا هېڅ یو مه لیکئ.',
    KEY_REUSED: ({ key }) => `د یوځلي والي کیلي «${key}» د بلې غوښتنې لپاره کارول شوې ده. نوې کیلي وټاکئ.`,

    APPLICANT_UNKNOWN: ({ applicant }) =>
      `داسې غوښتونکی «${applicant}» نشته چې تاسو یې په استازیتوب کار وکړئ. پېژند وګورئ.`,
    APPLICATION_UNKNOWN: ({ application }) => `داسې غوښتنلیک «${application}» نشته چې ستاسو په واک کې وي. پېژند وګورئ.`,
    APPLICATION_LOCKED: ({ application, state }) => `غوښتنلیک ${application} بدلېدای نه شي. حالت یې: ${state}.`,
    APPLICATION_WITH_AGENCY: ({ application }) =>
      `اداره غوښتنلیک ${application} ګوري. کله چې بېرته ورکړل شي یا پرېکړه پرې وشي، د غوښتونکي معلومات بدلولای شئ.`,
    STEP_NOT_OPEN: ({ application, state, since, act, open }) =>
      `د «${act}» ګام ستاسو لپاره پرانیستی نه دی. له ${since} راهیسې د غوښتنلیک ${application} حالت: ${state}. ` +
      (open.length > 0 ? `پرانیستي ګامونه: ${and(open)}.` : 'اوس هېڅ ګام پرانیستی نه دی.'),
    SERVICE_NOT_OFFERED: ({ service }) => `اداره د «${service}» خدمت لپاره غوښتنلیک نه مني.`,
    APPLICANT_RECOGNISED: ({ applicant, publisher }) =>
      `غوښتونکی ${applicant} له مخکې د خپروونکي ${publisher} په توګه پېژندل شوی دی.`,
    MAY_BE_REGISTERED: ({ publishers, grounds }) =>
      `ښايي غوښتونکی له مخکې د ثبت په دفتر کې وي: ${or(publishers)}. یو شان: ${and(grounds)}. ` +
      'غوښتونکی وپېژنئ، یا ولیکئ چې ولې بل خپروونکی دی.',
    FILE_NEEDED: () => 'لېږل شوی فایل ولیکئ. یوازې د ثبت مسئول له فایل پرته سند ضمیمه کوي.',
    FILE_UNKNOWN: ({ file }) => `تاسو فایل «${file}» نه دی لېږلی. لومړی یې ولېږئ او پېژند له ځوابه واخلئ.`,
    DOCUMENT_NOT_ASKED: ({ document, asked }) =>
      `اداره د «${document}» سند نه غواړي. ` +
      (asked.length > 0 ? `اړین سندونه: ${and(asked)}.` : 'اداره هېڅ سند نه غواړي.'),
    COMMENTS_MISSING: () => 'د غوښتنلیک تر بېرته ورکولو مخکې لږ تر لږه د یوې برخې لپاره ولیکئ چې څه دې سم شي.',
    REASON_MISSING: () => 'د ردولو دلیل ولیکئ.',

    BANK_DETAILS_MISSING: () => 'د غوښتونکي بانکي معلومات نشته. د قرارداد او بیل لپاره بانک او د حساب شمېره پکار دي.',
    RESPONSIBLE_PERSON_MISSING: () => 'د غوښتونکي مسئول کس نه دی لیکل شوی. د اړیکې معلوماتو ته یې ورزیات کړئ.',
    PUBLICATIONS_MISSING: () => 'په غوښتنلیک کې هېڅ خپرونه نشته. لږ تر لږه یوه ورزیاته کړئ.',
    PAPERS_OUTDATED: () => 'غوښتنلیک د سندونو تر جوړېدو وروسته بدل شوی دی. بیا یې خوندي کړئ او نوي سندونه لاسلیک کړئ.',
    DOCUMENTS_MISSING: ({ documents, copies }) =>
      `دا سندونه نشته: ${and(documents.map((document, index) => withCopies(document, copies[index] ?? 1)))}.`,
    FEE_UNPAID: ({ amount, currency }) =>
      `د ${amount} ${currency} فیس نه دی ورکړل شوی. د تادیې حواله له اندازې سره ضمیمه کړئ.`,
    PAYMENT_AMOUNT_MISSING: ({ amount, currency }) =>
      `د تادیې په حواله کې نه دي لیکل شوي چې د ${amount} ${currency} له فیس څخه څومره ورکړل شوي. له اندازې سره یې ضمیمه کړئ.`,
    FEE_UNDERPAID: ({ amount, currency, paid, paidCurrency, missing }) =>
      `فیس ${amount} ${currency} دی او ${paid} ${paidCurrency} ورکړل شوي: ${missing} ${currency} کم دي.`,
    NOT_OUR_JURISDICTION: ({ country }) =>
      `د خپروونکي ځای ${country} دی. کتابونه چې په هره ژبه وي، د همغه هېواد د ISBN ادارې ته ورشئ؛ ` +
      'د استثنا لپاره لومړی د ISBN له نړیوالې ادارې وپوښتئ.',
    INTERNATIONAL_JURISDICTION: () =>
      'د څو هېوادونو نادولتي سازمانونو ته د ISBN نړیواله اداره \u2068(INTL)\u2069 خدمت کوي. هلته ورشئ.',
    NOT_MULTINATIONAL: ({ country }) =>
      `دلته یوازې د څو هېوادونو نادولتي سازمانونو ته خدمت کېږي. د دې هېواد د ISBN ادارې ته ورشئ: ${country}.`,
    PERMIT_MISSING: ({ document }) => `معتبر سند نشته: ${document}. کاپي یې له شمېرې او نېټو سره ضمیمه کړئ.`,
    ONLINE_ACCESS_MISSING: () =>
      'ادارې تاسو ته د ISBN د نورو شمېرو د آنلاین غوښتلو اجازه نه ده درکړې. پر کاغذ غوښتنلیک ورکړئ یا اجازه وغواړئ.',
    CODE_HELD: ({ publisher }) => `خپروونکی ${publisher} له مخکې کوډ لري. د اضافي کوډ لپاره غوښتنلیک ورکړئ.`,
    NOT_REGISTERED: () =>
      'غوښتونکی د ثبت په دفتر کې نشته. لومړی د خپروونکي د کوډ لپاره غوښتنلیک ورکړئ؛ که خپروونکی په دفتر کې وي، له ادارې وغواړئ چې تاسو وپېژني.',
    METADATA_MISSING: ({ title, missing }) => `د «${title}» لپاره دا معلومات نشته: ${and(missing)}. ورزیات یې کړئ.`,
    KIT_WITHOUT_PARTS: ({ title }) =>
      `«${title}» ګډه ټولګه ده. برخې یې ولیکئ، دوه یا ډېرې: هره یوه هم د ISBN شمېره اخلي.`,
    PRODUCT_UNDESCRIBED: ({ title, form }) =>
      `د «${title}» بڼه، یعنې «${form}»، نه ښيي چې دا کوم ډول محصول دی. د «\u2068product\u2069» په خونه کې یې بیان کړئ.`,
    PRODUCT_NOT_ELIGIBLE: ({ title }) => `«${title}» ته د ISBN شمېره نه ورکول کېږي. له غوښتنلیکه یې لرې کړئ.`,
    PRODUCT_NEEDS_OTHER_NUMBER: ({ title, identifier }) =>
      `«${title}» ته د ISBN شمېره نه ورکول کېږي. پر ځای یې ${identifier} وغواړئ.`,
  },
}

/** 978-9936 (۳ عددونه) */
const ranges = (groups: readonly string[], lengths: readonly number[]): string[] =>
  groups.map((group, index) => `${group} (${n(lengths[index] ?? 0)} عددونه)`)

const withCopies = (document: string, copies: number): string =>
  copies > 1 ? `${document}، ${n(copies)} نسخې` : document
