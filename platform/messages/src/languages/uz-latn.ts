import type { Catalogue } from '../catalogue.ts'
import { grammarOf } from '../grammar.ts'

const { n, and, or } = grammarOf('uz-Latn', { and: 'va', or: 'yoki' })

export const uzbekInLatin: Catalogue = {
  words: {
    state: {
      DRAFT: 'qoralama',
      SAVED: 'saqlangan',
      AWAITING_SIGNED_DOCUMENTS: 'imzolangan hujjatlar kutilmoqda',
      AWAITING_PAYMENT: 'toʻlov kutilmoqda',
      SUBMITTED: 'topshirilgan',
      UNDER_REVIEW: 'koʻrib chiqilmoqda',
      RETURNED: 'tuzatish uchun qaytarilgan',
      REJECTED: 'rad etilgan',
      WITHDRAWN: 'qaytarib olingan',
      NUMBER_ATTACHED: 'tasdiqlangan',
      CERTIFICATE_ISSUED: 'tasdiqlangan, sertifikat berilgan',
    },
    act: {
      DRAFT: 'qoralama tuzish',
      CHANGE: 'oʻzgartirish',
      ATTACH: 'hujjat biriktirish',
      RECOGNISE: 'ariza beruvchini tanib olish',
      SAVE: 'saqlash',
      SUBMIT: 'topshirish',
      START_REVIEW: 'koʻrib chiqishni boshlash',
      RETURN: 'tuzatish uchun qaytarish',
      REJECT: 'rad etish',
      APPROVE: 'tasdiqlash',
      WITHDRAW: 'qaytarib olish',
      PROCEED: 'keyingi qadam',
    },
    service: {
      PUBLISHER_CODE: 'noshir kodi',
      ISBN_FOR_PUBLICATION: 'nashrlar uchun ISBN raqamlari',
      ADDITIONAL_CODE: 'qoʻshimcha noshir kodi',
    },
    publisherKind: {
      ORGANISATION: 'tashkilot',
      SOLE_TRADER: 'yakka tartibdagi tadbirkor',
      AUTHOR: 'muallif',
      STATE: 'davlat tashkiloti',
      UNIVERSITY: 'universitet',
    },
    form: {
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
    grounds: { TAX_NUMBER: 'soliq raqami', NAME: 'nomi', EMAIL: 'elektron pochta manzili' },
    metadata: { contributors: 'mualliflar va ishtirokchilar', language: 'til', year: 'yil' },
  },

  numbers: {
    EMPTY: () => 'Bu yerda raqam yoʻq. ISBN kiriting.',
    WRONG_LENGTH: ({ length }) =>
      `ISBN 13 ta, eski shaklida esa 10 ta raqamdan iborat; bu yerda ${n(length)} ta raqam bor. Kitob bilan solishtiring.`,
    ISBN_A_WRONG_LENGTH: ({ length }) =>
      `ISBN-A tarkibida 10.978.9856020/202 kabi ISBN ning 13 ta raqami boʻladi; bu yerda ${n(length)} ta raqam bor.`,
    TOO_LONG: ({ length }) =>
      `ISBN 13 ta raqamdan iborat; bu yerda ${n(length)} ta raqam bor. Bitta ISBN ni narx kodisiz kiriting.`,
    SEVERAL_NUMBERS: ({ count }) => `Bu yerda ${n(count)} ta ISBN bor. Ularni bittadan kiriting.`,
    BAD_CHARACTER: ({ character }) =>
      `${character} belgisi ISBN tarkibida boʻlmaydi. Raqam, chiziqcha va boʻsh joydan foydalaning; faqat ISBN-10 oxirida X boʻlishi mumkin.`,
    SCIENTIFIC_NOTATION: () =>
      'Elektron jadval bu raqamni eksponensial koʻrinishda yozib, oxirgi raqamlarini yoʻqotgan. Katak formatini matn qilib, ISBN ni qaytadan kiriting.',
    BAD_CHECK_DIGIT: ({ found, expected }) =>
      `Nazorat raqami ${found}, oldingi raqamlarga esa ${expected} mos keladi. Raqamlardan biri notoʻgʻri: ularni kitob bilan solishtiring.`,
    NOT_AN_ISBN_PREFIX: ({ found }) => `ISBN 978 yoki 979 bilan boshlanadi, bu esa ${found} bilan boshlangan.`,
    GTIN14_OF_A_CASE: ({ indicator }) =>
      `Bu GTIN-14 ${indicator} bilan boshlangani uchun koʻp nusxali qutini bildiradi. Bitta nusxaning raqamini kiriting.`,
    ISMN: () => 'Bu ISMN, yaʼni nota nashri raqami. ISBN kiriting.',
    ISSN: () => 'Bu ISSN, yaʼni jurnal yoki turkum raqami. Kitobning ISBN raqamini kiriting.',
    PREFIX_WITHOUT_GS1: ({ prefix }) =>
      `Bu ${prefix} prefiksining dastlabki uch raqamisiz yozilgan shakli. Uni toʻliq kiriting.`,
    PREFIX_TOO_LONG: ({ length }) => `Prefiks koʻpi bilan 11 ta raqamdan iborat; bu yerda ${n(length)} ta raqam bor.`,
    OTHER_PREFIX: ({ prefix }) => `Diapazonlar jadvaliga koʻra bu ${prefix} prefiksi.`,
    GROUP_ONLY: ({ group }) => `${group} – roʻyxatga olish guruhi. Registrant raqamlarini qoʻshing.`,
    UNDEFINED_GROUP: () =>
      'Bunday raqam hech bir roʻyxatga olish guruhida yoʻq. Dastlabki raqamlarni kitob bilan solishtiring.',
    UNDEFINED_RANGE: ({ group }) =>
      `${group} roʻyxatga olish guruhida bu raqam uchun ochiq diapazon yoʻq. Raqamlarni kitob bilan solishtiring.`,
  },

  uploads: {
    LINK_MISSING: () => 'Bu manzil uchun agentlik havolasi kerak. Uni soʻrab oling.',
    LINK_ALTERED: () => 'Havola oʻzgartirilgan yoki boshqa maqsad uchun yaratilgan. Yangisini soʻrab oling.',
    LINK_EXPIRED: () => 'Havola muddati tugagan. Yangisini soʻrab oling.',
    LINK_USED: () => 'Bu havola orqali boshqa fayl yuklangan. Yangisini soʻrab oling.',
    FILE_EMPTY: () => 'Fayl boʻsh. Uni qaytadan tanlang.',
    FILE_TOO_SLOW: ({ pace }) => `Fayl juda sekin kelmoqda: soniyasiga kamida ${n(pace)} bayt kerak.`,
    FILE_STALLED: ({ seconds }) => `${n(seconds)} soniya davomida fayl kelmadi. Uni qaytadan yuklang.`,
    FILE_TOO_LARGE: ({ megabytes }) => `Fayl juda katta. Koʻpi bilan ${n(megabytes)} MB boʻlishi mumkin.`,
    FILE_TYPE: () => 'Fayl PDF, PNG, JPEG yoki TIFF emas. Uni shu formatlardan birida yuboring.',
    FILE_CUT_OFF: () => 'PDF oxiri yoʻq. Uni qaytadan saqlab, yuklang.',
    TOO_MANY_UPLOADS: ({ limit }) => `Siz hozir ${n(limit)} ta fayl yuklayapsiz. Ulardan biri yetib borguncha kuting.`,
    TOO_MANY_FILES: ({ files, megabytes }) =>
      `Arizaga biriktirilmagan fayllar koʻpi bilan ${n(files)} ta yoki ${n(megabytes)} MB boʻlishi mumkin. Yangisini yuklashdan oldin ularni biriktiring.`,
    FILE_NOT_FOUND: () => 'Agentlikda bunday fayl yoʻq.',
    PAPER_NOT_FOUND: () => 'Agentlik bunday hujjat bermagan.',
    UPLOADS_BUSY: () => 'Hozir juda koʻp fayl kelmoqda. Bir necha soniyadan keyin qayta urinib koʻring.',
    PAPERS_BUSY: () => 'Hozir juda koʻp hujjat tayyorlanmoqda. Bir necha soniyadan keyin qayta urinib koʻring.',
    FILE_STORE_FAILED: () => 'Fayllar ombori bilan aloqa yoʻq. Bir necha daqiqadan keyin qayta urinib koʻring.',
  },

  verification: {
    verified: 'Tekshirildi',
    unknown: 'Nomaʼlum hujjat',
    noPaper: ({ code }) => `Ushbu tizimdagi hech bir agentlik ${code} kodli hujjat bermagan.`,
    current: 'Hujjat haqiqiy va amalda.',
    notCurrent: {
      SUPERSEDED: 'Hujjat haqiqiy, lekin uning oʻrniga yangisi berilgan.',
      NUMBER_CANCELLED: 'Hujjat haqiqiy, lekin undagi ISBN raqami keyinchalik bekor qilingan.',
      PREFIX_CLOSED: 'Hujjat haqiqiy, lekin undagi prefiks keyinchalik yopilgan.',
    },
    kinds: {
      CERTIFICATE: 'Sertifikat',
      CONTRACT: 'Shartnoma',
      INVOICE: 'Hisobvaraq',
      DESCRIPTION: 'Nashrlar tavsifi',
      NUMBER_LIST: 'ISBN raqamlari roʻyxati',
    },
    labels: {
      code: 'Kod',
      paper: 'Hujjat',
      agency: 'Kim bergan',
      issuedOn: 'Berilgan sana',
      issuedTo: 'Kimga berilgan',
      prefix: 'Prefiks',
      isbn: 'ISBN',
      languages: 'Tillar',
    },
    cancelled: 'bekor qilingan',
    closed: 'yopilgan',
    compare: 'Buni hujjatda yozilgani bilan soʻzma-soʻz solishtiring.',
  },

  refusals: {
    GROUP_NOT_OURS: ({ named, groups }) =>
      `${named} ushbu agentlikning roʻyxatga olish guruhlariga kirmaydi: ${and(groups)}. Qidiruv koʻrsatgan agentlikka murojaat qiling.`,
    PREFIX_INVALID: ({ input, problem }) => `“${input}” ISBN prefiksi emas. ${problem}`,
    PREFIX_UNKNOWN: ({ prefix }) => `${prefix} prefiksi hech kimga berilmagan. Raqamlarni tekshiring.`,
    PREFIX_CLOSED: ({ prefix }) => `${prefix} prefiksi yopilgan: u bilan endi ISBN raqami berilmaydi.`,
    PREFIX_SHARED: ({ prefix }) =>
      `${prefix} prefiksidan bir necha muallif birgalikda foydalanadi, shuning uchun uni topshirib boʻlmaydi.`,
    PREFIX_TAKEN: ({ prefix }) => `${prefix} prefiksi allaqachon berilgan. Boshqasini tanlang.`,
    PREFIX_EXHAUSTED: ({ prefixes, free, asked }) =>
      `${n(asked)} ta ISBN raqami kerak, boʻsh raqamlar (${and(prefixes)}) esa ${n(free)} ta. Noshirga qoʻshimcha prefiks bering.`,
    PREFIX_MISSING: ({ publisher }) =>
      `${publisher} noshirining bu roʻyxatga olish guruhida ochiq prefiksi yoʻq. Noshir kodi uchun ariza bering.`,
    PREFIX_NOT_YOURS: ({ prefix }) => `${prefix} prefiksi bu noshirniki emas. Uning oʻz prefiksini koʻrsating.`,
    PREFIX_NOT_USED_UP: ({ prefix, remaining }) =>
      `${prefix} prefiksi tugamagan: yana ${n(remaining)} ta raqam boʻsh. Qoʻshimcha prefiks soʻrashdan oldin ulardan foydalaning.`,
    REASON_FOR_PREFIX_MISSING: ({ prefix, remaining }) =>
      `${prefix} prefiksida yana ${n(remaining)} ta boʻsh raqam bor. Boshqa prefiks nima sababdan berilayotganini yozing.`,
    RECIPIENT_MISSING: ({ prefix }) =>
      `${prefix} prefiksi bir necha noshirga tegishli. ISBN raqamlarini kim olishini “publisher” maydonida koʻrsating.`,
    HOLDER_UNCHANGED: ({ prefix, publisher }) => `${prefix} prefiksi allaqachon ${publisher} noshiriga tegishli.`,
    NEVER_HELD: ({ prefix, publisher }) =>
      `${prefix} prefiksi hech qachon ${publisher} noshiriga tegishli boʻlmagan, shuning uchun unga qaytarib boʻlmaydi.`,
    NOT_THE_HOLDER: ({ prefix, publisher }) => `${prefix} prefiksi ${publisher} noshiriga tegishli emas.`,
    RANGE_EXHAUSTED: ({ groups, lengths, openGroups, openLengths }) =>
      `Boʻsh prefiks qolmagan: ${and(ranges(groups, lengths))}. Boʻsh prefikslar bor joylar: ${and(ranges(openGroups, openLengths))}.`,
    ALL_RANGES_EXHAUSTED: ({ groups, lengths }) =>
      `Boʻsh prefiks qolmagan: ${and(ranges(groups, lengths))}; boshqa uzunlikda ham yoʻq. Xalqaro ISBN agentligidan yangi diapazon soʻrang.`,
    LENGTH_NOT_OPEN: ({ length, open }) =>
      `${n(length)} xonali registrantlar uchun ochiq diapazon yoʻq. Ochiq uzunliklar: ${and(open.map(n))}.`,

    ISBN_INVALID: ({ input, problem }) => `“${input}” ISBN emas. ${problem}`,
    ISBN_UNASSIGNED: ({ isbn }) => `ISBN ${isbn} hech qachon berilmagan. Uni kitob bilan solishtiring.`,
    ISBN_CANCELLED: ({ isbn }) => `ISBN ${isbn} allaqachon bekor qilingan.`,
    ISBN_TAKEN: ({ isbn }) => `ISBN ${isbn} boshqa nashrga berilgan. Boshqa ISBN ishlating.`,
    ISBN_REPEATED: ({ isbn }) => `ISBN ${isbn} ikki nashr uchun koʻrsatilgan. Har biriga oʻz ISBN raqamini bering.`,
    ISBN_OF_ANOTHER: ({ isbn }) =>
      `ISBN ${isbn} shu prefiksning boshqa egasi roʻyxatida turibdi. Boshqa ISBN ishlating.`,
    ISBN_OUTSIDE_PREFIX: ({ isbn, prefixes }) =>
      `ISBN ${isbn} ${or(prefixes)} prefiksiga kirmaydi. Raqamlarni tekshiring.`,
    EDITION_UNASSIGNED: ({ isbn }) =>
      `Boshqa nashrning ISBN raqami ${isbn} hech kimga berilmagan prefiksga kiradi. Uni oʻsha nashr bilan solishtiring.`,
    JOINT_ISBN_OWN: ({ isbn }) =>
      `ISBN ${isbn} noshirning oʻziga tegishli. Hamkorlikdagi nashr uchun boshqa noshirning ISBN raqamini koʻrsating.`,

    PUBLISHER_UNKNOWN: ({ publisher }) => `Reyestrda “${publisher}” noshiri yoʻq. Identifikatorni tekshiring.`,
    PUBLISHER_CEASED: ({ publisher }) =>
      `${publisher} noshiri faoliyatini toʻxtatgan, unga endi hech narsa berilmaydi.`,
    PUBLISHER_MERGED: ({ publisher, successor }) =>
      `${publisher} noshirining oʻrnini ${successor} egallagan, unga endi hech narsa berilmaydi.`,
    NAME_UNCHANGED: ({ publisher, name }) => `${publisher} noshirining nomi allaqachon “${name}”.`,
    NOTHING_TO_CHANGE: () => 'Nima oʻzgarishi koʻrsatilmagan. Kamida bitta maydonni toʻldiring.',
    OFFICIAL_NAME_IN_LIST: () =>
      'Rasmiy nom qoʻshimcha nomlar qatoriga kirmaydi. Uni oʻzgartirish uchun noshirni qayta nomlang.',
    SUCCESSOR_IS_SELF: ({ publisher }) =>
      `${publisher} noshiri oʻziga oʻzi voris boʻla olmaydi. Boshqa noshirni koʻrsating.`,
    REGISTER_DIFFERS: ({ publisher, name, kind }) =>
      `Reyestrda ${publisher} noshirining nomi “${name}”, turi “${kind}”. Ularni faqat registrator oʻzgartira oladi.`,

    TEXT_EMPTY: ({ field }) =>
      `“${field}” maydoni boʻsh. Matn kiriting yoki majburiy boʻlmasa, maydonni tashlab keting.`,
    TEXT_TOO_LONG: ({ field, limit }) =>
      `“${field}” maydonidagi matn juda uzun. Koʻpi bilan ${n(limit)} ta belgi boʻlishi mumkin.`,
    CHARACTER_NOT_ALLOWED: ({ field, character }) =>
      `“${field}” maydonida saqlab yoki chop etib boʻlmaydigan belgi bor: ${character}. Uni olib tashlang.`,
    NAME_UNREADABLE: ({ field }) => `“${field}” maydonida harf ham, raqam ham yoʻq. Nomini kiriting.`,
    LIST_TOO_LONG: ({ field, limit }) =>
      `“${field}” maydonida yozuvlar juda koʻp. Koʻpi bilan ${n(limit)} ta boʻlishi mumkin.`,
    LIST_EMPTY: ({ field }) => `“${field}” roʻyxati boʻsh. Kamida bitta yozuv qoʻshing.`,
    NUMBER_TOO_SMALL: ({ field, least }) => `“${field}” maydonidagi son juda kichik. Eng kichik qiymat: ${n(least)}.`,
    NUMBER_OUT_OF_RANGE: ({ field, least, most }) =>
      `“${field}” maydonidagi son ${n(least)} dan ${n(most)} gacha boʻlishi kerak.`,
    ONE_OF_NEEDED: ({ fields }) => `Quyidagi maydonlardan faqat bittasini toʻldiring: ${or(fields)}.`,
    SET_WITHOUT_VOLUMES: ({ title }) => `“${title}” – koʻp jildli nashr. Jildlarini qoʻshing: har biri ham ISBN oladi.`,
    NESTED_TOO_DEEPLY: ({ levels }) =>
      `Jildlar juda chuqur joylashgan. ${n(levels)} ta daraja boʻlishi mumkin: nashr, qismlar va jildlar.`,
    COUNTRY_UNKNOWN: ({ country }) =>
      `“${country}” davlat kodi emas. ISO 3166-1 boʻyicha ikki harf kiriting, masalan UZ.`,
    COUNTRY_RENAMED: ({ country, successor }) =>
      `${country} davlat kodi endi ishlatilmaydi. Hozirgi kodni kiriting, masalan: ${successor}.`,
    DATES_REVERSED: ({ issuedOn, validUntil }) =>
      `${issuedOn} kuni berilgan hujjat muddati ${validUntil} kuni tugashi mumkin emas. Ikkala sanani hujjat bilan solishtiring.`,
    DATE_IN_FUTURE: ({ date, today }) => `${date} sanasi hali kelmagan; bugun ${today}. Uni hujjat bilan solishtiring.`,
    CURRENCY_NOT_USED: ({ currency, used }) =>
      `Agentlik ${currency} valyutasida haq olmaydi. Agentlik valyutasi: ${and(used)}.`,
    NO_FEE_CHARGED: () => 'Agentlik haq olmaydi. Summa va valyutani koʻrsatmang.',
    AMOUNT_INVALID: ({ amount, example }) => `“${amount}” summa emas. Uni shunday yozing: ${example}.`,
    AMOUNT_INCOMPLETE: () => 'Summa va valyuta birga koʻrsatiladi. Ikkalasini ham yozing yoki hech birini yozmang.',
    KEY_REUSED: ({ key }) => `“${key}” idempotentlik kaliti boshqa soʻrov uchun ishlatilgan. Yangi kalit tanlang.`,

    APPLICANT_UNKNOWN: ({ applicant }) =>
      `Siz uning nomidan ish yuritadigan “${applicant}” ariza beruvchisi yoʻq. Identifikatorni tekshiring.`,
    APPLICATION_UNKNOWN: ({ application }) =>
      `Siz ish yuritadigan “${application}” arizasi yoʻq. Identifikatorni tekshiring.`,
    APPLICATION_LOCKED: ({ application, state }) =>
      `${application} arizasini oʻzgartirib boʻlmaydi. Uning holati: ${state}.`,
    APPLICATION_WITH_AGENCY: ({ application }) =>
      `Agentlik ${application} arizasini koʻrib chiqmoqda. Ariza qaytarilganda yoki hal etilganda ariza beruvchi maʼlumotlarini oʻzgartirish mumkin.`,
    STEP_NOT_OPEN: ({ application, state, since, act, open }) =>
      `“${act}” qadami siz uchun ochiq emas. ${application} arizasining ${since} dan beri holati: ${state}. ` +
      (open.length > 0 ? `Ochiq qadamlar: ${and(open)}.` : 'Hozir ochiq qadam yoʻq.'),
    SERVICE_NOT_OFFERED: ({ service }) => `Agentlik “${service}” xizmati uchun ariza qabul qilmaydi.`,
    APPLICANT_RECOGNISED: ({ applicant, publisher }) =>
      `${applicant} ariza beruvchisi allaqachon ${publisher} noshiri deb tanib olingan.`,
    MAY_BE_REGISTERED: ({ publishers, grounds }) =>
      `Ariza beruvchi reyestrda bor boʻlishi mumkin: ${or(publishers)}. Mos kelgani: ${and(grounds)}. ` +
      'Ariza beruvchini tanib oling yoki u nega boshqa noshir ekanini yozing.',
    FILE_NEEDED: () => 'Yuklangan faylni koʻrsating. Faylsiz hujjatni faqat registrator biriktiradi.',
    FILE_UNKNOWN: ({ file }) =>
      `Siz “${file}” faylini yuklamagansiz. Avval uni yuklab, javobdagi identifikatorni ishlating.`,
    DOCUMENT_NOT_ASKED: ({ document, asked }) =>
      `Agentlik “${document}” hujjatini soʻramaydi. ` +
      (asked.length > 0 ? `U soʻraydigan hujjatlar: ${and(asked)}.` : 'U hujjat soʻramaydi.'),
    COMMENTS_MISSING: () => 'Arizani qaytarishdan oldin kamida bitta boʻlim uchun nima tuzatilishi kerakligini yozing.',
    REASON_MISSING: () => 'Rad etish sababini yozing.',

    BANK_DETAILS_MISSING: () =>
      'Ariza beruvchining bank rekvizitlari yoʻq. Shartnoma va hisobvaraq uchun bank va hisob raqami kerak.',
    RESPONSIBLE_PERSON_MISSING: () =>
      'Ariza beruvchining masʼul shaxsi koʻrsatilmagan. Uni aloqa maʼlumotlariga qoʻshing.',
    PUBLICATIONS_MISSING: () => 'Arizada nashr yoʻq. Kamida bittasini qoʻshing.',
    PAPERS_OUTDATED: () =>
      'Ariza hujjatlar tayyorlangandan keyin oʻzgartirilgan. Uni qaytadan saqlab, yangi hujjatlarni imzolang.',
    DOCUMENTS_MISSING: ({ documents, copies }) =>
      `Hujjatlar yetishmaydi: ${and(documents.map((document, index) => withCopies(document, copies[index] ?? 1)))}.`,
    FEE_UNPAID: ({ amount, currency }) =>
      `${amount} ${currency} miqdoridagi haq toʻlanmagan. Summasi koʻrsatilgan toʻlov topshiriqnomasini biriktiring.`,
    PAYMENT_AMOUNT_MISSING: ({ amount, currency }) =>
      `Toʻlov topshiriqnomasida ${amount} ${currency} miqdoridagi haqdan qanchasi toʻlangani yozilmagan. Uni summasi bilan biriktiring.`,
    FEE_UNDERPAID: ({ amount, currency, paid, paidCurrency, missing }) =>
      `Haq ${amount} ${currency}, toʻlangani ${paid} ${paidCurrency}: ${missing} ${currency} yetishmaydi.`,
    NOT_OUR_JURISDICTION: ({ country }) =>
      `Noshir joylashgan davlat: ${country}. Kitoblar qaysi tilda boʻlmasin, oʻsha davlatning ISBN agentligiga murojaat qiling; ` +
      'istisno uchun avval Xalqaro ISBN agentligidan soʻrang.',
    INTERNATIONAL_JURISDICTION: () =>
      'Bir necha davlat nodavlat tashkilotlariga Xalqaro ISBN agentligi (INTL) xizmat koʻrsatadi. Oʻsha yerga murojaat qiling.',
    NOT_MULTINATIONAL: ({ country }) =>
      `Bu yerda faqat bir necha davlat nodavlat tashkilotlariga xizmat koʻrsatiladi. Shu davlatning ISBN agentligiga murojaat qiling: ${country}.`,
    PERMIT_MISSING: ({ document }) =>
      `Amaldagi hujjat yoʻq: ${document}. Raqami va sanalari bilan nusxasini biriktiring.`,
    ONLINE_ACCESS_MISSING: () =>
      'Agentlik sizga yangi ISBN raqamlarini onlayn soʻrash uchun ruxsat bermagan. Qogʻozda ariza bering yoki ruxsat soʻrang.',
    CODE_HELD: ({ publisher }) => `${publisher} noshirining kodi allaqachon bor. Qoʻshimcha kod uchun ariza bering.`,
    NOT_REGISTERED: () =>
      'Ariza beruvchi reyestrda yoʻq. Avval noshir kodi uchun ariza bering; noshir reyestrda boʻlsa, agentlikdan sizni tanib olishni soʻrang.',
    METADATA_MISSING: ({ title, missing }) =>
      `“${title}” uchun maʼlumotlar yetishmaydi: ${and(missing)}. Ularni qoʻshing.`,
    KIT_WITHOUT_PARTS: ({ title }) =>
      `“${title}” – toʻplam. Uning qismlarini koʻrsating, kamida ikkita: har biri ham ISBN oladi.`,
    PRODUCT_UNDESCRIBED: ({ title, form }) =>
      `“${title}” nashrining shakli – “${form}” – bu qanday mahsulot ekanini bildirmaydi. Uni “product” maydonida tavsiflang.`,
    PRODUCT_NOT_ELIGIBLE: ({ title }) => `“${title}” nashriga ISBN berilmaydi. Uni arizadan olib tashlang.`,
    PRODUCT_NEEDS_OTHER_NUMBER: ({ title, identifier }) =>
      `“${title}” nashriga ISBN berilmaydi. Uning oʻrniga ${identifier} soʻrang.`,
  },
}

/** 978-9910 (3 xonali) */
const ranges = (groups: readonly string[], lengths: readonly number[]): string[] =>
  groups.map((group, index) => `${group} (${n(lengths[index] ?? 0)} xonali)`)

const withCopies = (document: string, copies: number): string =>
  copies > 1 ? `${document}, ${n(copies)} nusxada` : document
